"""Membership: can a person's presence in the training rows be inferred?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.fidelity.neighbourhoods import Gower
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.utility.scores import auc

Floats = NDArray[np.float64]
ATTACK = "distance to the closest synthetic row"


class Suspicion(NamedTuple):
    """How much each training person and each unseen person look like a member: minus the distance."""

    members: Floats
    others: Floats


def suspicion(synthetic: Frame, train: Frame, holdout: Frame) -> Suspicion:
    """The attack: who has a synthetic row close by is taken for a member. Ranges are those of the synthetic rows."""
    gower = Gower(synthetic)
    return Suspicion(-gower.closest(train, synthetic), -gower.closest(holdout, synthetic))


def matched(found: Suspicion, seed: int) -> Suspicion:
    """As many members as non-members, drawn without replacement."""
    random = np.random.default_rng(seed)
    size = min(len(found.members), len(found.others))
    return Suspicion(*(random.permutation(each)[:size] for each in found))


def mia_auc(found: Suspicion) -> float:
    """`priv.mia_auc@1`: AUC(members, non-members).

    Scores of shape (members,) and (non-members,). Range 0 to 1, 0.5 if nothing tells them apart. Sources: Carlini 2022;
    van Breugel 2023.
    """
    labels = np.repeat([1, 0], [len(found.members), len(found.others)])
    return auc(labels, np.concatenate(found))


def mia_tpr_at_fpr(found: Suspicion, rate: float) -> float:
    """`priv.mia_tpr_at_fpr@1`: the share of members that score above all but a share of non-members.

    Scores of shape (members,) and (non-members,). Range 0 to 1. Source: Carlini 2022.
    """
    threshold = np.quantile(found.others, 1 - rate, method="higher")
    return float((found.members > threshold).mean())


def membership_advantage(found: Suspicion) -> float:
    """`priv.membership_advantage@1`: TPR − FPR, of those closer than half of all who are attacked.

    Scores of shape (members,) and (non-members,). Range −1 to 1. Source: Pilgram 2025.
    """
    threshold = np.median(np.concatenate(found))
    return float((found.members > threshold).mean() - (found.others > threshold).mean())


def mia_interval(found: Suspicion, seed: int, draws: int = 300) -> tuple[float, float]:
    """A 95 % interval of the area over draws of members and non-members with replacement."""
    random = np.random.default_rng(seed)
    areas = [mia_auc(Suspicion(*(random.choice(each, len(each)) for each in found))) for _ in range(draws)]
    low, high = np.percentile(areas, [2.5, 97.5])
    return float(low), float(high)


def remote(frame: Frame, among: Frame, share: float = 0.1) -> NDArray[np.bool_]:
    """The share of rows that are farthest from all other training rows: outliers, the easiest to attack."""
    distances = Gower(among).closest(frame, among, k=1, without_self=frame is among)
    return distances >= np.quantile(distances, 1 - share)
