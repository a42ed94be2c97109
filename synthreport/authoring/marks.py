"""What a tool filled in, and what no person has confirmed: two lists of JSON Pointers in the manifest itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from synthreport.authoring.draft import leaves
from synthreport.reading.places import escape, held

FILLED, UNCONFIRMED = "filled_by_tool", "unconfirmed"
_DEEPEST_FOLD = 2
"""An entry of a collection is named as a whole, a section never: what a person adds to it later is no tool's."""


def marked(data: Any, key: str) -> set[str]:
    """The pointers of all single answers that one of the two lists names, alone or with what holds them."""
    about = data.get("manifest") if isinstance(data, dict) else None
    listed = about.get(key) if isinstance(about, dict) else None
    pointers = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    return {leaf for pointer in pointers for leaf in _below(data, pointer)}


def listed(answers: Collection[str], data: Any) -> list[str]:
    """As few pointers as name just these answers of some data, in the order of the document."""
    return list(_folded(data, "", set(answers)))


def _below(data: Any, pointer: str) -> list[str]:
    try:
        return leaves(held(data, pointer), pointer)
    except LookupError:
        return []


def _folded(data: Any, pointer: str, answers: set[str]) -> Iterator[str]:
    below = leaves(data, pointer)
    if pointer.count("/") >= _DEEPEST_FOLD and below and answers.issuperset(below):
        yield pointer
    elif pointer in answers:
        yield pointer
    elif isinstance(data, dict) and not answers.isdisjoint(below):
        for key, each in data.items():
            yield from _folded(each, f"{pointer}/{escape(str(key))}", answers)
