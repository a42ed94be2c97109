"""Singling out and linking: predicates that fit one person, and halves of records that belong together."""

from __future__ import annotations

from math import comb
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.fidelity.neighbourhoods import Gower
from synthreport.evidence.computing.frame import MISSING, Frame
from synthreport.evidence.computing.privacy import control_size

Predicate = tuple[int, NDArray[np.str_]]
"""The index of a synthetic row, and the columns of it that are known."""

_ATTEMPTS = 60
"""So many predicates are tried at most for each that is wanted: many fit several synthetic rows."""

_RELATIONS = (np.equal, np.not_equal, np.greater, np.less, np.greater_equal, np.less_equal)
"""Of the numbers that a random guess compares; categories are compared by the first two."""


class Attacked(NamedTuple):
    """Successes of an attack and of the same attack on the control, each of a number of attempts.

    Those on the control are no whole number if they were corrected for its size.
    """

    successes: int
    control: float
    attempts: int

    @property
    def attack_rate(self) -> float:
        """The success rate against training persons, by Wilson's centre, as Anonymeter."""
        return wilson(self.successes, self.attempts)[0]

    @property
    def control_rate(self) -> float:
        """The success rate against the control, by Wilson's centre."""
        return wilson(self.control, self.attempts)[0]


def wilson(successes: float, attempts: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """The centre and half the width of Wilson's 95 % interval of a rate."""
    rate, square = successes / attempts, z**2
    centre = (rate + square / (2 * attempts)) / (1 + square / attempts)
    width = z * np.sqrt(rate * (1 - rate) / attempts + square / (4 * attempts**2)) / (1 + square / attempts)
    return float(centre), float(width)


def risk(found: Attacked) -> float:
    """The risk of Anonymeter: max(0, (r_attack − r_control) / (1 − r_control)), rates by Wilson's centre.

    Counts of one attack and of its control. Range 0 to 1. Source: Giomi 2023.
    """
    return max(0.0, (found.attack_rate - found.control_rate) / (1 - found.control_rate))


def excess(found: Attacked) -> float:
    """`priv.singling_out@1`: r_attack − r_control, plain rates.

    Counts of one attack and of its control. Range −1 to 1. Source: Article 29 Working Party 2014, its first criterion.
    """
    return (found.successes - found.control) / found.attempts


def singled_out(synthetic: Frame, train: Frame, holdout: Frame, attempts: int, seed: int, columns: int = 4) -> Attacked:
    """`priv.anonymeter.singling_out@1.1`, multivariate: predicates that fit exactly one synthetic row.

    A predicate takes a random synthetic row and a few random columns: its category, or for a number at most or at least
    its value, whichever side of the median it is on. It is right if it fits exactly one training person; against the
    control, exactly one of the held-out persons. Rows that are equal count once, and so do predicates. A control of
    another size is corrected as Anonymeter does it (`control_size`). Source: Giomi 2023, and Anonymeter 1.1.0.
    """
    random = np.random.default_rng(seed)
    synthetic, train, holdout = synthetic.distinct, train.distinct, holdout.distinct
    found = _predicates(synthetic, attempts, columns, random)
    members = sum(len(_fitting(train, synthetic, *each)) == 1 for each in found)
    others = [_fitting(holdout, synthetic, *each) for each in found]
    control = control_size.corrected(others, holdout.rows, train.rows, random)
    return Attacked(members, min(control, len(found)), max(len(found), 1))


def _predicates(synthetic: Frame, wanted: int, columns: int, random: np.random.Generator) -> list[Predicate]:
    """Predicates that fit exactly one of the rows, each once: fewer than wanted if the rows are too much alike."""
    found: list[Predicate] = []
    tried: set[tuple[int, frozenset[int]]] = set()
    names = np.array(synthetic.names)
    possible = synthetic.rows * comb(len(names), columns)
    for _ in range(wanted * _ATTEMPTS):
        row, chosen = int(random.integers(synthetic.rows)), random.permutation(len(names))[:columns]
        key = row, frozenset(chosen.tolist())
        if key not in tried and len(_fitting(synthetic, synthetic, row, names[chosen])) == 1:
            found.append((row, names[chosen]))
        tried.add(key)
        if len(found) == wanted or len(tried) == possible:
            break
    return found


def guessed(synthetic: Frame, train: Frame, attempts: int, seed: int, columns: int = 4) -> float:
    """The naive baseline of Anonymeter: the success rate of random comparisons with random values of random columns."""
    random = np.random.default_rng(seed)
    values = {name: np.unique(column) for name, column in (synthetic.numbers | synthetic.codes).items()}
    hits = 0
    for _ in range(attempts):
        names = random.permutation(synthetic.names)[:columns]
        fits = [_compared(train.distinct, str(name), random.choice(values[name]), random) for name in names]
        hits += int(np.logical_and.reduce(fits).sum() == 1)
    return hits / attempts


def _compared(targets: Frame, name: str, value: Any, random: np.random.Generator) -> NDArray[np.bool_]:
    """Whether a random comparison with a value is true of each target: with a missing one, whether it is missing."""
    column = targets.numbers.get(name, targets.codes.get(name))
    assert column is not None
    is_number = name in targets.numbers
    missing = np.isnan(column) if is_number else column == MISSING
    relation = _RELATIONS[random.integers(len(_RELATIONS) if is_number else 2)]
    if np.isnan(value) if is_number else value == MISSING:
        return missing if relation is np.equal else ~missing
    return np.asarray(relation(column, value) & ~missing)


def _fitting(targets: Frame, synthetic: Frame, row: int, names: NDArray[np.str_]) -> NDArray[np.int64]:
    """The indexes of the targets that fulfil the predicate that a synthetic row gives on some columns."""
    left = np.arange(targets.rows)
    for name in names:
        left = left[_fits(targets, synthetic, row, str(name), left)]
    return left


def _fits(targets: Frame, synthetic: Frame, row: int, name: str, left: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each of the targets that are left fulfils the predicate on one column."""
    if name in synthetic.codes:
        return np.asarray(targets.codes[name][left] == synthetic.codes[name][row])
    value, column = synthetic.numbers[name][row], targets.numbers[name][left]
    if np.isnan(value):
        return np.isnan(column)
    return np.asarray(column <= value if value <= synthetic.medians[name] else column >= value)


def linked(synthetic: Frame, targets: Frame, halves: tuple[list[str], list[str]], k: int = 1) -> NDArray[np.bool_]:
    """The attack of `priv.anonymeter.linkability@1.1`: whether both halves of a target lead to one synthetic row.

    A half leads to the k synthetic rows nearest in its columns. Source: Giomi 2023.
    """
    near = [_nearest(synthetic.only(half), targets.only(half), k) for half in halves]
    return np.asarray((near[0][:, :, None] == near[1][:, None, :]).any(axis=(1, 2)))


def _nearest(synthetic: Frame, targets: Frame, k: int) -> NDArray[np.int64]:
    """The indexes of the k nearest synthetic rows of each target; shape (targets, k)."""
    found = [
        np.argsort(distances, axis=1, kind="stable")[:, :k]
        for _, distances in Gower(synthetic).blocks(targets, synthetic)
    ]
    return np.concatenate(found)
