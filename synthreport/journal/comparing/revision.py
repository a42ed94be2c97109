"""Compare two versions of a manifest: changed answers, and findings closed, opened or unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from synthreport.document.pointers import ABSENT, diff, equal, get, parts_of, pointer_of
from synthreport.finding import Finding
from synthreport.journal.comparing.no_longer_asked import Dropped, no_longer_asked
from synthreport.outcome import State
from synthreport.overview.finding_order import numbered
from synthreport.overview.view import View
from synthreport.standard.gaps import is_gap


class Turn(StrEnum):
    """The kind of a change."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    TO_GAP = "turned into a gap"
    FROM_GAP = "gap filled"


class Fate(StrEnum):
    """How a finding was closed."""

    UNASKED = "no longer asked"
    ANSWERED = "answered"
    BY_A_GAP = "closed by a gap"


class Change(NamedTuple):
    """A changed answer: its JSON Pointer, and its old and new value as JSON, empty if there is none."""

    pointer: str
    turn: Turn
    old: str
    new: str


class Revision(NamedTuple):
    """A comparison; findings with the same code and pointer are the same.

    `dropped` is what is no longer asked.
    """

    old: View
    new: View
    changes: tuple[Change, ...]
    closed: tuple[Finding, ...]
    opened: tuple[Finding, ...]
    stayed: tuple[Finding, ...]
    dropped: tuple[Dropped, ...] = ()

    def closed_by(self, fate: Fate) -> tuple[Finding, ...]:
        """The closed findings of a fate."""
        return tuple(finding for finding in self.closed if self._fate(finding) is fate)

    def _fate(self, finding: Finding) -> Fate:
        outcome = self.new.result.outcomes.get(finding.code)
        if outcome is not None and outcome.state is State.NOT_APPLICABLE:
            return Fate.UNASKED
        return Fate.BY_A_GAP if _gap_above(self.new.data, finding.at.pointer) else Fate.ANSWERED


def compare(old: View, new: View) -> Revision:
    """The changes of a revision, field by field, in the order of the new version, and the fate of the findings.

    All findings are compared, as far as the check lists them: of the first of each kind, some would seem to be new as
    soon as one before them is closed.
    """
    before, after = (dict(numbered(view.checked.result.findings)) for view in (old, new))
    changes = tuple(_changes(old.data, new.data))
    return Revision(
        old,
        new,
        changes,
        tuple(finding for place, finding in before.items() if place not in after),
        tuple(finding for place, finding in after.items() if place not in before),
        tuple(finding for place, finding in after.items() if place in before),
        no_longer_asked(old, new, (change.pointer for change in changes)),
    )


def _gap_above(data: Any, pointer: str) -> bool:
    """Whether a gap answers at a pointer, above it, or in `rest` beside it."""
    parts = parts_of(pointer)
    for end in range(len(parts) + 1):
        held = get(data, pointer_of(parts[:end]), None)
        is_left_out = isinstance(held, dict) and end < len(parts) and parts[end] not in held
        if is_gap(held) or (is_left_out and is_gap(held.get("rest"))):
            return True
    return False


def _changes(old: Any, new: Any) -> Iterator[Change]:
    for pointer, before, after in diff(old, new, opens=_opens):
        if not equal(before, after):
            yield Change(pointer, _turn(before, after), _text(before), _text(after))


def _opens(old: Any, new: Any) -> bool:
    """Whether the answers within two answers are compared: a list, and a gap, is one answer."""
    return isinstance(new, dict) and is_gap(old) == is_gap(new)


def _turn(old: Any, new: Any) -> Turn:
    if new is ABSENT:
        return Turn.REMOVED
    if is_gap(new) != is_gap(old):
        return Turn.TO_GAP if is_gap(new) else Turn.FROM_GAP
    return Turn.ADDED if old is ABSENT else Turn.CHANGED


def _text(answer: Any) -> str:
    return "" if answer is ABSENT else json.dumps(answer, ensure_ascii=False)
