"""What a reporter gets: a document, its result, and where everything in it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from synthreport.document import Document, Span
from synthreport.finding import Level, Place, Result, State


class Checked(NamedTuple):
    """One document that was checked, under the name by which the caller knows it."""

    name: str
    document: Document
    result: Result

    def span(self, place: Place) -> Span:
        """Lines and columns of a place, those of its nearest ancestor where it does not exist."""
        return Span(*place.span) if place.span else self.document.span(place.pointer, key=place.key)

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
