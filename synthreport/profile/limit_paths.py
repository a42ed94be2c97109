"""The keys of the manifest that a limit names: a misspelt one would disable the limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.schema.evaluator import Path, Schema
from synthreport.schema.subschemas import beside, subschemas
from synthreport.standard.catalogue import Node

Strange = tuple[Path, str, tuple[str, ...]]
"""The place in the limit, the key that a manifest cannot have, and those that it can have there."""

Targets = Mapping[tuple[Path, str], Any]
"""The target of each reference, by the place and the keyword of the reference."""

_ELEMENTS = ("items", "contains", "unevaluatedItems", "additionalProperties", "unevaluatedProperties")


def strange_paths(limit: Any, root: Node, targets: Targets) -> Iterator[Strange]:
    """Every key that a limit reads or requires and that a manifest cannot have there.

    Each schema is looked at once for each place in the manifest that it is about.
    """
    places = {id(part): path for path, part in subschemas(limit)}
    pending: list[tuple[Any, Node]] = [(limit, root)]
    seen: set[tuple[int, int]] = set()
    while pending:
        schema, node = pending.pop()
        if isinstance(schema, dict) and (id(schema), id(node)) not in seen:
            seen.add((id(schema), id(node)))
            path = places[id(schema)]
            yield from _named(schema, path, node)
            pending += reversed(list(_parts(schema, node)))
            pending += [(targets[path, key], node) for key in ("$ref", "$dynamicRef") if key in schema]


def _parts(schema: Schema, node: Node) -> Iterator[tuple[Any, Node]]:
    """Every schema directly within a schema, with the place in the manifest that it is about."""
    yield from ((part, node) for _, part in beside(schema))
    if node.each is not None:
        yield from ((schema[key], node.each) for key in _ELEMENTS if key in schema)
        yield from ((part, node.each) for part in schema.get("prefixItems", ()))
        yield from ((part, node.each) for part in schema.get("patternProperties", {}).values())
    for key, part in schema.get("properties", {}).items():
        below = node.children.get(key) or node.each
        if below:
            yield part, below


def _named(schema: Schema, path: Path, node: Node) -> Iterator[Strange]:
    """The keys that a schema names. If the author chooses the keys, any is allowed."""
    if not node.children or node.each is not None:
        return
    known = (*node.children, "gap", "rest")
    yield from ((place, key, known) for place, key in _keys(schema, path) if key not in known)


def _keys(schema: Schema, path: Path) -> Iterator[tuple[Path, str]]:
    yield from (((*path, "required", index), key) for index, key in enumerate(schema.get("required", ())))
    for keyword in ("properties", "dependentSchemas", "dependentRequired"):
        yield from (((*path, keyword, key), key) for key in schema.get(keyword, {}))
    for key, keys in schema.get("dependentRequired", {}).items():
        yield from (((*path, "dependentRequired", key, index), each) for index, each in enumerate(keys))
