"""The subschemas of a schema, by the keywords of JSON Schema 2020-12."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.schema.evaluator import Path, Schema

IN_PLACE = ("not", "if", "then", "else")
IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
OF_PARTS = (
    "items", "contains", "unevaluatedItems", "additionalProperties", "unevaluatedProperties", "propertyNames",
    "contentSchema",
)  # fmt: skip
NAMED = ("properties", "patternProperties", "dependentSchemas", "$defs")


def subschemas(schema: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every schema within a schema, itself first, each with its place."""
    yield path, schema
    if isinstance(schema, dict):
        for place, inner in below(schema):
            yield from subschemas(inner, (*path, *place))


def below(schema: Schema) -> Iterator[tuple[Path, Any]]:
    """The schemas directly within a schema, with their paths."""
    yield from (((key,), schema[key]) for key in (*IN_PLACE, *OF_PARTS) if key in schema)
    for key in (*IN_PLACE_LISTS, "prefixItems"):
        yield from (((key, index), each) for index, each in enumerate(schema.get(key, ())))
    for key in NAMED:
        yield from (((key, name), each) for name, each in schema.get(key, {}).items())


def beside(schema: Schema) -> Iterator[tuple[Path, Any]]:
    """The schemas directly within a schema that apply to the same value."""
    yield from (((key,), schema[key]) for key in IN_PLACE if key in schema)
    for key in IN_PLACE_LISTS:
        yield from (((key, index), each) for index, each in enumerate(schema.get(key, ())))
    yield from ((("dependentSchemas", name), each) for name, each in schema.get("dependentSchemas", {}).items())
