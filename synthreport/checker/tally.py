"""The collected findings of one check: the first of each kind, and others up to a limit."""

from __future__ import annotations

from collections.abc import Mapping

from synthreport.document.quota import MOST, Quota
from synthreport.finding import FIRST, Finding, Kind, Level

_LONGEST = 2000
"""How many characters of a message are kept."""


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


def with_lost(finding: Finding, lost: Mapping[str, tuple[str, ...]]) -> Finding:
    """The finding on a malformed value, with what else cannot be read because of it."""
    codes = lost.get(finding.at.pointer)
    return finding._replace(message=f"{finding.message}; with it, {', '.join(codes)} is lost") if codes else finding
