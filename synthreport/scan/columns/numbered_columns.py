"""Columns that are numbered: years, wavelengths, or the places that a library counts them by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_LONGEST = 9
_YEARS = range(1800, 2200)
_FEWEST_YEARS, _FEWEST_COUNTED, _FEWEST = 3, 4, 5
"""So many numbers in a row are names, and hardly the values of one record: years, from 0 or 1 on, any."""


def run_of(names: Sequence[str], columns: Sequence[Sequence[str]]) -> set[str]:
    """The names that are numbers in even steps; none where most rows below have such numbers in these columns, too."""
    places = [place for place, name in enumerate(names) if name == "0" or (_is_number(name) and name[0] != "0")]
    numbers = [int(names[place]) for place in places]
    if len(numbers) < _fewest(numbers) or not _are_even(numbers):
        return set()
    rows = list(zip(*(columns[place] for place in places if place < len(columns)), strict=True))
    alike = sum(all(map(_is_number, row)) and _look_like_names([int(each) for each in row]) for row in rows)
    return {names[place] for place in places} if alike * 2 <= len(rows) else set()


def _look_like_names(numbers: list[int]) -> bool:
    return _are_even(numbers) or all(number in _YEARS for number in numbers)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _LONGEST


def _fewest(numbers: list[int]) -> int:
    if numbers and numbers[0] in _YEARS and numbers[-1] in _YEARS:
        return _FEWEST_YEARS
    return _FEWEST_COUNTED if numbers and numbers[0] in (0, 1) else _FEWEST


def _are_even(numbers: list[int]) -> bool:
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(steps) == 1 and min(steps) > 0
