"""The distance between two tables, column by column, and how large it gets by chance alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Columns = Mapping[str, NDArray[Any]]

_DRAWS = 200
_MOST_ROWS = 20_000
_SEED = 0


class Distance(NamedTuple):
    """The mean over all columns, and that of the column that is furthest off; both in [0, 1], 0 for equal."""

    mean: float
    largest: float


def distance(first: Columns, second: Columns) -> Distance:
    """How far apart two tables are: Kolmogorov-Smirnov of numbers, total variation of all else.

    With missing values, the larger of the distance of what is there and of the shares of what is not.
    """
    found = [_column(values, second[name]) for name, values in first.items()]
    return Distance(sum(found) / len(found), max(found)) if found else Distance(0.0, 0.0)


def null(columns: Columns, rows: int) -> Distance:
    """The 95th percentile of the distance between two tables drawn from the same one, with replacement.

    The first has as many rows as the table, the second `rows`. Draws: 200. Above 20,000 rows, the draws have
    20,000, and the result is scaled by the square root of the rows, as Kolmogorov-Smirnov distances are.
    """
    import numpy as np

    generator = np.random.default_rng(_SEED)
    there = len(next(iter(columns.values())))
    sizes = min(there, _MOST_ROWS), min(rows, _MOST_ROWS)
    drawn = [_drawn(columns, generator.integers(0, there, sizes[0]), generator.integers(0, there, sizes[1]))
             for _ in range(_DRAWS)]  # fmt: skip
    scale = np.sqrt((1 / there + 1 / rows) / (1 / sizes[0] + 1 / sizes[1]))
    mean, largest = (float(np.quantile(each, 0.95) * scale) for each in zip(*drawn, strict=True))
    return Distance(mean, largest)


def _drawn(columns: Columns, first: NDArray[Any], second: NDArray[Any]) -> Distance:
    return distance(
        {name: values[first] for name, values in columns.items()},
        {name: values[second] for name, values in columns.items()},
    )


def _column(first: NDArray[Any], second: NDArray[Any]) -> float:
    import numpy as np

    from synthreport.evidence.computing.fidelity.single_columns import ks_distance, tv_distance  # lazy: with numpy

    if first.dtype.kind != "f" or second.dtype.kind != "f":
        return tv_distance(*_coded(first, second))
    empty = [bool(np.isnan(each).all()) for each in (first, second)]
    missing = abs(float(np.isnan(first).mean()) - float(np.isnan(second).mean()))
    if any(empty):
        return missing if all(empty) else 1.0
    return max(missing, ks_distance(first, second))


def _coded(first: NDArray[Any], second: NDArray[Any]) -> list[NDArray[Any]]:
    """Two columns of texts as codes; a missing value is a text like others."""
    import numpy as np

    codes = np.unique(np.concatenate([first, second]).astype(str), return_inverse=True)[1]
    return np.split(codes, [len(first)])
