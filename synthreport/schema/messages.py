"""Messages about breaches of the schema: what was found, what was expected, how to fix it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from synthreport.schema.evaluator import Evaluator, Path, Schema
from synthreport.document.scalars import kind_of
from synthreport.schema.gap_kinds import gap_kinds
from synthreport.schema.nearest import nearest
from synthreport.schema.settled import GAP, settled, words_of

_EXPECTED = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
}
_FORMS_ARE_LISTED = "Write one of the forms that are expected."


def shown(value: Any) -> str:
    """A value as messages quote it: short, on one line."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return f"{kind_of(value)}{'' if value else ' without entries'}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:58] + '…"'


def bad_value(value: Any, keyword: str, expected: Schema, number: str = "") -> tuple[str, str]:
    """Message and fix for a value that breaks a keyword of the schema; `number` is how it was written, if it is one."""
    if value is None:
        return "the answer is empty", "Answer, leave the key out, or declare a gap: {gap: not_reported}."
    wanted = _wanted(keyword, expected)
    found = f"the number {number}" if number else shown(value)
    return f"found {found}, expected {wanted}", _fix(value, keyword, expected)


def _wanted(keyword: str, expected: Schema) -> str:
    if keyword in ("const", "enum") or "enum" in expected or "const" in expected:
        words = [shown(word) for word in words_of(expected)]
        wanted = words[0] if len(words) == 1 else f"one of {', '.join(words)}"
    elif keyword == "minItems":
        wanted = "at least one entry"
    elif keyword == "pattern" and "x-form" in expected:
        wanted = str(expected["x-form"])
    else:
        wanted = _bounds(expected) or _EXPECTED.get(str(expected.get("type")), "another kind of answer")
    return " or ".join([wanted, *dict.fromkeys(expected["forms"])])


def _bounds(expected: Schema) -> str:
    bounds = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most", "exclusiveMaximum": "below"}
    said = [f"{words} {expected[key]:g}" for key, words in bounds.items() if abs(expected.get(key, 1e16)) < 1e15]
    return f"{_EXPECTED[expected['type']]} {' and '.join(said)}" if said else ""


def _fix(value: Any, keyword: str, expected: Schema) -> str:
    meant = _meant(value, expected) if isinstance(value, str) else ""
    if meant or keyword == "type":
        return meant or _other_kind(value, str(expected.get("type")))
    example = expected.get("examples", [None])[0]
    if example is None or isinstance(example, dict) or "enum" in expected:
        return _FORMS_ARE_LISTED
    return f"For example: {json.dumps(example, ensure_ascii=False)}."


def _meant(text: str, expected: Schema) -> str:
    """The probable meaning of a word: one of the closed list, or a gap."""
    near = nearest(text, [str(word) for word in words_of(expected) if word])
    if near:
        return f"Did you mean {shown(near)}?"
    gap = nearest(text.replace(" ", "_"), gap_kinds())
    return f"To declare a gap, write {{gap: {gap}}}." if gap and GAP in expected["forms"] else ""


def _other_kind(value: Any, expected: str) -> str:
    """How to write the same value as another kind."""
    if expected == "string" and isinstance(value, int | float):
        return "Put the value in quotes, so that it is read as text."
    if expected == "array" and not isinstance(value, dict):
        return f"Write a list: [{value}]."
    if expected in ("number", "integer") and isinstance(value, str):
        return "Write the number alone, without quotes, words or units."
    return _FORMS_ARE_LISTED


def no_gap(tag: str) -> tuple[str, str]:
    """Message and fix for a gap instead of an entry that must state its kind."""
    fix = "State what is known about it, with gaps for the other answers; or leave it out."
    return f"found a gap, expected an entry with its `{tag}`", fix


def bad_name(name: str, expected: Schema, root: Schema) -> tuple[str, str]:
    """Message and fix for a key of a collection that cannot be an id."""
    form = settled(expected["propertyNames"], name, root).get("x-form", "text")
    return f"found {shown(name)} as an id, expected {form}", "Choose another id, and correct the references to it."


def is_half_a_text(key: str, value: Any) -> bool:
    """Whether a key looks like the rest of a text without quotes after a comma."""
    return value is None and not re.fullmatch(r"[a-z_]+", key)


def unknown_key(key: str, value: Any, near: str, known: Sequence[str]) -> tuple[str, str]:
    """Message and fix for an unknown key of a manifest or profile; `near` is a similar known key."""
    if is_half_a_text(key, value):
        message = f"found {shown(key)} as a key, which looks like the second half of a text"
        return message, "Put the whole text in quotes: within braces, a comma ends a value."
    message = f"unknown key {shown(key)}"
    if near:
        return message, f"Did you mean {shown(near)}?"
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return message, f"Known here: {listed}. A key of your own begins with x-."


def too_new(key: str, since: str) -> tuple[str, str]:
    """Message and fix for a key of a later version of the standard."""
    message = f"the key {shown(key)} exists since version {since}, but this manifest states an earlier one"
    return message, f'State that version, synthreport: "{since}", or take the key out.'


_KEY = re.compile(r'"([a-z][a-z0-9_]*)": ')
_LONGEST_EXAMPLE = 400


def how_to_state(key: str, field: Schema) -> str:
    """The fix for a missing field: its meaning, and an example."""
    meaning = field.get("description", "")
    text = f"Add `{key}`: {meaning[:1].lower()}{meaning[1:]}" if meaning else f"Add `{key}`."
    example = field.get("examples", [None])[0]
    said = _KEY.sub(r"\1: ", json.dumps(example, ensure_ascii=False))
    if example is None or "gap" in said or len(said) > _LONGEST_EXAMPLE:
        return f"{text} Or declare a gap."
    return f"{text} For example: {said}." if not isinstance(example, dict) else f"{text} For example: `{said}`."
