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
_SPACE, _SHORT_SPACE = r"\s\x1c-\x1f\x85\ufeff", r"\s\ufeff"
"""White space as the schemas say it for every language, and the same for Python alone, compiled five times faster."""


class Refusal:
    """A keyword that a value breaks, and the schema of that keyword."""

    __slots__ = ("keyword", "path", "schema")

    def __init__(self, path: Path, keyword: str, schema: Schema) -> None:
        self.path, self.keyword, self.schema = path, keyword, schema


class Evaluator:
    """One schema to validate values against. Patterns are compiled when they are first needed.

    What a part of the schema asks of a kind of value is found once. Without, a validation takes a third longer.
    """

    def __init__(self, schema: Schema) -> None:
        self.root = schema
        self.patterns: dict[str, Any] = {}
        self._named: dict[str, Any] = schema.get("$defs", {})
        self._plans: dict[tuple[int, type], Plan] = {}

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
        found: list[Refusal] = []
        self.visit(schema, value, (), found)
        return not found

    def visit(self, schema: Any, value: Any, path: Path, found: list[Refusal]) -> None:
        """Validate a value against a part of the schema, keyword by keyword; errors are added to `found`."""
        while schema is not True and "$ref" in schema:  # `_followed`, without a call: nothing is done as often
            schema = self._named[schema["$ref"][8:]]
        kind = value.__class__
        plan = self._plans.get((id(schema), kind)) or self._planned(schema, kind)
        for step in plan[2]:
            step(self, plan[1], value, path, found)

    def _followed(self, schema: Any) -> Any:
        """The part that a part leads to by reference."""
        while schema is not True and "$ref" in schema:
            schema = self._named[schema["$ref"][8:]]
        return schema

    def _planned(self, schema: Any, kind: type) -> Plan:
        """What a part of the schema asks of a kind of value; the plan keeps the part, so that its id is its own."""
        end = self._end(schema, kind)
        plan = self._plans[id(schema), kind] = schema, end, () if end is True else _steps(end, kind)
        return plan

    def _end(self, schema: Any, kind: type) -> Any:
        """The end of a chain of choices that the kind of a value decides: most parts only lead to another one."""
        while schema is not True and "if" in schema and "then" in schema and schema.keys() <= _CHOICE:
            branch = self._branch(self._followed(schema["if"]), kind)
            if not branch:
                break
            schema = self._followed(schema.get(branch, True))
        return schema

    def _branch(self, test: Any, kind: type) -> str:
        """The branch of a choice that is taken for every value of a kind; empty if that depends on the value."""
        if test is True:
            return "then"
        if "type" in test and kind not in _CLASSES[test["type"]]:
            return "else"
        return "then" if len(test) == 1 and "type" in test and kind is not float else ""

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
        known = schema["properties"]
        # A test of one key, such as "is this a gap?", must not cost more if there are thousands of others.
        for key in known if len(known) < len(value) else value:
            if key in known and key in value and known[key] is not True:
                self.visit(known[key], value[key], (*path, key), found)

    def _additional_properties(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        known = schema.get("properties", {})
        if value.keys() <= known.keys():
            return
        others, own = schema["additionalProperties"], "patternProperties" in schema
        strange = [key for key in value if key not in known and not (own and key[:2] == "x-")]
        if strange and others is False:
            found.append(Refusal(path, "additionalProperties", schema))
        for key in strange if others is not False else ():
            self.visit(others, value[key], (*path, key), found)

    def _property_names(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if not all(self.fits(schema["propertyNames"], key) for key in value):
            found.append(Refusal(path, "propertyNames", schema))

    def _items(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        for index, each in enumerate(value):
            self.visit(schema["items"], each, (*path, index), found)

    def _pattern(self, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        pattern = schema["pattern"]
        if pattern not in self.patterns:
            self.patterns[pattern] = re.compile(pattern.replace(_SPACE, _SHORT_SPACE)).search
        if not self.patterns[pattern](value):
            found.append(Refusal(path, "pattern", schema))


Step = Callable[[Evaluator, Schema, Any, Path, list[Refusal]], None]
Plan = tuple[Any, Any, tuple[Step, ...]]
"""A part of a schema, the part that it leads to, and the checks of that."""


def _steps(schema: Schema, kind: type) -> tuple[Step, ...]:
    """The checks of a part of a schema that concern a kind of value.

    Its type comes first: for a number in place of a word, the message then is about the number.
    """
    of_kind = _STEPS[kind]
    steps = [of_kind[keyword] for keyword in schema if keyword in of_kind]
    if "type" in schema and kind not in _CLASSES[schema["type"]]:
        return _wrong_type, *steps
    if kind is float and schema.get("type") == "integer":
        return _whole, *steps
    return tuple(steps)


def _wrong_type(_: Evaluator, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
    found.append(Refusal(path, "type", schema))


def _whole(_: Evaluator, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
    """JSON has one kind of number, so 1000.0 is an integer."""
    if not value.is_integer():
        found.append(Refusal(path, "type", schema))


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
    for key in schema["required"]:
        if key not in value:
            found.append(Refusal(path, "required", schema))


def _bound(keyword: str, breaks: Callable[[Any, Any], bool]) -> Step:
    """The check of a keyword that limits values."""

    def step(_: Evaluator, schema: Schema, value: Any, path: Path, found: list[Refusal]) -> None:
        if breaks(value, schema[keyword]):
            found.append(Refusal(path, keyword, schema))

    return step


_CHOICE = frozenset(("if", "then", "else"))
_OF_ALL: dict[str, Step] = {
    "const": _const,
    "enum": _enum,
    "if": Evaluator._if,
    "allOf": Evaluator._all_of,
    "not": Evaluator._not,
}
_OF_NUMBERS: dict[str, Step] = {
    **_OF_ALL,
    "minimum": _bound("minimum", lambda value, bound: value < bound),
    "maximum": _bound("maximum", lambda value, bound: value > bound),
    "exclusiveMinimum": _bound("exclusiveMinimum", lambda value, bound: value <= bound),
    "exclusiveMaximum": _bound("exclusiveMaximum", lambda value, bound: value >= bound),
}
_STEPS: dict[type, dict[str, Step]] = {
    bool: _OF_ALL,
    type(None): _OF_ALL,
    int: _OF_NUMBERS,
    float: _OF_NUMBERS,
    str: {**_OF_ALL, "pattern": Evaluator._pattern},
    list: {**_OF_ALL, "items": Evaluator._items, "minItems": _bound("minItems", lambda value, bound: len(value) < bound)},
    dict: {
        **_OF_ALL,
        "properties": Evaluator._properties,
        "additionalProperties": Evaluator._additional_properties,
        "propertyNames": Evaluator._property_names,
        "required": _required,
        "minProperties": _bound("minProperties", lambda value, bound: len(value) < bound),
    },
}
"""The check of each keyword but `type`, by the kind of values that it concerns.

Others are annotations, or belong to the keyword beside them.
"""
