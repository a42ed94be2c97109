"""The form of an answer at a place, read from the published schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document import parts_of
from synthreport.schema.evaluator import Evaluator
from synthreport.schema.breaches import published
from synthreport.schema.messages import settled

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
    those whose ids are the keys of a map. `none`: whether `none` is an answer. `meanings` are those of words
    that each give an object another form.
    """

    kind: str
    schema: dict[str, Any]
    words: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    none: bool = False
    forms: tuple[str, ...] = ()
    meanings: dict[str, str] = {}  # noqa: RUF012  (never changed)


def form_at(data: Any, pointer: str, version: str) -> Form:
    """The form of an answer at a pointer, in an object that already has the keys that decide its form."""
    root = published(version)
    schema, value, field = settled(root, data, root), data, root
    for part in parts_of(pointer):
        inner = schema.get("properties", {}).get(part) or schema.get("additionalProperties") or schema.get("items")
        holder, field = field, inner if isinstance(inner, dict) else {}
        value = _step(value, part)
        schema = settled(field, {} if value is None else value, root)
    form = _form(field, root)
    return form._replace(meanings=_meanings(holder, part, form.words, root)) if form.words else form


def _meanings(holder: dict[str, Any], key: str, words: tuple[str, ...], root: dict[str, Any]) -> dict[str, str]:
    """The meaning of each word that gives an object its form: the description of that form."""
    found: dict[str, str] = {}
    fits = Evaluator(root).fits
    for choice in _choices(holder, root):
        form = settled(choice["then"], {}, root)
        told = form.get("properties", {}).get(key, {}).get("description")
        found |= {word: told for word in words if told and fits(choice["if"], {key: word})}
    return found


def _choices(schema: Any, root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The forms between which an object chooses."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    yield from (each for each in schema.get("allOf", ()) if "if" in each and "then" in each)
    for key in ("else", "additionalProperties", "items"):
        if isinstance(schema.get(key), dict):
            yield from _choices(schema[key], root)


def _step(value: Any, part: str) -> Any:
    if isinstance(value, list):
        return value[int(part)] if part.isdecimal() and int(part) < len(value) else None
    return value.get(part) if isinstance(value, dict) else None


def _form(field: dict[str, Any], root: dict[str, Any]) -> Form:
    """The first form that the schema accepts: a single answer before a list, a list before an object."""
    found: dict[str, dict[str, Any]] = {}
    for kind, probe in _PROBES:
        schema = settled(field, probe, root)
        if _kind(schema) == kind:
            found.setdefault(kind, schema)
    kind, schema = next(iter(found.items()), ("any", settled(field, {}, root)))
    forms = tuple(dict.fromkeys(form for each in (schema, *found.values()) for form in each["forms"]))
    plain = Form(kind, {**field, **schema}, none='"none"' in forms or schema.get("const") == "none", forms=forms)
    if kind == "string":
        words = tuple(word for word in schema.get("enum", [schema.get("const")]) if isinstance(word, str))
        return plain._replace(kind="word" if words else "text", words=words, refs=tuple(schema.get("x-ref", ())))
    return _holding(plain, schema, root) if kind in ("array", "object") else plain


def _holding(plain: Form, schema: dict[str, Any], root: dict[str, Any]) -> Form:
    if plain.kind == "array":
        each = _form(schema.get("items", {}), root)
        return plain._replace(kind="entries" if each.kind == "object" else "list", words=each.words, refs=each.refs)
    if schema.get("properties"):
        return plain
    each = _form(schema.get("additionalProperties") or {}, root)
    keys = schema.get("x-keys") or settled(schema.get("propertyNames", {}), "", root).get("x-ref") or ()
    return plain._replace(kind="map" if each.kind == "object" else "pairs", keys=tuple(keys))


def _kind(schema: dict[str, Any]) -> str:
    """The kind of value of a schema; a closed list alone is text."""
    closed = schema.get("enum", [schema.get("const")])
    kind = str(schema.get("type", "string" if isinstance(closed[0], str) else "any"))
    return "number" if kind == "integer" else kind
