"""How close the synthetic table is to a real one: columns, pairs, and a classifier's verdict."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from actg import CATEGORICAL, NUMERIC, TABLE
from generate import metadata
from scipy import stats
from sdmetrics.reports.single_table import DiagnosticReport, QualityReport
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

TREES = 200
FOLDS = 5


def ks(real: pd.Series, synthetic: pd.Series) -> float:
    """The Kolmogorov-Smirnov distance, missing values left out."""
    return float(stats.ks_2samp(real.dropna(), synthetic.dropna()).statistic)


def total_variation(real: pd.Series, synthetic: pd.Series) -> float:
    """Half the sum of the absolute differences of the category shares."""
    shares = (column.value_counts(normalize=True, dropna=False) for column in (real, synthetic))
    first, second = shares
    return float(first.subtract(second, fill_value=0).abs().sum() / 2)


def column_distances(real: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, float]:
    """Per column: KS where it is numeric, total variation where it is categorical."""
    numeric = {name: ks(real[name], synthetic[name]) for name in NUMERIC}
    return numeric | {name: total_variation(real[name], synthetic[name]) for name in CATEGORICAL}


def columns(real: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, Any]:
    """The distances per column, with mean and maximum of either kind."""
    distances = column_distances(real, synthetic)
    result: dict[str, Any] = {}
    for kind, names in (("ks", NUMERIC), ("total_variation", CATEGORICAL)):
        values = {name: distances[name] for name in names}
        worst = max(values, key=lambda name: values[name])
        mean = float(np.mean(list(values.values())))
        result[kind] = {"per_column": values, "mean": mean, "max": values[worst], "max_column": worst}
    missing = (abs(float(real[n].isna().mean()) - float(synthetic[n].isna().mean())) for n in real)
    return result | {"missing_share_max_difference": max(missing)}


def correlations(real: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, Any]:
    """Differences of the correlation matrices of the numeric columns."""
    result = {}
    for method in ("pearson", "spearman"):
        gap = (real[NUMERIC].corr(method) - synthetic[NUMERIC].corr(method)).abs().to_numpy()
        upper = gap[np.triu_indices(len(NUMERIC), 1)]
        result[method] = {
            "mean_abs_difference": float(upper.mean()),
            "max_abs_difference": float(upper.max()),
        }
    return result


def contingency(real: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, Any]:
    """The total variation distance of every two-way table of the categorical columns."""
    gaps = {}
    for pair in combinations(CATEGORICAL, 2):
        shares = [t.groupby(list(pair)).size() / len(t) for t in (real, synthetic)]
        gaps["*".join(pair)] = float(shares[0].subtract(shares[1], fill_value=0).abs().sum() / 2)
    worst = max(gaps, key=lambda name: gaps[name])
    return {
        "pairs": len(gaps),
        "mean": float(np.mean(list(gaps.values()))),
        "max": gaps[worst],
        "max_pair": worst,
    }


def encode(table: pd.DataFrame, names: list[str], medians: pd.Series) -> pd.DataFrame:
    """Numbers as they are, missing ones at the given median with an indicator, categories one-hot."""
    numeric = [name for name in names if name in NUMERIC]
    parts = [table[numeric].fillna(medians[numeric])]
    if "cd496" in names:
        parts.append(table[["cd496"]].isna().astype(float).rename(columns={"cd496": "cd496_missing"}))
    for name in (name for name in names if name in CATEGORICAL):
        levels = {"karnof": [70, 80, 90, 100], "strat": [1, 2, 3], "arms": [0, 1, 2, 3]}.get(name, [0, 1])
        parts.append(pd.DataFrame({f"{name}={v}": (table[name] == v).astype(float) for v in levels[1:]}))
    return pd.concat(parts, axis=1).astype(float)


def classifier(kind: str, seed: int) -> Any:
    """A fresh classifier of the two that play the detective."""
    if kind == "random_forest":
        return RandomForestClassifier(TREES, random_state=seed, n_jobs=1)
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))


def told_apart(real: pd.DataFrame, other: pd.DataFrame, kind: str, seed: int) -> dict[str, Any]:
    """The cross-validated AUC of telling the two tables apart; 0.5 means that they cannot be told apart."""
    both = pd.concat([real, other], ignore_index=True)
    design = encode(both, list(real.columns), real[NUMERIC].median()).to_numpy()
    labels = np.repeat([0, 1], [len(real), len(other)])
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    scores = []
    for rows, held in folds.split(design, labels):
        model = classifier(kind, seed).fit(design[rows], labels[rows])
        scores.append(roc_auc_score(labels[held], model.predict_proba(design[held])[:, 1]))
    return {"mean": float(np.mean(scores)), "sd": float(np.std(scores, ddof=1)), "folds": FOLDS, "seed": seed}


def propensity(real: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, float]:
    """The propensity mean squared error (in-sample logistic model) and its ratio to its null expectation."""
    both = pd.concat([real, synthetic], ignore_index=True)
    design = encode(both, list(real.columns), real[NUMERIC].median())
    labels = np.repeat([0, 1], [len(real), len(synthetic)])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1e6, max_iter=20000, tol=1e-8))
    model.fit(design, labels)
    share = len(synthetic) / len(both)
    error = float(np.mean((model.predict_proba(design)[:, 1] - share) ** 2))
    null = design.shape[1] * (1 - share) ** 2 * share / len(both)
    return {"pmse": error, "pmse_ratio_to_null": error / null}


def sdmetrics_scores(real: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, Any]:
    """The scores of sdmetrics' two reports, as that version of the library defines them."""
    types = metadata(list(real.columns)).to_dict()["tables"][TABLE]
    result: dict[str, Any] = {}
    for name, report in (("diagnostic", DiagnosticReport()), ("quality", QualityReport())):
        report.generate(real, synthetic, types, verbose=False)
        parts = report.get_properties().set_index("Property")["Score"].to_dict()
        result[name] = {"score": float(report.get_score()), "parts": {k: float(v) for k, v in parts.items()}}
    return result


def measure(train: pd.DataFrame, holdout: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, Any]:
    """All of it, with the holdout rows as the measure of what real rows would reach."""
    tests = {kind: told_apart(train, synthetic, kind, 0) for kind in ("random_forest", "logistic")}
    tests |= {f"{kind}_holdout_instead": told_apart(train, holdout, kind, 0) for kind in list(tests)}
    return {
        "reference": "train",
        "columns": columns(train, synthetic),
        "columns_holdout_instead": columns(train, holdout),
        "correlations": correlations(train, synthetic),
        "correlations_holdout_instead": correlations(train, holdout),
        "contingency_total_variation": contingency(train, synthetic),
        "contingency_total_variation_holdout_instead": contingency(train, holdout),
        "c2st_auc": tests,
        "propensity": propensity(train, synthetic),
        "sdmetrics": sdmetrics_scores(train, synthetic),
        "sdmetrics_holdout_instead": sdmetrics_scores(train, holdout),
    }
