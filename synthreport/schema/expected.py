"""The schema as it applies to one document: each choice that depends on the data is resolved once and shared.

A document may have hundreds of thousands of elements that break the schema in the same way; settling the schema again
for each of them would be the main cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import key_in, parts_of
from synthreport.schema.evaluator import Path, Schema
from synthreport.schema.settled import below, settled, target, words_of

_SCALARS = (str, bool, int, float)
_ABSENT = object()

_Words = dict[str, list[Any]]
"""Values that a schema looks for, by their keys."""


class Expected:
    """A schema, read along the paths of a document. Do not change either meanwhile."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self._settled: dict[tuple[int, tuple[Any, ...]], Schema] = {}
        self._keys: dict[int, _Words | None] = {}
        self._kept: list[Schema] = []

    def along(self, data: Any, path: Path) -> Schema:
        """The schema at the end of a path, after the choices that the data make on the way."""
        schema, value = self.settled(self.root, data), data
        for part in path:
            value = value[part]
            schema = self.settled(below(schema, part), value)
        return schema

    def field(self, data: Any, holder: str, key: str) -> Schema:
        """The schema of a key (or a path of keys) that is missing in the object at a pointer."""
        schema, value = self.settled(self.root, data), data
        *path, last = [*parts_of(holder), *key.split("/")]
        for part in path:
            index = key_in(value, part)
            value = {} if index is None else value[index]
            schema = self.settled(below(schema, part if index is None else index), value)
        found = schema.get("properties", {}).get(last, {})
        return found if isinstance(found, dict) else {}

    def settled(self, schema: Schema, value: Any) -> Schema:
        """A schema without references and choices: all are resolved for this value."""
        keys = self._told_apart_by(schema) if value.__class__ is dict else None
        if keys is None:
            return settled(schema, value, self.root)
        choice = id(schema), tuple([_mark(value.get(key, _ABSENT), words) for key, words in keys.items()])
        if choice not in self._settled:
            self._settled[choice] = settled(schema, value, self.root)
        return self._settled[choice]

    def _told_apart_by(self, schema: Schema) -> _Words | None:
        """The keys of an object by which a schema chooses, each with the values that it looks for.

        None if it chooses by more than plain values.
        """
        if id(schema) not in self._keys:
            found: dict[str, list[Any]] = {}
            for key, words in self._tested(schema):
                found.setdefault(key, []).extend(words)
            self._keys[id(schema)] = None if "" in found else found
            self._kept.append(schema)  # an id() is unique only while its schema exists
        return self._keys[id(schema)]

    def _tested(self, schema: Any) -> Iterator[tuple[str, list[Any]]]:
        """The keys that the tests of a schema look at, and for what; the empty one for a test of anything else."""
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            yield from self._tested(target(schema, self.root))
        if "if" in schema:
            yield from self._looks_at(schema["if"])
        for part in (*schema.get("allOf", ()), schema.get("then"), schema.get("else")):
            yield from self._tested(part)

    def _looks_at(self, test: Schema) -> Iterator[tuple[str, list[Any]]]:
        test = target(test, self.root)
        if test.get("type", "object") != "object":
            return  # a test for objects cannot distinguish objects
        if not test.keys() <= {"type", "required", "properties", "not"}:
            yield "", []
        yield from ((key, []) for key in test.get("required", ()))
        for key, expected in test.get("properties", {}).items():
            is_plain = expected is True or expected.keys() <= {"const", "enum"}
            yield key if is_plain else "", [] if expected is True else words_of(expected)
        yield from self._looks_at(test["not"]) if "not" in test else ()


def _mark(value: Any, words: list[Any]) -> Any:
    """The part of a value that matters to a schema that looks for some words: all other values are alike."""
    named = value.__class__ in _SCALARS and value in words
    return (value.__class__, value) if named else value if value is _ABSENT else value.__class__
