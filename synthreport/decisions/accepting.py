"""Apply decisions to a result: accepted findings are set apart, and the verdict follows from the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from synthreport.checker.verdict import is_contradiction
from synthreport.decisions.decision import Decision
from synthreport.document import Document
from synthreport.files.paths import realpath
from synthreport.finding import Finding, Level
from synthreport.result import Accepted, Conclusion, LineState, Result
from synthreport.standard.catalogue import Catalogue, load


class Decisions:
    """The decisions of a run; those that fit no finding are known when all documents are checked."""

    def __init__(self, decisions: list[Decision], today: date) -> None:
        self._decisions = decisions
        self._today = today
        self._used: set[Decision] = set()

    def applied(self, document: Document, result: Result) -> Result:
        """The result with accepted findings apart. What no longer holds, or never can, is in `undecided`."""
        catalogue = load(result.verdict.standard)
        here = [each for each in self._decisions if each.manifest in ("", realpath(document.name))]
        kept: list[Finding] = []
        accepted: list[Accepted] = []
        undecided: list[str] = []
        for finding in result.findings:
            fitting = [each for each in here if _fits(each, finding, catalogue)]
            refusals = {each: self._refusal(each, finding, document, catalogue) for each in fitting}
            self._used.update(fitting)
            if holding := [each for each in fitting if not refusals[each]]:
                accepted.append(_accepted(finding, holding[0]))
                continue
            kept.append(finding)
            undecided += [f"{each.origin}: the decision on {finding.code} {why}" for each, why in refusals.items()]
        return _settled(result._replace(findings=tuple(kept), accepted=tuple(accepted), undecided=tuple(undecided)))

    def _refusal(self, decision: Decision, finding: Finding, document: Document, catalogue: Catalogue) -> str:
        """Why a decision does not accept a finding that it names; empty if it does."""
        if is_contradiction(catalogue, finding.code):
            return "is refused: a contradiction or a refuted claim cannot be accepted"
        return decision.lapsed(document.data, self._today)

    def unused(self) -> Iterator[str]:
        """The decisions that fit no finding."""
        for each in self._decisions:
            if each not in self._used:
                yield f"{each.origin}: the decision on {each.code or f'line {each.line}'} fits no finding: remove it"


def _accepted(finding: Finding, decision: Decision) -> Accepted:
    return Accepted(finding, decision.reason, decision.by, decision.on, decision.until, decision.origin)


def _settled(result: Result) -> Result:
    return result._replace(verdict=result.verdict._replace(conclusion=_conclusion(result)))


def _fits(decision: Decision, finding: Finding, catalogue: Catalogue) -> bool:
    if finding.at.pointer != decision.pointer:
        return False
    if decision.code:
        return decision.code == finding.code
    line = catalogue.line_of.get(finding.code)
    return line is not None and line.number == decision.line


def _conclusion(result: Result) -> Conclusion:
    """The verdict without the accepted findings: what was incomplete only because of them complies."""
    before = result.verdict.conclusion
    if before is not Conclusion.INCOMPLETE or not result.accepted:
        return before
    is_left = any(each.level is Level.MUST for each in result.findings)
    is_left = is_left or any(level is Level.MUST for _, level in result.more)
    is_open = result.line_counts()[LineState.OPEN] > len(result.accepted_lines())
    return Conclusion.INCOMPLETE if is_left or is_open else Conclusion.COMPLIES
