"""The fields of an item that hold no answer: what to write where, for authors who have nothing but a letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import escape, parts_of
from synthreport.outcome import State
from synthreport.overview.view import View
from synthreport.standard.catalogue import Entry
from synthreport.standard.gaps import is_gap

Path = tuple[str, ...]
"""The keys to a place, from the root."""


def unanswered(view: View, code: str) -> dict[str, tuple[str, ...]]:
    """The keys of an item that a gap or a finding leaves open, by the place where they belong; lesser ones are last.

    Of an object with entries of the author's own that is not there yet, the object alone is named.
    """
    asked = (field for field in view.catalogue.fields if field["item"] == code and field["asked"])
    fields = sorted(asked, key=lambda field: bool(field.get("completes")))
    missing = {tuple(parts_of(each.at.pointer)) for each in view.result.findings if each.code == code}
    paths = [path for each in fields if _applies(each, view) for path in _open(view.data, _keys(each), each, missing)]
    holding = {path[:depth] for path in paths for depth in range(len(path))}
    found: dict[str, dict[str, None]] = {}
    for path in paths:
        if path not in holding:
            found.setdefault("".join(f"/{escape(key)}" for key in path[:-1]), {})[path[-1]] = None
    return {holder: tuple(keys) for holder, keys in found.items()}


def _keys(field: Entry) -> list[str]:
    return str(field["path"]).split("/")[1:]


def _open(data: Any, path: list[str], field: Entry, missing: set[Path], above: Path = ()) -> Iterator[Path]:
    """The places below some data, at a field's path, that have a gap instead of an answer, or that are missing."""
    if is_gap(data):
        yield _named(above, path)
    elif path[:1] == ["*"]:
        for key, each in _entries(data):
            yield from _open(each, path[1:], field, missing, (*above, key))
    elif path and isinstance(data, dict) and _belongs(field, data, path):
        to = (*above, path[0])
        if path[0] in data:
            yield from _open(data[path[0]], path[1:], field, missing, to)
        elif is_gap(data.get("rest")) or to in missing:
            yield _named(above, path)


def _entries(data: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield from ((key, each) for key, each in data.items() if key != "rest" and not key.startswith("x-"))


def _named(above: Path, path: list[str]) -> Path:
    """The path to a place, up to the first object whose entries are the author's own."""
    return (*above, *path[: path.index("*") if "*" in path else len(path)])


def _belongs(field: Entry, holder: dict[str, Any], path: list[str]) -> bool:
    """Whether an object has the field: a field may belong to objects of one kind."""
    tagged: dict[str, list[Any]] = field.get("if", {}) if len(path) == 1 else {}
    return all(holder.get(tag) in values if values else tag in holder for tag, values in tagged.items())


def _applies(field: Entry, view: View) -> bool:
    """Whether a field is asked here: an item under the same condition is, or no item has that condition."""
    items, outcomes = view.catalogue.items, view.result.outcomes
    for name in field.get("when", ()):
        states = {outcomes[code].state for code, item in items.items() if name in item["when"] and code in outcomes}
        if states == {State.NOT_APPLICABLE}:
            return False
    return True
