"""What objects leave unsaid, kept so that a million objects that leave out the same share what is noted of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from synthreport.finding import Level


class Lack(NamedTuple):
    """An answer that an object lacks: its key there (or path), its item; `with_it` are the items missing with it."""

    key: str
    code: str
    level: Level
    with_it: tuple[str, ...] = ()


class Silence:
    """What all objects of one form leave unsaid that have the same keys.

    `unsaid` are keys of which something is asked; `lacks` are the answers that are missing; `gaps` are the items that a
    `rest` answers, for each key; `lost` are the keys of malformed values, with the items that are lost below them.
    """

    __slots__ = ("gaps", "lacks", "lost", "unsaid")

    def __init__(self) -> None:
        self.unsaid: list[str] = []
        self.lacks: list[Lack] = []
        self.gaps: list[tuple[str, ...]] = []
        self.lost: list[tuple[str, tuple[str, ...]]] = []


class Blanks:
    """The pointers at which nothing is said: `places`, gaps and malformed values, and the keys that objects lack."""

    def __init__(self, places: Iterable[str]) -> None:
        self._places: dict[str, set[str]] = {}
        self._lacking: dict[str, list[str]] = {}
        for pointer in places:
            self.add(pointer)

    def __contains__(self, pointer: object) -> bool:
        holder, _, key = str(pointer).rpartition("/")
        return key in self.places(holder) or key in self.lacking(holder)

    def add(self, pointer: str) -> None:
        """Note a gap, or a malformed value."""
        holder, _, key = pointer.rpartition("/")
        self._places.setdefault(holder, set()).add(key)

    def lack(self, holder: str, keys: list[str]) -> None:
        """Note the keys that the object at a pointer lacks."""
        self._lacking[holder] = keys

    def places(self, holder: str) -> Collection[str]:
        """The keys, as they stand in pointers, at which a gap or a malformed value stands in an object."""
        return self._places.get(holder, ())

    def lacking(self, holder: str) -> Collection[str]:
        """The keys that the object at a pointer lacks: one and the same list for all that lack the same."""
        return self._lacking.get(holder, ())
