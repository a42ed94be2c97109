"""Whether synthetic rows give away training rows: copies, distances, attacks, each against the holdout.

What an attacker achieves against the holdout rows, whom the generator never saw, is what chance and the
population allow. Only what goes beyond that points to a leak from the training rows.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from actg import CATEGORICAL, NUMERIC
from fidelity import encode
from scipy.spatial.distance import cdist
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, roc_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

REPEATS = 20
DRAWS = 500
QUASI_IDENTIFIERS = ["age", "gender", "race", "karnof", "hemo", "drugs"]
KNOWN = ["age", "wtkg", "gender", "race", "karnof", "hemo", "symptom", "cd40"]
SENSITIVE = "homo"
PRECISE = "wtkg"
FEW = 10


def gower(rows: pd.DataFrame, others: pd.DataFrame, width: pd.Series, names: list[str]) -> np.ndarray:
    """Gower distances of all rows to all others: numeric columns over their range in the training rows."""
    total = np.zeros((len(rows), len(others)))
    for name in (name for name in names if name in NUMERIC):
        first, second = (t[[name]].to_numpy(float) / width[name] for t in (rows, others))
        gap = cdist(np.nan_to_num(first), np.nan_to_num(second), "cityblock")
        lost, lost_too = np.isnan(first), np.isnan(second).T
        gap[lost != lost_too] = 1.0
        total += np.minimum(gap, 1.0)
    codes = [name for name in names if name in CATEGORICAL]
    if codes:
        total += len(codes) * cdist(rows[codes], others[codes], "hamming")
    return total / len(names)


def equal_rows(rows: pd.DataFrame, others: pd.DataFrame, names: list[str]) -> int:
    """How many rows equal any of the others on the named columns; missing values equal each other."""
    first, second = (pd.MultiIndex.from_frame(table[names].fillna(-1)) for table in (rows, others))
    return int(first.isin(second).sum())


def copies(synthetic: pd.DataFrame, train: pd.DataFrame, holdout: pd.DataFrame) -> dict[str, Any]:
    """Synthetic rows that equal a real row, on all columns and without the most precise one."""
    result = {}
    for label, names in (
        ("all_columns", list(train.columns)),
        (f"without_{PRECISE}", [name for name in train.columns if name != PRECISE]),
        ("quasi_identifiers", QUASI_IDENTIFIERS),
    ):
        result[label] = {
            "synthetic_rows_equal_to_train": equal_rows(synthetic, train, names),
            "synthetic_rows_equal_to_holdout": equal_rows(synthetic, holdout, names),
            "holdout_rows_equal_to_train": equal_rows(holdout, train, names),
        }
    return result | {"n_synthetic": len(synthetic), "n_train": len(train), "n_holdout": len(holdout)}


def replay(synthetic: pd.DataFrame, train: pd.DataFrame, holdout: pd.DataFrame) -> dict[str, Any]:
    """Rows carrying a value of the most precise column that exactly one training row has."""
    counts = train[PRECISE].value_counts()
    single = counts.index[counts == 1]
    rates = {name: float(t[PRECISE].isin(single).mean()) for name, t in (("s", synthetic), ("h", holdout))}
    return {
        "column": PRECISE,
        "values_unique_in_train": len(single),
        "synthetic_share": rates["s"],
        "holdout_share": rates["h"],
    }


def singletons(synthetic: pd.DataFrame, train: pd.DataFrame, holdout: pd.DataFrame) -> dict[str, Any]:
    """Combinations of quasi-identifiers that occur once."""
    single = {}
    for name, table in (("synthetic", synthetic), ("train", train)):
        sizes = table.groupby(QUASI_IDENTIFIERS).size()
        single[name] = sizes.index[sizes == 1]
    carried = {
        name: float(pd.MultiIndex.from_frame(table[QUASI_IDENTIFIERS]).isin(single["train"]).mean())
        for name, table in (("synthetic", synthetic), ("holdout", holdout))
    }
    return {
        "quasi_identifiers": QUASI_IDENTIFIERS,
        "smallest_group_synthetic": int(synthetic.groupby(QUASI_IDENTIFIERS).size().min()),
        "single_in_train": len(single["train"]),
        "single_in_synthetic": len(single["synthetic"]),
        "single_in_both": len(single["synthetic"].intersection(single["train"])),
        "synthetic_rows_carrying_a_train_singleton_share": carried["synthetic"],
        "holdout_rows_carrying_a_train_singleton_share": carried["holdout"],
    }


def rare_categories(synthetic: pd.DataFrame, train: pd.DataFrame) -> dict[str, Any]:
    """Per column the category that is rarest in training, if under 5 %; small real counts are hidden."""
    result = {}
    for name in CATEGORICAL:
        counts = train[name].value_counts()
        level, count = counts.index[-1], int(counts.iloc[-1])
        if count / len(train) < 0.05:
            shown = count if count >= FEW else f"<{FEW}"
            made = int((synthetic[name] == level).sum())
            result[name] = {"category": int(level), "train_n": shown, "synthetic_n": made}
    return result


def extremes(synthetic: pd.DataFrame, train: pd.DataFrame) -> dict[str, int]:
    """How many numeric columns end where the training rows end; on purpose, they are not named."""
    low = (synthetic[NUMERIC].min() == train[NUMERIC].min()).sum()
    high = (synthetic[NUMERIC].max() == train[NUMERIC].max()).sum()
    return {"numeric_columns": len(NUMERIC), "equal_minimum": int(low), "equal_maximum": int(high)}


def quantiles(values: np.ndarray) -> dict[str, float]:
    """The numbers that describe distances to the closest record."""
    return {
        "median": float(np.median(values)),
        "p05": float(np.percentile(values, 5)),
        "min": float(values.min()),
    }


def spread(values: list[float]) -> dict[str, Any]:
    """Mean and standard deviation over repeats."""
    return {"mean": float(np.mean(values)), "sd": float(np.std(values, ddof=1)), "repeats": len(values)}


class Distances:
    """All distances between the three tables, computed once."""

    def __init__(self, synthetic: pd.DataFrame, train: pd.DataFrame, holdout: pd.DataFrame) -> None:
        width = train[NUMERIC].max() - train[NUMERIC].min()
        names = list(train.columns)
        self.to_train = gower(synthetic, train, width, names)
        self.to_holdout = gower(synthetic, holdout, width, names)
        self.between = gower(holdout, train, width, names)

    def matched(self) -> list[np.ndarray]:
        """Random training rows, as many as the holdout has, repeatedly."""
        rng = np.random.default_rng(0)
        size, pool = self.to_holdout.shape[1], self.to_train.shape[1]
        return [rng.choice(pool, size, replace=False) for _ in range(REPEATS)]


def closest(distances: Distances) -> dict[str, Any]:
    """Distances to the closest record, and the share of rows closer to training than to holdout rows."""
    held = distances.to_holdout.min(axis=1)
    shares, near = [], []
    threshold = float(np.percentile(distances.between.min(axis=1), 1))
    for part in distances.matched():
        seen = distances.to_train[:, part].min(axis=1)
        shares.append(float((seen < held).mean() + (seen == held).mean() / 2))
        near.append(float((seen <= threshold).mean()))
    return {
        "distance": "Gower over 25 columns, numeric ranges taken from train",
        "synthetic_to_train": quantiles(distances.to_train.min(axis=1)),
        "holdout_to_train": quantiles(distances.between.min(axis=1)),
        "closer_to_train_size_matched": spread(shares),
        "near_copies": {
            "definition": "closest distance at most the 1st percentile of holdout rows' distances to train",
            "synthetic_to_train_share": float((distances.to_train.min(axis=1) <= threshold).mean()),
            "synthetic_to_train_size_matched_share": spread(near),
            "synthetic_to_holdout_share": float((held <= threshold).mean()),
        },
    }


def membership(distances: Distances) -> dict[str, Any]:
    """The attack: whoever has a synthetic row close by was in the training rows."""
    members, outside = -distances.to_train.min(axis=0), -distances.to_holdout.min(axis=0)
    labels = np.repeat([1, 0], [len(outside), len(outside)])
    scores = [float(roc_auc_score(labels, np.r_[members[part], outside])) for part in distances.matched()]
    rng = np.random.default_rng(0)
    draws = [
        roc_auc_score(labels, np.r_[rng.choice(members, len(outside)), rng.choice(outside, len(outside))])
        for _ in range(DRAWS)
    ]
    everyone = np.repeat([1, 0], [len(members), len(outside)])
    false, true, _ = roc_curve(everyone, np.r_[members, outside])
    return {
        "attack": "distance to the closest synthetic row, black box, no shadow models",
        "auc": spread(scores),
        "auc_all_members": float(roc_auc_score(everyone, np.r_[members, outside])),
        "ci95_bootstrap": [float(bound) for bound in np.percentile(draws, [2.5, 97.5])],
        "bootstrap_draws": DRAWS,
        "true_positive_rate_at_false_positive_rate": {
            str(rate): float(np.interp(rate, false, true)) for rate in (0.01, 0.1)
        },
        "members": len(members),
        "members_per_repeat": len(outside),
        "non_members": len(outside),
    }


def guesses(source: pd.DataFrame, target: pd.DataFrame) -> np.ndarray:
    """The risk of the sensitive attribute that a model of the synthetic rows gives the target rows."""
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
    medians = source[NUMERIC].median()
    model.fit(encode(source, KNOWN, medians), source[SENSITIVE])
    return model.predict_proba(encode(target, KNOWN, medians))[:, 1]


def neighbour_accuracy(synthetic: pd.DataFrame, target: pd.DataFrame, width: pd.Series) -> float:
    """How often the closest synthetic row on the known columns has the target's sensitive value."""
    nearest = gower(target, synthetic, width, KNOWN).argmin(axis=1)
    return float((synthetic[SENSITIVE].to_numpy()[nearest] == target[SENSITIVE].to_numpy()).mean())


