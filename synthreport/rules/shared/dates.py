"""Partial dates in order: `2024`, `2024-02` and `2024-02-17` are compared as far as both are given; so are times."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any


def after(one: Any, other: Any) -> bool:
    """Whether `one` is certainly later than `other`: a year alone is not later than a day within it.

    A day that is not in the calendar is neither later nor earlier: that it is wrong is another finding.
    """
    if one.__class__ is not str or other.__class__ is not str or not (exists(one) and exists(other)):
        return False
    if "T" in one and "T" in other:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    shorter = min(len(one), len(other), 10)
    return bool(one[:shorter] > other[:shorter])


def end_of(date: str) -> str:
    """The last day of a partial date, as a text that sorts: what starts after it is certainly later than the date."""
    return f"{date[:10]:~<10}"


def exists(text: str) -> bool:
    """Whether a date of the right form is a day of the calendar."""
    try:
        date.fromisoformat(f"{text[:10]}-01-01"[:10])
    except ValueError:
        return False
    return True
