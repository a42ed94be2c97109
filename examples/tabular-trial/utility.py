"""What the synthetic table is good for: prediction, the trial's own treatment effect, and subgroups."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from actg import BASELINE, EVENT, NUMERIC, TIME
from fidelity import encode
from lifelines import CoxPHFitter, KaplanMeierFitter
from lifelines.utils import restricted_mean_survival_time
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEEDS = (0, 1, 2, 3, 4)
DRAWS = 500
HORIZON = 1000
GROUPS = {"gender": {0: "women", 1: "men"}, "race": {0: "white", 1: "non_white"}}


def predict(rows: pd.DataFrame, test: pd.DataFrame, kind: str, seed: int) -> np.ndarray:
    """The predicted risk of an event in the test rows from the columns known at baseline."""
    model: Any = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
    if kind == "gradient_boosting":
        settings = {"n_estimators": 150, "learning_rate": 0.05, "max_depth": 3, "subsample": 0.7}
        model = GradientBoostingClassifier(**settings, random_state=seed)
    medians = rows[NUMERIC].median()
    model.fit(encode(rows, BASELINE, medians), rows[EVENT])
    return model.predict_proba(encode(test, BASELINE, medians))[:, 1]


def auc_interval(event: np.ndarray, *risks: np.ndarray) -> list[float]:
    """A 95 % bootstrap interval of the AUC, or of the second risk's AUC less the first's."""
    rng = np.random.default_rng(0)
    values = []
    while len(values) < DRAWS:
        rows = rng.integers(0, len(event), len(event))
        if 0 < event[rows].sum() < len(event):
            scores = [roc_auc_score(event[rows], risk[rows]) for risk in risks]
            values.append(scores[-1] - (scores[0] if len(scores) == 2 else 0))
    return [float(bound) for bound in np.percentile(values, [2.5, 97.5])]


def logistic(sources: dict[str, pd.DataFrame], test: pd.DataFrame) -> dict[str, Any]:
    """Logistic regression, which has no randomness: one value each, with the test set's uncertainty."""
    event = test[EVENT].to_numpy()
    risks = {name: predict(rows, test, "logistic", 0) for name, rows in sources.items()}
    result: dict[str, Any] = {
        name: {"auc": float(roc_auc_score(event, risk)), "ci95": auc_interval(event, risk)}
        for name, risk in risks.items()
    }
    gap = result["tstr"]["auc"] - result["trtr"]["auc"]
    return result | {"difference": {"auc": gap, "ci95": auc_interval(event, risks["trtr"], risks["tstr"])}}


def boosting(sources: dict[str, pd.DataFrame], test: pd.DataFrame) -> dict[str, Any]:
    """Gradient boosting with five seeds."""
    result = {}
    for name, rows in sources.items():
        risks = [predict(rows, test, "gradient_boosting", seed) for seed in SEEDS]
        scores = [float(roc_auc_score(test[EVENT], risk)) for risk in risks]
        result[name] = {
            "per_seed": scores,
            "mean": float(np.mean(scores)),
            "sd": float(np.std(scores, ddof=1)),
        }
    return result | {"seeds": list(SEEDS)}


def subgroup(rows: np.ndarray, event: np.ndarray, risks: dict[str, np.ndarray]) -> dict[str, Any]:
    """How well both logistic models predict within one group."""
    result: dict[str, Any] = {"n": int(rows.sum()), "events": int(event[rows].sum())}
    for name, risk in risks.items():
        result[name] = {
            "auc": float(roc_auc_score(event[rows], risk[rows])),
            "ci95": auc_interval(event[rows], risk[rows]),
        }
    gap = auc_interval(event[rows], risks["trtr"][rows], risks["tstr"][rows])
    difference = result["tstr"]["auc"] - result["trtr"]["auc"]
    return result | {"difference": {"auc": difference, "ci95": gap}}


