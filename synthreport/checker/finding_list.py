"""The list of findings, filled by the stages of a check: at the author's places, worded only if listed."""

from __future__ import annotations

from collections.abc import Callable

from synthreport.checker.tally import Tally
from synthreport.finding import Finding, Gap, Level, Outcome, Place, State
from synthreport.standard.catalogue import Catalogue

Outcomes = dict[str, Outcome]
"""The outcome of items and rules by their codes."""

Origin = Callable[[Place], Place]
"""The place in the document for a place in the data that are checked."""


def _same(place: Place) -> Place:
    return place


class Listing:
    """The findings of one check, added by its stages; `crashed` has the rules that raised an error."""

    def __init__(self, catalogue: Catalogue, tally: Tally, origin: Origin = _same) -> None:
        self.catalogue = catalogue
        self.tally = tally
        self.origin = origin
        self.crashed: list[str] = []
        self.gaps: list[Gap] = []

    def mapped(self, origin: Origin) -> Listing:
        """The same listing for checks of converted data: `origin` maps each place back to the document."""
        other = Listing(self.catalogue, self.tally, origin)
        other.crashed, other.gaps = self.crashed, self.gaps
        return other

    def wants(self, code: str, level: Level | None = None) -> bool:
        """Whether one more finding of a code will be listed, and so needs words; if not, it is counted."""
        return code in self.catalogue and not self.tally.enough(code, level or self.catalogue.level(code))

    def add(
        self,
        code: str,
        at: Place,
        message: str,
        fix: str,
        also: tuple[Place, ...] = (),
        level: Level | None = None,
        problem: str = "",
        of_record: bool = False,
    ) -> None:
        """List a finding, unless this version does not have its code or there are enough of its kind.

        `problem` heads it instead of the problem of its code.
        """
        if self.wants(code, level):
            level, title = level or self.catalogue.level(code), self.catalogue.title(code)
            places = tuple(self.origin(place) for place in also)
            problem = problem or self.catalogue.problem(code)
            self.tally.add(Finding(code, level, title, problem, self.origin(at), message, fix, places, of_record))

    def put(self, finding: Finding) -> None:
        """List a finding that already has words."""
        words = (finding.also, finding.level, finding.problem, finding.of_record)
        self.add(finding.code, finding.at, finding.message, finding.fix, *words)

    def concluded(self, states: dict[str, State], reason: str = "") -> Outcomes:
        """The outcomes of these codes, without codes that this version lacks."""
        known = ((code, state) for code, state in states.items() if code in self.catalogue)
        return {code: Outcome(code, self.catalogue.level(code), state, reason) for code, state in known}
