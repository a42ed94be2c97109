"""The keys of the manifest that a limit names: one that is misspelt would silence the limit."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.schema.evaluator import Path, Schema
from synthreport.standard.catalogue import Node

_SAME_PLACE = ("not", "if", "then", "else")
_LISTS = ("allOf", "anyOf")

Strange = tuple[Path, str, tuple[str, ...]]
"""Where in the limit, the key that the manifest does not have, and those that it has there."""


def strange_paths(limit: Schema, path: Path, root: Node) -> Iterator[Strange]:
    """Every key that a limit reads, or asks for, and that the manifest does not have there.

    The definitions of the limit must lead somewhere, and not in a circle.
    """
    definitions = limit.get("$defs", {})

    def strange(schema: Schema, path: Path, node: Node) -> Iterator[Strange]:
        for place, part, below in _parts(schema, path, node):
            yield from strange(part, place, below)
        if "$ref" in schema:
            name = str(schema["$ref"])[8:]
            yield from strange(definitions[name], (*start, "$defs", name), node)
        yield from _named(schema, path, node)

    start = path
    yield from dict.fromkeys(strange(limit, path, root))


def _parts(schema: Schema, path: Path, node: Node) -> Iterator[tuple[Path, Schema, Node]]:
    """Every schema directly within a schema, with its path and the place in the manifest that it is about."""
    inner = [((*path, key), schema.get(key), node) for key in _SAME_PLACE]
    if node.each is not None:
        inner += [((*path, key), schema.get(key), node.each) for key in ("items", "additionalProperties")]
    for key in _LISTS:
        if isinstance(schema.get(key), list):
            inner += [((*path, key, index), each, node) for index, each in enumerate(schema[key])]
    if isinstance(schema.get("properties"), dict):
        for key, each in schema["properties"].items():
            below = node.children.get(key) or node.each
            inner += [((*path, "properties", key), each, below)] if below else []
    yield from ((place, part, below) for place, part, below in inner if isinstance(part, dict))


def _named(schema: Schema, path: Path, node: Node) -> Iterator[Strange]:
    """What `properties` and `required` name. Where the author chooses the keys, any may stand."""
    properties, required = schema.get("properties"), schema.get("required")
    if not node.children or node.each is not None:
        return
    known = (*node.children, "gap", "rest")
    for index, key in enumerate(required if isinstance(required, list) else []):
        if key not in known and isinstance(key, str):
            yield (*path, "required", index), key, known
    for key in properties if isinstance(properties, dict) else {}:
        if key not in known:
            yield (*path, "properties", key), key, known
