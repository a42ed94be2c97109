"""Merge two independent changes of one manifest."""

from __future__ import annotations

import re
from typing import Any

from synthreport.document.pointers import ABSENT, escape, same
from synthreport.edit.provenance import LISTS
from synthreport.standard.gaps import holds_answers

_SETS = re.compile(rf"/manifest/({'|'.join(LISTS)})|/steps/[^/]+/makes")
"""Lists to which both sides may add entries."""


def merged(before: Any, ours: Any, theirs: Any, conflicts: list[str], pointer: str = "") -> Any:
    """The merged answers of two sides that began with the same answers.

    If both changed an answer, differently, it is theirs, and its pointer is added to `conflicts`.
    """
    if same(ours, before) or same(ours, theirs):
        return theirs
    if same(theirs, before):
        return ours
    if _SETS.fullmatch(pointer) and isinstance(ours, list) and isinstance(theirs, list):
        return _merged_sets(before if isinstance(before, list) else [], ours, theirs)
    if not (holds_answers(ours) and holds_answers(theirs)):
        conflicts.append(pointer)
        return theirs
    return _merged_keys(before if holds_answers(before) else {}, ours, theirs, conflicts, pointer)


def _merged_keys(before: Any, ours: Any, theirs: Any, conflicts: list[str], pointer: str) -> dict[str, Any]:
    answers = {key: [each.get(key, ABSENT) for each in (before, ours, theirs)] for key in theirs | ours}
    both = {
        key: merged(was, own, other, conflicts, f"{pointer}/{escape(key)}")
        for key, (was, own, other) in answers.items()
    }
    return {key: each for key, each in both.items() if each is not ABSENT}


def _merged_sets(before: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """The entries that one side added or neither removed."""
    added = [each for each in ours if each not in before and each not in theirs]
    return [each for each in theirs if each in ours or each not in before] + added
