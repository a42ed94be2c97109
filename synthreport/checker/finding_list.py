"""Where the stages of a check put what is wrong: placed as the author wrote it, and worded only where it is listed."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy

from synthreport.checker.tally import Tally
from synthreport.finding import Finding, Gap, Level, Outcome, Place, State
from synthreport.standard.catalogue import Catalogue

Outcomes = dict[str, Outcome]
"""The outcome of items and rules by their codes."""

Origin = Callable[[Place], Place]
"""The place in the document of what is judged at a place."""


def _same(place: Place) -> Place:
    return place


class Listing:
    """The findings of one check as its stages make them, and its gaps; `crashed` are the rules that raised an error."""

    def __init__(self, catalogue: Catalogue, tally: Tally, origin: Origin = _same) -> None:
        self.catalogue = catalogue
        self.tally = tally
        self.origin = origin
        self.crashed: list[str] = []
        self.gaps: list[Gap] = []

    def mapped(self, origin: Origin) -> Listing:
        """The same listing for who judges other data than the document's: `origin` maps each place back."""
        other = copy(self)
        other.origin = origin
        return other

    def wants(self, code: str, level: Level | None = None) -> bool:
        """Whether one more finding of a code is listed, and needs words; otherwise it is counted, where it counts."""
        return code in self.catalogue and not self.tally.enough(code, level or self.catalogue.level(code))

    def add(
        self, code: str, at: Place, message: str, fix: str, also: tuple[Place, ...] = (), level: Level | None = None
    ) -> None:
        """List a finding, unless this version does not have its code or there are enough of its kind."""
        if self.wants(code, level):
            level, title = level or self.catalogue.level(code), self.catalogue.title(code)
            places = tuple(self.origin(place) for place in also)
            self.tally.add(Finding(code, level, title, self.origin(at), message, fix, places))

    def put(self, finding: Finding) -> None:
        """List a finding that is worded already."""
        self.add(finding.code, finding.at, finding.message, finding.fix, finding.also, finding.level)

    def concluded(self, states: dict[str, State], reason: str = "") -> Outcomes:
        """The outcomes of those of these codes that this version has."""
        known = ((code, state) for code, state in states.items() if code in self.catalogue)
        return {code: Outcome(code, self.catalogue.level(code), state, reason) for code, state in known}
