"""Make values.json: data, and what scipy, scikit-learn and lifelines compute of it; needs pandas and lifelines.

python tests/data/golden/make.py > tests/data/golden/values.json
"""

from __future__ import annotations

import json
import sys
from itertools import combinations

import numpy as np
import pandas as pd
import statsmodels.api as sm
from lifelines import CoxPHFitter, KaplanMeierFitter
from lifelines.utils import concordance_index, restricted_mean_survival_time
from scipy import stats
from scipy.spatial import distance
from sklearn.metrics import brier_score_loss, r2_score, roc_auc_score, root_mean_squared_error

PRECISE = {"precision": 1e-12, "r_precision": 1e-14}


def table(n: int, seed: int) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    x = random.normal(size=n)
    frame = pd.DataFrame(
        {"x": x.round(1), "y": (x + random.normal(size=n) * (1 + seed)).round(2), "z": random.integers(0, 9, n)}
    )
    frame.loc[random.random(n) < 0.1 * (1 + seed), "y"] = np.nan
    frame["a"] = random.choice(list("uvw"), n, p=[0.5, 0.3, 0.2])
    frame["b"] = np.where(random.random(n) < 0.3 + 0.4 * (x > 0), "p", "q")
    frame.loc[random.random(n) < 0.05, "a"] = None
    frame["time"] = random.exponential(10 * np.exp(-0.5 * x)).round(1) + 0.1
    frame["event"] = (random.random(n) < 0.7).astype(int)
    frame["risk"] = (1 / (1 + np.exp(-x + random.normal(size=n)))).round(3)
    frame["ill"] = (random.random(n) < 1 / (1 + np.exp(-x))).astype(int)
    return frame


def shares(column: pd.Series, levels: list) -> np.ndarray:
    return np.array([(column.fillna("missing") == each).mean() for each in levels])


def of_columns(real: pd.DataFrame, other: pd.DataFrame) -> dict:
    y, w = real.y.dropna(), other.y.dropna()
    levels = ["u", "v", "w", "missing"]
    p, q = shares(real.a, levels), shares(other.a, levels)
    return {
        "fid.ks_distance@1": stats.ks_2samp(y, w).statistic,
        "fid.tv_distance@1": abs(p - q).sum() / 2,
        "fid.hellinger@1": np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2),
        "fid.jensen_shannon_distance@1": distance.jensenshannon(p, q, base=2),
        "fid.wasserstein1_scaled@1": stats.wasserstein_distance(y, w) / y.std(),
        "fid.mean_difference@1": w.mean() - y.mean(),
        "fid.standardised_mean_difference@1": abs(w.mean() - y.mean()) / np.sqrt((w.var() + y.var()) / 2),
        "fid.missingness_difference@1": max(abs(real[c].isna().mean() - other[c].isna().mean()) for c in "xyzab"),
    }


def of_pairs(real: pd.DataFrame, other: pd.DataFrame) -> dict:
    names = ["x", "y", "z"]
    gaps = [abs(real[i].corr(real[j]) - other[i].corr(other[j])) for i, j in combinations(names, 2)]
    cells = [pd.crosstab(t.a.fillna("missing"), t.b, normalize=True).stack() for t in (real, other)]
    both = pd.concat(cells, axis=1).fillna(0)
    return {
        "fid.correlation_similarity@1": 1 - np.mean(gaps) / 2,
        "fid.correlation_max_abs_diff@1": max(gaps),
        "fid.pairwise_correlation_difference@1": np.linalg.norm(real[names].corr() - other[names].corr()),
        "fid.contingency_similarity@1": 1 - (both[0] - both[1]).abs().sum() / 2,
    }


def of_rows(real: pd.DataFrame, other: pd.DataFrame) -> dict:
    both = pd.concat([real, other])[["x", "z"]]
    labels = np.repeat([0, 1], [len(real), len(other)])
    fitted = sm.Logit(labels, sm.add_constant((both - both.mean()) / both.std()).to_numpy()).fit(disp=0)
    chances, share = fitted.predict(), labels.mean()
    pmse = ((chances - share) ** 2).mean()
    return {
        "fid.pmse@1": pmse,
        "fid.pmse_ratio@1": pmse / (2 * (1 - share) ** 2 * share / len(labels)),
        "fid.specks@1": stats.ks_2samp(chances[labels == 0], chances[labels == 1]).statistic,
    }


