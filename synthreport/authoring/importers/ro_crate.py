"""RO-Crate: the root dataset of ro-crate-metadata.json, its parties and the files that it lists."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from synthreport.authoring.draft import Draft
from synthreport.authoring.importers import Options
from synthreport.authoring.interchange.crate import FILE, METADATA
from synthreport.authoring.interchange.gathering import Gathering
from synthreport.authoring.interchange.linked import Graph, as_list, holds, roots, types_of
from synthreport.authoring.interchange.schema import HINTS, named
from synthreport.authoring.interchange.schema_read import read_dataset, read_file
from synthreport.authoring.sources import Source, Unusable

_HINTS = HINTS | {"conformsTo": "profiles of RO-Crate are no answer", "mentions": "runs and tools belong at /steps"}


def recognises(source: Source) -> bool:
    """Whether a file is named as RO-Crate names it, or names its context."""
    named_so = source.name.replace("\\", "/").rpartition("/")[2].endswith(METADATA)
    return holds(source, b"w3id.org/ro/crate") or (named_so and holds(source, b"@graph"))


def imported(source: Source, options: Options) -> Draft:
    """What the root dataset of an RO-Crate says. Raises Unusable where there is none."""
    nodes, graph = roots(source)
    root = _root(nodes, graph)
    if root is None:
        raise Unusable(f"{source.name}: found no root dataset, expected a node that {METADATA} is about")
    into = Gathering(source.name)
    for twice in graph.twice:
        into.draft.leave("/@graph", f"a node before it has the same @id: {twice[:80]}")
    reading = read_dataset(into, root, graph)
    _read_files(into, graph.nodes(reading.take("hasPart")), graph)
    reading.rest(_HINTS)
    return into.draft


def _root(nodes: list[dict[str, Any]], graph: Graph) -> dict[str, Any] | None:
    about = [node.get("about") for node in nodes if str(node.get("@id", "")).endswith(METADATA)]
    found = [graph.by_id.get(str(named(each, "@id"))) for each in (*about, "./")]
    return next((node for node in found if node), None)


def _read_files(into: Gathering, waiting: list[dict[str, Any]], graph: Graph) -> None:
    """Take every file that is reached through parts, each once, whatever circles they make."""
    seen: set[str] = set()
    while waiting:
        node = waiting.pop(0)
        name = str(node.get("@id", ""))
        if name in seen:
            continue
        seen.add(name)
        if types_of(node) & {"File", "MediaObject"}:
            _read_file(into, node, name)
        elif "Dataset" in types_of(node):
            waiting += graph.nodes(node.get("hasPart"))
        else:
            into.draft.leave(f"/@graph/{name[:80]}", "neither a file nor a folder")


def _read_file(into: Gathering, node: dict[str, Any], name: str) -> None:
    own = into.id(unquote(name).rpartition("/")[2], node.get("name"))
    if "SoftwareSourceCode" in types_of(node):
        node = {"additionalType": "code"} | node
    as_list(node.pop("name", None))
    read_file(into, own, node, FILE, f"/@graph/{name[:80]}").rest({"description": "no answer is prose about a file"})
