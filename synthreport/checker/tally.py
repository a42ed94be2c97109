"""The findings of one check as they are made: the first of each kind, and of all others as many as are wanted."""

from __future__ import annotations

from collections.abc import Mapping

from synthreport.document.bounded_list import MOST, Room
from synthreport.finding import FIRST, Finding, Kind, Level

_LONGEST = 2000
"""How many characters of a message are kept."""


class Tally:
    """Keeps findings as long as there is room, and counts the others.

    A finding costs some hundred times more than its count: `enough` is to be asked before one is worded.
    """

    def __init__(self, most: int = MOST) -> None:
        self.kept: list[Finding] = []
        self.codes: set[str] = set()
        self.room = Room[Kind](most)

    def enough(self, code: str, level: Level) -> bool:
        """Whether there are enough findings of a kind: one more is counted then, and need not be worded."""
        return self.room.is_full((code, level))

    def add(self, finding: Finding) -> None:
        """Keep a finding, or count it where there are enough of its kind."""
        if not self.enough(*finding.kind):
            self.room.take(finding.kind)
            self.kept.append(_bounded(finding))
            self.codes.add(finding.code)


def _bounded(finding: Finding) -> Finding:
    """A finding with no more places and words than anybody reads: it may quote a text as long as the document."""
    message, also = finding.message, finding.also
    if len(message) <= _LONGEST and len(also) <= FIRST:
        return finding
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST - 1]}…"
    if len(also) > FIRST:
        message += f"; {len(also) - FIRST:,} more places take part than are listed"
    return finding._replace(message=message, also=also[:FIRST])


def with_lost(finding: Finding, lost: Mapping[str, tuple[str, ...]]) -> Finding:
    """The finding on a malformed value, which tells what else cannot be read for it."""
    codes = lost.get(finding.at.pointer)
    return finding._replace(message=f"{finding.message}; with it, {', '.join(codes)} is lost") if codes else finding
