"""The elements that a path leads to, those together of which the same keys are said and left unsaid.

A rule that needs a key is asked once for all of them whether it applies: of very many elements, most are alike.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from synthreport.checker.silence import Blanks
from synthreport.rules.value import Value

Reached = tuple[str, Any, str]
"""Pointer and answer at the end of a path; or else the place on the way at which nothing is said."""


class Element(NamedTuple):
    """An element: its number on its path, counted from 0, and what rules read of it."""

    number: int
    value: Value


class Group(NamedTuple):
    """Elements that are alike: `said` are the keys that state something, `blank` those at which nothing can be read.

    Where they have no form (`formless`), every key that is not there is blank, too.
    """

    said: frozenset[str]
    blank: frozenset[str]
    formless: bool
    elements: list[Element]

    def may_be_blank(self, path: str) -> bool:
        """Whether something is unsaid on the way to what is not said at a path, rather than not asked for."""
        return self.formless or path.partition("/")[0] in self.blank


class Elements:
    """What a path leads to: groups of objects, and the places, by number, at which something on the way is unsaid."""

    def __init__(self, reached: Iterable[Reached], root: Value, unsaid: Blanks) -> None:
        self.count = 0
        self.lost: list[tuple[int, str]] = []
        self._unsaid = unsaid
        self._groups: dict[Hashable, Group] = {}
        self._alike: dict[Hashable, Group] = {}
        for number, (pointer, data, place) in enumerate(reached):
            self.count += 1
            if place:
                self.lost.append((number, place))
            elif data.__class__ is dict:
                self._group(pointer, data, pointer in root.formless).elements.append(
                    Element(number, Value(data, pointer, root))
                )
        self.groups = list(self._groups.values())

    def _group(self, pointer: str, data: dict[str, Any], formless: bool) -> Group:
        """The group of an element; found at once for those of the same keys that hold nothing unsaid."""
        lacking = self._unsaid.lacking(pointer)
        if formless or self._unsaid.places(pointer):
            return self._grouped(pointer, data, formless)
        alike = tuple(data), id(lacking)
        if alike not in self._alike:
            self._alike[alike] = self._grouped(pointer, data, formless)
        return self._alike[alike]

    def _grouped(self, pointer: str, data: dict[str, Any], formless: bool) -> Group:
        stated = frozenset([key for key, answer in data.items() if answer.__class__ is not dict or "gap" not in answer])
        blank = frozenset((*self._unsaid.places(pointer), *self._unsaid.lacking(pointer))) - stated
        return self._groups.setdefault((stated, blank, formless), Group(stated, blank, formless, []))


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