def attribute(synthetic: pd.DataFrame, train: pd.DataFrame, holdout: pd.DataFrame) -> dict[str, Any]:
    """Guessing a sensitive column of people whose other columns are known: members against non-members."""
    width = train[NUMERIC].max() - train[NUMERIC].min()
    rng = np.random.default_rng(0)
    targets = {"train": train, "holdout": holdout}
    truth = {name: t[SENSITIVE].to_numpy() for name, t in targets.items()}
    risk = {name: guesses(synthetic, t) for name, t in targets.items()}
    draws: dict[str, list[float]] = {name: [] for name in targets}
    for _ in range(DRAWS):
        for name in targets:
            rows = rng.integers(0, len(truth[name]), len(truth[name]))
            draws[name].append(float(roc_auc_score(truth[name][rows], risk[name][rows])))
    scores = {name: float(roc_auc_score(truth[name], risk[name])) for name in targets}
    gain = np.subtract(draws["train"], draws["holdout"])
    near = {name: neighbour_accuracy(synthetic, t, width) for name, t in targets.items()}
    return {
        "sensitive": SENSITIVE,
        "known": KNOWN,
        "auc": scores,
        "gain": scores["train"] - scores["holdout"],
        "gain_ci95": [float(bound) for bound in np.percentile(gain, [2.5, 97.5])],
        "nearest_row_accuracy": near,
        "majority_share": {name: float(max(v.mean(), 1 - v.mean())) for name, v in truth.items()},
    }


def measure(train: pd.DataFrame, holdout: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, Any]:
    """All of it."""
    distances = Distances(synthetic, train, holdout)
    return {
        "copies": copies(synthetic, train, holdout),
        "unique_value_replay": replay(synthetic, train, holdout),
        "singletons": singletons(synthetic, train, holdout),
        "rare_categories": rare_categories(synthetic, train),
        "extremes_equal_to_train": extremes(synthetic, train),
        "distance_to_closest_record": closest(distances),
        "membership_inference": membership(distances),
        "attribute_inference": attribute(synthetic, train, holdout),
        "not_done": {
            "anonymeter": "its release 1.1.0 needs numpy below 1.27, so it cannot share this environment",
            "shadow_models": "not tried",
            "independent_attackers": "none",
        },
    }
