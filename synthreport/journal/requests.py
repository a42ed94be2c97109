"""What a letter requests: one request for each line of the checklist, the gravest first."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from synthreport.finding import LEVELS, Finding, Level, Place
from synthreport.overview.by_line.matters import Matter, harm
from synthreport.overview.view import View
from synthreport.result import THIRD_PARTY_BASIS

_CLAUSE = re.compile(r"(?<=[.;])\s+|(?:[,;] (?:or|and|in which case|oder|und) )(?=[^.;]*(?:\bgap\b|Lücke))|(?<=;) ")
_GAP = re.compile(r"gap|Lücke")
"""What a letter does not offer, in the languages of letters."""

_OFFERS = (
    (re.compile(r",? or a gap such as (`[^`]*`|\{[^}]*\})"), ""),
    (re.compile(r", or say \{gap: [^}]*\}"), ""),
    (re.compile(r"is a gap: say \{gap: [^}]*\}"), "is no answer"),
)
"""How a message of the checker offers a gap, and what is left of it in a letter."""

_MEANT = re.compile(r"Did you mean (.+?)\?")


class Request(NamedTuple):
    """A request: its label, the number of its line, how binding it is, and its codes, each with its findings.

    A code without findings is an item that nobody answered. `more` counts findings that are not listed.
    """

    label: str
    line: int | None
    level: Level
    codes: dict[str, list[Finding]]
    more: int = 0


def requests(view: View) -> list[Request]:
    """Every request. A line that is open is needed, whatever the level of the findings on it."""
    needed = _open_lines(view)
    found = [_request(matter, matter.line in needed) for matter in view.matters]
    silent = [*needed.items(), *(_gaps_by_line(view).items() if describes_others(view) else ())]
    for number, codes in silent:
        mine = next((each for each in found if each.line == number), None)
        if mine is None:
            label = next(line.label for line, _ in view.lines if line.number == number)
            mine = Request(label, number, Level.MUST, {})
            found.append(mine)
        mine.codes.update({code: [] for code in codes if code not in mine.codes})
    return sorted(found, key=lambda each: (LEVELS.index(each.level), harm(next(iter(each.codes)))))


def _open_lines(view: View) -> dict[int, tuple[str, ...]]:
    """The codes that leave a line open, by its number, without what is accepted and bugs of the checker."""
    crashed = view.result.crashed
    accepted = view.result.accepted_lines()
    asked = (each for _, each in view.lines if each.number not in accepted)
    found = {each.number: tuple(c for c in each.open_for if c not in crashed) for each in asked}
    return {number: codes for number, codes in found.items() if codes}


def describes_others(view: View) -> bool:
    """Whether a third party wrote the manifest from the public record: only the makers can answer."""
    about = view.data.get("manifest") if isinstance(view.data, dict) else None
    return isinstance(about, dict) and about.get("basis") == THIRD_PARTY_BASIS


def instruction(fix: str) -> str:
    """A fix as a letter gives it: what to do, without a question, and without the offer of a gap."""
    clauses = [
        clause for clause in _CLAUSE.split(_MEANT.sub(r"Write \1 instead.", fix)) if clause and not _GAP.search(clause)
    ]
    said = " ".join(clause.strip() for clause in clauses).rstrip(" ;,")
    return said if not said or said.endswith((".", "!", "?")) else f"{said}."


def without_offers(message: str) -> str:
    """A message without the offer of a gap instead of an answer."""
    for offer, left in _OFFERS:
        message = offer.sub(left, message)
    return message


def _request(matter: Matter, is_needed: bool) -> Request:
    codes: dict[str, list[Finding]] = {}
    for finding in matter.findings:
        codes.setdefault(finding.code, []).append(finding)
    level = Level.MUST if is_needed else matter.findings[0].level
    return Request(matter.label, matter.line, level, codes, matter.total - len(matter.findings))


def _gaps_by_line(view: View) -> dict[int, tuple[str, ...]]:
    """The items that a gap stands for, by the number of their line."""
    found: dict[int, dict[str, Any]] = {}
    for gap in view.gaps:
        for code in gap.codes:
            if line := view.catalogue.line_of.get(code):
                found.setdefault(line.number, {})[code] = Place(gap.pointer)
    return {number: tuple(codes) for number, codes in found.items()}
