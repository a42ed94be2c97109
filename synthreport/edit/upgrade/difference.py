"""Two states of the same data → the changes that lead from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from synthreport.document import pointer_of
from synthreport.edit.change import Change, Renamed, is_same

Destination = Callable[[str], str]
"""Maps a pointer in the older data to the pointer of the same value in the newer data."""


def changes(old: Any, new: Any, destination: Destination) -> list[Change]:
    """The smallest changes from old data to new, in the order in which they can be applied.

    A key that `destination` moves within its mapping is renamed, so that its value and all comments stay in place.
    """
    return list(_changes(old, new, "", "", destination))


def _changes(old: Any, new: Any, before: str, after: str, destination: Destination) -> Iterator[Change]:
    """The changes at one place, whose pointer was `before` and is now `after`."""
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _in_mapping(old, new, before, after, destination)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            part = pointer_of([number])
            yield from _changes(one, other, before + part, after + part, destination)
    elif not is_same(old, new):
        yield Change(after, new)


def _in_mapping(old: Any, new: Any, before: str, after: str, destination: Destination) -> Iterator[Change]:
    names = {key: _name(key, old, new, before, after, destination) for key in old}
    kept = {key: name for key, name in names.items() if name in new}
    yield from (Change(after + pointer_of([key]), Renamed(name)) for key, name in kept.items() if key != name)
    for key, name in kept.items():
        inner = before + pointer_of([key]), after + pointer_of([name])
        yield from _changes(old[key], new[name], *inner, destination)
    yield from (Change(after + pointer_of([key]), each) for key, each in new.items() if key not in kept.values())
    yield from (Change(after + pointer_of([key])) for key in old if key not in kept)


def _name(key: str, old: Any, new: Any, before: str, after: str, destination: Destination) -> str:
    """The name of a key of the old mapping in the new one, if it is there at all."""
    moved = destination(before + pointer_of([key]))
    name = next((each for each in new if after + pointer_of([each]) == moved), key)
    return name if key not in new and name not in old else key
