"""Two changes of one manifest, made at the same time by two who did not know of each other, as one."""

from __future__ import annotations

from typing import Any

from synthreport.document.positions import escape
from synthreport.edit.provenance import LISTS

_NOTHING = object()
_MARKS = tuple(f"/manifest/{each}" for each in LISTS)


class Conflict(ValueError):
    """Both answer otherwise than before, and not the same; the message is the pointer."""


def merged(before: Any, ours: Any, theirs: Any, pointer: str = "") -> Any:
    """What two say who both began with the same answers. Raises Conflict."""
    if _same(ours, before) or _same(ours, theirs):
        return theirs
    if _same(theirs, before):
        return ours
    if pointer in _MARKS:
        return _merged_marks(*([] if each is _NOTHING else each for each in (before, ours, theirs)))
    if not (_holds(ours) and _holds(theirs)):
        raise Conflict(pointer)
    known = before if _holds(before) else {}
    said = {key: [each.get(key, _NOTHING) for each in (known, ours, theirs)] for key in theirs | ours}
    both = {key: merged(was, own, other, f"{pointer}/{escape(key)}") for key, (was, own, other) in said.items()}
    return {key: each for key, each in both.items() if each is not _NOTHING}


def _merged_marks(before: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """The pointers that one of them has added, and none has taken out."""
    gone = {*before} - {*ours} | {*before} - {*theirs}
    return [each for each in dict.fromkeys([*theirs, *ours]) if each not in gone]


def _holds(answers: Any) -> bool:
    return isinstance(answers, dict) and "gap" not in answers


def _same(one: Any, other: Any) -> bool:
    return repr(one) == repr(other)  # 1 is no True, however deep
