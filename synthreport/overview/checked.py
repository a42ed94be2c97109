"""The input of a reporter: a document, its result, and the position of everything in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from synthreport.document import Document, Span
from synthreport.finding import Level, Place
from synthreport.outcome import State, is_item
from synthreport.result import LineState, Result
from synthreport.standard import documentation


class Checked(NamedTuple):
    """One document that was checked, under the caller's name for it; `docs` is a site that explains codes."""

    name: str
    document: Document
    result: Result
    docs: str = ""

    def span(self, place: Place) -> Span:
        """Lines and columns of a place, or of its nearest ancestor if it does not exist."""
        return Span(*place.span) if place.span else self.document.span(place.pointer, key=place.key)

    def page(self, code: str) -> str:
        """The page about a code; empty without a site."""
        return documentation.page(code, self.result.verdict.standard, self.docs)

    def reference(self, code: str) -> str:
        """The page about a code, or else the command that explains it."""
        return documentation.reference(code, self.result.verdict.standard, self.docs)

    def brief(self) -> "Checked":
        """The same with the first findings of each kind; the others are counted."""
        return self._replace(result=self.result.first())


class NotChecked(NamedTuple):
    """A file that could not be read, or not checked because of a bug, and why."""

    name: str
    reason: str
    bug: bool = False


class Excluded(NamedTuple):
    """A file or folder that was not checked because a pattern excludes it, and which."""

    name: str
    reason: str


class Run(NamedTuple):
    """The results of one run of the checker, and its exit code; `unused` are decisions that fit no finding."""

    checked: list[Checked]
    failed: list[NotChecked]
    fail_on: Level = Level.MUST
    exit_code: int = 0
    excluded: Sequence[Excluded] = ()
    configuration: str = ""
    unused: Sequence[str] = ()


SEVERITIES = {Level.MUST: "error", Level.SHOULD: "warning", Level.MAY: "note"}
"""Levels are the standard's words; severities are those of reporters."""


def noun(code: str) -> str:
    """The word for what a code is of, as reports head its statement."""
    return "item" if is_item(code) else "rule"


def in_words(counts: Mapping[State, int] | Mapping[LineState, int]) -> str:
    """How many lines, items or rules there are, and how many are in each state."""
    return f"{sum(counts.values())} = {', '.join(f'{count} {state}' for state, count in counts.items())}"
