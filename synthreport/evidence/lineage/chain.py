"""The chain: a manifest and all that lie behind it, each read once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from synthreport.evidence.lineage.manifest_finder import Finder, Found, Missing
from synthreport.evidence.lineage.parent_links import Link, Stated, links, stated

MOST = 200
"""How many manifests are followed."""


class Edge(NamedTuple):
    """A link, and what it leads to: the number of a generation of the chain, or why there is none."""

    link: Link
    to: int | None
    why: str = ""
    is_altered: bool = False
    closes_circle: bool = False


class Generation(NamedTuple):
    """A manifest of the chain, what it states of its place in it, and what lies behind."""

    number: int
    found: Found
    stated: Stated
    edges: tuple[Edge, ...]


class Chain(NamedTuple):
    """Manifests by number; that of the dataset asked for is number 0."""

    generations: tuple[Generation, ...]

    def edges(self) -> Iterator[tuple[Generation, Edge]]:
        """Every link of every manifest."""
        for generation in self.generations:
            for edge in generation.edges:
                yield generation, edge


def followed(path: Path, finder: Finder) -> Chain:
    """The chain behind a manifest, breadth first. Raises OSError if that manifest itself cannot be read."""
    walk = _Walk(finder)
    walk.number(finder.read(path))
    at = 0
    while at < len(walk.reached):
        walk.look(at)
        at += 1
    return Chain(tuple(walk.generations()))


class _Walk:
    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self.reached: list[Found] = []
        self._edges: dict[int, list[Edge]] = {}
        self._numbers: dict[str, int] = {}

    def number(self, found: Found) -> int | None:
        """The number of a manifest, a new one if it was not met before; None beyond the most that are followed."""
        if found.place not in self._numbers:
            if len(self.reached) == MOST:
                return None
            self._numbers[found.place] = len(self.reached)
            self.reached.append(found)
        return self._numbers[found.place]

    def look(self, at: int) -> None:
        """Follow the links of a manifest."""
        found = self.reached[at]
        self._edges[at] = [self._edge(link, found) for link in links(found.document.data)]

    def _edge(self, link: Link, source: Found) -> Edge:
        try:
            found = self._finder.behind(link, source.folder)
        except Missing as error:
            return Edge(link, None, str(error))
        number = self.number(found)
        if number is None:
            return Edge(link, None, f"more than {MOST} manifests lie behind; the others were not followed")
        is_altered = link.sha256 is not None and link.sha256 != found.sha256
        return Edge(link, number, is_altered=is_altered)

    def generations(self) -> Iterator[Generation]:
        circles = _circles({at: [e.to for e in edges if e.to is not None] for at, edges in self._edges.items()})
        for at, found in enumerate(self.reached):
            edges = (edge._replace(closes_circle=(at, edge.to) in circles) for edge in self._edges[at])
            yield Generation(at, found, stated(found.document.data), tuple(edges))


def _circles(behind: dict[int, list[int]]) -> set[tuple[int, int]]:
    """The links that close a circle, found from number 0 without recursion."""
    closing, done, path = set(), set(), [0]
    waiting = [iter(behind[0])]
    while waiting:
        to = next(waiting[-1], None)
        if to is None:
            waiting.pop()
            done.add(path.pop())
        elif to in path:
            closing.add((path[-1], to))
        elif to not in done:
            path.append(to)
            waiting.append(iter(behind[to]))
    return closing
