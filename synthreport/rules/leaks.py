"""Rules on what the manifest itself gives away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from synthreport.finding import Place
from synthreport.rules.inputs import person_inputs
from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value, exact

_CLOSED = ("restricted", "confidential")


@rule("SO59", SHOULD, at="/inputs/*", needs=("access",), sources="SHDGF")
def digests_of_closed_sources_are_salted(source: Value) -> Iterator[Fault]:
    """A digest of a source that is not public has a salt, which the custodian keeps.

    Whoever guesses the records of a small source can test the guess with a plain digest.

    **Fix:** take the digest again, with a secret salt, and say `salt: held_by_custodian`.
    """
    name = source.id
    splits = [split for _, split in source.root.each_under(name, _taken_from, "splits")]
    for held in [source, *splits] if source["access"] in _CLOSED else []:
        if held.get("digest", "salt") == "none":
            yield Fault(
                held.place("digest", "salt"), f"the digest has no salt, but {name} is {source['access']}",
                (source.place("access"),),
            )  # fmt: skip


def _taken_from(split: Value) -> list[Any]:
    return split.listed("taken_from")


@rule("MA52", MUST, at="/manifest", needs=("small_cell_limit",), sources="SHDGF STAND")
def small_cells_are_not_told(about: Value) -> Iterator[Fault]:
    """No count of persons in the manifest is below the manifest's own limit for small cells.

    Three patients in a cell can be three patients whom somebody knows.

    **Fix:** declare the count as a gap, `{gap: withheld}`, or merge it with another.
    """
    limit, place = exact(about["small_cell_limit"]) or 0, about.place("small_cell_limit")
    for at, count in (*_counts(about.root), *_shares(about.root)):
        if count is not None and 0 < count < limit:
            yield Fault(at, f"{count:g} persons or records, below the limit of {limit} for small cells", (place,))


def _counts(root: Value) -> Iterator[tuple[Place, float | None]]:
    """The counts of persons, and of their records, among sources, splits and overlaps."""
    populations = [source.get("population") for _, source in person_inputs(root)]
    splits = [split for _, split in root.each("splits")]
    for held in (*populations, *splits):
        for counts, keys in _counted(held):
            yield from ((counts.place(key), exact(counts.get(key))) for key in keys)


def _counted(held: Any) -> Iterator[tuple[Value, Iterable[str]]]:
    """What holds counts of persons, and under which keys."""
    if isinstance(held, Value):
        yield held, ("persons", "records")
        shared = held.get("overlaps")
        yield from [(shared, shared.data)] if isinstance(shared, Value) else []


def _shares(root: Value) -> Iterator[tuple[Place, float | None]]:
    """The counts of persons that the shares of groups amount to."""
    for _, source in person_inputs(root):
        persons, shares = exact(source.get("population", "persons")), source.get("demographics", "shares")
        if persons is not None and isinstance(shares, Value):
            yield from ((shares.place(group), share * persons) for group, share in shares.data.items())


@rule("PA70", MUST, at="/results/*", needs=("kind", "n"), sources="RECON")
def attacks_are_not_told_record_by_record(result: Value) -> Iterator[Fault]:
    """No result of an attack is about a single record.

    The score of one record tells its attacker how close the attack came.

    **Fix:** give the result over all targets, or over groups of them.
    """
    parts = result.get("parts")
    told, n = len(parts.data) if isinstance(parts, Value) else 0, exact(result["n"])
    if result["kind"] == "attack" and n is not None and n <= max(1, told):
        yield result.fault("n", f"the attack had {n} targets, and their scores stand one by one", result.place("kind"))
