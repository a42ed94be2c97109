"""Compare two versions of a manifest: changed answers, and findings closed, opened or unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from synthreport.document.positions import escape
from synthreport.finding import Finding, numbered
from synthreport.overview.view import View


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
        tuple(_changes(old.data, new.data, "")),
        tuple(finding for place, finding in before.items() if place not in after),
        tuple(finding for place, finding in after.items() if place not in before),
        tuple(finding for place, finding in after.items() if place in before),
    )


def _changes(old: Any, new: Any, pointer: str) -> Iterator[Change]:
    if _same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and ("gap" in old) == ("gap" in new):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from _at(key, old, new, f"{pointer}/{escape(key)}")
    else:
        yield Change(pointer, _turn(old, new), _text(old), _text(new))


def _at(key: str, old: dict[str, Any], new: dict[str, Any], pointer: str) -> Iterator[Change]:
    if key not in old:
        yield Change(pointer, Turn.TO_GAP if _is_gap(new[key]) else Turn.ADDED, "", _text(new[key]))
    elif key not in new:
        yield Change(pointer, Turn.REMOVED, _text(old[key]), "")
    else:
        yield from _changes(old[key], new[key], pointer)


def _same(old: Any, new: Any) -> bool:
    """Whether two answers are equal: 1 and 1.0 are, 1 and true are not."""
    one, other = (json.dumps(each, sort_keys=True) for each in (old, new))
    return one == other or (old == new and {type(old), type(new)} == {int, float})


def _turn(old: Any, new: Any) -> Turn:
    if _is_gap(new) != _is_gap(old):
        return Turn.TO_GAP if _is_gap(new) else Turn.FROM_GAP
    return Turn.CHANGED


def _is_gap(answer: Any) -> bool:
    return isinstance(answer, dict) and "gap" in answer


def _text(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False)
