"""A survey as text, CSV and a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from synthreport.desk.survey.questions import Survey
from synthreport.desk.survey.shares import Question, Share
from synthreport.files.printable import printable, width
from synthreport.files.spreadsheet_cells import inert_cell
from synthreport.reporters.html import page

_SHOWN = 10
"""How many rows of a question a person is shown at once; CSV has all."""
_WIDEST = 56
_COLUMNS = ("question", "label", "count", "counted", "of", "among", "percent", "manifests")


def as_text(found: Survey) -> Iterator[str]:
    """The lines for a terminal."""
    yield headline(found)
    for question in found.questions:
        yield ""
        yield question.title
        yield f"  {question.counted}, of {question.among}"
        yield from [f"  {question.note}"] if question.note else []
        yield from _table(question)


def headline(found: Survey) -> str:
    """What was counted, and by which checker."""
    states = f"{found.checked:,} checked, {found.readable:,} can be read"
    return f"{_manifests(found.manifests)}: {states}; synthreport {found.checker}, profile {printable(found.profiles)}"


def _table(question: Question) -> Iterator[str]:
    shown = [(_cut(each.label), each) for each in question.shares[:_SHOWN]]
    room = max((width(label) for label, _ in shown), default=0)
    for label, each in shown:
        counts = f"{each.number:>7,} of {each.of:>7,}  {each.in_words:>5}"
        among = "" if each.manifests in (each.of, each.number) else f"  in {_manifests(each.manifests)}"
        yield f"  {label}{' ' * (room - width(label))}  {counts}{among}"
    if len(question.shares) > _SHOWN:
        yield f"  and {len(question.shares) - _SHOWN} more; --format csv has all"
    elif not shown:
        yield "  none"


def _manifests(count: int) -> str:
    return f"{count:,} manifest{'s' * (count != 1)}"


def _cut(label: str) -> str:
    text = printable(label[:200])
    while width(text) > _WIDEST:
        text = text.rstrip("…")[:-1] + "…"
    return text


def as_csv(found: Survey) -> str:
    """All rows of all questions, one a line, with what is counted and of what."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for question in found.questions:
        writer.writerows(_cells(question, each) for each in question.shares)
    return text.getvalue()


def _cells(question: Question, each: Share) -> tuple[str | int, ...]:
    percent = "" if each.percent is None else f"{each.percent:.2f}"
    words = question.name, inert_cell(printable(each.label)), each.number, question.counted, each.of, question.among
    return (*words, percent, each.manifests)


def as_html(found: Survey) -> str:
    """A page with a plot beside every row; it needs no script and nothing from elsewhere."""
    return page("survey.html", language="en", survey=found, headline=headline(found), shown=_SHOWN)
