"""The pipeline as a graph: what went into which step, and what came out, laid out from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.rules.value import Value

_COLLECTIONS = {
    "inputs": "input",
    "evaluation_inputs": "evaluation input",
    "splits": "split",
    "steps": "step",
    "files": "file",
}
_ORIGINS = ("taken_from", "takes", "derived_from")


class Thing(NamedTuple):
    """A node of the graph: its id, what it is, words about it, and its column (the longest way from a source)."""

    id: str
    kind: str
    words: str
    column: int
    pointer: str


class Graph(NamedTuple):
    """Things, and arrows between their ids: from what was there to what came of it."""

    things: tuple[Thing, ...]
    arrows: tuple[tuple[str, str], ...]


def lineage(data: Any) -> Graph:
    """The graph of a manifest; things that nothing leads to or from, such as documentation, are left out."""
    root = Value(data if isinstance(data, dict) else {})
    held = {name: (kind, value) for collection, kind in _COLLECTIONS.items() for name, value in root.each(collection)}
    arrows = tuple(dict.fromkeys(arrow for arrow in _arrows(root, held) if set(arrow) <= held.keys()))
    linked = {name for arrow in arrows for name in arrow}
    things = [
        Thing(name, kind, _words(value), _column(name, arrows), value.pointer)
        for name, (kind, value) in held.items()
        if name in linked
    ]
    return Graph(tuple(sorted(things, key=lambda thing: thing.column)), arrows)


def _arrows(root: Value, held: dict[str, tuple[str, Value]]) -> Iterator[tuple[str, str]]:
    for name, (_, value) in held.items():
        for key in _ORIGINS:
            yield from ((origin, name) for origin in value.listed(key) if isinstance(origin, str))
        yield from ((name, made) for made in value.listed("makes") if isinstance(made, str))


def _column(name: str, arrows: tuple[tuple[str, str], ...], seen: frozenset[str] = frozenset()) -> int:
    """How many arrows the longest way to a thing has; a circle, which a rule reports, is cut where it closes."""
    before = [origin for origin, made in arrows if made == name and origin not in seen]
    return 1 + max(_column(origin, arrows, seen | {name}) for origin in before) if before else 0


def _words(value: Value) -> str:
    """What the author calls it, in a few words."""
    for key in ("title", "kind", "path", "pattern"):
        said = value.get(key)
        if isinstance(said, str):
            return said.replace("_", " ") if key == "kind" else said
    return ""
