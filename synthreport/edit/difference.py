"""Two states of the same data → the changes that lead from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from synthreport.document.pointers import diff, escape, parts_of
from synthreport.edit.change import Change, Renamed

Destination = Callable[[str], str]
"""Maps a pointer in the older data to the pointer of the same value in the newer data."""


def changes(old: Any, new: Any, destination: Destination = str) -> list[Change]:
    """The smallest changes from old data to new, in the order in which they can be applied.

    A key that `destination` moves within its mapping is renamed, so that its value and all comments stay in place.
    """
    renames: list[Change] = []
    renamed = _renamed(old, new, "", "", destination, renames)
    return renames + [Change(pointer, value) for pointer, _, value in diff(renamed, new)]


def _renamed(old: Any, new: Any, before: str, after: str, destination: Destination, renames: list[Change]) -> Any:
    """The old data with the new names of its keys; the place was `before` and is now `after`."""
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [_renamed(*pair, f"{before}/{at}", f"{after}/{at}", destination, renames) for at, pair in pairs]
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return old
    renamed = {}
    for key, each in old.items():
        was = f"{before}/{escape(key)}"
        name = _name(key, old, new, destination(was), after)
        now = f"{after}/{escape(name)}"
        if name != key:
            renames.append(Change(f"{after}/{escape(key)}", Renamed(name)))
        renamed[name] = _renamed(each, new.get(name), was, now, destination, renames)
    return renamed


def _name(key: str, old: Any, new: Any, destination: str, after: str) -> str:
    """The name that a key of the old mapping has in the new one; its own where it moves elsewhere, or is gone."""
    holder, _, _ = destination.rpartition("/")
    name = parts_of(destination)[-1] if holder == after else key
    return name if name in new and name not in old and key not in new else key
