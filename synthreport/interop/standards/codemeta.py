"""CodeMeta: the author's own software as a tool, with the software that it requires; it is not the dataset."""

from __future__ import annotations

import re
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported, Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Form, Reading, Row, Unfit, Writer
from synthreport.interop.shared.json_ld import as_list, holds, types_of
from synthreport.interop.shared.licence_forms import LICENCE
from synthreport.interop.shared.value_forms import ADDRESS, DATE, TEXT, VERSION

_CONTEXT = "https://w3id.org/codemeta/3.0"
_EXACT = re.compile(r"v?\d[\w.+!-]*")
_RUNTIME = re.compile(r"\w+ \d+\.\d+\.\d+")


def _exact(value: Any) -> str:
    """An exact version, and no range of them. Raises Unfit."""
    found: str = VERSION.read(value)
    if not _EXACT.fullmatch(found):
        raise Unfit("a range of versions; state the one that ran")
    return found


def _runtime(value: Any) -> str:
    """A runtime with its exact version. Raises Unfit."""
    found: str = TEXT.read(value)
    if not _RUNTIME.fullmatch(found):
        raise Unfit("no exact version of a runtime; state the one that ran")
    return found


def _repository(value: Any) -> str:
    """The address of a repository, without the `git+` that package managers write before it. Raises Unfit."""
    found: str = ADDRESS.read(value)
    return found.removeprefix("git+")


_REQUIRED = (
    Row("/name", "name", TEXT),
    Row("/version", "version", Form(VERSION.write, _exact)),
    Row("/licence", "license", LICENCE),
    Row("/repository", "codeRepository", Form(ADDRESS.write, _repository)),
)
_OWN = (*_REQUIRED, Row("/released", "datePublished", DATE))
_ENVIRONMENT = (Row("/reproducibility/environment/runtime", "runtimePlatform", Form(TEXT.write, _runtime)),)
_HINTS = dict.fromkeys(
    ("author", "contributor", "maintainer", "copyrightHolder", "editor"),
    "the authors of software are not the makers of the dataset; name them at /parties if they are",
) | {
    "description": "about software, and not about the dataset",
    "identifier": "identifies software, and not the dataset",
    "keywords": "about software, and not about the dataset",
    "referencePublication": "the paper of a tool is no publication about the dataset",
    "operatingSystem": "systems that the software supports; state that of the run at /reproducibility/environment/os",
    "funding": "that of software; that of the dataset belongs at /dataset/funding",
    "funder": "that of software; that of the dataset belongs at /dataset/funding",
}


def recognises(source: Source) -> bool:
    """Whether a file names the terms of CodeMeta."""
    return holds(source, b"codemeta") and source.name.lower().endswith((".json", ".jsonld"))


def imported(source: Source, options: Options) -> Draft:
    """The software that a file describes, as tools. Raises Unusable if it describes none."""
    data = source.mapping(source.json)
    if not data.keys() & {"name", "codeRepository", "softwareRequirements"} or "Dataset" in types_of(data):
        raise Unusable(f"{source.name}: found no name, codeRepository or requirements of software, expected CodeMeta")
    into = DraftBuilder(source.name)
    reading = Reading(into.draft, {"version": data.get("softwareVersion"), **data})
    reading.take("softwareVersion")
    into.tool(reading, _OWN)
    reading.rows(_ENVIRONMENT)
    _read_required(into, as_list(reading.take("softwareRequirements")))
    reading.rest(_HINTS)
    return into.draft


def _read_required(into: DraftBuilder, requirements: list[Any]) -> None:
    for number, each in enumerate(requirements):
        where = f"/softwareRequirements/{number}"
        if isinstance(each, dict):
            required = Reading(into.draft, each, where)
            into.tool(required, _REQUIRED)
            required.rest()
        else:
            into.draft.leave(where, "names software in words; state the version that ran at /tools")


def exported(manifest: dict[str, Any]) -> Exported:
    """The software of a manifest as CodeMeta: the author's own, which has a commit, and what it requires."""
    writer = Writer(manifest)
    tools = [name for name, each in writer.entries("/tools").items() if each.get("kind") == "software"]
    own = [name for name in tools if writer.raw(f"/tools/{name}/commit")][:1]
    made: dict[str, Any] = {"@context": _CONTEXT, "@type": "SoftwareSourceCode"}
    for name in own:
        made |= _node(writer, name, _OWN)
    made |= writer.node(_ENVIRONMENT)
    required = [_node(writer, name, _REQUIRED) for name in tools if name not in own]
    made["softwareRequirements"] = [{"@type": "SoftwareApplication", **each} for each in required if each]
    return Exported(embeddable(as_json(made)), writer.reasons())


def _node(writer: Writer, name: str, rows: tuple[Row, ...]) -> dict[str, Any]:
    """A tool as software; empty, and lost, if it has no name."""
    if not isinstance(writer.raw(f"/tools/{name}/name"), str):
        return {}
    writer.note(f"/tools/{name}/kind")
    return writer.node(rows, f"/tools/{name}")