def of_predictions(real: pd.DataFrame) -> dict:
    chances = real.risk.clip(1e-9, 1 - 1e-9)
    logit = np.log(chances / (1 - chances))
    slope = sm.Logit(real.ill, sm.add_constant(logit)).fit(disp=0).params
    offset = sm.GLM(real.ill, np.ones(len(real)), family=sm.families.Binomial(), offset=logit).fit().params
    called = real.risk >= 0.4
    return {
        "util.auc@1": roc_auc_score(real.ill, real.risk),
        "util.brier@1": brier_score_loss(real.ill, real.risk),
        "util.calibration_slope@1": slope.iloc[1],
        "util.calibration_in_the_large@1": offset.iloc[0],
        "util.net_benefit@1": (called & (real.ill == 1)).mean() - (called & (real.ill == 0)).mean() * 0.4 / 0.6,
        "util.r2@1": r2_score(real.x, real.risk),
        "util.rmse@1": root_mean_squared_error(real.x, real.risk),
        "surv.c_index@1": concordance_index(real.time, -real.risk, real.event),
    }


def of_survival(real: pd.DataFrame, other: pd.DataFrame, tau: float) -> dict:
    curves = [KaplanMeierFitter().fit(t.time, t.event) for t in (real, other)]
    means = [restricted_mean_survival_time(curve, tau) for curve in curves]
    fine = np.linspace(0, tau, 2_000_001)[:-1]
    gap = abs(curves[0].predict(fine).to_numpy() - curves[1].predict(fine).to_numpy())
    return {
        "surv.rmst_difference@1": means[1] - means[0],
        "util.survival_km_l1@1": gap.mean(),
        "surv.event_rate_difference@1": other.event.mean() - real.event.mean(),
    }


def of_estimates(real: pd.DataFrame) -> dict:
    row = (
        CoxPHFitter().fit(real[["time", "event", "ill", "x"]], "time", "event", fit_options=PRECISE).summary.loc["ill"]
    )
    design = sm.add_constant(real[["ill", "x"]].astype(float))
    line = sm.OLS(real.z.astype(float), design).fit()
    logit = sm.Logit(real.event, design).fit(disp=0)
    curve = KaplanMeierFitter().fit(real.time, real.event)
    return {
        "cox": [row["coef"], row["se(coef)"]],
        "linear": [line.params["ill"], line.bse["ill"]],
        "logistic": [logit.params["ill"], logit.bse["ill"]],
        "kaplan_meier": [float(curve.predict(5.0))],
    }


def of_copies(real: pd.DataFrame, other: pd.DataFrame) -> dict:
    known = ["z", "a", "b"]
    once = real.x.value_counts()
    real_counts, other_counts = (t[known].fillna("missing").value_counts() for t in (real, other))
    both = pd.concat([real_counts, other_counts], axis=1).fillna(0).to_numpy()
    merged = other[known].fillna("missing").merge(real[known].fillna("missing").drop_duplicates(), on=known)
    return {
        "priv.exact_copies@1": len(merged),
        "priv.unique_value_replay@1": other.x.isin(once[once == 1].index).mean(),
        "priv.replicated_uniques@1": ((both[:, 0] == 1) & (both[:, 1] == 1)).sum() / len(real),
        "valid.duplicate_rows@1": other[known].duplicated().mean(),
    }


def of_secrets(real: pd.DataFrame, other: pd.DataFrame) -> tuple[float, float]:
    """TCAP and DiSCO of b, known a and z."""
    classes = other.assign(a=other.a.fillna("missing")).groupby(["a", "z"]).b.agg(["nunique", "first"])
    joined = real.assign(a=real.a.fillna("missing")).join(classes, on=["a", "z"])
    sure = joined["nunique"] == 1
    right = sure & (joined["first"] == joined.b)
    return right.sum() / sure.sum() if sure.any() else None, right.mean()


if __name__ == "__main__":
    real, other = table(80, 0), table(60, 1)
    data = {
        name: t.astype(object).where(t.notna(), None).to_dict(orient="list")
        for name, t in (("real", real), ("synthetic", other))
    }
    made = of_columns(real, other) | of_pairs(real, other) | of_rows(real, other) | of_predictions(real)
    made |= of_survival(real, other, 20.0) | of_copies(real, other)
    estimates = {name: of_estimates(t) for name, t in (("real", real), ("synthetic", other))}
    made["priv.tcap@1"], made["priv.disco@1"] = of_secrets(real, other)
    json.dump({"data": data, "values": made, "estimates": estimates}, sys.stdout, default=float)
