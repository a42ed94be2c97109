"""Rules on the parts of the real data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.flow import LEARNING
from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value, exact


@rule("SO56", MUST, at="/splits/*", needs=("unit", "persons", "records"), sources="PHANT")
def persons_are_kept_together(split: Value) -> Iterator[Fault]:
    """Where a person has several records, the split keeps them on one side.

    Split by records, one patient stands on both sides, and every later number is too good.

    **Fix:** split by person and measure again; or, where each record is another person, correct the counts.
    """
    persons, records = exact(split["persons"]), exact(split["records"])
    if split["unit"] in ("record", "segment") and persons is not None and records is not None and persons < records:
        yield split.fault(
            "unit",
            f"the unit is the {split['unit']}, but {persons:,} persons have {records:,} records",
            split.place("persons"),
        )


@rule("SO57", MUST, at="/splits/*", needs=("persons", "records"))
def no_more_persons_than_records(split: Value) -> Iterator[Fault]:
    """A split has at least as many records as persons.

    Nobody is in the data without a record.

    **Fix:** correct one of the two counts.
    """
    persons, records = exact(split["persons"]), exact(split["records"])
    if persons is not None and records is not None and persons > records:
        yield split.fault("persons", f"{persons:,} persons, but only {records:,} records", split.place("records"))


@rule("SO58", MUST, at="/splits/*", needs=("overlaps", "persons"))
def overlap_fits_into_the_split(split: Value) -> Iterator[Fault]:
    """No more persons overlap than the split has.

    An overlap larger than the whole is a count of something else.

    **Fix:** correct the overlap or the number of persons.
    """
    persons = exact(split["persons"])
    overlaps = split.get("overlaps")
    if persons is None or not isinstance(overlaps, Value):
        return
    for other, shared in overlaps.data.items():
        if shared > persons:
            yield overlaps.fault(
                other, f"{shared:,} persons overlap, but the split has {persons:,}", split.place("persons")
            )


@rule("SO61", MUST, at="/inputs/*", needs=("population/persons",), sources="CLAIM")
def splits_fit_into_their_source(source: Value) -> Iterator[Fault]:
    """Splits that share no person have, together, no more persons than their source.

    What exceeds the source was counted twice, and stands on two sides.

    **Fix:** count the persons of the source and of each split again; or correct `overlaps`.
    """
    name, persons = source.id, exact(source.get("population", "persons"))
    apart, total = Apart(source.root.once(_told_overlaps)), 0
    for _, split in source.root.each_under(name, _only_source, "splits"):
        counted = exact(split.get("persons"))
        if counted is not None and apart.takes(split):
            total += counted
    if persons is not None and total > persons:
        yield source.fault(
            "population/persons", f"the source has {persons:,} persons, but its splits have {total:,} together",
            *(split.place("persons") for split in apart.splits),
        )  # fmt: skip


def _only_source(split: Value) -> list[Any]:
    """What a split was taken from, where it is one thing."""
    sources = split.listed("taken_from")
    return sources if len(sources) == 1 else []


class Apart:
    """Splits of which it is told that no two share a person.

    `told` holds, by a split's id, what others say that they share with it. Only what is told is looked at: of very many
    splits, few have anything to do with each other.
    """

    def __init__(self, told: dict[str, dict[str, int]]) -> None:
        self.told = told
        self.splits: list[Value] = []
        self._names: set[str] = set()
        self._from_all: set[str] = set()

    def takes(self, split: Value) -> bool:
        """Take a split in, if it is told to share nobody with each of those that are in."""
        if not self._is_apart(split):
            return False
        self.splits.append(split)
        self._names.add(split.id)
        self._from_all |= {split.id} if split.get("overlaps") == "none" else set()
        return True

    def _is_apart(self, split: Value) -> bool:
        if split.get("overlaps") == "none":
            return True
        told = {**self.told.get(split.id, {}), **_overlaps(split)}
        shared = {name: count for name, count in told.items() if name in self._names}
        besides = len(self._from_all) - len(self._from_all.intersection(shared))
        return len(shared) + besides == len(self._names) and not any(shared.values())


def _told_overlaps(root: Value) -> dict[str, dict[str, int]]:
    """What splits say that they share with each other: by the id of the one, by the id of the one that says it."""
    found: dict[str, dict[str, int]] = {}
    for name, split in root.each("splits"):
        for other, shared in _overlaps(split).items():
            found.setdefault(other, {})[name] = shared
    return found


def _overlaps(split: Value) -> dict[str, Any]:
    """How many persons of each other split are in this one, as it says; none where it shares nobody at all."""
    overlaps = split.get("overlaps")
    said_ = {name: overlaps.get(name) for name in overlaps.data} if isinstance(overlaps, Value) else {}
    return {name: shared for name, shared in said_.items() if shared is not None}


@rule("SO62", MUST, at="/splits", sources="CLAIM")
def overlaps_are_the_same_from_both_sides(splits: Value) -> Iterator[Fault]:
    """Two splits say the same of how many persons they share.

    Who is in both is in both, from whichever side one looks.

    **Fix:** count again, and correct the one that is wrong.
    """
    held = dict(splits.root.each("splits"))
    for one, other in _told_pairs(held):
        told = _overlap(held[one], other), _overlap(held[other], one)
        if None not in told and told[0] != told[1]:
            yield splits.fault(
                f"{one}/overlaps", f"{told[0]:,} persons of {other} are in it, but {told[1]:,} of it are in {other}",
                splits.place(other, "overlaps"),
            )  # fmt: skip


def _told_pairs(splits: dict[str, Value]) -> list[tuple[str, str]]:
    """Every two splits of which one names the other, in the order of the manifest."""
    order = {name: number for number, name in enumerate(splits)}
    named = [{one, other} & order.keys() for one, split in splits.items() for other in _overlaps(split)]
    pairs = {frozenset(pair) for pair in named if len(pair) == 2}
    numbers = sorted(sorted(order[name] for name in pair) for pair in pairs)
    names = list(order)
    return [(names[one], names[other]) for one, other in numbers]


def _overlap(split: Value, other: str) -> int | None:
    """How many persons of another split are in this one, as this one says."""
    if split.get("overlaps") == "none":
        return 0
    shared: int | None = split.get("overlaps", other)
    return shared


@rule("SO63", MUST, at="/splits/*", needs=("seen_by_generator",), sources="PHANT SYNTHEVAL-8 DOME")
def what_was_never_seen_is_nowhere_used(split: Value) -> Iterator[Fault]:
    """A split that the generator never saw is not used in making the dataset.

    Encoders fitted to all rows, and choices made on the holdout, carry it into what it is to test.

    **Fix:** correct `seen_by_generator`, or what the step takes or was chosen on; or measure with another split.
    """
    if split["seen_by_generator"] != "none":
        return
    name, root = split.id, split.root
    for identifier, step in root.each_under(name, _learns_from, "steps"):
        yield split.fault(
            "seen_by_generator", f"never seen, it is said, but step {identifier} learned from it", step.place("takes")
        )
    for what in ("generators", "datasets"):
        if name in root.texts("selection", what, "chosen_on"):
            place = root.place("selection", what, "chosen_on")
            yield split.fault("seen_by_generator", f"never seen, it is said, but {what} were chosen on it", place)


def _learns_from(step: Value) -> list[Any]:
    """What a step takes, where that shapes the output."""
    return step.listed("takes") if _learns(step) else []


def _learns(step: Value) -> bool:
    if step.get("kind") == "evaluate":
        return False
    return step.get("kind") in (*LEARNING, "select") or step.get("learned_from_persons") not in (None, "none")
