"""Result → workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.files.printable import printable, printable_lines
from synthreport.finding import LEVELS, Finding, Level
from synthreport.overview.checked import Checked, Run, in_words
from synthreport.overview.verdict_words import grades_in_words, sentence

LIMIT = 10
"""How many annotations of each kind a step may have; GitHub drops the rest silently, so the report counts them."""

_COMMANDS = {Level.MUST: "error", Level.SHOULD: "warning", Level.MAY: "notice"}
_LONGEST = 4000
"""Characters of one message: more than GitHub shows, and far less than the 64 KB that it accepts."""


def render(run: Run) -> str:
    """The most serious findings as annotations, those of `must` first; then a line a document, in plain text."""
    shown = [checked.brief() for checked in run.checked]
    found = [(finding, checked) for checked in shown for finding in checked.result.findings]
    lines = [f"::error title=could not check::{_data(f'{each.name}: {each.reason}')}" for each in run.failed][:LIMIT]
    for level in LEVELS:
        room = LIMIT - len(lines) if level is Level.MUST else LIMIT
        annotated = [_annotation(*each) for each in found if each[0].level is level]
        lines += annotated[:room]
        rest = sum(each.result.level_counts()[level] for each in run.checked) - len(annotated[:room])
        if rest:
            lines.append(f"{rest} more at level {level}, which GitHub would not show")
    return "".join(f"{line}\n" for line in (*_summary(run), *lines))


def _annotation(finding: Finding, checked: Checked) -> str:
    span = checked.span(finding.at)
    places = {"file": checked.name, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.end_line == span.line:
        places["endColumn"] = span.end_column
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
    title = _property(f"{finding.code} {finding.problem}")
    text = _data(f"{finding.message}\n{finding.fix}\n{checked.reference(finding.code)}")
    return f"::{_COMMANDS[finding.level]} {properties},title={title}::{text}"


def _summary(run: Run) -> Iterator[str]:
    for checked in run.checked:
        result = checked.result
        yield printable(f"{checked.name} {sentence(result, run.fail_on)}")
        yield f"  lines: {in_words(result.line_counts())}"
        yield f"  items: {in_words(result.item_counts())}"
        yield f"  rules: {in_words(result.rule_counts())}"
        yield f"  claims: {len(result.ledger)} = {grades_in_words(result)}"


def _data(text: str) -> str:
    """Text escaped for a command: it may have line breaks, and nothing in it can begin another command."""
    clean = printable_lines(text[:_LONGEST])
    return clean.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
