"""What a tool filled in, and what no person has confirmed: two lists of JSON Pointers in the manifest itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from synthreport.authoring.draft import leaves
from synthreport.authoring.editing.change import REMOVED, Change
from synthreport.reading.places import escape, held

FILLED, UNCONFIRMED = "filled_by_tool", "unconfirmed"
_LEAST_DEPTH = 2
"""An entry of a collection is named as a whole, a section never: what a person adds to it later is no tool's."""


def marked(data: Any, key: str) -> set[str]:
    """The pointers of all single answers that one of the two lists names, alone or with what holds them."""
    listed = _about(data).get(key)
    pointers = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    return {leaf for pointer in pointers for leaf in _below(data, pointer)}


def listed(answers: Collection[str], data: Any) -> list[str]:
    """As few pointers as name just these answers of some data, in the order of the document."""
    return list(_folded(data, "", set(answers)))


def said(before: Any, after: Any, pointers: Iterable[str]) -> list[Change]:
    """The changes to the data after an edit that make all at and below some pointers a person's answers."""
    told = list(pointers)
    kept = {key: _others(marked(before, key), told) for key in (FILLED, UNCONFIRMED)}
    return [change for key, answers in kept.items() for change in marking(after, key, answers)]


def marking(data: Any, key: str, answers: Collection[str]) -> list[Change]:
    """The change that makes one of the two lists name just these answers; none where it does so already."""
    about, pointers = _about(data), listed(answers, data)
    if "gap" in about or pointers == about.get(key, []):
        return []
    return [Change(f"/manifest/{key}", pointers or REMOVED)]


def _about(data: Any) -> dict[str, Any]:
    about = data.get("manifest") if isinstance(data, dict) else None
    return about if isinstance(about, dict) else {}


def _others(answers: set[str], pointers: list[str]) -> set[str]:
    return {each for each in answers if not any(each == one or each.startswith(f"{one}/") for one in pointers)}


def _below(data: Any, pointer: str) -> list[str]:
    try:
        return leaves(held(data, pointer), pointer)
    except (LookupError, ValueError):
        return []


def _folded(data: Any, pointer: str, answers: set[str]) -> Iterator[str]:
    below = leaves(data, pointer)
    folds = pointer.count("/") >= _LEAST_DEPTH and below and answers.issuperset(below)
    if folds or pointer in answers:
        yield pointer
    elif isinstance(data, dict) and not answers.isdisjoint(below):
        for key, each in data.items():
            yield from _folded(each, f"{pointer}/{escape(str(key))}", answers)
