"""The size of a control: how many predicates would single somebody out in a table of another size."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synthreport.files.optional import wanted

Numbers = NDArray[np.float64]
_LEAST = 1000
_SIZES, _DRAWS = 10, 5


def corrected(fitting: Sequence[NDArray[np.int64]], rows: int, target: int, random: np.random.Generator) -> float:
    """How many predicates would fit exactly one of `target` rows of a control that has `rows`.

    `fitting` are the indexes of the rows that each predicate fits. The more rows, the fewer predicates fit none, and
    the more fit several. As in Anonymeter, the curve of successes over the number n of rows,
    norm · ∫₀ʷ n v (1 − v)ⁿ⁻¹ dv, is fitted to samples of the control, from 1,000 rows (or all, if it has fewer) to all.
    The successes in all rows are multiplied by what the curve has for `target` rows, and divided by what it has for
    `rows`. Sources: Giomi 2023; Cohen and Nissim 2020; Anonymeter 1.0.0, since 1.1.0 fits the number of predicates.
    """
    alone = sum(len(each) == 1 for each in fitting)
    if rows == target or not alone:
        return float(alone)
    sizes = np.repeat(np.linspace(min(_LEAST, rows), rows, _SIZES).astype(int), _DRAWS)
    counts = [_alone(fitting, rows, int(size), random) if size < rows else alone for size in sizes]
    weight, norm = _fitted(sizes.astype(float), np.array(counts, dtype=float))
    return alone * float(_curve(target, weight, norm) / _curve(rows, weight, norm))


def _alone(fitting: Sequence[NDArray[np.int64]], rows: int, size: int, random: np.random.Generator) -> int:
    """How many predicates fit exactly one of some rows that are drawn."""
    drawn = np.zeros(rows, dtype=bool)
    drawn[random.permutation(rows)[:size]] = True
    return sum(int(drawn[each].sum()) == 1 for each in fitting)


def _curve(rows: Numbers | float, weight: float, norm: float) -> Numbers | float:
    """The expected successes of predicates that fit a share of at most `weight` of all people, times a constant."""
    return norm * (1 - (rows * weight + 1) * (1 - weight) ** rows) / (rows + 1)


def _fitted(sizes: Numbers, counts: Numbers) -> tuple[float, float]:
    """The parameters of the curve by least squares, from the start that Anonymeter takes."""
    optimize = wanted("scipy.optimize", "measure")
    start = 1 / sizes.max(), 1 / _curve(sizes.max(), 1 / sizes.max(), 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", optimize.OptimizeWarning)  # one size alone tells no spread of two parameters
        found, _ = optimize.curve_fit(_curve, sizes, counts, p0=start, bounds=(0, (1, np.inf)))
    return float(found[0]), float(found[1])
