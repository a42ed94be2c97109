"""The lines of the checklist: which are answered, and what follows from it for the verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from synthreport.finding import Conclusion, Finding, Level, LineOutcome, LineState, Outcome, State, is_item
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.checklist import Line
from synthreport.standard.rule_kinds import RuleKind

_UNANSWERED = (State.MISSING, State.MALFORMED, State.NOT_CHECKED)


def line_outcomes(
    catalogue: Catalogue,
    outcomes: Mapping[str, Outcome],
    refused: Collection[str],
    broken: Mapping[int, Collection[str]],
) -> tuple[LineOutcome, ...]:
    """The state of every line of the checklist.

    `refused` are the items with a gap that does not answer their line, `broken` the rules at level must that are broken
    on a line, by its number.
    """
    return tuple(_line(line, outcomes, refused, broken.get(line.number, ())) for line in catalogue.lines)


def _line(
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


def conclusion(
    catalogue: Catalogue, findings: Iterable[Finding], lines: Iterable[LineOutcome], *, third_party: bool
) -> Conclusion:
    """The verdict on a manifest that can be read.

    `third_party` is true where somebody completed it from the public record, who cannot answer for its makers.
    """
    binding = [finding for finding in findings if finding.level is Level.MUST]
    if any(is_contradiction(catalogue, finding.code) for finding in binding):
        return Conclusion.CONTRADICTORY
    if third_party:
        return Conclusion.PUBLIC_RECORD
    if binding or any(line.state is LineState.OPEN for line in lines):
        return Conclusion.INCOMPLETE
    return Conclusion.COMPLIES


def is_contradiction(catalogue: Catalogue, code: str) -> bool:
    """Whether a code is that of a rule on answers that cannot both be true."""
    return not is_item(code) and catalogue.rules[code]["kind"] == RuleKind.CONTRADICTION
