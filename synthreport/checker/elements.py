"""The elements that a path leads to, those together of which the same keys are said and left unsaid.

A rule that needs a key is asked once for all of them whether it applies: of very many elements, most are alike.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import Any, NamedTuple

from synthreport.checker.silence import Blanks
from synthreport.rules.value import said

Reached = tuple[str, Any, str]
"""Pointer and answer at the end of a path; or else the place on the way at which nothing is said."""


class Element(NamedTuple):
    """An element: the how manieth it is on its path, where it stands, and what it holds."""

    number: int
    pointer: str
    data: Any


class Group(NamedTuple):
    """Elements that are alike in what they say; `said` are the keys of which they do, of those that any rule needs."""

    said: frozenset[str]
    elements: list[Element]


class Elements:
    """What a path leads to: groups of objects, and the places, by number, at which something on the way is unsaid."""

    def __init__(
        self, reached: Iterable[Reached], keys: Collection[str], unsaid: Blanks, formless: Collection[str]
    ) -> None:
        self.count = 0
        self.lost: list[tuple[int, str]] = []
        groups: dict[Hashable, Group] = {}
        for number, (pointer, data, place) in enumerate(reached):
            self.count += 1
            if place:
                self.lost.append((number, place))
            elif data.__class__ is dict:
                stated, out = frozenset(_said(data, keys)), frozenset(unsaid.places(pointer)).intersection(keys)
                alike = stated, out, id(unsaid.lacking(pointer)), pointer in formless
                groups.setdefault(alike, Group(stated, [])).elements.append(Element(number, pointer, data))
        self.groups = list(groups.values())


class Silent:
    """The elements that a rule cannot judge: how many they are, and the place of what is unsaid in the first."""

    def __init__(self) -> None:
        self.count = 0
        self.place = ""
        self._number = -1

    def note(self, number: int, place: str, times: int = 1) -> None:
        """Note elements in which something is unsaid; the first of them has this number, and this place."""
        if not self.count or number < self._number:
            self._number, self.place = number, place
        self.count += times


def _said(data: dict[str, Any], keys: Collection[str]) -> Iterator[str]:
    return (key for key in keys if said(data.get(key)) is not None)
