"""The stage of a check that concludes: which lines of the checklist are answered, and the verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from synthreport.checker.finding_list import Listing
from synthreport.checker.malformed import item_at
from synthreport.document import parts_of
from synthreport.finding import Finding, Level
from synthreport.grades import Grade, Graded
from synthreport.outcome import Outcome, State, is_item
from synthreport.result import THIRD_PARTY_BASIS, Conclusion, LineOutcome, LineState
from synthreport.rules.rule import RuleKind
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.checklist import Line

_UNANSWERED = (State.MISSING, State.MALFORMED, State.NOT_CHECKED)


def line_outcomes(
    outcomes: Mapping[str, Outcome], refused: Collection[str], data: Any, listing: Listing
) -> tuple[LineOutcome, ...]:
    """The state of every line of the checklist; `refused` are the items with a gap that does not answer them.

    A line is open, too, while a rule is broken at level must where the answers to it stand. A finding on an item that
    is not essential may be binding because of what is missing with it: that opens its own lines.
    """
    broken: dict[int, list[str]] = {}
    lesser = {code for code, outcome in outcomes.items() if is_item(code) and outcome.level is not Level.MUST}
    for finding in (each for each in _binding(listing) if each.code not in lesser):
        line = line_of(finding, data, listing.catalogue)
        if line is not None:
            broken.setdefault(line.number, []).append(finding.code)
    return tuple(_outcome(line, outcomes, refused, broken.get(line.number, ())) for line in listing.catalogue.lines)


def conclusion(data: Any, lines: Iterable[LineOutcome], graded: Iterable[Graded], listing: Listing) -> Conclusion:
    """The verdict on a manifest that can be read; a refuted claim contradicts the files."""
    binding = _binding(listing)
    refuted = any(each.grade is Grade.REFUTED for each in graded)
    if refuted or any(is_contradiction(listing.catalogue, finding.code) for finding in binding):
        return Conclusion.CONTRADICTORY
    about = data.get("manifest")
    if isinstance(about, dict) and about.get("basis") == THIRD_PARTY_BASIS:
        return Conclusion.PUBLIC_RECORD
    is_open = any(line.state is LineState.OPEN for line in lines)
    return Conclusion.INCOMPLETE if is_open or binding else Conclusion.COMPLIES


def is_contradiction(catalogue: Catalogue, code: str) -> bool:
    """Whether a code is that of a rule on answers that cannot all be true."""
    return not is_item(code) and catalogue.rules[code]["kind"] == RuleKind.CONTRADICTION


def _binding(listing: Listing) -> list[Finding]:
    return [finding for finding in listing.tally.kept if finding.level is Level.MUST]


def line_of(finding: Finding, data: Any, catalogue: Catalogue) -> Line | None:
    """The line that a finding belongs to: that of its item, or of the item that is answered at its place."""
    code = finding.code if is_item(finding.code) else item_at(catalogue, data, tuple(parts_of(finding.at.pointer)))
    return catalogue.line_of.get(code or "")


def _outcome(
    line: Line, outcomes: Mapping[str, Outcome], refused: Collection[str], broken: Collection[str]
) -> LineOutcome:
    asked = [outcomes[code] for code in line.codes if code in outcomes]
    essential = [each for each in asked if each.level is Level.MUST and each.state is not State.NOT_APPLICABLE]
    open_for = [each.code for each in essential if each.state in _UNANSWERED or each.code in refused]
    if open_for or broken:
        return LineOutcome(line.number, LineState.OPEN, tuple(dict.fromkeys([*open_for, *broken])))
    if not essential:
        return LineOutcome(line.number, LineState.NOT_APPLICABLE)
    by_a_gap = any(each.state is State.GAP for each in essential)
    return LineOutcome(line.number, LineState.BY_A_GAP if by_a_gap else LineState.ANSWERED)
