"""For the author: a list of things to do, quickest first, with the effort of each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from synthreport.finding import LEVELS, Finding, Level
from synthreport.overview.finding_kinds import Kind, kind_of
from synthreport.overview.view import View
from synthreport.reporters.markdown import judgement, linked, listing
from synthreport.reporters.markdown_text import code, marked, text_of


class Effort(StrEnum):
    """The effort that a finding takes."""

    CORRECT = "Correct the text (minutes)"
    STATE = "State what you know, or declare a gap (minutes each)"
    DECIDE = "Decide which of two answers is right (minutes, or a question to a colleague)"
    WORK = "Measure or have something done, or declare a gap (hours to days)"
    REPORT = "Report a bug in the checker (minutes)"


_MEASURED = ("PA", "FI", "UT", "FA", "CL", "CO", "IV")
"""Sections whose answers come from an analysis, not from memory."""


def todo(view: View, fail_on: Level) -> str:
    """The list, in Markdown: by level, then by effort."""
    return text_of(_lines(view, fail_on))


def effort(finding: Finding, view: View) -> Effort:
    """The effort to fix a finding."""
    kind = kind_of(finding, view.result, view.data)
    if kind is Kind.BUG:
        return Effort.REPORT
    if kind in (Kind.TEXT, Kind.MALFORMED):
        return Effort.CORRECT
    if finding.code[:2] in _MEASURED:
        return Effort.WORK
    return Effort.STATE if kind in (Kind.MISSING, Kind.REFUSED) else Effort.DECIDE


def _lines(view: View, fail_on: Level) -> Iterator[str]:
    yield from (f"# To do: {marked(view.title)}", "")
    yield from (f"{code(view.checked.name)} {judgement(view, fail_on)}.", "")
    if not view.result.findings:
        yield from ("Nothing is left to do. Editors still see the gaps that you declared.", "")
    for level in LEVELS:
        yield from _at(level, view)
    if view.gaps:
        yield from ("## Gaps that you may fill later", "")
        yield from (
            f"- {', '.join(gap.codes)}: {code(gap.pointer)}, line {view.line(gap.pointer)}" for gap in view.gaps
        )


def _at(level: Level, view: View) -> Iterator[str]:
    found = [finding for finding in view.result.findings if finding.level is level]
    if found:
        yield from (f"## What {level} be fixed ({view.result.level_counts()[level]:,})", "")
        yield from _by_effort(found, view)
    if more := view.not_listed(level):
        yield from (f"And {more:,} more like these. {listing(view)} lists them all.", "")


def _by_effort(found: list[Finding], view: View) -> Iterator[str]:
    for each in Effort:
        mine = [finding for finding in found if effort(finding, view) is each]
        if mine:
            yield from (f"**{each}**", "")
            yield from (_task(finding, view) for finding in mine)
            yield ""


def _task(finding: Finding, view: View) -> str:
    where = f"line {view.span(finding.at).line}, {code(finding.at.pointer or '/')}"
    return f"- {where}: {marked(finding.message)}. {marked(finding.fix)} ({linked(finding.code, view)})"
