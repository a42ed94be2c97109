"""Attributes: what a synthetic table reveals about a person's secret field, beyond what it reveals about anybody."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.fidelity.neighbourhoods import Gower
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.privacy.copies import numbered

Right = NDArray[np.bool_]


class Guesses(NamedTuple):
    """Whether the secret was guessed right, for each training person and each person of the control."""

    members: Right
    others: Right


def guesses(synthetic: Frame, train: Frame, holdout: Frame, known: list[str], secret: str) -> Guesses:
    """The attack: a person's secret is taken to be that of the synthetic row nearest in the known fields.

    A number counts as right within 5 % of its true value. Source: Giomi 2023.
    """
    gower = Gower(synthetic.only(known))
    found = []
    for targets in (train, holdout):
        nearest = gower.nearest(targets.only(known), synthetic.only(known))
        found.append(_agrees(targets, synthetic.take(nearest), secret))
    return Guesses(*found)


def commonest(synthetic: Frame, targets: Frame, secret: str) -> float:
    """The naive baseline: the share of targets whose secret is the commonest synthetic value, or the median."""
    if secret in synthetic.codes:
        counts = np.bincount(synthetic.codes[secret] + 1)
        return float((targets.codes[secret] == counts.argmax() - 1).mean())
    middle = float(np.nanmedian(synthetic.numbers[secret]))
    return float(_close(targets.numbers[secret], np.full(targets.rows, middle)).mean())


def attribute_gain(found: Guesses) -> float:
    """`priv.attribute_gain@1`: score(training persons) − score(persons of the control), the share guessed right.

    Guesses of shape (persons,). Range −1 to 1. Source: Pilgram 2025.
    """
    return float(found.members.mean() - found.others.mean())


def attribute_gain_interval(found: Guesses) -> tuple[float, float]:
    """A 95 % interval of the gain, by the normal approximation of two independent shares."""
    error = np.sqrt(sum(each.mean() * (1 - each.mean()) / len(each) for each in found))
    return attribute_gain(found) - 1.96 * float(error), attribute_gain(found) + 1.96 * float(error)


def disco(synthetic: Frame, targets: Frame, known: list[str], secret: str) -> float:
    """`priv.disco@1`: targets whose synthetic class has one value, the right one / targets.

    Frames with the known columns and a secret of codes; a class are the rows with the same known values. Range 0 to 1.
    Source: Raab, Nowok and Dibben 2024.
    """
    sure, right = _classes(synthetic, targets, known, secret)
    return float((sure & right).mean())


def tcap(synthetic: Frame, targets: Frame, known: list[str], secret: str) -> float:
    """`priv.tcap@1`: rows whose synthetic class has one value, the right one / rows whose class has one value.

    Range 0 to 1; NaN if no class has one value. Source: Taub 2018.
    """
    sure, right = _classes(synthetic, targets, known, secret)
    return float((sure & right).sum() / sure.sum()) if sure.any() else float("nan")


def _classes(synthetic: Frame, targets: Frame, known: list[str], secret: str) -> tuple[Right, Right]:
    """For each target: whether its synthetic class agrees on a secret, and whether that is the target's."""
    own, other = numbered(targets.only(known), synthetic.only(known))
    values, secrets = targets.codes[secret], synthetic.codes[secret]
    size = max(own.max(initial=-1), other.max(initial=-1)) + 1
    low, high = np.full(size, np.iinfo(np.int64).max), np.full(size, np.iinfo(np.int64).min)
    np.minimum.at(low, other, secrets)
    np.maximum.at(high, other, secrets)
    return low[own] == high[own], low[own] == values


def _agrees(targets: Frame, guessed: Frame, secret: str) -> Right:
    if secret in targets.codes:
        return np.asarray(targets.codes[secret] == guessed.codes[secret])
    return _close(targets.numbers[secret], guessed.numbers[secret])


def _close(true: NDArray[np.float64], guessed: NDArray[np.float64]) -> Right:
    both = np.isnan(true) & np.isnan(guessed)
    return np.asarray(both | (np.abs(true - guessed) <= 0.05 * np.abs(true)))
