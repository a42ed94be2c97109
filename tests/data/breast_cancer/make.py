"""A synthetic copy of three columns of the breast cancer data of scikit-learn, by a mixture of Gaussians."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import ks_2samp
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.mixture import GaussianMixture
from sklearn.model_selection import train_test_split

SEED = 11
COLUMNS = ["mean radius", "mean texture", "mean smoothness", "target"]

data = load_breast_cancer(as_frame=True).frame[COLUMNS]
train, holdout = train_test_split(data, test_size=0.25, random_state=SEED)
model = GaussianMixture(n_components=6, random_state=SEED)
model.fit(train)
rows, _ = model.sample(len(train))
synthetic = pd.DataFrame(rows, columns=COLUMNS)
synthetic["target"] = synthetic["target"].round().clip(0, 1).astype(int)
synthetic.round(4).to_csv("synthetic.csv", index=False)


def score(fitted_to):
    learner = LogisticRegression(max_iter=1000).fit(fitted_to[COLUMNS[:3]], fitted_to["target"])
    return roc_auc_score(holdout["target"], learner.predict_proba(holdout[COLUMNS[:3]])[:, 1])


ks = [ks_2samp(train[each], synthetic[each]).statistic for each in COLUMNS[:3]]
real = [ks_2samp(train[each], holdout[each]).statistic for each in COLUMNS[:3]]
scores = {
    "ks_mean": round(float(np.mean(ks)), 4),
    "ks_train_holdout": round(float(np.mean(real)), 4),
    "tstr": round(score(synthetic), 4),
    "trtr": round(score(train), 4),
    "exact_copies": int(synthetic.round(4).merge(train.round(4)).shape[0]),
}
Path("metrics.json").write_text(json.dumps(scores, indent=1))
