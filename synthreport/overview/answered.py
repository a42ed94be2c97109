"""The places that answer each item, or the gap instead of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import escape
from synthreport.outcome import State
from synthreport.result import Result
from synthreport.standard.catalogue import Catalogue, Entry
from synthreport.standard.gaps import holds_answers, is_gap

SHOWN = 3
"""How many places of the answers to one item a report lists."""


def answers(catalogue: Catalogue, result: Result, data: Any) -> dict[str, tuple[str, ...]]:
    """The pointers of the answers to every item that applies and has any, in the order of the standard.

    Those at the item's home come first.
    """
    found: dict[str, dict[str, None]] = {}
    for field in sorted(catalogue.fields, key=lambda field: not field.get("home", False)):
        code = field["item"]
        if code and field["asked"] and result.outcomes[code].state is not State.NOT_APPLICABLE:
            places = found.setdefault(code, {})
            places |= dict.fromkeys(_reached(data, field["path"].split("/")[1:], "", field))
    return {code: tuple(found[code]) for code in catalogue.items if found.get(code)}


def _reached(data: Any, path: list[str], pointer: str, field: Entry) -> Iterator[str]:
    """Every place that a field's path leads to, and every gap on the path."""
    if not path or is_gap(data):
        yield pointer
    elif path[0] == "*":
        for key, each in _elements(data):
            yield from _reached(each, path[1:], f"{pointer}/{escape(key)}", field)
    elif holds_answers(data) and (len(path) > 1 or _belongs(field, data)):
        if path[0] in data:
            yield from _reached(data[path[0]], path[1:], f"{pointer}/{path[0]}", field)
        elif is_gap(data.get("rest")):
            yield f"{pointer}/rest"


def _belongs(field: Entry, holder: Entry) -> bool:
    """Whether an object of this form has the field."""
    tagged: dict[str, list[Any]] = field.get("if", {})
    return all(holder.get(tag) in values if values else tag in holder for tag, values in tagged.items())


def _elements(data: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield from ((key, each) for key, each in data.items() if not key.startswith("x-"))
    elif isinstance(data, list):
        yield from ((str(index), each) for index, each in enumerate(data))
