"""JSON Schema in plain Python, for the keywords that the published schema uses and no others.

Compiling the schema with jsonschema-rs takes as long as checking dozens of manifests here, and importing jsonschema
even longer; so this walks the schema as far as one document reaches. For many documents `shape` takes jsonschema-rs.
A test holds both, and jsonschema and Ajv, to the same errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
Path = tuple[str | int, ...]
Error = tuple[Path, str]

ANNOTATIONS = frozenset(
    (
        "x-form", "x-item", "x-when", "x-ref", "x-keys", "x-level", "x-since", "markdownDescription", "defaultSnippets",
    )
)  # fmt: skip
"""What the published schema says to people and programs, and what is no keyword of JSON Schema."""

KEYWORDS = ANNOTATIONS | frozenset(
    (
        "$schema", "$id", "$defs", "$ref", "title", "description", "examples", "type", "const", "enum", "pattern",
        "minItems", "minProperties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "items",
        "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "allOf", "if", "then",
        "else", "not",
    )
)  # fmt: skip
"""Every keyword that this evaluator knows, annotations included."""

_TYPES = {"object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),)}
_NUMBERS = (int, float)
_CHOICE = {"if", "then"}


class Evaluator:
    """One schema, walked anew for each document. Patterns are compiled when they are first needed."""

    def __init__(self, schema: Schema) -> None:
        self.root = schema
        self.patterns: dict[str, Any] = {}

    def errors(self, data: Any) -> Iterator[Error]:
        """The path and the keyword of everything in which the data break the schema."""
        return self._errors(self.root, data, ())

    def _errors(self, schema: Any, value: Any, path: Path) -> Iterator[Error]:
        if schema is True:
            return
        if "$ref" in schema:
            yield from self._errors(self.root["$defs"][schema["$ref"][8:]], value, path)
        if "type" in schema and not _is(value, schema["type"]):
            yield path, "type"
        if "const" in schema and not _same(value, schema["const"]):
            yield path, "const"
        if "enum" in schema and not any(_same(value, word) for word in schema["enum"]):
            yield path, "enum"
        kind = value.__class__
        if kind is dict:
            yield from self._in_object(schema, value, path)
        elif kind is list:
            yield from self._in_list(schema, value, path)
        elif kind is str:
            yield from self._in_text(schema, value, path)
        elif kind in _NUMBERS:
            yield from _in_number(schema, value, path)
        if "if" in schema or "allOf" in schema:
            yield from self._combined(schema, value, path)

    def _combined(self, schema: Schema, value: Any, path: Path) -> Iterator[Error]:
        if "if" in schema:
            branch = schema.get("then") if self.fits(schema["if"], value) else schema.get("else")
            if branch is not None:
                yield from self._errors(branch, value, path)
        for part in schema.get("allOf", ()):
            inner = self._combined if part.keys() == _CHOICE else self._errors
            yield from inner(part, value, path)

    def fits(self, schema: Any, value: Any) -> bool:
        """Whether a value is valid against a schema of which `not` is the only negation."""
        if schema is not True and schema.get("type") == "object" and not _may_fit(schema, value):
            return False  # what most tests come to: is this answer a gap, or an object of this form?
        if schema is not True and "not" in schema and self.fits(schema["not"], value):
            return False
        return next(self._errors(schema, value, ()), None) is None

    def _in_object(self, schema: Schema, value: Schema, path: Path) -> Iterator[Error]:
        properties = schema.get("properties", {})
        others = schema.get("additionalProperties", True)
        patterns = "patternProperties" in schema
        strange = False
        # A test of one key, such as "is this a gap?", must not cost more where there are thousands of others.
        for key in value if others is not True else [key for key in properties if key in value]:
            if key in properties:
                yield from self._errors(properties[key], value[key], (*path, key))
            elif others is False:
                strange = strange or not (patterns and key[:2] == "x-")
            else:
                yield from self._errors(others, value[key], (*path, key))
        if strange:
            yield path, "additionalProperties"
        for key in schema.get("required", ()):
            if key not in value:
                yield path, "required"
        if "propertyNames" in schema and not all(self.fits(schema["propertyNames"], key) for key in value):
            yield path, "propertyNames"
        if len(value) < schema.get("minProperties", 0):
            yield path, "minProperties"

    def _in_list(self, schema: Schema, value: list[Any], path: Path) -> Iterator[Error]:
        if len(value) < schema.get("minItems", 0):
            yield path, "minItems"
        if "items" in schema:
            for index, each in enumerate(value):
                yield from self._errors(schema["items"], each, (*path, index))

    def _in_text(self, schema: Schema, value: str, path: Path) -> Iterator[Error]:
        if "pattern" in schema:
            if schema["pattern"] not in self.patterns:
                self.patterns[schema["pattern"]] = re.compile(schema["pattern"]).search
            if not self.patterns[schema["pattern"]](value):
                yield path, "pattern"


def _in_number(schema: Schema, value: float, path: Path) -> Iterator[Error]:
    if value < schema.get("minimum", value):
        yield path, "minimum"
    if value > schema.get("maximum", value):
        yield path, "maximum"
    if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
        yield path, "exclusiveMinimum"
    if "exclusiveMaximum" in schema and value >= schema["exclusiveMaximum"]:
        yield path, "exclusiveMaximum"


def _may_fit(schema: Schema, value: Any) -> bool:
    """Whether a value is an object, and has what must be there."""
    if value.__class__ is not dict:
        return False
    for key in schema.get("required", ()):  # noqa: SIM110  (a loop, since nothing is asked as often)
        if key not in value:
            return False
    return True


def _is(value: Any, kind: str) -> bool:
    if kind == "number":
        return value.__class__ in _NUMBERS
    if kind == "integer":
        return value.__class__ is int or (value.__class__ is float and value.is_integer())
    return value.__class__ in _TYPES[kind]


def _same(one: Any, other: Any) -> bool:
    """Equality as JSON has it: true is not 1."""
    return bool(one == other) and (one.__class__ is bool) == (other.__class__ is bool)
