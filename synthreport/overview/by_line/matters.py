"""What matters: findings grouped by line of the checklist, those that can do most harm first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from synthreport.checker.verdict import is_contradiction, line_of
from synthreport.finding import LEVELS, Finding, Level
from synthreport.finding import Kind as Counted
from synthreport.result import Result
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.checklist import Line


class Harm(IntEnum):
    """What a fault can harm, the gravest first."""

    PEOPLE = 0
    CLAIMS = 1
    PRIVACY = 2
    UTILITY = 3
    COUNTS = 4
    FORM = 5


_HARMS = {
    Harm.PEOPLE: ("ET", "SO", "AC"),
    Harm.CLAIMS: ("PU", "LI"),
    Harm.PRIVACY: ("PM", "PA", "GN"),
    Harm.UTILITY: ("FI", "UT", "FA", "CL", "CO", "IV", "LO", "IM", "TX", "SG"),
    Harm.COUNTS: ("PO", "GE", "TR", "RN", "LN", "MO", "SI"),
}
"""What the faults of a section harm; those of the others are of form."""

_OF_A_CODE = {"ID07": Harm.PEOPLE, "SO57": Harm.COUNTS, "SO61": Harm.COUNTS, "LI02": Harm.FORM}
"""Codes that are not like the others of their section: ties are between people, and some rules of sources count."""


def harm(code: str) -> Harm:
    """What a fault under this code can harm."""
    by_section = next((each for each, sections in _HARMS.items() if code[:2] in sections), Harm.FORM)
    return _OF_A_CODE.get(code, by_section)


class Matter(NamedTuple):
    """The findings on one line of the checklist, the gravest first; without a line, those of one section.

    `counts` are those at each level, with those that are counted and not listed.
    """

    label: str
    line: int | None
    findings: tuple[Finding, ...]
    counts: Mapping[Level, int]

    @property
    def total(self) -> int:
        """How many findings it has."""
        return sum(self.counts.values())


def matters(result: Result, data: Any, catalogue: Catalogue, levels: Iterable[Level] = LEVELS) -> tuple[Matter, ...]:
    """The findings at these levels as matters, the gravest first; each is in one, bugs of the checker in none."""
    reported = [finding for finding in result.findings if finding.code not in result.crashed]
    chosen = [finding for finding in reported if finding.level in levels]
    found: dict[str, list[Finding]] = {}
    lines: dict[str, Line | None] = {}
    for finding in sorted(chosen, key=lambda each: _weight(each, catalogue)):
        line = line_of(finding, data, catalogue)
        label = line.label if line else catalogue.sections[finding.code[:2]]
        lines[label] = lines.get(label) or line
        found.setdefault(label, []).append(finding)
    more = Counter(result.more)
    return tuple(_matter(label, lines[label], findings, more) for label, findings in found.items())


def _weight(finding: Finding, catalogue: Catalogue) -> tuple[int, Harm, bool]:
    return LEVELS.index(finding.level), harm(finding.code), not is_contradiction(catalogue, finding.code)


def _matter(label: str, line: Line | None, findings: list[Finding], more: Counter[Counted]) -> Matter:
    """A matter; what is counted of a kind and not listed is in the first that has one of the kind."""
    counts = Counter(finding.level for finding in findings)
    for kind in dict.fromkeys(finding.kind for finding in findings):
        counts[kind[1]] += more.pop(kind, 0)
    levels = {level: counts[level] for level in LEVELS if counts[level]}
    return Matter(label, line.number if line else None, tuple(findings), levels)
