"""The cells of the table of manifests, for every format that has cells: the head, then a row for each manifest."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.files.printable import printable
from synthreport.overview.checked import Run
from synthreport.overview.submissions.submission_rows import NOT_COMPARED, Submission, submissions

Cell = str | int | None
"""A cell: a text, a number, or nothing."""

_LONGEST = 1000
"""Characters of a text in a cell; spreadsheets refuse more than 32,767."""


def rows(run: Run) -> Iterator[list[Cell]]:
    """The head, the manifests in the order of the run, and the files that could not be checked."""
    found = submissions(run.checked, run.fail_on)
    profiles = [judged.profile for judged in found[0].judged] if found else [""]
    yield list(head(profiles))
    yield from (list(_cells(each)) for each in found)
    for failure in run.failed:
        reason = _text(f"could not be checked: {failure.reason}")
        empty: list[Cell] = [None] * (3 * len(profiles) + 2)
        yield [None, None, reason, *empty, _text(failure.name)]


def head(profiles: list[str]) -> Iterator[str]:
    """The heads of the columns; those about a profile name it where there are several."""
    yield from ("title", "manuscript")
    for profile in profiles:
        under = f" ({_text(profile)})" if len(profiles) > 1 else ""
        yield from (f"verdict{under}", f"lines answered{under}", f"lines asked{under}")
    yield from ("refuted claims", "dated", "age in days", "file")


def _cells(row: Submission) -> Iterator[Cell]:
    yield from (_text(row.title), _text(row.manuscript))
    for judged in row.judged:
        yield from (_text(judged.verdict), judged.answered, judged.asked)
    yield from (NOT_COMPARED if row.refuted is None else row.refuted, row.dated, row.age, _text(row.name))


def _text(said: str) -> str:
    return printable(said.replace("\n", " "))[:_LONGEST]
