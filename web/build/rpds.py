"""Persistent collections for `referencing` and `jsonschema`, in place of rpds-py, which has no wheel for browsers.

Only what these two use, by copies of dictionaries: their collections have a dozen entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class HashTrieMap(Mapping[Any, Any]):
    """A mapping of which every change is a new one."""

    def __init__(self, value: Any = (), **more: Any) -> None:
        self._held = dict(value, **more)

    def __class_getitem__(cls, _: Any) -> type:
        return cls

    @classmethod
    def convert(cls, value: Any) -> HashTrieMap:
        """The value, as such a mapping."""
        return value if isinstance(value, cls) else cls(value)

    def __getitem__(self, key: Any) -> Any:
        return self._held[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __hash__(self) -> int:
        return hash(frozenset(self._held.items()))

    def insert(self, key: Any, value: Any) -> HashTrieMap:
        """With one entry more, or another value."""
        return HashTrieMap({**self._held, key: value})

    def update(self, *more: Any, **named: Any) -> HashTrieMap:
        """With the entries of other mappings."""
        held = dict(self._held)
        for each in (*more, named):
            held.update(each)
        return HashTrieMap(held)

    def remove(self, key: Any) -> HashTrieMap:
        """Without an entry. Raises KeyError."""
        held = dict(self._held)
        del held[key]
        return HashTrieMap(held)

    def discard(self, key: Any) -> HashTrieMap:
        """Without an entry, if there is one."""
        return self.remove(key) if key in self._held else self


class HashTrieSet(frozenset[Any]):
    """A set of which every change is a new one."""

    def insert(self, value: Any) -> HashTrieSet:
        """With one value more."""
        return HashTrieSet(self | {value})

    def remove(self, value: Any) -> HashTrieSet:
        """Without a value."""
        return HashTrieSet(self - {value})

    discard = remove

    def update(self, *more: Iterable[Any]) -> HashTrieSet:
        """With the values of others."""
        return HashTrieSet(self.union(*more))


class List(tuple[Any, ...]):
    """A list that grows at its front."""

    def __new__(cls, *values: Any) -> List:
        """Of one collection, or of several values, as rpds takes them."""
        return super().__new__(cls, values[0] if len(values) == 1 else values)

    def push_front(self, value: Any) -> List:
        """With one value more, before the others."""
        return List((value, *self))

    @property
    def first(self) -> Any:
        """The value at the front."""
        return self[0]

    @property
    def rest(self) -> List:
        """The others."""
        return List(self[1:])
