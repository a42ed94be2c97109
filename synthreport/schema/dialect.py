"""The part of JSON Schema 2020-12 that our own evaluator supports. `synthreport.build` refuses a schema beyond it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from synthreport.document import pointer_of
from synthreport.schema.evaluator import ANNOTATIONS, KEYWORDS, Path, Schema
from synthreport.schema.subschemas import beside, subschemas

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Beyond = tuple[Path, str]
"""A place in a schema, and the feature there that the evaluator does not support."""

_TYPES = ("object", "array", "string", "boolean", "null", "number", "integer")
_SCALARS = (type(None), bool, int, float, str)
_AT_THE_ROOT = ("$schema", "$id", "$defs")
_OWN_KEYS = "^x-"
_FOR_PEOPLE = ANNOTATIONS | {"title", "description", "examples"}

_SPACE = r"\\s\\x1c-\\x1f\\x85\\ufeff"
_ESCAPE = r"\\(?:[\\./\-^$*+?()\[\]{}|ntrfv]|x[0-9a-f]{2}|u(?!d[89a-f])[0-9a-f]{4})"
_CLASS = rf"\[(?:\\s\\S|\^?(?:{_SPACE}|[^\\\[\]^]|{_ESCAPE})+)\]"
_ATOM = rf"(?:[^\\\[\](){{}}.?*+|^$]|{_ESCAPE}|{_CLASS}|\))(?:(?:[*+?]|\{{\d+(?:,\d*)?\}})\??)?"
_PORTABLE = re.compile(rf"(?:\^|\$\(\?!\\n\)|\((?:\?[:=!])?|\||{_ATOM})*")
"""Patterns that mean the same in Python and in ECMA-262 for any text: no `.`, no `$` before a line break, no
classes that differ beyond ASCII, and no group or quantifier that only one of them has."""


class BeyondEvaluator(ValueError):
    """A schema that our own evaluator cannot check data against; the message lists what it does not support."""


def refuse_beyond(schema: Any) -> None:
    """Refuse a schema that our own evaluator does not support. Raises BeyondEvaluator."""
    found = [f"  {pointer_of(path) or 'the root'}: {reason}" for path, reason in beyond(schema)]
    if found:
        name = schema.get("$id", "the schema") if isinstance(schema, dict) else "the schema"
        end = "Write it with the keywords that it knows, or teach it more: schema/evaluator.py."
        raise BeyondEvaluator("\n".join([f"our own evaluator does not know all of {name}:", *found, end]))


def beyond(schema: Any) -> Iterator[Beyond]:
    """Everything in a schema that the evaluator does not support. Without any, its results equal other engines'."""
    if not isinstance(schema, dict):
        yield (), f"a schema that is {schema!r}"
        return
    definitions = schema.get("$defs", {})
    for path, part in subschemas(schema):
        yield from ((path, reason) for reason in _reasons(part, definitions, path))
    try:
        TopologicalSorter({name: set(_led_to(each)) for name, each in definitions.items()}).prepare()
    except CycleError:
        yield ("$defs",), "definitions that lead to each other for one value"


def _reasons(schema: Any, definitions: Schema, path: Path) -> Iterator[str]:
    if not isinstance(schema, dict):
        is_known = schema is True or (schema is False and path[-1:] == ("additionalProperties",))
        yield from () if is_known else (f"a schema that is {schema!r}",)
        return
    for keyword, content in schema.items():
        if keyword not in KEYWORDS or (path and keyword in _AT_THE_ROOT):
            yield f"the keyword {keyword}"
        elif keyword in _KNOWN and not _KNOWN[keyword](content):
            yield f"{keyword}: {content!r}"
    if "$ref" in schema and schema["$ref"][8:] not in definitions:
        yield f"$ref: {schema['$ref']!r}, which is not there"
    if "$ref" in schema and _asking(schema) - {"$ref", *_AT_THE_ROOT}:
        yield "a $ref beside other keywords"


def _led_to(schema: Any) -> Iterator[str]:
    """The definitions that apply to the same value as a schema."""
    if isinstance(schema, dict):
        yield from (schema["$ref"][8:],) if "$ref" in schema else ()
        for _, part in beside(schema):
            yield from _led_to(part)


def _is_own_keys(content: Any) -> bool:
    """Whether only the author's own keys are allowed, with any value."""
    own = content.get(_OWN_KEYS)
    return len(content) == 1 and (own is True or (isinstance(own, dict) and not _asking(own)))


def _asking(schema: Schema) -> set[str]:
    """The keywords of a schema that matter to validators."""
    return set(schema) - _FOR_PEOPLE


def _is_number(content: Any) -> bool:
    return isinstance(content, int | float) and not isinstance(content, bool)


def _is_pattern(content: Any) -> bool:
    return _PORTABLE.fullmatch(content) is not None


_KNOWN: dict[str, Callable[[Any], bool]] = {
    "$schema": lambda content: content == DIALECT,
    "$ref": lambda content: re.fullmatch(r"#/\$defs/[^/~%]+", content) is not None,
    "type": lambda content: content in _TYPES,
    "const": lambda content: isinstance(content, _SCALARS),
    "enum": lambda content: all(isinstance(word, _SCALARS) for word in content),
    "pattern": _is_pattern,
    "required": lambda content: isinstance(content, list),
    "patternProperties": _is_own_keys,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_number),
}
"""Whether a partly supported keyword is used in its supported way."""
