"""The form of an answer at a place, read from the published schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from synthreport.document.pointers import get, parts_of
from synthreport.schema.breaches import published
from synthreport.schema.evaluator import Evaluator, Schema
from synthreport.schema.settled import below, name_of, settled, target, words_of

_PROBES: tuple[tuple[str, Any], ...] = (
    ("string", ""),
    ("number", 0),
    ("boolean", False),
    ("array", []),
    ("object", {}),
)

STARTED = ("entries", "map", "object")
"""Kinds of answers that are started empty, and whose own answers are asked one by one."""


class Form(NamedTuple):
    """The form of an answer.

    `kind` is word, text, number, boolean, list, entries (a list of objects), map (objects under ids), pairs (anything
    else under keys), object, or any. `words` is a closed list, `refs` are the collections whose ids are meant, `keys`
    those whose ids are the keys of a map. `none`: whether `none` is an answer. `meanings` are those of the
    words.
    """

    kind: str
    schema: Schema
    words: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    none: bool = False
    forms: tuple[str, ...] = ()
    meanings: dict[str, str] = {}  # noqa: RUF012  (never changed)


def form_at(data: Any, pointer: str, version: str) -> Form:
    """The form of an answer at a pointer, in an object that already has the keys that decide its form."""
    return _form(_schemas_at(data, pointer, version)[0], published(version))


def keys_at(data: Any, pointer: str, version: str) -> tuple[str, ...]:
    """The keys of the object at a pointer, given those that it already has."""
    return tuple(_schemas_at(data, pointer, version)[1].get("properties", {}))


def _schemas_at(data: Any, pointer: str, version: str) -> tuple[Schema, Schema]:
    """The schema of an answer, and what is left of it for the existing value."""
    root = published(version)
    schema, field, at = settled(root, data, root), root, ""
    for part, name in zip(pointer.split("/")[1:], parts_of(pointer), strict=True):
        field, at = below(schema, name) or schema.get("items", {}), f"{at}/{part}"
        value = get(data, at, None)
        schema = settled(field, {} if value is None else value, root)
    return field, schema


def _form(field: Schema, root: Schema) -> Form:
    """The first form that the schema accepts: a single answer before a list, a list before an object."""
    found: dict[str, Schema] = {}
    for kind, probe in _PROBES:
        schema = settled(field, probe, root)
        if _kind(schema) == kind:
            found.setdefault(kind, schema)
    kind, schema = next(iter(found.items()), ("any", settled(field, {}, root)))
    forms = tuple(dict.fromkeys(form for each in (schema, *found.values()) for form in each["forms"]))
    plain = Form(kind, {**field, **schema}, none='"none"' in forms or schema.get("const") == "none", forms=forms)
    if kind == "string":
        words = tuple(word for word in words_of(schema) if isinstance(word, str))
        meanings = dict(zip(words, schema.get("enumDescriptions", ()), strict=False))  # a single word has none
        said = plain._replace(kind="word" if words else "text", words=words, meanings=meanings)
        return said._replace(refs=tuple(schema.get("x-ref", ())))
    return _holding(plain, schema, root) if kind in ("array", "object") else plain


def _holding(plain: Form, schema: Schema, root: Schema) -> Form:
    if plain.kind == "array":
        each = _form(schema.get("items", {}), root)
        kind = "entries" if each.kind == "object" else "list"
        return plain._replace(kind=kind, words=each.words, refs=each.refs, meanings=each.meanings)
    if schema.get("properties"):
        return plain
    each = _form(schema.get("additionalProperties") or {}, root)
    keys = schema.get("x-keys") or settled(schema.get("propertyNames", {}), "", root).get("x-ref") or ()
    return plain._replace(kind="map" if each.kind == "object" else "pairs", keys=tuple(keys))


def _kind(schema: Schema) -> str:
    """The kind of value of a schema; a closed list alone is text."""
    kind = str(schema.get("type", "string" if isinstance(words_of(schema)[0], str) else "any"))
    return "number" if kind == "integer" else kind


def definition(form: str) -> Schema:
    """The schema of a form, such as `Dataset`; of the whole manifest if it has no name."""
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
def objects() -> tuple[str, ...]:
    """The name of every form that an author may build."""
    return tuple(name for name in published()["$defs"] if _is_object(name))


def object_at(schema: Schema, value: Any) -> str:
    """The name of the form of which a value is, or would be; empty where it is none, or still open."""
    return next(filter(_is_object, settled(schema, value, published())["names"]), "")


def entry_at(schema: Schema, value: Any) -> Schema | None:
    """What is expected of the entries of a map; None where no map is expected."""
    held = settled(schema, value, published()).get("additionalProperties")
    return held if isinstance(held, dict) else None


def item_at(schema: Schema, value: Any) -> Schema:
    """What is expected of the elements of a list."""
    return below(settled(schema, value, published()), 0)


def open_forms(schema: Schema) -> list[str]:
    """The forms between which an author must choose, if there is no answer yet."""
    choice = settled(schema, None, published())
    return [name_of(each["then"]) for each in choice.get("allOf", ()) if "if" in each]


def _is_object(form: str) -> bool:
    """Whether a definition is that of objects of one form, and no choice between several."""
    return "properties" in definition(form) and "allOf" not in definition(form)
