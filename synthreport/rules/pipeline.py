"""Rules on the pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq, gt, ne
from typing import Any

from synthreport.document.positions import few
from synthreport.finding import Place
from synthreport.rules.rows.counts import Between, Counts, between, held, may_hold, rejected_between, rejected_by
from synthreport.rules.rows.flow import pipeline
from synthreport.rules.rows.rows import rows
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.value import NAMED, Fault, Value, exact

_COUNTING = {"filter": ("starts with", ne), "subset": ("leaves", gt)}
"""Steps that count records, what they count, and when that is wrong beside what the step before them left."""
_COUNTS = {"made_count", "records"}
_ASKED = {"rows", "num_rows", "n_rows", "records", "num_records", "samples", "num_samples", "n_samples"}
"""Settings by which tools are asked for a number of records."""
_FROM_SOMETHING = ("fit", "resample", "sample", "filter", "subset", "transform", "label", "export")


@rule("PO51", MUST, CONTRADICTION, at="/steps/*", needs=("made_count", "rejected"), sources="CR11 KS")
def counts_close(step: Value) -> Iterator[Fault]:
    """What was generated, less what was rejected, is what was kept.

    A remainder is a rejection that nobody reports. Of several files of a step, all together hold what was kept, or
    some of them do beside others on the same records. A number with `about` is wrong by a factor of two at most.

    **Problem:** Generated, rejected and kept records do not add up.

    **Fix:** count the records again: made, rejected by reason, and kept in the files.
    """
    made, rejected, files = between(step["made_count"]), rejected_between(step), step.root.once(Counts).files_of(step)
    if made is not None and not may_hold(files, made.less(rejected)):
        yield step.fault(
            "made_count",
            f"{made} made less {rejected} rejected is {made.less(rejected)}, but {held(files)} were kept",
            *(file.place("records") for file in files[:NAMED]),
        )


@rule("PO52", MUST, CONTRADICTION, at="/steps/*", needs=("started", "finished"))
def steps_end_after_they_start(step: Value) -> Iterator[Fault]:
    """A step finished after it started.

    Two times in the wrong order leave open which of them is wrong.

    **Problem:** A step finished before it started.

    **Fix:** exchange or correct the two.
    """
    if after(step["started"], step["finished"]):
        message = f"finished {step['finished']}, before it started {step['started']}"
        yield step.fault("finished", message, step.place("started"))


@rule("PO53", MUST, CONTRADICTION, at="/steps/*", needs=("takes", "started"))
def steps_follow_what_they_take(step: Value) -> Iterator[Fault]:
    """A step started after those whose output it takes.

    Nothing can be taken from a step that had not begun.

    **Problem:** A step started before the step whose output it takes.

    **Fix:** correct the times, or what the step takes.
    """
    for name in step.listed("takes"):
        makers = pipeline(step.root).made_by(name)
        if makers and pipeline(step.root).all_started_after(name, step["started"]):
            first = makers[0]
            yield step.fault(
                "started",
                f"started {step['started']}, before {first.called()}, whose output it takes",
                first.place("started"),
            )


@rule(
    "PO54", MUST, CONTRADICTION, at="/steps/*", needs=("takes",), alone="a step that takes its own output is one place"
)
def pipeline_has_no_circle(step: Value) -> Iterator[Fault]:
    """No step takes what stems from itself.

    A pipeline that runs in a circle has no beginning; a loop on purpose is stated by `repeats`.

    **Problem:** The pipeline runs in a circle.

    **Fix:** correct what the step takes, or tell the loop in `repeats`.
    """
    circle = pipeline(step.root).circles.get(step.id)
    if circle is not None:
        others = circle[1:]
        way = f", by way of {few([step.called(other) for other in others])}" if others else ""
        places = [step.root.place("steps", other, "takes") for other in others]
        yield step.fault("takes", f"{step.called()} takes what stems from itself{way}", *places)


@rule("PO55", MUST, CONTRADICTION, at="/steps/*", needs=("kind", "takes"), sources="SWE")
def steps_work_on_something(step: Value) -> Iterator[Fault]:
    """A step that fits, draws, filters or changes takes what it works on.

    With nothing behind it, nobody can tell what shaped the output.

    **Problem:** A step takes nothing to work on.

    **Fix:** name in `takes` the input, split, file or step that it works on; or correct the kind of the step.
    """
    if step["kind"] in _FROM_SOMETHING and step["takes"] in ("none", []):
        yield step.fault("takes", f"the step is of kind {step['kind']}, but takes nothing", step.place("kind"))


@rule("PO56", MUST, CONTRADICTION, at="/files/*", needs=("role",), sources="PHANT MEM")
def data_files_are_not_copied_from_real_rows(file: Value) -> Iterator[Fault]:
    """A data file holds more than real rows that were exported, cut, filtered or changed.

    Real records under a new label are real records.

    **Problem:** A data file holds only real rows.

    **Fix:** take what the generator drew, and withdraw the file; or say in `composition` that real records are among
    the data.
    """
    mixed = file.root.get("dataset", "composition", "kind") in (None, "mixed_with_real")
    if mixed or file["role"] != "data":
        return
    for maker in pipeline(file.root).makers.get(file.id, ()):
        if source := rows(file.root).copied.get(maker.id):
            message = f"{maker.called()} makes it from records of {source.called()} alone, and nothing was generated"
            yield file.fault("", message, maker.place("takes"), source.place("level"))
            return


@rule("PO57", MUST, DEMAND, at="/files/*", needs=("role",), when="person_level_input", sources="SWE")
def data_files_are_made_by_a_step(file: Value) -> Iterator[Fault]:
    """Every data file is made by a step.

    Where there are records of persons, nobody can tell whether a file that no step makes holds them.

    **Problem:** A data file is made by no step.

    **Fix:** name the file in `makes` of the step that writes it, or add that step.
    """
    steps = file.root.get("steps")
    if not isinstance(steps, Value):
        return
    if file["role"] == "data" and not _is_made(file):
        yield file.fault("", "no step makes this data file", steps.place())


@rule("PO58", MUST, CONTRADICTION, at="/steps/*", needs=("kind", "takes"), sources="CR11 KS")
def steps_start_with_what_is_left(step: Value) -> Iterator[Fault]:
    """A step that filters, cuts or writes records starts with as many as the step before it left.

    Records that vanish between two steps were rejected, and nobody reports by what.

    **Problem:** Records appear or vanish between two steps.

    **Fix:** count the records again, and add the step that removed the others.
    """
    counts = step.root.once(Counts)
    before = counts.taken_by(step)
    if before is None or not _closes(step):
        return
    source, left = before
    made, files, kind = exact(step.get("made_count")), counts.files_of(step), step["kind"]
    does, is_wrong = _COUNTING.get(kind, ("", eq))
    if does and made is not None and is_wrong(made, left):
        message = f"it {does} {made:,} records, but {source.called()} left {left:,}"
        yield step.fault("made_count", message, *_counted(source))
    elif kind in ("export", "label") and not may_hold(files, Between(left, left)):
        message = f"it takes {left:,} records from {source.called()}, but its files hold {held(files)}"
        yield step.fault("makes", message, *_counted(source), *(file.place("records") for file in files[:NAMED]))


@rule("PO59", MUST, CONTRADICTION, at="/privacy/releases/*", needs=("what", "rows"), sources="CR11 KS")
def releases_have_the_rows_of_their_files(release: Value) -> Iterator[Fault]:
    """A release has as many rows as its data files.

    Privacy is spent on what is released; a count of something else is no account of it.

    **Problem:** A release does not have the rows of its files.

    **Fix:** count the rows again, or correct what is released.
    """
    found, draws = between(release["rows"]), release.get("draws")
    files = [file for name in release.listed("what") if (file := release.find(name, "files"))]
    data = [file for file in files if file.get("role") == "data"]
    if found is not None and len(data) == len(files) and draws in (None, 1) and not may_hold(data, found):
        message = f"{found} rows are released, but the files hold {held(data)}"
        yield release.fault("rows", message, *(file.place("records") for file in data[:NAMED]))


@rule("PO60", MUST, CONTRADICTION, at="/steps/*", needs=("kind", "takes", "learned_from_persons"), sources="PHANT MEM")
def real_rows_are_not_taken_for_nothing(step: Value) -> Iterator[Fault]:
    """A step that takes real rows beside generated ones learns from them, or its output holds them.

    Real rows that reach a step and leave no trace in it are either in its output, or were what it judged by.

    **Problem:** A step takes real rows, and says that nothing came of them.

    **Fix:** say in `learned_from_persons` what it learned from them; say in `composition` that real records are among
    the data; or take them out of `takes`.
    """
    held = step.root.get("dataset", "composition", "kind")
    if held != "fully_synthetic" or step["learned_from_persons"] != "none" or step["kind"] == "evaluate":
        return
    if any(step.id in circle for circle in pipeline(step.root).circles.values()):
        return
    taken = step.texts("takes")
    real = [name for name in step.listed("takes") if rows(step.root).is_real(name)]
    if real and pipeline(step.root).generated.intersection(taken) and rows(step.root).reaches_data(step):
        named = few([step.called(each) for each in real])
        message = f"{named} goes into it beside what was generated, but it learned nothing from persons"
        yield step.fault("takes", message, step.place("learned_from_persons"))


@rule("PO61", SHOULD, CONTRADICTION, at="/steps/*", needs=("kind", "sampling", "made_count"), sources="CR11 KS")
def as_many_were_made_as_were_asked_for(step: Value) -> Iterator[Fault]:
    """A step made as many records as its settings ask for, or a multiple of them.

    Records are asked for in one go, in batches, or until enough are kept; any other number is that of another run.

    **Problem:** Another number of records was asked for than was made.

    **Fix:** correct `made_count`, or the setting.
    """
    made, rejected = exact(step["made_count"]), rejected_by(step)
    settings = step["sampling"].data if isinstance(step["sampling"], Value) else {}
    asked = next((each for each in sorted(_ASKED.intersection(settings)) if exact(settings[each])), None)
    if made is None or rejected is None or asked is None:
        return
    number = int(settings[asked])
    if made % number and number != made - rejected:
        message = f"{number:,} records were asked for ({asked}), but {made:,} were made"
        yield step.fault("made_count", message, step.place("sampling", asked))


@rule("PO62", MUST, CONTRADICTION, at="/selection")
def something_was_tried(selection: Value) -> Iterator[Fault]:
    """At least one candidate was tried: the one that was kept.

    A dataset is there, so a generator ran and a draw was kept.

    **Problem:** Nothing was tried, but something was kept.

    **Fix:** count the candidates, the one that was kept among them.
    """
    for what in ("generators", "datasets"):
        if exact(selection.get(what, "tried")) == 0:
            message = "nothing was tried, it is said, but there is a dataset"
            yield selection.fault(f"{what}/tried", message, selection.root.place("files"))


def _closes(step: Value) -> bool:
    """Whether a step kept what it made less what it rejected, as far as that is known."""
    made = between(step.get("made_count")) if step.get("rejected") is not None else None
    return made is None or may_hold(step.root.once(Counts).files_of(step), made.less(rejected_between(step)))


def _is_made(file: Value) -> bool:
    """Whether some step makes a file, the table that it holds, or the archive that it is in."""
    made, archive = pipeline(file.root).made, file.get("contained_in")
    tables = file.root.each_under(file.id, _files_of_table, "content", "tables")
    return file.id in made or archive in made or any(name in made for name, _ in tables)


def _files_of_table(table: Value) -> list[Any]:
    return table.listed("files")


def _counted(source: Value) -> list[Place]:
    """Where the records of a step or a file are counted."""
    return [source.place(key) for key in sorted(source.data.keys() & _COUNTS)]
