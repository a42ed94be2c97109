"""The keys of the manifest that a limit names: one that is misspelt would silence the limit."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.evaluator import Path, Schema
from synthreport.standard.catalogue import Node

_SAME_PLACE = ("not", "if", "then", "else")
_LISTS = ("allOf", "anyOf")

Strange = tuple[Path, str, list[str]]
"""Where in the limit, the key that the manifest does not have, and those that it has there."""


def strange_paths(schema: Schema, path: Path, node: Node) -> Iterator[Strange]:
    """Every key that a limit reads, or asks for, and that the manifest does not have there."""
    yield from _named(schema, path, node)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict) and node.each is not None:
            yield from strange_paths(schema[key], (*path, key), node.each)
    for key in _SAME_PLACE:
        if isinstance(schema.get(key), dict):
            yield from strange_paths(schema[key], (*path, key), node)
    for key in _LISTS:
        for index, each in enumerate(schema.get(key, []) if isinstance(schema.get(key), list) else []):
            if isinstance(each, dict):
                yield from strange_paths(each, (*path, key, index), node)


def _named(schema: Schema, path: Path, node: Node) -> Iterator[Strange]:
    """What `properties` and `required` name. Where the author chooses the keys, any may stand."""
    properties, required = schema.get("properties"), schema.get("required")
    known = [*node.children, *(["gap", "rest"] if node.children else [])]
    closed = bool(node.children) and node.each is None
    for index, key in enumerate(required if isinstance(required, list) else []):
        if closed and key not in known and isinstance(key, str):
            yield (*path, "required", index), key, known
    for key, each in (properties if isinstance(properties, dict) else {}).items():
        below = node.children.get(key) or node.each
        if closed and key not in known:
            yield (*path, "properties", key), key, known
        elif below is not None and isinstance(each, dict):
            yield from strange_paths(each, (*path, "properties", key), below)
