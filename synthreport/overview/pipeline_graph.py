"""The pipeline as a graph, laid out from left to right: inputs and outputs of each step, and what real rows reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.rules.rows.flow import pipeline
from synthreport.rules.rows.graph import knots
from synthreport.rules.rows.rows import rows as rows_of
from synthreport.rules.value import Value, answers_of

_COLLECTIONS = {
    "inputs": "input",
    "evaluation_inputs": "evaluation input",
    "splits": "split",
    "steps": "step",
    "files": "file",
}
HOLDS, MADE_FROM = "holds real rows", "made from real rows"

_ORIGINS = ("taken_from", "takes", "derived_from")


class Thing(NamedTuple):
    """A node of the graph: its id, kind, description, and position in the picture.

    `column` is the longest way to it from something that nothing leads to, counted in arrows; `row` its place in the
    column, from the top. `reach` says what rows of single persons did to it, one of `HOLDS` and `MADE_FROM`.
    """

    id: str
    kind: str
    words: str
    pointer: str
    column: int
    row: int
    reach: str = ""


class Graph(NamedTuple):
    """Things, column by column, and arrows between their ids: from inputs to outputs."""

    things: tuple[Thing, ...]
    arrows: tuple[tuple[str, str], ...]


def graph(data: Any) -> Graph:
    """The graph of a manifest, without things that have no arrow, such as documentation."""
    root = answers_of(data)
    held = {name: (kind, value) for collection, kind in _COLLECTIONS.items() for name, value in root.each(collection)}
    arrows = tuple(dict.fromkeys(arrow for arrow in _arrows(root, held) if set(arrow) <= held.keys()))
    ends = {name for arrow in arrows for name in arrow}
    before: dict[str, list[str]] = {name: [] for name in held if name in ends}
    for origin, made in arrows:
        before[made].append(origin)
    columns = _columns(before)
    rows = _rows(columns, before)
    things = (
        Thing(name, held[name][0], _words(held[name][1]), held[name][1].pointer, columns[name], rows[name], reach)
        for name, reach in ((name, _reach(name, root)) for name in before)
    )
    return Graph(tuple(sorted(things, key=lambda thing: (thing.column, thing.row))), arrows)


def _reach(name: str, root: Value) -> str:
    """What rows of single persons did to a thing, by the graph that the rules read; empty if none reached it."""
    persons = pipeline(root).persons
    if name in persons or rows_of(root).holding(name, persons):
        return HOLDS
    return MADE_FROM if pipeline(root).sources(name) else ""


def _arrows(root: Value, held: dict[str, tuple[str, Value]]) -> Iterator[tuple[str, str]]:
    for name, (_, value) in held.items():
        for key in _ORIGINS:
            yield from ((origin, name) for origin in value.listed(key) if isinstance(origin, str))
        yield from ((name, made) for made in value.listed("makes") if isinstance(made, str))


def _columns(before: dict[str, list[str]]) -> dict[str, int]:
    """The column of everything. A circle, which a rule reports, begins with its first entry in the manifest."""
    columns: dict[str, int] = {}
    order = {name: number for number, name in enumerate(before)}
    for part in knots(before):
        for name in sorted(part, key=order.__getitem__):
            columns[name] = 1 + max((columns[origin] for origin in before[name] if origin in columns), default=-1)
    return columns


def _rows(columns: dict[str, int], before: dict[str, list[str]]) -> dict[str, int]:
    """The place of everything in its column: beside its inputs, so that few arrows cross."""
    rows: dict[str, int] = {}
    members: dict[int, list[str]] = {}
    for name in before:
        members.setdefault(columns[name], []).append(name)

    def height(name: str) -> float:
        heights = [rows[origin] for origin in before[name] if origin in rows]
        return sum(heights) / len(heights) if heights else 0

    for column in sorted(members):
        rows.update({name: row for row, name in enumerate(sorted(members[column], key=height))})
    return rows


def _words(value: Value) -> str:
    """The author's name for it, in a few words."""
    for key in ("title", "kind", "path", "pattern"):
        said = value.get(key)
        if isinstance(said, str):
            return said.replace("_", " ") if key == "kind" else said
    return ""
