"""The order of answers in the standard."""

from __future__ import annotations

from typing import Any

from synthreport.document import parts_of
from synthreport.standard.catalogue import Catalogue, Node

_LAST = 1_000_000


def position(pointer: str, catalogue: Catalogue, data: Any) -> tuple[int, ...]:
    """The rank of a pointer in the order of the standard; entries of a collection keep the order of the data.

    An answer that selects the form of an object comes first, since the others depend on it.
    """
    node, found = catalogue.root, []
    for part in parts_of(pointer):
        if part in node.children:
            found.append(-1 if part in _tags(node) else list(node.children).index(part))
            node = node.children[part]
        else:
            found.append(_entry(data, part))
            node = node.each or Node()
        data = data.get(part) if isinstance(data, dict) else None if not isinstance(data, list) else _at(data, part)
    return tuple(found)


def arranged(data: Any, node: Node) -> Any:
    """Data with all keys in the order of the standard, unknown keys last."""
    if isinstance(data, list):
        return [arranged(each, node.each or Node()) for each in data]
    if not isinstance(data, dict):
        return data
    known = [key for key in node.children if key in data]
    tags = [key for key in known if key in _tags(node)]
    keys = dict.fromkeys([*tags, *known, *data])
    return {key: arranged(data[key], node.children.get(key) or node.each or Node()) for key in keys}


def _tags(node: Node) -> set[str]:
    return {variant.tag for child in node.children.values() for variant in child.variants if variant.tag}


def _entry(data: Any, part: str) -> int:
    if isinstance(data, list):
        return int(part) if part.isdecimal() else _LAST
    return list(data).index(part) if isinstance(data, dict) and part in data else _LAST


def _at(data: list[Any], part: str) -> Any:
    return data[int(part)] if part.isdecimal() and int(part) < len(data) else None
