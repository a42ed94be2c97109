"""The findings of one check as they are made: the first of each kind, and of all others as many as are wanted."""

from __future__ import annotations

from collections import Counter

from synthreport.finding import FIRST, Finding, Kind, Level

MOST = 100_000
"""How many findings of one document are listed at most, beyond the first of each kind. The others are counted."""


class Tally:
    """Keeps the first findings of each kind, and beyond those as many as `most` in all; counts the others.

    A finding costs some hundred times more than its count: `enough` is to be asked before one is worded.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.kept: list[Finding] = []
        self.more: Counter[Kind] = Counter()
        self.codes: set[str] = set()
        self._counts: Counter[Kind] = Counter()

    def enough(self, code: str, level: Level) -> bool:
        """Whether there are enough findings of a kind: one more is counted then, and need not be worded."""
        if len(self.kept) < self.most or self._counts[code, level] < FIRST:
            return False
        self.more[code, level] += 1
        return True

    def add(self, finding: Finding) -> None:
        """Keep a finding, or count it where there are enough of its kind."""
        if not self.enough(*finding.kind):
            self.kept.append(finding)
            self._counts[finding.kind] += 1
            self.codes.add(finding.code)
