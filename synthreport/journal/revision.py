"""Compare two versions of a manifest: changed answers, and findings closed, opened or unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from synthreport.document.pointers import ABSENT, diff, equal
from synthreport.finding import Finding
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


class Change(NamedTuple):
    """A changed answer: its JSON Pointer, and its old and new value as JSON, empty if there is none."""

    pointer: str
    turn: Turn
    old: str
    new: str


class Revision(NamedTuple):
    """A comparison; findings with the same code and pointer are the same."""

    old: View
    new: View
    changes: tuple[Change, ...]
    closed: tuple[Finding, ...]
    opened: tuple[Finding, ...]
    stayed: tuple[Finding, ...]


def compare(old: View, new: View) -> Revision:
    """The changes of a revision, field by field, in the order of the new version, and the fate of the findings.

    All findings are compared, as far as the check lists them: of the first of each kind, some would seem to be new as
    soon as one before them is closed.
    """
    before, after = (dict(numbered(view.checked.result.findings)) for view in (old, new))
    return Revision(
        old,
        new,
        tuple(_changes(old.data, new.data)),
        tuple(finding for place, finding in before.items() if place not in after),
        tuple(finding for place, finding in after.items() if place not in before),
        tuple(finding for place, finding in after.items() if place in before),
    )


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
