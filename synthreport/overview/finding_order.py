"""Findings in order, and numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from synthreport.finding import LEVELS, Finding


def by_level(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, the most binding first; those of one level stay in their order."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[tuple[str, str, int], Finding]]:
    """Every finding with its identity: code, pointer, and its number among findings with both, counted from 1."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        same = (finding.code, finding.at.pointer)
        seen[same] += 1
        yield (*same, seen[same]), finding
