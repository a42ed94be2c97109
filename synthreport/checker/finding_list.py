"""The list of findings, filled by the stages of a check; beyond a limit, findings are counted and not worded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from synthreport.document.size_limits import MOST, Quota
from synthreport.finding import FIRST, Finding, Kind, Level, Place
from synthreport.outcome import Outcome, State
from synthreport.result import Gap
from synthreport.standard.catalogue import Catalogue

Outcomes = dict[str, Outcome]
"""The outcome of items and rules by their codes."""

Origin = Callable[[Place], Place]
"""The place in the document for a place in the data that are checked."""

_LONGEST = 2000
"""How many characters of a message are kept."""


def _same(place: Place) -> Place:
    return place


class Tally:
    """Keeps findings up to a limit, and counts the others.

    A finding costs about a hundred times more than its count: call `enough` before you word one.
    """

    def __init__(self, most: int = MOST) -> None:
        self.kept: list[Finding] = []
        self.codes: set[str] = set()
        self.quota = Quota[Kind](most)

    def enough(self, code: str, level: Level) -> bool:
        """Whether there are enough findings of a kind: then one more is only counted, and needs no words."""
        return self.quota.refuses((code, level))

    def add(self, finding: Finding) -> None:
        """Keep a finding, or count it if there are enough of its kind."""
        if not self.enough(*finding.kind):
            self.quota.take(finding.kind)
            self.kept.append(_bounded(finding))
            self.codes.add(finding.code)


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


def with_lost(finding: Finding, lost: Mapping[str, tuple[str, ...]]) -> Finding:
    """The finding on a malformed value, with what else cannot be read because of it."""
    codes = lost.get(finding.at.pointer)
    return finding._replace(message=f"{finding.message}; with it, {', '.join(codes)} is lost") if codes else finding


def _bounded(finding: Finding) -> Finding:
    """A finding cut to a readable length: it may quote a text as long as the document."""
    message, also = finding.message, finding.also
    if len(message) <= _LONGEST and len(also) <= FIRST:
        return finding
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST - 1]}…"
    if len(also) > FIRST:
        message += f"; {len(also) - FIRST:,} more places take part than are listed"
    return finding._replace(message=message, also=also[:FIRST])
