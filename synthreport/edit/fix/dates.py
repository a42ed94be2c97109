"""Dates as people write them → 2024-02-17, if the day is unambiguous."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)").fullmatch
_YEAR_LAST = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4})").fullmatch
_DAY_MONTH = re.compile(r"(\d\d?)(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4})").fullmatch
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})").fullmatch


def day(text: str) -> str | None:
    """The day in a text, in ISO 8601; None if there is none, or if it is ambiguous, such as 02/03/2024."""
    text = text.strip().lower()
    if found := _YEAR_FIRST(text):
        return _iso(found[1], found[3], found[4]) if found[2] or len(text) == len("20240217") else None
    if found := _DAY_MONTH(text):
        return _iso(found[3], _month(found[2]), found[1])
    if found := _MONTH_DAY(text):
        return _iso(found[3], _month(found[1]), found[2])
    if found := _YEAR_LAST(text):
        days = {_iso(found[4], found[3], found[1]), _iso(found[4], found[1], found[3])} - {None}
        return days.pop() if len(days) == 1 else None
    return None


def _month(name: str) -> int:
    names = _FULL if name in _FULL else _MONTHS
    return names.index(name) + 1 if name in names else 0


def _iso(year: str, month: str | int, number: str) -> str | None:
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return None
