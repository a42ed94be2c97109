"""Rules on the parts of the real data."""

from __future__ import annotations

from collections.abc import Iterator

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
