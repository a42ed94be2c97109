"""The elements at a path, grouped by which keys they state and which they leave open.

Whether a rule applies is decided once for each group: of very many elements, most are alike.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from synthreport.checker.unstated_answers import Blanks
from synthreport.rules.value import Value

Reached = tuple[str, Any, str]
"""Pointer and answer at the end of a path; or else the place on the path without an answer."""


Element = tuple[int, Value]
"""An element: its number on its path, counted from 0, and the part that rules read."""


class Group:
    """Elements that are alike: `said` are the keys with answers, `blank` those at which nothing can be read.

    If their form is unknown (`formless`), every absent key is also blank.
    """

    __slots__ = ("blank", "elements", "formless", "said")

    def __init__(self, said: frozenset[str], blank: frozenset[str], formless: bool, elements: list[Element]) -> None:
        self.said, self.blank, self.formless, self.elements = said, blank, formless, elements

    def alone(self) -> Iterator[Group]:
        """Each element as a group of its own."""
        return (Group(self.said, self.blank, self.formless, [element]) for element in self.elements)

    def may_be_blank(self, path: str) -> bool:
        """Whether something on a path without an answer is not stated, rather than not required."""
        return self.formless or path.partition("/")[0] in self.blank


class Elements:
    """The ends of a path: groups of objects, and by number the places at which the path meets no answer."""

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
                group = self._group(pointer, data, pointer in root.formless)
                group.elements.append((number, root.at(pointer, data)))
        self.groups = list(self._groups.values())

    def _group(self, pointer: str, data: dict[str, Any], formless: bool) -> Group:
        """The group of an element; looked up by its keys if all of them have answers."""
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
    """The elements that a rule cannot check: their number, and the place of the missing answer in the first."""

    def __init__(self) -> None:
        self.count = 0
        self.place = ""
        self._number = -1

    def note(self, number: int, place: str, times: int = 1) -> None:
        """Note elements that lack an answer; the first of them has this number, and this place."""
        if not self.count or number < self._number:
            self._number, self.place = number, place
        self.count += times
