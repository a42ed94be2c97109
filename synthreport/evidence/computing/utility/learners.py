"""Learners: models that are trained on one table and predict another."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.frame import Frame, matrix
from synthreport.files.optional import wanted

Floats = NDArray[np.float64]
Name = Literal["linear", "boosting"]

LEARNERS: dict[tuple[str, str], str] = {
    ("classification", "linear"): "logistic regression",
    ("classification", "boosting"): "gradient boosting of histograms",
    ("regression", "linear"): "ridge regression",
    ("regression", "boosting"): "gradient boosting of histograms",
    ("survival", "linear"): "proportional hazards with a ridge penalty",
}
"""Each learner in words, by the kind of the task."""


def classified(train: Frame, outcome: NDArray[np.int64], test: Frame, classes: int, learner: Name, seed: int) -> Floats:
    """The chances of each class in the test rows; shape (test rows, classes). A class without rows gets 0."""
    model = _classifier(learner, seed)
    mine, theirs = _designs(train, test)
    found = np.zeros((test.rows, classes))
    model.fit(mine, outcome)
    found[:, model.classes_.astype(int)] = model.predict_proba(theirs)
    return found


def predicted(train: Frame, outcome: Floats, test: Frame, learner: Name, seed: int) -> Floats:
    """The predicted number in each test row; shape (test rows,)."""
    if learner == "boosting":
        ensemble = wanted("sklearn.ensemble", "measure")
        model = ensemble.HistGradientBoostingRegressor(**_BOOSTING, random_state=seed)
    else:
        model = wanted("sklearn.linear_model", "measure").Ridge(alpha=1.0)
    mine, theirs = _designs(train, test)
    return np.asarray(model.fit(mine, outcome).predict(theirs), dtype=np.float64)


def hazards(train: Frame, times: Floats, events: Floats, test: Frame) -> Floats:
    """The predicted log hazard of each test row; shape (test rows,)."""
    regression = wanted("statsmodels.duration.hazard_regression", "measure")
    mine, theirs = _designs(train, test)
    if not events.any():
        return np.zeros(test.rows)
    model = regression.PHReg(times, mine, status=events, ties="breslow")
    fitted = model.fit_regularized(alpha=0.01, L1_wt=0.0) if mine.shape[1] else None
    return theirs @ np.nan_to_num(fitted.params) if fitted is not None else np.zeros(test.rows)


_BOOSTING = {"max_iter": 100, "learning_rate": 0.05, "max_depth": 3, "max_features": 0.7, "early_stopping": False}


def _classifier(learner: Name, seed: int):  # type: ignore[no-untyped-def]
    if learner == "boosting":
        return wanted("sklearn.ensemble", "measure").HistGradientBoostingClassifier(**_BOOSTING, random_state=seed)
    return wanted("sklearn.linear_model", "measure").LogisticRegression(max_iter=1000)


def _designs(train: Frame, test: Frame) -> tuple[Floats, Floats]:
    """Features of both, standardised and with medians as in the training rows; constant ones are left out."""
    medians = train.medians
    mine, theirs = matrix(train, medians), matrix(test, medians)
    spread = mine.std(axis=0)
    kept = spread > 0
    centre = mine.mean(axis=0)
    return (mine - centre)[:, kept] / spread[kept], (theirs - centre)[:, kept] / spread[kept]
