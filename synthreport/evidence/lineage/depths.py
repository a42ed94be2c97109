"""Along a chain: how many generations lie behind, and which share of what was learned from was observed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from synthreport.evidence.lineage.chain import Chain, Edge, Generation
from synthreport.evidence.lineage.parent_links import LEARNED, counted
from synthreport.rules.value import answers_of


class Bounds(NamedTuple):
    """The least and the most that a number can be; `high` is None if that is not known."""

    low: float
    high: float | None

    @property
    def words(self) -> str:
        """In words."""
        if self.high is None:
            return f"at least {self.low:g}"
        return f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"

    def holds(self, value: float) -> bool:
        """Whether a number lies within."""
        return self.low <= value and (self.high is None or value <= self.high)


def depths(chain: Chain) -> dict[int, Bounds]:
    """For each manifest, the longest chain of synthetic steps behind it, its own included.

    A link that closes a circle counts as unknown.
    """
    found: dict[int, Bounds] = {}
    for number in _deepest_first(chain):
        behind = [_behind(edge, found) for edge in chain.generations[number].edges]
        highs = [bounds.high for bounds in behind]
        most = None if None in highs else max((high for high in highs if high is not None), default=0)
        found[number] = Bounds(1 + max((each.low for each in behind), default=0), None if most is None else 1 + most)
    return found


def _behind(edge: Edge, found: dict[int, Bounds]) -> Bounds:
    """The depth of an input: that of its manifest, or else the declared one."""
    if edge.to is not None and edge.to in found and not edge.closes_circle:
        return found[edge.to]
    link = edge.link
    if link.depth is not None and not edge.closes_circle:
        return Bounds(link.depth, link.depth if link.is_exact else None)
    return Bounds(0 if link.origin in ("unknown", "") else 1, None)


def _deepest_first(chain: Chain) -> list[int]:
    """The numbers of the manifests, each after all that lie behind it; circles are cut where they close."""
    order: list[int] = []
    seen, waiting = {0}, [(0, iter(_next(chain.generations[0])))]
    while waiting:
        number, rest = waiting[-1]
        to = next(rest, None)
        if to is None:
            order.append(number)
            waiting.pop()
        elif to not in seen:
            seen.add(to)
            waiting.append((to, iter(_next(chain.generations[to]))))
    return order


def _next(generation: Generation) -> list[int]:
    return [edge.to for edge in generation.edges if edge.to is not None and not edge.closes_circle]


def observed_share(generation: Generation, chain: Chain) -> Bounds | None:
    """The share of the records learned from that were observed, as counted from the inputs; None if there are none.

    A synthetic input has the records that its own manifest counts, or else those stated of it.
    """
    counts = list(_counted(generation, chain))
    known = [each for each in counts if each is not None]
    if not counts:
        return None
    total = sum(observed + generated for observed, generated in known)
    if len(known) < len(counts) or not total:
        return Bounds(0, 1)
    share = sum(observed for observed, _ in known) / total
    return Bounds(share, share)


def _counted(generation: Generation, chain: Chain) -> Iterator[tuple[int, int] | None]:
    """For each input whose records were learned from, how many are observed and generated; None if not known."""
    behind = {edge.link.id: edge for edge in generation.edges}
    for name, source in answers_of(generation.found.document.data).each("inputs"):
        if not set(LEARNED) & set(source.get("routes") or ()):
            continue
        records = _records(behind.get(name), source.get("population", "records"), chain)
        if records is None or source.get("origin") in ("mixed", "unknown", None):
            yield None
        else:
            yield (0, records) if name in behind else (records, 0)


def _records(edge: Edge | None, declared: object, chain: Chain) -> int | None:
    if edge is not None and edge.to is not None:
        own = chain.generations[edge.to].stated.records
        if own is not None:
            return own
    return counted(declared)
