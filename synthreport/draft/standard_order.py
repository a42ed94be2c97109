"""The order of answers in the standard."""

from __future__ import annotations

from typing import Any

from synthreport.document import parts_of
from synthreport.standard.catalogue import Catalogue, Node

_LAST = 1_000_000


class Order:
    """The ranks of pointers in the order of the standard; entries of a collection keep the order of the data.

    The data must not change meanwhile: keys and fields are counted once for all pointers.
    """

    def __init__(self, catalogue: Catalogue, data: Any) -> None:
        self._root, self._data = catalogue.root, data
        self._counted: dict[int, dict[str, int]] = {}
        self._fields: dict[int, dict[str, int]] = {}

    def position(self, pointer: str) -> tuple[int, ...]:
        """The rank of an answer: one that selects the form of an object comes first, since the others depend on it."""
        node, data, found = self._root, self._data, []
        for part in parts_of(pointer):
            if part in node.children:
                found.append(self._field(node, part))
                node = node.children[part]
            else:
                found.append(self._entry(data, part))
                node = node.each or Node()
            data = data.get(part) if isinstance(data, dict) else None if not isinstance(data, list) else _at(data, part)
        return tuple(found)

    def _field(self, node: Node, part: str) -> int:
        if id(node) not in self._fields:
            tags = _tags(node)
            self._fields[id(node)] = {name: -1 if name in tags else at for at, name in enumerate(node.children)}
        return self._fields[id(node)][part]

    def _entry(self, data: Any, part: str) -> int:
        if isinstance(data, list):
            return int(part) if part.isdecimal() else _LAST
        if not isinstance(data, dict):
            return _LAST
        if id(data) not in self._counted:
            self._counted[id(data)] = {key: number for number, key in enumerate(data)}
        return self._counted[id(data)].get(part, _LAST)


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


def _at(data: list[Any], part: str) -> Any:
    return data[int(part)] if part.isdecimal() and int(part) < len(data) else None
