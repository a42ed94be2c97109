"""What a reporter gets: a document, its result, and where everything in it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from synthreport.document import Document, Span
from synthreport.finding import Level, Place, Result, State
from synthreport.standard import documentation


class Checked(NamedTuple):
    """One document that was checked, under the caller's name for it; `docs` is a site that explains codes."""

    name: str
    document: Document
    result: Result
    docs: str = ""

    def span(self, place: Place) -> Span:
        """Lines and columns of a place, those of its nearest ancestor where it does not exist."""
        return Span(*place.span) if place.span else self.document.span(place.pointer, key=place.key)

    def page(self, code: str) -> str:
        """The page about a code; empty where there is no site."""
        return documentation.page(code, self.result.verdict.standard, self.docs)

    def reference(self, code: str) -> str:
        """Where people read about a code: its page, or else the command to type."""
        return documentation.reference(code, self.result.verdict.standard, self.docs)

    def brief(self) -> Checked:
        """The same with the first findings of each kind; the others are counted."""
        return self._replace(result=self.result.first())


class NotChecked(NamedTuple):
    """A file that could not be read, or checked for a bug of the checker, and why."""

    name: str
    reason: str
    bug: bool = False


class Run(NamedTuple):
    """All that one run of the checker established, and the exit code that it leaves with."""

    checked: list[Checked]
    failed: list[NotChecked]
    fail_on: Level = Level.MUST
    exit_code: int = 0


SEVERITIES = {Level.MUST: "error", Level.SHOULD: "warning", Level.MAY: "note"}
"""Levels are the standard's words; severities are those of reporters."""


def in_words(counts: Mapping[State, int]) -> str:
    """How many items or rules are in each state, and how many that makes."""
    return f"{sum(counts.values())} = {', '.join(f'{count} {state}' for state, count in counts.items())}"
