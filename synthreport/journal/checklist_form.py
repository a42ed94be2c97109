"""The checklist of the standard for people: blank, to be filled in, or with the state of each line in a manifest."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from synthreport.finding import Level
from synthreport.overview.verdict_words import sentence
from synthreport.overview.view import View
from synthreport.reporters.markdown import linked
from synthreport.reporters.markdown_text import code, marked, text_of
from synthreport.result import LineOutcome
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.checklist import Line
from synthreport.standard.words.wording import wording

_PAGE = "Page in the manuscript"
_COLUMNS = 100
_PLACES = 2


def blank(catalogue: Catalogue) -> str:
    """The lines with a column to fill in, in Markdown."""
    rows = (f"| {line.number} | {line.label} | {line.question}{_where(line)} | |" for line in catalogue.lines)
    head = [f"# Checklist of synthreport {catalogue.standard}", "", f"| No. | Line | Question | {_PAGE} |"]
    return text_of([*head, "| --- | --- | --- | --- |", *rows])


def stated(view: View, fail_on: Level = Level.MUST) -> str:
    """The lines with their state in a manifest, and a column to fill in, in Markdown."""
    return text_of(_stated(view, fail_on))


def blank_text(catalogue: Catalogue) -> Iterator[str]:
    """The lines for a terminal."""
    for line in catalogue.lines:
        yield _wrapped(f"{line.number:>2}  ", f"{line.label}: {line.question}{_where(line)}")


def stated_text(view: View, fail_on: Level = Level.MUST) -> Iterator[str]:
    """The lines for a terminal, with their state in a manifest."""
    yield f"{view.checked.name} {sentence(view.checked.result, fail_on)}"
    yield ""
    words = wording(view.result.verdict.standard)
    for line, outcome in view.lines:
        missing = ", ".join(f"{each} {words.label(each)}".rstrip() for each in outcome.open_for)
        where = f"for {missing}" if missing else ", ".join(_places(line, view))
        yield _wrapped(f"{line.number:>2}  {line.label:<30}  ", f"{outcome.state} {where}".rstrip())


def _stated(view: View, fail_on: Level) -> Iterator[str]:
    yield from (f"# Checklist: {marked(view.title)}", "")
    yield from (f"{code(view.checked.name)} {marked(sentence(view.checked.result, fail_on))}.", "")
    yield from (f"| No. | Line | State | Where | {_PAGE} |", "| --- | --- | --- | --- | --- |")
    for line, outcome in view.lines:
        where = _open(outcome, view) or ", ".join(map(code, _places(line, view)))
        yield f"| {line.number} | {line.label} | {outcome.state} | {where} | |"


def _open(outcome: LineOutcome, view: View) -> str:
    return ", ".join(linked(each, view) for each in outcome.open_for)


def _places(line: Line, view: View) -> list[str]:
    """The first places that answer a line, each with its line in the file, and how many others there are."""
    every = list(dict.fromkeys(pointer for each in line.codes for pointer in view.answers.get(each, ())))
    found = [each for each in every if not any(each.startswith(f"{other}/") for other in every)]
    more = [f"and {len(found) - _PLACES} more"] if len(found) > _PLACES else []
    return [f"{pointer} (line {view.line(pointer)})" for pointer in found[:_PLACES]] + more


def _where(line: Line) -> str:
    return f" Asked if {line.where}." if line.where else ""


def _wrapped(head: str, text: str) -> str:
    return fill(text, _COLUMNS, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False)
