"""JSON-LD as importers need it: keys without known prefixes, and references followed inside the document alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from synthreport.authoring.sources import Source, Unusable

_BARE = re.compile(
    r"^(?:schema|sc|cr|ml|https?://schema\.org/|http://mlcommons\.org/(?:croissant|schema)/(?!RAI/)):?(?=\w)"
)
_RAI = re.compile(r"^https?://mlcommons\.org/croissant/RAI/")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def term(key: str) -> str:
    """A key or a type without the prefix of schema.org or Croissant; that of RAI is `rai:`."""
    if key.startswith("http"):
        return _BARE.sub("", _RAI.sub("rai:", key))
    head, colon, tail = key.partition(":")
    return tail if colon and head in {"schema", "sc", "cr", "ml"} else key


def plain(node: dict[Any, Any]) -> dict[str, Any]:
    """A node with plain keys, and with plain values where they stand for one text."""
    return {term(str(key)): _literal(value) for key, value in node.items()}


def types_of(node: dict[str, Any]) -> set[str]:
    """The types of a node, without prefixes."""
    return {term(each) for each in as_list(node.get("@type")) if isinstance(each, str)}


def as_list(value: Any) -> list[Any]:
    """What stands under a key, as a list: nothing, one, or many."""
    return [] if value is None else value if isinstance(value, list) else [value]


class Graph:
    """The nodes of a document by their ids; the first of two with one id counts."""

    def __init__(self, nodes: Iterable[Any] = ()) -> None:
        self.by_id: dict[str, dict[str, Any]] = {}
        self.twice: list[str] = []
        for node in nodes:
            name = node.get("@id") if isinstance(node, dict) else None
            if isinstance(name, str) and name in self.by_id:
                self.twice.append(name)
            elif isinstance(name, str):
                self.by_id[name] = plain(node)

    def nodes(self, value: Any) -> list[dict[str, Any]]:
        """The nodes under a key; a text is a node of this name."""
        return [self._node(each) for each in as_list(value) if isinstance(each, dict | str)]

    def _node(self, value: dict[str, Any] | str) -> dict[str, Any]:
        if isinstance(value, str):
            return {"name": value}
        name = value.get("@id")
        known = self.by_id.get(name) if isinstance(name, str) and not value.keys() - {"@id", "@type"} else None
        return known or plain(value)


def roots(source: Source) -> tuple[list[dict[str, Any]], Graph]:
    """The nodes at the top of a JSON-LD document, and all of its nodes by id. Raises Unusable where there are none."""
    data = source.json
    held = data.get("@graph") if isinstance(data, dict) and "@graph" in data else data
    nodes = [node for node in as_list(held) if isinstance(node, dict)]
    if not nodes:
        raise Unusable(f"{source.name}: no node of JSON-LD, expected a mapping at the top")
    return [plain(node) for node in nodes], Graph(nodes)


def holds(source: Source, *marks: bytes) -> bool:
    """Whether a source can be read and holds one of these marks."""
    try:
        return not source.is_folder and any(mark in source.data for mark in marks)
    except Unusable:
        return False


def _literal(value: Any) -> Any:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        if "@value" in value:
            return value["@value"]
        if value and all(isinstance(key, str) and _LANGUAGE.fullmatch(key) for key in value):
            texts = [each for each in (value.get("en"), *value.values()) if isinstance(each, str)]
            return texts[0] if texts and all(isinstance(each, str) for each in value.values()) else value
    return value
