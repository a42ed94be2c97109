"""RO-Crate 1.1, read and written: a flat graph of nodes, among them the root dataset, its parties and its files."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported, Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Form, Reading, Row, Writer
from synthreport.interop.shared.json_ld import Graph, as_list, holds, roots, types_of
from synthreport.interop.shared.licence_forms import LICENCE
from synthreport.interop.shared.value_forms import ADDRESS, DATE, TEXT, VERSION, path
from synthreport.interop.shared.works import SOFTWARE
from synthreport.interop.standards.schema_org.read import read_dataset, read_file
from synthreport.interop.standards.schema_org.vocabulary import HINTS, named
from synthreport.interop.standards.schema_org.write import dataset_node, file_node

_METADATA = "ro-crate-metadata.json"
_PATH = Form(lambda answer: quote(answer) if isinstance(answer, str) else None, lambda value: path(unquote(str(value))))
_FILE = (Row("/path", "@id", _PATH),)


def _flattened(root: dict[str, Any]) -> list[dict[str, Any]]:
    """A tree of nodes as a flat list: each node once, in place of each a reference."""
    found: dict[str, dict[str, Any]] = {}

    def referred(value: Any) -> Any:
        if isinstance(value, list):
            return [referred(each) for each in value]
        if not isinstance(value, dict) or "@type" not in value:
            return value
        name = str(value["@id"])
        kept = found.setdefault(name, {})
        kept |= {key: referred(each) for key, each in value.items()}
        return {"@id": name}

    referred(root)
    return list(found.values())


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
    named_so = source.name.replace("\\", "/").rpartition("/")[2].endswith(_METADATA)
    return holds(source, b"w3id.org/ro/crate") or (named_so and holds(source, b"@graph"))


def imported(source: Source, options: Options) -> Draft:
    """The answers of an RO-Crate on its root dataset, or on software. Raises Unusable if there is none."""
    nodes, graph = roots(source)
    root = _root(nodes, graph)
    if root is None:
        raise Unusable(f"{source.name}: found no root dataset, expected a node that {_METADATA} is about")
    into = DraftBuilder(source.name)
    _leave_nodes(into, nodes, graph)
    if tool := _software(nodes, root, graph):
        into.tool(Reading(into.draft, root | tool), _TOOL)
        Reading(into.draft, root).rest(dict.fromkeys(root, _OF_SOFTWARE))
        return into.draft
    reading = read_dataset(into, root, graph)
    _read_files(into, graph.nodes(reading.take("hasPart")), graph)
    reading.rest(_HINTS)
    return into.draft


def _leave_nodes(into: DraftBuilder, nodes: list[dict[str, Any]], graph: Graph) -> None:
    """Report the nodes that are described twice, and runs."""
    for twice in graph.twice:
        into.draft.leave("/@graph", f"a node before it has the same @id: {twice[:80]}")
    for run in (node for node in nodes if types_of(node) & _RUNS):
        into.draft.leave(f"/@graph/{str(run.get('@id'))[:80]}", "a run; how the data were made belongs at /steps")


def _software(nodes: list[dict[str, Any]], root: dict[str, Any], graph: Graph) -> dict[str, Any]:
    """The software that a crate is a package of; empty where it holds data, or what a run of software made."""
    main = next(iter(graph.nodes(root.get("mainEntity"))), {})
    if not types_of(main) & SOFTWARE or any(types_of(node) & _RUNS for node in nodes):
        return {}
    return main


def _root(nodes: list[dict[str, Any]], graph: Graph) -> dict[str, Any] | None:
    about = [node.get("about") for node in nodes if str(node.get("@id", "")).endswith(_METADATA)]
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
    reading = read_file(into, own, node, _FILE, f"/@graph/{name[:80]}")
    reading.take("name")
    reading.rest({"description": "no answer of a manifest is prose about a file"})


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as RO-Crate."""
    writer = Writer(manifest)
    root = {"@id": "./", **dataset_node(writer)}
    files = [node for name in writer.entries("/files") if (node := _file(writer, name))]
    root["hasPart"] = [node for node in files if "*" not in str(node["@id"])]
    if "license" in root:
        root["license"] = _licence(root["license"])
    root["citation"] = [{"@id": each, "@type": "CreativeWork", "name": each} for each in as_list(root.get("citation"))]
    about = {"@id": _METADATA, "@type": "CreativeWork", "about": {"@id": "./"}}
    about["conformsTo"] = {"@id": "https://w3id.org/ro/crate/1.1"}
    graph = [about, *_flattened({key: value for key, value in root.items() if value != []})]
    crate = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return Exported(embeddable(as_json(crate)), writer.reasons())


def _file(writer: Writer, name: str) -> dict[str, Any] | None:
    """The node of one file; None if its path is not stated, or matches many files."""
    path = writer.raw(f"/files/{name}/path")
    if not isinstance(path, str) or "*" in path:
        return None
    role = writer.raw(f"/files/{name}/role")
    types = ["File", "SoftwareSourceCode"] if role == "code" else "File"
    return {"@type": types, **file_node(writer, name, _FILE), "name": path.rpartition("/")[2] or name}


def _licence(terms: str | dict[str, Any]) -> dict[str, Any]:
    """The node of a licence: identified by its address, or by an id that no party can have."""
    if isinstance(terms, dict):
        return terms
    address = terms.startswith(("http://", "https://"))
    return {"@id": terms if address else "#licence/terms", "@type": "CreativeWork", "name": terms}
