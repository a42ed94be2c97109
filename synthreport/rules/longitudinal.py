"""Rules on data over time."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, MUST, rule
from synthreport.rules.value import Fault, Value


@rule("LO51", MUST, CONTRADICTION, at="/longitudinal/time_model", needs=("unit",), sources="VAL LONG")
def courses_are_claimed_of_subjects(time_model: Value) -> Iterator[Fault]:
    """Where it is claimed that courses over time are kept, the unit is the subject and not the record.

    Records that are drawn one by one belong to nobody: whatever follows another in the file follows it by chance.

    **Problem:** Courses over time are claimed, but the unit is the record.

    **Fix:** draw and compare whole subjects, or move `temporal` to `not_claimed`.
    """
    for _, claim in time_model.root.each("claims", "claimed") if time_model["unit"] == "record" else ():
        if claim.get("property") == "temporal":
            yield time_model.fault(
                "unit", "it is claimed that courses over time are kept, but the unit is the record",
                claim.place("property"),
            )  # fmt: skip
