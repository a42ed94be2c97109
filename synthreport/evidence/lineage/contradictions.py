"""What contradicts along a chain: digests, circles, depth, share of observed records, retraining, advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from synthreport.evidence.lineage.chain import Chain, Edge, Generation
from synthreport.evidence.lineage.depths import Bounds, depths, observed_share
from synthreport.evidence.lineage.parent_links import Link
from synthreport.evidence.verifying.listed_bytes import compared

_DIGEST = "VE54"
"""The rule that a file has the stated SHA-256."""

_TOLERANCE = 0.05
"""By how much a declared share may differ from one counted over whole inputs, of which a split may take a part."""


class Problem(NamedTuple):
    """A contradiction, or a parent that was not found: in which manifest, at which pointer, and what is wrong."""

    place: str
    pointer: str
    what: str
    is_contradiction: bool = True


def problems(chain: Chain) -> list[Problem]:
    """Every problem, in the order of the chain."""
    deep = depths(chain)
    found = []
    for generation in chain.generations:
        for edge in generation.edges:
            found += [Problem(generation.found.place, *each) for each in _of_link(edge, deep)]
        found += [Problem(generation.found.place, *each) for each in _of_manifest(generation, chain)]
        found += [Problem(generation.found.place, *each) for each in _of_files(generation)]
    return found


_Said = tuple[str, str, bool]


def _of_link(edge: Edge, deep: dict[int, Bounds]) -> Iterator[_Said]:
    link = edge.link
    if edge.to is None:
        yield link.pointer, edge.why, False
        return
    if edge.is_altered:
        yield f"{link.pointer}/manifest/sha256", "the manifest found has another SHA-256: it was changed", True
    if edge.closes_circle:
        yield link.pointer, "the chain runs in a circle: a dataset cannot lie behind itself", True
    else:
        yield from _of_depth(link, deep[edge.to])


def _of_depth(link: Link, behind: Bounds) -> Iterator[_Said]:
    if link.depth is not None and link.origin and not _fits(link.depth, link.is_exact, behind):
        said = "exactly" if link.is_exact else "at least"
        yield (
            f"{link.pointer}/depth",
            f"{said} {link.depth} generations are declared, its manifest has {behind.words}",
            True,
        )


def _fits(depth: int, is_exact: bool, behind: Bounds) -> bool:
    """Whether a declared depth can be true; a lower bound may be lower than what is known now."""
    return behind.holds(depth) if is_exact else behind.high is None or depth <= behind.high


def _of_manifest(generation: Generation, chain: Chain) -> Iterator[_Said]:
    learned = [edge for edge in generation.edges if edge.link.is_learned and edge.link.origin != "unknown"]
    yield from _of_training(generation, learned, chain)
    for edge in learned:
        if edge.to is not None and chain.generations[edge.to].stated.reuse == "advised_against":
            yield edge.link.pointer, "its makers advise against training generators on it", False


def _of_training(generation: Generation, learned: list[Edge], chain: Chain) -> Iterator[_Said]:
    """What is declared of retraining and of the observed share, beside the chain."""
    stated = generation.stated
    if learned and stated.retrained is False:
        named = ", ".join(edge.link.id for edge in learned)
        yield (
            "/lineage/retrained_on_synthetic",
            f"false, but the generator learned from {named}, which is synthetic",
            True,
        )
    counted = observed_share(generation, chain)
    if stated.share is not None and counted and not _near(stated.share, counted):
        message = f"a share of {stated.share:g} is declared; the records of the inputs give {counted.words}"
        yield "/lineage/real_fraction/records", message, True


def _of_files(generation: Generation) -> Iterator[_Said]:
    """Files beside a manifest that are not the ones it describes; those that are not there say nothing."""
    if generation.found.folder is not None:
        for finding in compared(generation.found.document.data, generation.found.folder).findings:
            if finding.code == _DIGEST:
                yield finding.at.pointer, f"a file beside its manifest was changed: {finding.message}", True


def _near(share: float, counted: Bounds) -> bool:
    return counted.low - _TOLERANCE <= share <= (1 if counted.high is None else counted.high) + _TOLERANCE
