"""The words of a version for people: label and question of items and lines, and the meaning of every closed value.

They are in a file of their own, which a check does not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.standard.versions import NEWEST, read


class Choice(NamedTuple):
    """A closed list where it is an answer: the paths of its fields, and each of its values with its meaning."""

    paths: tuple[str, ...]
    meanings: dict[str, str]


class Wording:
    """The words of one version."""

    def __init__(self, entries: dict[str, Any]) -> None:
        self.items: dict[str, dict[str, str]] = entries["items"]
        self.lines: dict[str, dict[str, str]] = entries["lines"]
        self.lists: dict[str, dict[str, str]] = entries["lists"]
        self._fields: list[dict[str, Any]] = entries["fields"]

    def label(self, code: str) -> str:
        """What an item is called, in at most five words; empty for a rule."""
        return self.items[code]["label"] if code in self.items else ""

    def question(self, code: str) -> str:
        """What an item asks, in plain words; empty for a rule."""
        return self.items[code]["question"] if code in self.items else ""

    def meaning(self, pointer: str, value: str) -> str:
        """What a value means at a place; empty if there is no closed list with it."""
        there = (each["list"] for each in self._fields if value in each["values"] and _is_at(pointer, each["path"]))
        name = next(there, None)
        return self.lists[name][value] if name else ""

    def values(self, pointer: str) -> tuple[str, ...]:
        """The values of the closed list at a place; empty if there is none."""
        return next((tuple(each["values"]) for each in self._fields if _is_at(pointer, each["path"])), ())

    def choices(self, code: str) -> Iterator[Choice]:
        """The closed lists of an item; fields with the same values share one."""
        paths: dict[tuple[str, ...], list[str]] = {}
        for field in self._fields:
            if field["item"] == code:
                paths.setdefault((field["list"], *field["values"]), []).append(field["path"])
        for (name, *values), held in paths.items():
            yield Choice(tuple(held), {value: self.lists[name][value] for value in values})


def _is_at(pointer: str, path: str) -> bool:
    """Whether a pointer is at the path of a field."""
    keys, expected = pointer.split("/"), path.split("/")
    return len(keys) == len(expected) and all(each in ("*", key) for key, each in zip(keys, expected, strict=True))


_READ: dict[str, Wording] = {}


def wording(version: str = NEWEST) -> Wording:
    """The words of a version, read once."""
    if version not in _READ:
        _READ[version] = Wording(read("words.json", version))
    return _READ[version]
