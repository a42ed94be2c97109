"""Singling out and linking: predicates that fit one person, and halves of records that belong together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.fidelity.neighbourhoods import Gower
from synthreport.evidence.computing.frame import Frame

_ATTEMPTS = 12
"""So many predicates are tried for each that is wanted: most fit several synthetic rows."""


class Attacked(NamedTuple):
    """Successes of an attack and of the same attack on the control, each of a number of attempts."""

    successes: int
    control: int
    attempts: int

    @property
    def attack_rate(self) -> float:
        """The success rate against training persons, by Wilson's centre, as Anonymeter."""
        return wilson(self.successes, self.attempts)[0]

    @property
    def control_rate(self) -> float:
        """The success rate against the control, by Wilson's centre."""
        return wilson(self.control, self.attempts)[0]


def wilson(successes: int, attempts: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """The centre and half the width of Wilson's 95 % interval of a rate."""
    rate, square = successes / attempts, z**2
    centre = (rate + square / (2 * attempts)) / (1 + square / attempts)
    width = z * np.sqrt(rate * (1 - rate) / attempts + square / (4 * attempts**2)) / (1 + square / attempts)
    return float(centre), float(width)


def risk(found: Attacked) -> float:
    """The risk of Anonymeter: max(0, (r_attack − r_control) / (1 − r_control)). Range 0 to 1. Source: Giomi 2023."""
    return max(0.0, (found.attack_rate - found.control_rate) / (1 - found.control_rate))


def excess(found: Attacked) -> float:
    """`priv.singling_out@1`: r_attack − r_control, plain rates. Range −1 to 1."""
    return (found.successes - found.control) / found.attempts


def singled_out(synthetic: Frame, train: Frame, holdout: Frame, attempts: int, seed: int, columns: int = 4) -> Attacked:
    """`priv.anonymeter.singling_out@1.1`, multivariate: predicates that fit exactly one synthetic row.

    A predicate takes a random synthetic row and a few random columns: its category, or for a number at most or at least
    its value, whichever side of the median it is on. It is right if it fits exactly one training person; against the
    control, exactly one of the held-out persons, who are drawn as many as there are of the fewer. Source: Giomi 2023.
    """
    random = np.random.default_rng(seed)
    size = min(train.rows, holdout.rows)
    members, others = (each.take(random.permutation(each.rows)[:size]) for each in (train, holdout))
    found = []
    for _ in range(attempts * _ATTEMPTS):
        row, names = int(random.integers(synthetic.rows)), random.permutation(synthetic.names)[:columns]
        if _fits(synthetic, synthetic, row, names).sum() == 1:
            found.append([_fits(each, synthetic, row, names).sum() == 1 for each in (members, others)])
        if len(found) == attempts:
            break
    hits = np.array(found, dtype=int).reshape(-1, 2).sum(axis=0)
    return Attacked(int(hits[0]), int(hits[1]), max(len(found), 1))


def guessed(synthetic: Frame, train: Frame, attempts: int, seed: int, columns: int = 4) -> float:
    """The naive baseline of singling out: the success rate of predicates that draw each column's value on its own."""
    random = np.random.default_rng(seed)
    hits = 0
    for _ in range(attempts):
        fits = np.ones(train.rows, dtype=bool)
        for name in random.permutation(synthetic.names)[:columns]:
            fits &= _fits_one(train, synthetic, int(random.integers(synthetic.rows)), str(name))
        hits += int(fits.sum() == 1)
    return hits / attempts


def _fits(targets: Frame, synthetic: Frame, row: int, names: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Whether each target fulfils the predicate that a synthetic row gives on some columns."""
    fits = np.ones(targets.rows, dtype=bool)
    for name in names:
        fits &= _fits_one(targets, synthetic, row, str(name))
    return fits


def _fits_one(targets: Frame, synthetic: Frame, row: int, name: str) -> NDArray[np.bool_]:
    if name in synthetic.codes:
        return np.asarray(targets.codes[name] == synthetic.codes[name][row])
    value, column = synthetic.numbers[name][row], targets.numbers[name]
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
