"""The places that answer each item, or the gap instead of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.positions import escape
from synthreport.finding import Result, State
from synthreport.standard.catalogue import Catalogue, Entry

SHOWN = 3
"""How many places of the answers to one item a report lists."""


class Answer(NamedTuple):
    """The place (a JSON Pointer) of an answer; `gap` is the gap if there is one instead."""

    pointer: str
    gap: Entry | None = None


def answers(catalogue: Catalogue, result: Result, data: Any) -> dict[str, tuple[Answer, ...]]:
    """The answers to every item that applies and has any, in the order of the standard; those at its home first."""
    found: dict[str, dict[str, Answer]] = {}
    for field in sorted(catalogue.fields, key=lambda field: not field.get("home", False)):
        code = field["item"]
        if code and field["asked"] and result.outcomes[code].state is not State.NOT_APPLICABLE:
            places = found.setdefault(code, {})
            for answer in _reached(data, field["path"].split("/")[1:], "", field):
                places.setdefault(answer.pointer, answer)
    return {code: tuple(found[code].values()) for code in catalogue.items if found.get(code)}


def _reached(data: Any, path: list[str], pointer: str, field: Entry) -> Iterator[Answer]:
    """Every place that a field's path leads to, and every gap on the path."""
    if isinstance(data, dict) and "gap" in data:
        yield Answer(pointer, data)
    elif not path:
        yield Answer(pointer)
    elif path[0] == "*":
        for key, each in _elements(data):
            yield from _reached(each, path[1:], f"{pointer}/{escape(key)}", field)
    elif isinstance(data, dict) and (len(path) > 1 or _belongs(field, data)):
        if path[0] in data:
            yield from _reached(data[path[0]], path[1:], f"{pointer}/{path[0]}", field)
        elif isinstance(data.get("rest"), dict):
            yield Answer(f"{pointer}/rest", data["rest"])


def _belongs(field: Entry, holder: Entry) -> bool:
    """Whether an object of this form has the field."""
    tagged: dict[str, list[Any]] = field.get("if", {})
    return all(holder.get(tag) in values if values else tag in holder for tag, values in tagged.items())


def _elements(data: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield from ((key, each) for key, each in data.items() if not key.startswith("x-"))
    elif isinstance(data, list):
        yield from ((str(index), each) for index, each in enumerate(data))
