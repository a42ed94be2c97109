"""Scores of predictions on a test set."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Score = Callable[[Floats, Floats], float]
"""A score of outcomes and predictions, both of shape (n,)."""


def auc(outcome: NDArray[np.int64] | Floats, risk: Floats) -> float:
    """`util.auc@1`, and the area of every ROC curve here: P(score of a case > of a non-case) + ½ P(equal).

    Shapes (n,); outcomes are 0 and 1. Range 0 to 1; NaN without cases or non-cases. Source: Mann–Whitney's U.
    """
    cases = int((outcome == 1).sum())
    others = len(outcome) - cases
    if not cases or not others:
        return float("nan")
    return float((ranks(risk)[outcome == 1].sum() - cases * (cases + 1) / 2) / (cases * others))


def ranks(values: Floats) -> Floats:
    """Ranks from 1, equal values sharing their mean; shape (n,)."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[inverse]


def brier(outcome: Floats, risk: Floats) -> float:
    """`util.brier@1`: mean (predicted risk − y)².

    Shapes (n,), outcomes 0 and 1. Range 0 to 1. Source: Steyerberg 2010.
    """
    return float(((risk - outcome) ** 2).mean())


def r2(outcome: Floats, predicted: Floats) -> float:
    """`util.r2@1`: 1 − Σ (y − ŷ)² / Σ (y − ȳ)², ȳ of the same rows.

    Shapes (n,). At most 1; NaN if the outcome is constant. Source: Steyerberg 2010.
    """
    around = ((outcome - outcome.mean()) ** 2).sum()
    return float(1 - ((outcome - predicted) ** 2).sum() / around) if around else float("nan")


def rmse(outcome: Floats, predicted: Floats) -> float:
    """`util.rmse@1`: √mean (y − ŷ)².

    Shapes (n,). At least 0, in the unit of the outcome. Source: TRIPOD+AI, Collins 2024.
    """
    return float(np.sqrt(((outcome - predicted) ** 2).mean()))


def net_benefit(outcome: Floats, risk: Floats, threshold: float) -> float:
    """`util.net_benefit@1`: TP/n − FP/n · p/(1 − p) at a declared risk p.

    Shapes (n,), outcomes 0 and 1. At most 1. Source: Vickers and Elkin 2006.
    """
    called = risk >= threshold
    right, wrong = (called & (outcome == 1)).mean(), (called & (outcome == 0)).mean()
    return float(right - wrong * threshold / (1 - threshold))


def macro_auc(outcome: NDArray[np.int64], risks: Floats) -> float:
    """The mean area under the ROC curve of each class against all others; shapes (n,) and (n, classes)."""
    found = [auc((outcome == each).astype(np.int64), risks[:, each]) for each in range(risks.shape[1])]
    return float(np.nanmean(found)) if not np.isnan(found).all() else float("nan")


def calibration(outcome: Floats, risk: Floats) -> tuple[float, float]:
    """Intercept and slope of a logistic regression of the outcome on the logit of the risk, by Newton's method.

    The slope is `util.calibration_slope@1`: b in logit P(y = 1) = a + b · logit(predicted risk). Shapes (n,), outcomes
    0 and 1. Any number, 1 if risks are neither too extreme nor too modest; NaN without convergence. Source: Van Calster
    2019.
    """
    chances = np.clip(risk, 1e-9, 1 - 1e-9)
    design = np.column_stack([np.ones(len(risk)), np.log(chances / (1 - chances))])
    found = _logistic(design, outcome, np.zeros(len(risk)))
    return float(found[0]), float(found[1])


def calibration_in_the_large(outcome: Floats, risk: Floats) -> float:
    """`util.calibration_in_the_large@1`: a in logit P(y = 1) = a + logit(predicted risk).

    Shapes (n,), outcomes 0 and 1. Any number, 0 if risks are right on average. Source: Van Calster 2019.
    """
    chances = np.clip(risk, 1e-9, 1 - 1e-9)
    return float(_logistic(np.ones((len(risk), 1)), outcome, np.log(chances / (1 - chances)))[0])


def _logistic(design: Floats, outcome: Floats, offset: Floats) -> Floats:
    """Coefficients of an unpenalised logistic regression; NaN if it does not converge."""
    found = np.zeros(design.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-np.clip(design @ found + offset, -500, 500)))
        weights = chances * (1 - chances)
        try:
            step = np.linalg.solve(design.T @ (design * weights[:, None]), design.T @ (outcome - chances))
        except np.linalg.LinAlgError:
            break
        found = found + step
        if np.abs(step).max() < 1e-10:
            return found
    return np.full(design.shape[1], np.nan)


def bootstrap(score: Score, outcome: Floats, predicted: Floats, seed: int, draws: int = 500) -> tuple[float, float]:
    """A 95 % percentile interval of a score over draws of the test rows with replacement; the model stays as it is."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        rows = random.integers(0, len(outcome), len(outcome))
        found.append(score(outcome[rows], predicted[rows]))
    known = np.array(found)[~np.isnan(found)]
    return tuple(np.percentile(known, [2.5, 97.5]).tolist()) if len(known) else (float("nan"), float("nan"))
