"""Rules on the parts of the real data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from synthreport.rules.inputs import LEARNING
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
    apart: list[tuple[Value, int]] = []
    for _, split in source.root.each("splits"):
        counted = exact(split.get("persons")) if split.listed("taken_from") == [name] else None
        if counted is not None and all(_share(split, other) == 0 for other, _ in apart):
            apart.append((split, counted))
    total = sum(counted for _, counted in apart)
    if persons is not None and total > persons:
        yield source.fault(
            "population/persons", f"the source has {persons:,} persons, but its splits have {total:,} together",
            *(split.place("persons") for split, _ in apart),
        )  # fmt: skip


def _share(one: Value, other: Value) -> int | None:
    """How many persons two splits share, as either of them says; None where neither does."""
    told = _overlap(one, other)
    return _overlap(other, one) if told is None else told


def _overlap(split: Value, other: Value) -> int | None:
    """How many persons of another split are in this one, as this one says."""
    if split.get("overlaps") == "none":
        return 0
    shared: int | None = split.get("overlaps", other.id)
    return shared


@rule("SO62", MUST, at="/splits", sources="CLAIM")
def overlaps_are_the_same_from_both_sides(splits: Value) -> Iterator[Fault]:
    """Two splits say the same of how many persons they share.

    Who is in both is in both, from whichever side one looks.

    **Fix:** count again, and correct the one that is wrong.
    """
    for (one, split), (other, there) in combinations(splits.root.each("splits"), 2):
        told = _overlap(split, there), _overlap(there, split)
        if None not in told and told[0] != told[1]:
            yield splits.fault(
                f"{one}/overlaps", f"{told[0]:,} persons of {other} are in it, but {told[1]:,} of it are in {other}",
                there.place("overlaps"),
            )  # fmt: skip


@rule("SO63", MUST, at="/splits/*", needs=("seen_by_generator",), sources="PHANT SYNTHEVAL-8 DOME")
def what_was_never_seen_is_nowhere_used(split: Value) -> Iterator[Fault]:
    """A split that the generator never saw is not used in making the dataset.

    Encoders fitted to all rows, and choices made on the holdout, carry it into what it is to test.

    **Fix:** correct `seen_by_generator`, or what the step takes or was chosen on; or measure with another split.
    """
    if split["seen_by_generator"] != "none":
        return
    name, root = split.id, split.root
    steps = [(identifier, step) for identifier, step in root.each("steps") if name in step.listed("takes")]
    for identifier, step in [(identifier, step) for identifier, step in steps if _learns(step)]:
        yield split.fault(
            "seen_by_generator", f"never seen, it is said, but step {identifier} learned from it", step.place("takes")
        )
    for what in ("generators", "datasets"):
        if name in root.listed("selection", what, "chosen_on"):
            place = root.place("selection", what, "chosen_on")
            yield split.fault("seen_by_generator", f"never seen, it is said, but {what} were chosen on it", place)


def _learns(step: Value) -> bool:
    """Whether what a step takes shapes the output."""
    if step.get("kind") == "evaluate":
        return False
    return step.get("kind") in (*LEARNING, "select") or step.get("learned_from_persons") not in (None, "none")
