"""Merge two independent changes of one manifest."""

from __future__ import annotations

import re
from typing import Any

from synthreport.document.positions import escape
from synthreport.edit.provenance import LISTS

_NOTHING = object()
_SETS = re.compile(rf"/manifest/({'|'.join(LISTS)})|/steps/[^/]+/makes")
"""Lists to which both sides may add entries."""


class Conflict(ValueError):
    """Both sides changed an answer, differently; the message is the pointer."""


def merged(before: Any, ours: Any, theirs: Any, pointer: str = "") -> Any:
    """The merged answers of two sides that began with the same answers. Raises Conflict."""
    if _same(ours, before) or _same(ours, theirs):
        return theirs
    if _same(theirs, before):
        return ours
    if _SETS.fullmatch(pointer) and isinstance(ours, list) and isinstance(theirs, list):
        return _merged_sets(before if isinstance(before, list) else [], ours, theirs)
    if not (_holds(ours) and _holds(theirs)):
        raise Conflict(pointer)
    known = before if _holds(before) else {}
    answers = {key: [each.get(key, _NOTHING) for each in (known, ours, theirs)] for key in theirs | ours}
    both = {key: merged(was, own, other, f"{pointer}/{escape(key)}") for key, (was, own, other) in answers.items()}
    return {key: each for key, each in both.items() if each is not _NOTHING}


def _merged_sets(before: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """The entries that one side added or neither removed."""
    added = [each for each in ours if each not in before and each not in theirs]
    return [each for each in theirs if each in ours or each not in before] + added


def _holds(answers: Any) -> bool:
    return isinstance(answers, dict) and "gap" not in answers


def _same(one: Any, other: Any) -> bool:
    return repr(one) == repr(other)  # 1 is not True, at any depth
