"""How close a repetition came: identical bytes, identical in canonical form, statistically equivalent, or different."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from synthreport.draft.digests import sized
from synthreport.draft.source_files import Unusable
from synthreport.evidence.replaying.null_distance import Distance, distance, null
from synthreport.evidence.replaying.plan import Made

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Columns = Mapping[str, NDArray[Any]]

_DECIMALS = 9
"""Decimals of numbers in canonical form where the manifest names none."""


class Closeness(IntEnum):
    """How close a file came, the closest first."""

    IDENTICAL = 0
    CANONICAL = 1
    EQUIVALENT = 2
    DIFFERENT = 3

    @property
    def words(self) -> str:
        """In words."""
        return _WORDS[self]


_WORDS = {
    Closeness.IDENTICAL: "identical bytes",
    Closeness.CANONICAL: "identical in canonical form",
    Closeness.EQUIVALENT: "statistically equivalent",
    Closeness.DIFFERENT: "different",
}


class Compared(NamedTuple):
    """How close a file came, and on what that rests."""

    file: Made
    closeness: Closeness
    why: str


def compared(released: Path, remade: list[Path], made: Made, *, statistics_only: bool = False) -> Compared:
    """Compare a released file with what one or several runs made in its place.

    Bytes and canonical form are compared with the first run, distributions with all runs. Raises Unusable, with the
    reason, if the bytes differ and a file is no table.
    """
    if not statistics_only and (_digest(remade[0]) in {made.sha256, _digest(released)}):
        return Compared(made, Closeness.IDENTICAL, "SHA-256 is the same")
    first = _columns(released)
    others = [_columns(each) for each in remade]
    if any(list(each) != list(first) for each in others):
        return Compared(made, Closeness.DIFFERENT, "the columns have other names or another order")
    if not statistics_only and _is_same(first, others[0], made.decimals or _DECIMALS):
        return Compared(made, Closeness.CANONICAL, f"equal when rounded to {made.decimals or _DECIMALS} decimals")
    return _statistics(made, first, others)


def _digest(path: Path) -> str | None:
    return sized(path)[1] if path.is_file() else None


def _columns(path: Path) -> Columns:
    from synthreport.evidence.tables import open_table

    if not path.is_file():
        raise Unusable("the released file is not there, so that only its digest can be compared, which differs")
    with open_table(path) as table:
        return table.arrays()


def _is_same(first: Columns, second: Columns, decimals: int) -> bool:
    """Whether two tables are equal row by row once numbers are rounded."""
    import numpy as np

    def equal(left: NDArray[Any], right: NDArray[Any]) -> bool:
        if left.shape != right.shape or left.dtype.kind != right.dtype.kind:
            return False
        if left.dtype.kind == "f":
            return bool(np.array_equal(np.round(left, decimals), np.round(right, decimals), equal_nan=True))
        return bool(np.array_equal(left, right))

    return all(equal(values, second[name]) for name, values in first.items())


def _statistics(made: Made, first: Columns, others: list[Columns]) -> Compared:
    """Compare distributions, column by column, with what chance alone does to tables of these sizes."""
    rows = [len(next(iter(each.values()), ())) for each in (first, *others)]
    if not all(rows):
        return Compared(made, Closeness.DIFFERENT, f"rows: {rows[0]} released, {rows[1]} made again")
    found = [distance(first, each) for each in others]
    limit = null(first, rows[1])
    middle = Distance(_median([each.mean for each in found]), _median([each.largest for each in found]))
    is_near = middle.mean <= limit.mean and middle.largest <= limit.largest
    runs = "" if len(others) == 1 else f", median of {len(others)} runs"
    why = (
        f"distance per column{runs}: mean {middle.mean:.3f}, largest {middle.largest:.3f}; "
        f"by chance alone, in 95 of 100: {limit.mean:.3f} and {limit.largest:.3f}"
    )
    return Compared(made, Closeness.EQUIVALENT if is_near else Closeness.DIFFERENT, why)


def _median(values: list[float]) -> float:
    from statistics import median

    return median(values)
