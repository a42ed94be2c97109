"""RO-Crate: the root dataset of ro-crate-metadata.json, its parties and the files that it lists."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from synthreport.draft.draft import Draft
from synthreport.draft.sources import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Reading, Row
from synthreport.interop.shared.json_ld import Graph, holds, roots, types_of
from synthreport.interop.shared.licence_forms import LICENCE
from synthreport.interop.shared.value_forms import ADDRESS, DATE, TEXT, VERSION
from synthreport.interop.shared.works import SOFTWARE
from synthreport.interop.standards.ro_crate_vocabulary import FILE, METADATA
from synthreport.interop.standards.schema_org.dataset_read import read_dataset, read_file
from synthreport.interop.standards.schema_org.vocabulary import HINTS, named

_TOOL = (
    Row("/name", "name", TEXT),
    Row("/version", "version", VERSION),
    Row("/released", "datePublished", DATE),
    Row("/licence", "license", LICENCE),
    Row("/repository", "codeRepository", ADDRESS),
)
_RUNS = {"CreateAction", "ActivateAction", "UpdateAction", "OrganizeAction"}
"""Types of what software did: a crate that holds such a node holds data, too."""

_OF_SOFTWARE = "the crate is a package of software, and says nothing about a dataset"
_HINTS = HINTS | {"conformsTo": "profiles of RO-Crate are no answer", "mentions": "runs and tools belong at /steps"}


def recognises(source: Source) -> bool:
    """Whether a file is named as RO-Crate names it, or names its context."""
    named_so = source.name.replace("\\", "/").rpartition("/")[2].endswith(METADATA)
    return holds(source, b"w3id.org/ro/crate") or (named_so and holds(source, b"@graph"))


def imported(source: Source, options: Options) -> Draft:
    """What the root dataset of an RO-Crate says, or what it says of software. Raises Unusable where there is none."""
    nodes, graph = roots(source)
    root = _root(nodes, graph)
    if root is None:
        raise Unusable(f"{source.name}: found no root dataset, expected a node that {METADATA} is about")
    into = DraftBuilder(source.name)
    for twice in graph.twice:
        into.draft.leave("/@graph", f"a node before it has the same @id: {twice[:80]}")
    if tool := _software(nodes, root, graph):
        into.tool(Reading(into.draft, root | tool), _TOOL)
        Reading(into.draft, root).rest(dict.fromkeys(root, _OF_SOFTWARE))
        return into.draft
    reading = read_dataset(into, root, graph)
    _read_files(into, graph.nodes(reading.take("hasPart")), graph)
    reading.rest(_HINTS)
    return into.draft


def _software(nodes: list[dict[str, Any]], root: dict[str, Any], graph: Graph) -> dict[str, Any]:
    """The software that a crate is a package of; empty where it holds data, or what a run of software made."""
    main = next(iter(graph.nodes(root.get("mainEntity"))), {})
    if not types_of(main) & SOFTWARE or any(types_of(node) & _RUNS for node in nodes):
        return {}
    return main


def _root(nodes: list[dict[str, Any]], graph: Graph) -> dict[str, Any] | None:
    about = [node.get("about") for node in nodes if str(node.get("@id", "")).endswith(METADATA)]
    found = [graph.by_id.get(str(named(each, "@id"))) for each in (*about, "./")]
    return next((node for node in found if node), None)


def _read_files(into: DraftBuilder, waiting: list[dict[str, Any]], graph: Graph) -> None:
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
            known = types_of(node) or node.keys() - {"@id", "name"}
            why = "neither a file nor a folder" if known else "the document does not describe it"
            into.draft.leave(f"/@graph/{(name or str(node.get('name')))[:80]}", why)


def _read_file(into: DraftBuilder, node: dict[str, Any], name: str) -> None:
    own = into.id(unquote(name).rpartition("/")[2], node.get("name"))
    if "SoftwareSourceCode" in types_of(node):
        node = {"additionalType": "code"} | node
    reading = read_file(into, own, node, FILE, f"/@graph/{name[:80]}")
    reading.take("name")
    reading.rest({"description": "no answer of a manifest is prose about a file"})
