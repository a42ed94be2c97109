"""Print what sdmetrics, Anonymeter and an analysis of propensities as in synthpop compute of three tables in a folder.

Run by the environment of the peers: python tests/peers/metrics.py FOLDER SEEDS ATTACKS
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from anonymeter.evaluators import InferenceEvaluator, LinkabilityEvaluator, SinglingOutEvaluator
from sdmetrics.column_pairs import ContingencySimilarity, CorrelationSimilarity
from sdmetrics.single_column import CategoryCoverage, KSComplement, TVComplement
from sklearn.linear_model import LogisticRegression

WORDS = ["horTh", "menostat", "tgrade"]
NUMBERS = ["age", "tsize", "pnodes", "progrec", "estrec", "time"]
KNOWN, SECRET = ["age", "menostat"], "tgrade"


def spread(values: list[float]) -> dict[str, float]:
    return {"mean": float(np.mean(values)), "sd": float(np.std(values, ddof=1))}


def of_sdmetrics(real: pd.DataFrame, other: pd.DataFrame) -> dict[str, object]:
    return {
        "ks": {name: KSComplement.compute(real[name], other[name]) for name in NUMBERS},
        "tv": {name: TVComplement.compute(real[name], other[name]) for name in WORDS},
        "coverage": {name: CategoryCoverage.compute(real[name], other[name]) for name in WORDS},
        "correlation": CorrelationSimilarity.compute(real[["age", "time"]], other[["age", "time"]]),
        "contingency": ContingencySimilarity.compute(real[WORDS[:2]], other[WORDS[:2]]),
    }


def of_propensities(real: pd.DataFrame, other: pd.DataFrame) -> float:
    """The mean squared error of propensities, pMSE, from main effects."""
    both = pd.concat([real, other])[NUMBERS]
    labels = np.repeat([0, 1], [len(real), len(other)])
    model = LogisticRegression(C=np.inf, max_iter=10_000, tol=1e-10)
    chances = model.fit((both - both.mean()) / both.std(), labels).predict_proba((both - both.mean()) / both.std())[
        :, 1
    ]
    return float(((chances - labels.mean()) ** 2).mean())


def of_anonymeter(
    train: pd.DataFrame, holdout: pd.DataFrame, other: pd.DataFrame, seeds: int, attacks: int
) -> dict[str, dict[str, float]]:
    found: dict[str, list[float]] = {"singling_out": [], "linkability": [], "inference": []}
    shared = {"syn": other, "n_attacks": attacks}
    for seed in range(seeds):
        np.random.seed(seed)
        rows = {"ori": train, "control": holdout}
        alone = SinglingOutEvaluator(**rows, **shared, n_cols=4, seed=seed)
        found["singling_out"].append(alone.evaluate(mode="multivariate").risk().value)
        names = np.random.permutation(train.columns).tolist()
        halves = names[::2], names[1::2]
        linked = LinkabilityEvaluator(**rows, **shared, aux_cols=halves, n_neighbors=1)
        found["linkability"].append(linked.evaluate(n_jobs=1).risk().value)
        guessed = InferenceEvaluator(**rows, **shared, aux_cols=KNOWN, secret=SECRET, regression=False)
        found["inference"].append(guessed.evaluate(n_jobs=1).risk().value)
    return {name: spread(values) for name, values in found.items()}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sides = ("train", "holdout", "synthetic")
    train, holdout, synthetic = (pd.read_csv(Path(sys.argv[1], f"{side}.csv")).astype({"cens": str}) for side in sides)
    print(
        json.dumps(
            {
                "sdmetrics": of_sdmetrics(train, synthetic),
                "pmse": of_propensities(train, synthetic),
                "anonymeter": of_anonymeter(train, holdout, synthetic, *map(int, sys.argv[2:])),
            }
        )
    )
