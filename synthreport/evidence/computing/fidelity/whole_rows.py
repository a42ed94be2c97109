"""Distances of whole tables: how well a model tells their rows apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.frame import Frame, matrix, stacked
from synthreport.evidence.computing.utility.scores import auc
from synthreport.files.optional import wanted

TREES, FOLDS = 100, 5


def propensities(real: Frame, synthetic: Frame) -> tuple[NDArray[np.float64], NDArray[np.int64], int]:
    """What an unpenalised logistic model of main effects, fitted in-sample, gives each row; labels; parameters.

    Labels are 1 for synthetic rows. Constant and dependent features are left out before the fit, so that the number of
    parameters, the intercept among them, is that of the model.
    """
    linear = wanted("sklearn.linear_model", "measure")
    design, labels = _labelled(real, synthetic)
    design = _independent(design)
    model = linear.LogisticRegression(C=np.inf, max_iter=2000, tol=1e-6)
    return model.fit(design, labels).predict_proba(design)[:, 1], labels, design.shape[1] + 1


def pmse(chances: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """`fid.pmse@1`: (1/N) Σ (p_i − c)², c being the share of synthetic rows.

    Shapes (N,). Range 0 to c(1 − c). Source: Snoke 2018.
    """
    return float(((chances - labels.mean()) ** 2).mean())


def pmse_ratio(chances: NDArray[np.float64], labels: NDArray[np.int64], parameters: int) -> float:
    """`fid.pmse_ratio@1`: pMSE / ((k − 1)(1 − c)² c / N), k being the parameters with the intercept.

    Shapes (N,). At least 0, and 1 on average if the model is right. Source: Snoke 2018.
    """
    share = labels.mean()
    return float(pmse(chances, labels) / ((parameters - 1) * (1 - share) ** 2 * share / len(labels)))


def specks(chances: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """`fid.specks@1`: max |F_real(propensity) − F_synthetic(propensity)|.

    Shapes (N,), labels 1 for synthetic rows. Range 0 to 1. Source: Bowen and Snoke 2021.
    """
    at = np.sort(chances)
    below = [np.searchsorted(np.sort(chances[labels == each]), at, "right") / (labels == each).sum() for each in (0, 1)]
    return float(np.abs(below[0] - below[1]).max())


def c2st_auc(real: Frame, synthetic: Frame, seed: int) -> float:
    """`fid.c2st_auc@1`: the mean area under the ROC curve over held-out folds, synthetic rows being the cases.

    A random forest of 100 trees, 5 stratified folds shuffled by the seed. Range 0 to 1, 0.5 if nothing tells them
    apart. Source: Lopez-Paz and Oquab 2017.
    """
    ensemble, selection = wanted("sklearn.ensemble", "measure"), wanted("sklearn.model_selection", "measure")
    design, labels = _labelled(real, synthetic)
    folds = selection.StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    scores = []
    for seen, held in folds.split(design, labels):
        forest = ensemble.RandomForestClassifier(TREES, min_samples_leaf=2, random_state=seed)
        forest.fit(design[seen], labels[seen])
        scores.append(auc(labels[held], forest.predict_proba(design[held])[:, 1]))
    return float(np.mean(scores))


def _labelled(real: Frame, synthetic: Frame) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Standardised features of real and synthetic rows, and 1 for the synthetic ones."""
    both = stacked(real, synthetic)
    design = matrix(both, real.medians)
    spread = design.std(axis=0)
    labels = np.repeat([0, 1], [real.rows, synthetic.rows])
    return (design - design.mean(axis=0))[:, spread > 0] / spread[spread > 0], labels


def _independent(design: NDArray[np.float64]) -> NDArray[np.float64]:
    """The features without those that are sums of others, by a pivoted QR decomposition."""
    if not design.shape[1]:
        return design
    qr = wanted("scipy.linalg", "measure").qr
    _, upper, order = qr(design, mode="economic", pivoting=True)
    size = np.abs(np.diag(upper))
    return design[:, np.sort(order[: int((size > 1e-8 * size[0]).sum())])]
