"""Rules on the pipeline."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.document.positions import few
from synthreport.rules.rule import CONTRADICTION, MUST, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.flow import pipeline
from synthreport.rules.value import Fault, Value, exact

_FROM_SOMETHING = ("fit", "resample", "sample", "filter", "subset", "transform", "label", "export")


@rule("PO51", MUST, CONTRADICTION, at="/steps/*", needs=("made_count", "rejected"), sources="CR11 KS")
def counts_close(step: Value) -> Iterator[Fault]:
    """What was generated, less what was rejected, is what was kept.

    A remainder is a rejection that nobody reports.

    **Fix:** count the records again: made, rejected by reason, and kept in the file.
    """
    kept = _kept(step)
    made, rejected = exact(step["made_count"]), _rejected(step)
    if kept is not None and made is not None and rejected is not None and made - rejected != kept[1]:
        yield step.fault(
            "made_count",
            f"{made:,} made less {rejected:,} rejected is {made - rejected:,}, but {kept[1]:,} were kept",
            kept[0].place("records"),
        )


@rule("PO52", MUST, CONTRADICTION, at="/steps/*", needs=("started", "finished"))
def steps_end_after_they_start(step: Value) -> Iterator[Fault]:
    """A step finished after it started.

    Two times in the wrong order leave open which of them is wrong.

    **Fix:** exchange or correct the two.
    """
    if after(step["started"], step["finished"]):
        message = f"finished {step['finished']}, before it started {step['started']}"
        yield step.fault("finished", message, step.place("started"))


@rule("PO53", MUST, CONTRADICTION, at="/steps/*", needs=("takes", "started"))
def steps_follow_what_they_take(step: Value) -> Iterator[Fault]:
    """A step started after those whose output it takes.

    Nothing can be taken from a step that had not begun.

    **Fix:** correct the times, or what the step takes.
    """
    for name in step.listed("takes"):
        makers = pipeline(step.root).made_by(name)
        if makers and pipeline(step.root).all_started_after(name, step["started"]):
            first = makers[0]
            yield step.fault(
                "started",
                f"started {step['started']}, before step {_name(first)}, whose output it takes",
                first.place("started"),
            )


@rule(
    "PO54", MUST, CONTRADICTION, at="/steps/*", needs=("takes",), alone="a step that takes its own output is one place"
)
def pipeline_has_no_circle(step: Value) -> Iterator[Fault]:
    """No step takes what stems from itself.

    A pipeline that runs in a circle has no beginning; a loop on purpose is stated by `repeats`.

    **Fix:** correct what the step takes, or tell the loop in `repeats`.
    """
    name = _name(step)
    circle = pipeline(step.root).circles.get(name)
    if circle is not None:
        others = circle[1:]
        way = f", by way of {few(others)}" if others else ""
        places = [step.root.place("steps", other, "takes") for other in others]
        yield step.fault("takes", f"step {name} takes what stems from itself{way}", *places)


@rule("PO55", MUST, CONTRADICTION, at="/steps/*", needs=("kind", "takes"), sources="SWE")
def steps_work_on_something(step: Value) -> Iterator[Fault]:
    """A step that fits, draws, filters or changes takes what it works on.

    With nothing behind it, nobody can tell what shaped the output.

    **Fix:** name in `takes` the input, split, file or step that it works on; or correct the kind of the step.
    """
    if step["kind"] in _FROM_SOMETHING and step["takes"] in ("none", []):
        yield step.fault("takes", f"the step is of kind {step['kind']}, but takes nothing", step.place("kind"))


def _rejected(step: Value) -> int | None:
    rejected = step.get("rejected")
    if not isinstance(rejected, Value):
        return 0
    counts = [exact(count) for count in rejected.data.values()]
    return None if None in counts else sum(filter(None, counts))


def _kept(step: Value) -> tuple[Value, int] | None:
    """The data file that a step makes, where it makes one and is alone in making it, and its records."""
    files = [(name, found) for name in step.listed("makes") if (found := step.find(name, "files"))]
    data = [(name, file) for name, file in files if file.get("role") == "data"]
    if len(data) != 1:
        return None
    name, file = data[0]
    records = exact(file.get("records"))
    return None if records is None or len(pipeline(step.root).made_by(name)) > 1 else (file, records)


def _name(step: Value) -> str:
    return step.id
