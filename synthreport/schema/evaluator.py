"""JSON Schema in plain Python, only for the published schemas: keywords that they do not use are not supported.

It needs no library and walks the schema only as far as a document reaches, so that one manifest is checked before
another engine is loaded. `dialect` lists what it supports; `synthreport.build` refuses to publish more. Tests compare
its errors with those of the other engines, and run the official test suite of JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
Path = tuple[str | int, ...]
Error = tuple[Path, str]

ANNOTATIONS = frozenset(
    (
        "x-form", "x-item", "x-when", "x-ref", "x-keys", "x-level", "x-since", "enumDescriptions",
        "markdownDescription", "defaultSnippets", "x-label", "x-tier", "x-line", "x-widget", "x-unit", "x-tool",
        "x-order", "x-shared",
    )
)  # fmt: skip
"""Annotations for people and programs, and keys that are not keywords of JSON Schema."""

KEYWORDS = ANNOTATIONS | frozenset(
    (
        "$schema", "$id", "$defs", "$ref", "title", "description", "examples", "type", "const", "enum", "pattern",
        "minItems", "minProperties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "items",
        "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "allOf", "if", "then",
        "else", "not",
    )
)  # fmt: skip
"""Every keyword that this evaluator supports, including annotations."""

_CLASSES = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),),
    "number": (int, float), "integer": (int, float),
}  # fmt: skip
_NUMBERS = (int, float)
_SPACE, _SHORT_SPACE = r"\s\x1c-\x1f\x85\ufeff", r"\s\ufeff"
"""White space as the schemas say it for every language, and the same for Python alone, compiled five times faster."""


class Refusal:
    """A keyword that a value breaks, and the schema of that keyword."""

    __slots__ = ("keyword", "path", "schema")

    def __init__(self, path: Path, keyword: str, schema: Schema) -> None:
        self.path, self.keyword, self.schema = path, keyword, schema


class Evaluator:
    """One schema to validate values against. Patterns are compiled when they are first needed."""

    def __init__(self, schema: Schema) -> None:
        self.root = schema
        self.patterns: dict[str, Any] = {}

    def errors(self, data: Any) -> Iterator[Error]:
        """The path and the keyword of every error in the data."""
        return ((refusal.path, refusal.keyword) for refusal in self.refusals(self.root, data))

    def refusals(self, schema: Any, value: Any) -> list[Refusal]:
        """The same for a value and a part of the schema, each with the part that refuses it."""
        found: list[Refusal] = []
        self.visit(schema, value, (), found)
        return found

    def fits(self, schema: Any, value: Any) -> bool:
        """Whether a value is valid against a part of the schema."""
        schema = self._followed(schema)
        return schema is True or (self._may_fit(schema, value) and not self.refusals(schema, value))

    def _may_fit(self, schema: Schema, value: Any) -> bool:
        """The common tests, whether an answer is a gap and which form an object has, without a list of errors.

        Without them, a validation takes 5 % (of 67 KB) to 8 % (of 17 KB) longer.
        """
        if "type" in schema and value.__class__ not in _CLASSES[schema["type"]]:
            return False
        if "const" in schema and not _same(value, schema["const"]):
            return False
        if "required" not in schema or value.__class__ is not dict:
            return True
        for key in schema["required"]:
            if key not in value:
                return False
        for key, part in schema["properties"].items() if len(schema.get("properties", ())) == 1 else ():
            return key not in value or self.fits(part, value[key])
        return True

    def visit(self, schema: Any, value: Any, path: Path, found: list[Refusal]) -> None:
        """Validate a value against a part of the schema, keyword by keyword; errors are added to `found`.

        Its type comes first: for a number in place of a word, the message then is about the number.
        """
        schema = self._end(schema, value)
        if schema is not True:
            if "type" in schema and not _is_of(schema["type"], value):
                found.append(Refusal(path, "type", schema))
            for keyword in schema:
                if keyword in _STEPS:
                    _STEPS[keyword](self, schema, value, path, found)

    def _end(self, schema: Any, value: Any) -> Any:
        """The end of a chain of references and choices: most parts of a schema only lead to another one."""
        while schema is not True:
            if "$ref" in schema and len(schema) == 1:
                schema = self.root["$defs"][schema["$ref"][8:]]
            elif "if" in schema and len(schema) == 2 + ("else" in schema) and "then" in schema:
                schema = schema.get("then" if self.fits(schema["if"], value) else "else", True)
            else:
                break
        return schema

    def _followed(self, schema: Any) -> Any:
        """The end of a chain of references."""
        while schema is not True and "$ref" in schema and len(schema) == 1:
            schema = self.root["$defs"][schema["$ref"][8:]]
        return schema

    def _ref(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        self.visit(self.root["$defs"][schema["$ref"][8:]], value, path, found)

    def _all_of(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        for part in schema["allOf"]:
            self.visit(part, value, path, found)

    def _if(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        branch = "then" if self.fits(schema["if"], value) else "else"
        self.visit(schema.get(branch, True), value, path, found)

    def _not(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if self.fits(schema["not"], value):
            found.append(Refusal(path, "not", schema))

    def _properties(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if value.__class__ is dict:
            known = schema["properties"]
            # A test of one key, such as "is this a gap?", must not cost more if there are thousands of others.
            for key in known if len(known) < len(value) else value:
                if key in known and key in value and known[key] is not True:
                    self.visit(known[key], value[key], (*path, key), found)

    def _additional_properties(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        known = schema.get("properties", {})
        if value.__class__ is not dict or value.keys() <= known.keys():
            return
        others, own = schema["additionalProperties"], "patternProperties" in schema
        strange = [key for key in value if key not in known and not (own and key[:2] == "x-")]
        if strange and others is False:
            found.append(Refusal(path, "additionalProperties", schema))
        for key in strange if others is not False else ():
            self.visit(others, value[key], (*path, key), found)

    def _property_names(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if value.__class__ is dict and not all(self.fits(schema["propertyNames"], key) for key in value):
            found.append(Refusal(path, "propertyNames", schema))

    def _items(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if value.__class__ is list:
            for index, each in enumerate(value):
                self.visit(schema["items"], each, (*path, index), found)

    def _pattern(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if value.__class__ is str:
            pattern = schema["pattern"]
            if pattern not in self.patterns:
                self.patterns[pattern] = re.compile(pattern.replace(_SPACE, _SHORT_SPACE)).search
            if not self.patterns[pattern](value):
                found.append(Refusal(path, "pattern", schema))


Step = Callable[[Evaluator, Schema, Any, Path, list[Refusal]], None]


def _is_of(kind: str, value: Any) -> bool:
    """Whether a value is of a kind. JSON has one kind of number, so 1000.0 is an integer."""
    return value.__class__ in _CLASSES[kind] and (
        kind != "integer" or value.__class__ is not float or bool(value.is_integer())
    )


def _const(_: Evaluator, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
    if not _same(value, schema["const"]):
        found.append(Refusal(path, "const", schema))


def _enum(_: Evaluator, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
    words = schema["enum"]
    if not (value.__class__ is str and value in words) and not any(_same(value, word) for word in words):
        found.append(Refusal(path, "enum", schema))


def _same(one: Any, other: Any) -> bool:
    """Equality of JSON values: true is not 1."""
    return bool(one == other) and (one.__class__ is bool) == (other.__class__ is bool)


def _required(_: Evaluator, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
    if value.__class__ is dict:
        for key in schema["required"]:
            if key not in value:
                found.append(Refusal(path, "required", schema))


def _bound(keyword: str, kinds: tuple[type, ...], breaks: Callable[[Any, Any], bool]) -> Step:
    """The check of a keyword that limits values of some kinds."""

    def step(_: Evaluator, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if value.__class__ in kinds and breaks(value, schema[keyword]):
            found.append(Refusal(path, keyword, schema))

    return step


_BOUNDS: dict[str, tuple[tuple[type, ...], Callable[[Any, Any], bool]]] = {
    "minimum": (_NUMBERS, lambda value, bound: value < bound),
    "maximum": (_NUMBERS, lambda value, bound: value > bound),
    "exclusiveMinimum": (_NUMBERS, lambda value, bound: value <= bound),
    "exclusiveMaximum": (_NUMBERS, lambda value, bound: value >= bound),
    "minItems": ((list,), lambda value, bound: len(value) < bound),
    "minProperties": ((dict,), lambda value, bound: len(value) < bound),
}
_STEPS: dict[str, Step] = {
    "$ref": Evaluator._ref,
    "const": _const,
    "enum": _enum,
    "pattern": Evaluator._pattern,
    "items": Evaluator._items,
    "properties": Evaluator._properties,
    "additionalProperties": Evaluator._additional_properties,
    "propertyNames": Evaluator._property_names,
    "required": _required,
    "if": Evaluator._if,
    "allOf": Evaluator._all_of,
    "not": Evaluator._not,
    **{keyword: _bound(keyword, *bound) for keyword, bound in _BOUNDS.items()},
}
"""The check of each keyword but `type`. Others are annotations, or belong to the keyword beside them."""
