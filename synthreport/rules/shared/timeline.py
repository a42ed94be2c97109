"""Moments in order, as far as they are given."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from synthreport.rules.shared.dates import end_of
from synthreport.rules.value import NAMED

Thing = TypeVar("Thing")


class Timeline(Generic[Thing]):
    """Things in the order of their dates; those without a date are left out. Days are compared, and no times."""

    def __init__(self, dated: Iterable[tuple[Any, Thing]]) -> None:
        entries = [(date, number, thing) for number, (date, thing) in enumerate(dated) if isinstance(date, str)]
        self._starts = sorted(((date[:10], number, thing) for date, number, thing in entries), key=_order)

    def after(self, day: str) -> list[Thing]:
        """What is certainly after a day: the latest, in the order in which they were given."""
        past = bisect_right(self._starts, end_of(day), key=_date)
        return _given(self._starts[max(past, len(self._starts) - NAMED) :])


def _order(entry: tuple[str, int, Any]) -> tuple[str, int]:
    return entry[:2]


def _date(entry: tuple[str, int, Any]) -> str:
    return entry[0]


def _given(entries: list[tuple[str, int, Thing]]) -> list[Thing]:
    return [thing for _, _, thing in sorted(entries, key=_number)]


def _number(entry: tuple[str, int, Any]) -> int:
    return entry[1]