def subgroups(sources: dict[str, pd.DataFrame], test: pd.DataFrame) -> dict[str, Any]:
    """The groups by gender and race, how well each is predicted and how well it is represented."""
    event = test[EVENT].to_numpy()
    risks = {name: predict(rows, test, "logistic", 0) for name, rows in sources.items()}
    result = {}
    for column, labels in GROUPS.items():
        for code, label in labels.items():
            result[label] = subgroup((test[column] == code).to_numpy(), event, risks)
            shares = {name: float((rows[column] == code).mean()) for name, rows in sources.items()}
            result[label]["share"] = {"train": shares["trtr"], "synthetic": shares["tstr"]}
    return result


def treated(table: pd.DataFrame, coding: str) -> pd.Series:
    """Any other arm against zidovudine alone, coded from either of the two columns that say so."""
    return (table["arms"] != 0).astype(int) if coding == "arms" else table["treat"]


def hazard_ratio(table: pd.DataFrame, coding: str, adjusted: bool) -> dict[str, Any]:
    """The Cox hazard ratio of treatment with its 95 % interval."""
    data = table[[TIME, EVENT]].assign(treated=treated(table, coding))
    if adjusted:
        data = data.assign(age=table.age / 10, symptom=table.symptom, cd40=table.cd40 / 100)
    row = CoxPHFitter().fit(data, TIME, EVENT).summary.loc["treated"]
    bounds = [float(row["exp(coef) lower 95%"]), float(row["exp(coef) upper 95%"])]
    counts = {"n": len(table), "events": int(table[EVENT].sum())}
    return counts | {"hr": float(row["exp(coef)"]), "ci95": bounds, "log_hr_se": float(row["se(coef)"])}


def agreement(real: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Whether the other estimate says what the real one says, and how far the intervals overlap (log)."""
    (low, high), (other_low, other_high) = np.log(real["ci95"]), np.log(other["ci95"])
    shared = max(0.0, min(high, other_high) - max(low, other_low))
    overlap = (shared / (high - low) + shared / (other_high - other_low)) / 2
    significant = [not e["ci95"][0] <= 1 <= e["ci95"][1] for e in (real, other)]
    return {
        "same_direction": bool((real["hr"] < 1) == (other["hr"] < 1)),
        "same_significance": significant[0] == significant[1],
        "ci_overlap": float(overlap),
        "standardised_difference": float(np.log(other["hr"] / real["hr"]) / real["log_hr_se"]),
    }


def rmst_difference(table: pd.DataFrame, coding: str) -> float:
    """Treated less untreated: the restricted mean time free of an event, in days, up to the horizon."""
    means = []
    for arm in (0, 1):
        rows = table[treated(table, coding) == arm]
        curve = KaplanMeierFitter().fit(rows[TIME], rows[EVENT])
        means.append(float(restricted_mean_survival_time(curve, HORIZON)))
    return means[1] - means[0]


def estimand(tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """The trial's treatment effect in every table, and how the others agree with the training table."""
    cases = [(name, "arms") for name in tables] + [("synthetic", "treat")]
    result: dict[str, Any] = {}
    for name, coding in cases:
        key = name if coding == "arms" else f"{name}_coded_from_treat"
        result[key] = {
            "adjusted": hazard_ratio(tables[name], coding, adjusted=True),
            "unadjusted": hazard_ratio(tables[name], coding, adjusted=False),
            f"rmst_difference_{HORIZON}_days": rmst_difference(tables[name], coding),
        }
    real = result["real_train"]
    for key in ("real_holdout", "synthetic", "synthetic_coded_from_treat"):
        result[key]["agreement_with_train"] = {
            kind: agreement(real[kind], result[key][kind]) for kind in ("adjusted", "unadjusted")
        }
    return result


def measure(tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Prediction, subgroups and the treatment effect."""
    holdout = tables["real_holdout"]
    sources = {"trtr": tables["real_train"], "tstr": tables["synthetic"]}
    return {
        "prediction": {
            "task": f"predict {EVENT} (an event) from the columns known at baseline",
            "features": BASELINE,
            "test": {"set": "holdout", "n": len(holdout), "events": int(holdout[EVENT].sum())},
            "logistic": logistic(sources, holdout),
            "gradient_boosting": boosting(sources, holdout),
        },
        "subgroups_logistic": subgroups(sources, holdout),
        "event_share": {name: float(table[EVENT].mean()) for name, table in tables.items()},
        "estimand": estimand(tables),
    }
