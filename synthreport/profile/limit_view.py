"""A manifest as limits see it: the stated answers, and the places at which any answer is possible."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from synthreport.document.pointers import escape
from synthreport.standard.gaps import is_gap

Silent = Callable[[str], Collection[str]]
"""Returns the missing keys, for the pointer of the object that lacks them."""


class Open:
    """Replaces a gap, a malformed answer, or a missing one: the answer could be anything."""

    def __repr__(self) -> str:
        return "what is not stated"


OPEN = Open()


class Answers(dict[str, Any]):
    """An object without the author's own keys.

    `silent` are the required keys that the text does not have; with `rest`, any other could
    exist, too.
    """

    def __init__(self, stated: dict[str, Any], silent: frozenset[str], rest: bool) -> None:
        super().__init__({**stated, **dict.fromkeys(sorted(silent), OPEN)})
        self.silent = silent
        self.rest = rest

    @property
    def sure(self) -> set[str]:
        """The keys under which an answer is stated."""
        return {key for key, each in self.items() if each is not OPEN}


def view(data: Any, silent: Silent, pointer: str = "") -> Any:
    """The view that limits have of some data."""
    if data is None or is_gap(data):
        return OPEN
    if data.__class__ is list:
        return [view(each, silent, f"{pointer}/{index}") for index, each in enumerate(data)]
    if data.__class__ is not dict:
        return data
    own = {key: each for key, each in data.items() if key != "rest" and key[:2] != "x-"}
    stated = {key: view(each, silent, f"{pointer}/{escape(key)}") for key, each in own.items()}
    return Answers(stated, frozenset(silent(pointer)) - stated.keys(), "rest" in data)
