"""Keys without answers, stored so that a million objects that lack the same keys share one record."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from synthreport.finding import Level


class Lack(NamedTuple):
    """An answer that an object lacks: its key there (or path), its item; `with_it` are the items missing with it.

    `when` names the conditions under which it is asked.
    """

    key: str
    code: str
    level: Level
    with_it: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


class Below(NamedTuple):
    """The items that are asked for at a place and below it; `key` are the items with a key field there."""

    codes: tuple[str, ...]
    key: frozenset[str]


class Silence:
    """The missing answers of all objects of one form that have the same keys.

    `unsaid` are keys with required answers; `lacks` are the missing answers; `gaps` are the items that a
    `rest` answers, for each key; `lost` are the keys of malformed values, with the items that are lost below them.
    """

    __slots__ = ("gaps", "lacks", "lost", "unsaid")

    def __init__(self) -> None:
        self.unsaid: list[str] = []
        self.lacks: list[Lack] = []
        self.gaps: list[Below] = []
        self.lost: list[tuple[str, tuple[str, ...]]] = []


class Blanks:
    """The pointers without an answer: `places`, gaps and malformed values, and the keys that objects lack."""

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
        """The keys of an object, as escaped in pointers, whose value is a gap or malformed."""
        return self._places.get(holder, ())

    def lacking(self, holder: str) -> Collection[str]:
        """The keys that the object at a pointer lacks; objects that lack the same share one list."""
        return self._lacking.get(holder, ())

    def lacked(self) -> Iterator[str]:
        """The pointers of all keys that objects lack."""
        for holder, keys in self._lacking.items():
            yield from (f"{holder}/{key}" for key in keys)
