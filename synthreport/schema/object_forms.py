"""The published schema at a place: objects of a form, entries under ids, or a plain answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from synthreport.schema.evaluator import Evaluator
from synthreport.schema.breaches import published

Schema = dict[str, Any]


def definition(form: str) -> Schema:
    """The schema of a form, such as `Dataset`; of the whole manifest if the name is empty."""
    found: Schema = published()["$defs"][form] if form else published()
    return found


def fields(form: str) -> Schema:
    """The fields of a form, in the order of the standard."""
    found: Schema = definition(form)["properties"]
    return found


@cache
def tags(form: str) -> dict[str, str]:
    """The answers that make an object one of this form and of no other."""
    return {key: field["const"] for key, field in fields(form).items() if "const" in field}


@cache
def forms() -> tuple[str, ...]:
    """The name of every form that an author may build."""
    return tuple(name for name, each in published()["$defs"].items() if is_object(each))


def is_object(schema: Schema) -> bool:
    """Whether a schema is that of objects of one form, and no choice between several."""
    return "properties" in schema and "allOf" not in schema


def form_at(schema: Schema, value: Any) -> str:
    """The name of the form that a value has, or would have; empty if it has none, or if it is still open."""
    for name, settled in _way(schema, value):
        if is_object(settled):
            return name
    return ""


def entry_at(schema: Schema, value: Any) -> Schema | None:
    """The schema of a map's entries; None if no map is expected."""
    *_, (_, last) = _way(schema, value)
    held = last.get("additionalProperties")
    return held if isinstance(held, dict) else None


def open_forms(schema: Schema) -> list[str]:
    """The forms between which an author must still choose."""
    *_, (_, last) = _way(schema, None)
    return [branch["then"]["$ref"][8:] for branch in last.get("allOf", ())]


def item_of(schema: Schema, value: Any) -> Schema:
    """The schema of a list's elements."""
    *_, (_, last) = _way(schema, value)
    found: Schema = last.get("items", {})
    return found


def _way(schema: Schema, value: Any) -> Iterator[tuple[str, Schema]]:
    """The schemas that a value leads through, by references and choices, each with its name; the usual ones if
    there is no value.
    """
    following: tuple[str, Schema] | None = ("", schema)
    while following:
        yield following
        following = None if is_object(following[1]) else _next(following[1], value)


def _next(schema: Schema, value: Any) -> tuple[str, Schema] | None:
    fits = Evaluator(published()).fits
    if "$ref" in schema:
        return schema["$ref"][8:], definition(schema["$ref"][8:])
    if "if" in schema:
        branch = schema.get("then") if fits(schema["if"], value) else schema.get("else")
        return ("", branch) if isinstance(branch, dict) else None
    chosen = [each["then"] for each in schema.get("allOf", ()) if fits(each["if"], value)]
    return ("", chosen[0]) if chosen else None
