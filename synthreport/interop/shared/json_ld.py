"""JSON-LD as importers need it: keys without known prefixes, and references followed inside the document alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from synthreport.draft.source_files import Source, Unusable

_BARE = re.compile(r"^(?:https?://(?:www\.)?schema\.org/|https?://mlcommons\.org/(?:croissant|schema)/(?!RAI/))(?=\w)")
_RAI = re.compile(r"^https?://mlcommons\.org/croissant/RAI/")
_VOCABULARY = re.compile(r"https?://(?:www\.)?schema\.org/|https?://mlcommons\.org/(?:croissant/(?:RAI/)?|schema/)")
_PREFIXES = {"schema:", "sc:", "cr:", "ml:", "rai:"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def term(key: str) -> str:
    """A key or a type without the prefix of schema.org or Croissant; that of RAI is `rai:`."""
    if key.startswith("http"):
        return _BARE.sub("", _RAI.sub("rai:", key))
    head, colon, tail = key.partition(":")
    return tail if colon and head in {"schema", "sc", "cr", "ml"} else key


def plain(node: dict[Any, Any]) -> dict[str, Any]:
    """A node with plain keys, and with plain values if they are single texts.

    Values under one key in two spellings, with a prefix and without, are a list, as in JSON-LD.
    """
    made: dict[str, Any] = {}
    for key, value in node.items():
        name, found = term(str(key)), _literal(value)
        made[name] = [*as_list(made[name]), *as_list(found)] if made.get(name, found) != found else found
    return made


def types_of(node: dict[str, Any]) -> set[str]:
    """The types of a node, without prefixes."""
    return {term(each) for each in as_list(node.get("@type")) if isinstance(each, str)}


def as_list(value: Any) -> list[Any]:
    """The values under a key, as a list: none, one, or many."""
    return [] if value is None else value if isinstance(value, list) else [value]


def reference(value: Any) -> str:
    """The id that a reference names: a node's, or as Croissant before 1.0 wrote it, a text, perhaps as `#{text}`."""
    node = next((each for each in as_list(value) if isinstance(each, dict | str)), "")
    found = node if isinstance(node, str) else plain(node).get("@id")
    return found.removeprefix("#{").removesuffix("}") if isinstance(found, str) else ""


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
    """The nodes at the top of a JSON-LD document, and all of its nodes by id. Raises Unusable if there are none."""
    data = _renamed(source.json)
    held = data.get("@graph") if isinstance(data, dict) and "@graph" in data else data
    nodes = [node for node in as_list(held) if isinstance(node, dict)]
    if not nodes:
        raise Unusable(f"{source.name}: no node of JSON-LD, expected a mapping at the top")
    return [plain(node) for node in nodes], Graph(nodes)


def _renamed(data: Any) -> Any:
    """A document in which no key has a prefix, or another name for `@id` and its like, made up by the document."""
    context = data.get("@context") if isinstance(data, dict) else None
    own = {key: each for part in as_list(context) if isinstance(part, dict) for key, each in part.items()}
    prefixes = {f"{key}:": each for key, each in own.items() if isinstance(each, str) and _VOCABULARY.fullmatch(each)}
    names = {key: each for key, each in own.items() if each in ("@id", "@type", "@value", "@graph")}
    strange = {key: each for key, each in prefixes.items() if key not in _PREFIXES}
    return _with(data, names, strange) if names or strange else data


def _with(data: Any, names: dict[str, str], prefixes: dict[str, str]) -> Any:
    if isinstance(data, list):
        return [_with(each, names, prefixes) for each in data]
    if not isinstance(data, dict):
        return data
    made = {}
    for key, each in data.items():
        name = names.get(key) or _spelt_out(key, prefixes)
        spelt = name in ("@type", "dataType")
        made[name] = each if name == "@context" else _typed(each, prefixes) if spelt else _with(each, names, prefixes)
    return made


def _typed(value: Any, prefixes: dict[str, str]) -> Any:
    """Types, their prefixes spelt out."""
    if isinstance(value, list):
        return [_typed(each, prefixes) for each in value]
    return _spelt_out(value, prefixes) if isinstance(value, str) else value


def _spelt_out(name: str, prefixes: dict[str, str]) -> str:
    head, colon, tail = name.partition(":")
    return f"{prefixes[head + colon]}{tail}" if head + colon in prefixes else name


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
