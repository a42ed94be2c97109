"""Rules on what is in the files."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, MUST, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.value import Fault, Value, exact


@rule("MO51", MUST, CONTRADICTION, at="/content/period", needs=("start", "end"))
def content_period_runs_forward(period: Value) -> Iterator[Fault]:
    """The time that the records span ends after it starts.

    Two dates in the wrong order leave open which of them is wrong.

    **Fix:** exchange or correct the two.
    """
    if after(period["start"], period["end"]):
        message = f"the records end in {period['end']}, before their start in {period['start']}"
        yield period.fault("end", message, period.place("start"))


@rule("MO52", MUST, CONTRADICTION, at="/content/fields/*/range", needs=("min", "max"))
def range_is_not_empty(bounds: Value) -> Iterator[Fault]:
    """A field's smallest allowed value is not above its largest.

    No value lies in an empty range.

    **Fix:** exchange or correct the two.
    """
    if bounds["min"] > bounds["max"]:
        message = f"the largest value, {bounds['max']:g}, is below the smallest, {bounds['min']:g}"
        yield bounds.fault("max", message, bounds.place("min"))


@rule("MO53", MUST, CONTRADICTION, at="/content", needs=("subjects",), sources="SMD")
def subjects_do_not_outnumber_records(content: Value) -> Iterator[Fault]:
    """There are no more synthetic subjects than records.

    A subject without a record is not in the data.

    **Fix:** count the subjects or the records again.
    """
    files = [file for _, file in content.root.each("files") if file.get("role") == "data"]
    counts, subjects = [exact(file.get("records")) for file in files], exact(content["subjects"])
    records = sum(count or 0 for count in counts)
    if counts and None not in counts and subjects is not None and subjects > records:
        places = [file.place("records") for file in files]
        yield content.fault("subjects", f"{subjects:,} subjects, but only {records:,} records", *places)
