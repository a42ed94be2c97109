"""The positions of a pipeline's boxes and arrows in its picture: columns from left to right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from synthreport.files.printable import printable, width
from synthreport.overview.pipeline_graph import HOLDS, MADE_FROM, Graph, Thing

_WIDE, _HIGH, _ACROSS, _DOWN, _EDGE = 148, 44, 44, 18, 6
_LETTERS = 21
_MARKS = {HOLDS: "● ", MADE_FROM: "◐ ", "": ""}
MOST = 80
"""How many boxes a picture may have; a longer pipeline is shown only as a list."""


class Box(NamedTuple):
    """A thing with its upper left corner, in pixels, and its two lines of text, cut to fit."""

    x: int
    y: int
    thing: Thing
    name: str
    words: str


class Picture(NamedTuple):
    """Everything that the drawing needs; `paths` are the arrows as SVG path data."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]


def picture(graph: Graph) -> Picture | None:
    """The drawing of a graph; None if there is nothing to draw, or too much."""
    if not 0 < len(graph.things) <= MOST:
        return None
    lengths = Counter(thing.column for thing in graph.things)
    longest = max(lengths.values())
    boxes = {thing.id: _box(thing, (longest - lengths[thing.column]) / 2) for thing in graph.things}
    right = max(box.x for box in boxes.values()) + _WIDE + _EDGE
    low = max(box.y for box in boxes.values()) + _HIGH + _EDGE
    return Picture(right, low, tuple(boxes.values()), tuple(_paths(graph, boxes)))


def _box(thing: Thing, above: float) -> Box:
    """The box of a thing; its column starts lower by the height of some boxes."""
    x = _EDGE + thing.column * (_WIDE + _ACROSS)
    y = _EDGE + round((thing.row + above) * (_HIGH + _DOWN))
    return Box(x, y, thing, _cut(thing.id), _cut(f"{_MARKS[thing.reach]}{thing.words or thing.kind}"))


def _cut(text: str) -> str:
    plain = printable(text[:200])
    while width(plain) > _LETTERS:
        plain = plain.rstrip("…")[:-1] + "…"
    return plain


def _paths(graph: Graph, boxes: dict[str, Box]) -> Iterator[str]:
    """A curve for each arrow, from the right side of a box to the left of the next."""
    for origin, made in graph.arrows:
        start, end = boxes[origin], boxes[made]
        x1, y1, x2, y2 = start.x + _WIDE, start.y + _HIGH // 2, end.x - 5, end.y + _HIGH // 2
        bend = max((x2 - x1) // 2, 16)
        yield f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
