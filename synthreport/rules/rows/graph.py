"""Directed graphs that may have circles: what is reached, and what goes round; all in one pass, without recursion."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

Graph = Mapping[str, Collection[str]]
"""The successors of each name. Names without any may be left out."""


def turned(graph: Graph) -> dict[str, list[str]]:
    """The same graph with every arrow turned round."""
    found: dict[str, list[str]] = {}
    for name, others in graph.items():
        for other in others:
            found.setdefault(other, []).append(name)
    return found


def reached(graph: Graph, starts: Iterable[str], seen: set[str]) -> Iterator[str]:
    """Every name that has not been seen, of the starts and of what they lead to, however far; it is seen then."""
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += graph.get(name, ())


def knots(graph: Graph) -> Iterator[list[str]]:
    """The names in parts: two are in one part where each leads to the other. A part comes after all that it leads to.

    (The algorithm of Kosaraju and Sharir.)
    """
    back, seen = turned(graph), set[str]()
    for name in reversed(list(_left(back))):
        part = list(reached(graph, [name], seen))
        if part:
            yield part


def _left(graph: Graph) -> Iterator[str]:
    """Every name, when all that it leads to has been left."""
    seen = set[str]()
    for start in graph:
        way = [(start, iter((start,)))]
        while way:
            name, others = way[-1]
            other = next((each for each in others if each not in seen), None)
            if other is None:
                way.pop()
                if way:
                    yield name
            else:
                seen.add(other)
                way.append((other, iter(graph.get(other, ()))))
