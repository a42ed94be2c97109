"""A chain in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.evidence.lineage.chain import Chain, Edge, Generation
from synthreport.evidence.lineage.contradictions import Problem
from synthreport.evidence.lineage.depths import Bounds, depths, observed_share
from synthreport.evidence.lineage.trend import Trend, guards, trends


def named(generation: Generation) -> str:
    """The title and version of a dataset, or the place of its manifest."""
    stated = generation.stated
    return f"{stated.title} {stated.version}".strip() or generation.found.place


def as_text(chain: Chain, found: list[Problem]) -> Iterator[str]:
    """The tree of the chain, then depth, share, trend and guards, then what is wrong."""
    yield from _tree(chain)
    deep = depths(chain)
    yield ""
    yield f"generations: {deep[0].words}"
    share = observed_share(chain.generations[0], chain)
    if share:
        yield f"observed share of the records learned from: {share.words}"
    for trend in trends(chain):
        yield from _trend(trend, chain)
    for guard in guards(chain):
        yield f"guard against collapse: {guard}"
    for problem in found:
        mark = "contradiction" if problem.is_contradiction else "note"
        yield f"{mark}: {problem.place}, {problem.pointer}: {problem.what}"


def _tree(chain: Chain) -> Iterator[str]:
    """Each manifest once, with what lies behind it below it."""
    waiting = [(0, 0, "")]
    seen: set[int] = set()
    while waiting:
        number, level, why = waiting.pop()
        generation = chain.generations[number]
        again = ", see above" if number in seen else ""
        yield f"{'  ' * level}{why}{named(generation)}{again}"
        if number not in seen:
            seen.add(number)
            waiting += reversed(
                [(e.to, level + 1, f"from {e.link.id}: ") for e in generation.edges if e.to is not None]
            )
            yield from _lost(generation, level + 1)


def _lost(generation: Generation, level: int) -> Iterator[str]:
    for edge in generation.edges:
        if edge.to is None:
            yield f"{'  ' * level}from {edge.link.id}: {edge.link.title or '(no title)'}, not followed"


def _trend(trend: Trend, chain: Chain) -> Iterator[str]:
    words = {True: "the same real rows throughout", False: "not the same real rows", None: "real rows unknown"}
    course = f", {trend.course}" if trend.course else ""
    yield f"{trend.metric} ({words[trend.is_fixed]}){course}:"
    for point in trend.points:
        yield f"  {named(chain.generations[point.generation])}: {point.value:g} ({point.result})"


def as_data(chain: Chain, found: list[Problem]) -> dict[str, Any]:
    """The same as plain data."""
    deep = depths(chain)
    return {
        "generations": [_data(generation, chain, deep) for generation in chain.generations],
        "trends": [
            {
                "metric": each.metric,
                "same_real_rows": each.is_fixed,
                "course": each.course,
                "points": [point._asdict() for point in each.points],
            }
            for each in trends(chain)
        ],
        "guards": guards(chain),
        "problems": [problem._asdict() for problem in found],
    }


def _data(generation: Generation, chain: Chain, deep: dict[int, Bounds]) -> dict[str, Any]:
    share = observed_share(generation, chain)
    return {
        "number": generation.number,
        "title": generation.stated.title,
        "version": generation.stated.version,
        "manifest": generation.found.place,
        "sha256": generation.found.sha256,
        "generations_deep": deep[generation.number]._asdict() if generation.number in deep else None,
        "observed_share": share._asdict() if share else None,
        "declared_share": generation.stated.share,
        "made_from": [_edge(edge) for edge in generation.edges],
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.link.id,
        "pointer": edge.link.pointer,
        "generation": edge.to,
        "origin": edge.link.origin or None,
        "not_followed": edge.why or None,
        "altered": edge.is_altered,
    }


def contradicts(found: list[Problem]) -> bool:
    """Whether a problem is a contradiction."""
    return any(problem.is_contradiction for problem in found)
