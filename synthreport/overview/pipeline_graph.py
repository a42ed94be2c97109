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
    """A node of the graph: its id, what it is, words about it, and where it stands in the picture.

    `column` is the longest way to it from something that nothing leads to, counted in arrows; `row` its place in the
    column, from the top.
    """

    id: str
    kind: str
    words: str
    pointer: str
    column: int
    row: int


class Graph(NamedTuple):
    """Things, column by column, and arrows between their ids: from what was there to what came of it."""

    things: tuple[Thing, ...]
    arrows: tuple[tuple[str, str], ...]


def lineage(data: Any) -> Graph:
    """The graph of a manifest; things that nothing leads to or from, such as documentation, are left out."""
    root = Value(data if isinstance(data, dict) else {})
    held = {name: (kind, value) for collection, kind in _COLLECTIONS.items() for name, value in root.each(collection)}
    arrows = tuple(dict.fromkeys(arrow for arrow in _arrows(root, held) if set(arrow) <= held.keys()))
    linked = dict.fromkeys(name for name in held if any(name in arrow for arrow in arrows))
    before = {name: [origin for origin, made in arrows if made == name] for name in linked}
    columns = _columns(before)
    rows = _rows(columns, before)
    things = (
        Thing(name, held[name][0], _words(held[name][1]), held[name][1].pointer, columns[name], rows[name])
        for name in linked
    )
    return Graph(tuple(sorted(things, key=lambda thing: (thing.column, thing.row))), arrows)


def _arrows(root: Value, held: dict[str, tuple[str, Value]]) -> Iterator[tuple[str, str]]:
    for name, (_, value) in held.items():
        for key in _ORIGINS:
            yield from ((origin, name) for origin in value.listed(key) if isinstance(origin, str))
        yield from ((name, made) for made in value.listed("makes") if isinstance(made, str))


def _columns(before: dict[str, list[str]]) -> dict[str, int]:
    """The column of everything. What goes round in a circle, which a rule reports, comes after all that does not."""
    columns: dict[str, int] = {}
    waiting = list(before)
    while waiting:
        ready = [name for name in waiting if all(origin in columns for origin in before[name])] or waiting[:1]
        for name in ready:
            columns[name] = 1 + max((columns.get(origin, -1) for origin in before[name]), default=-1)
        waiting = [name for name in waiting if name not in columns]
    return columns


def _rows(columns: dict[str, int], before: dict[str, list[str]]) -> dict[str, int]:
    """The place of everything in its column: beside what it comes from, so that few arrows cross."""
    rows: dict[str, int] = {}
    for column in range(max(columns.values(), default=-1) + 1):
        members = [name for name in columns if columns[name] == column]

        def height(name: str) -> float:
            heights = [rows[origin] for origin in before[name] if origin in rows]
            return sum(heights) / len(heights) if heights else 0

        rows.update({name: row for row, name in enumerate(sorted(members, key=height))})
    return rows


def _words(value: Value) -> str:
    """What the author calls it, in a few words."""
    for key in ("title", "kind", "path", "pattern"):
        said = value.get(key)
        if isinstance(said, str):
            return said.replace("_", " ") if key == "kind" else said
    return ""
