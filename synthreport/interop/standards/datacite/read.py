"""DataCite JSON: a record, or the answer of its REST API; nothing is fetched."""

from __future__ import annotations

from typing import Any

from synthreport.document.positions import shown
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Reading, Row
from synthreport.interop.shared.json_ld import Graph, as_list, holds
from synthreport.interop.shared.value_forms import DATE, IDENTIFIER, TEXT, VERSION
from synthreport.interop.standards.datacite.vocabulary import (
    CONTRIBUTORS,
    HINTS,
    IDENTIFIERS,
    READ_RELATIONS,
    RIGHTS,
    SAME,
    UNSAID,
    party,
)
from synthreport.interop.standards.schema_org.read import read_parties
from synthreport.interop.standards.schema_org.vocabulary import named

_ROWS = (
    Row("/dataset/title", "title", TEXT),
    Row("/dataset/version", "version", VERSION),
    Row("/dataset/released", "released", DATE),
    Row("/dataset/identifiers", "identifiers", IDENTIFIERS),
    Row("/access/licence", "rightsList", RIGHTS),
)
_TOOL = (
    Row("/name", "title", TEXT),
    Row("/version", "version", VERSION),
    Row("/released", "released", DATE),
    Row("/licence", "rightsList", RIGHTS),
)
_SOFTWARE = ("Software", "ComputationalNotebook", "Workflow")
_DATA = {
    "Dataset", "Collection", "Image", "Sound", "Audiovisual", "InteractiveResource", "PhysicalObject", "Other",
}  # fmt: skip
"""General types of what may be a dataset, or hold one."""

_OF_SOFTWARE = "the record is of software, and says nothing about the dataset"
_REGISTRY = {
    "schemaVersion", "prefix", "suffix", "event", "id", "type", "created", "updated", "registered", "published",
    "isActive", "state", "reason", "source", "metadataVersion", "viewCount", "downloadCount", "citationCount",
    "referenceCount", "partCount", "partOfCount", "versionCount", "versionOfCount", "xml", "contentUrl",
}  # fmt: skip
"""What a registry states about its record, not about the dataset."""


def recognises(source: Source) -> bool:
    """Whether a file names the schema of DataCite, or is an answer of its interface."""
    return holds(source, b"datacite.org/schema") or (holds(source, b'"attributes"') and holds(source, b'"dois"'))


def imported(source: Source, options: Options) -> Draft:
    """What a record says. Raises Unusable if there is no record."""
    data = source.mapping(source.json)
    inner = data["data"] if isinstance(data.get("data"), dict) else data
    record = inner["attributes"] if isinstance(inner.get("attributes"), dict) else inner
    if not record.keys() & {"titles", "creators", "doi"}:
        raise Unusable(f"{source.name}: found no titles, creators or DOI, expected a record of DataCite")
    into, kind = DraftBuilder(source.name), _kind(record)
    reading = Reading(into.draft, _simplified(record))
    if kind in _SOFTWARE:
        into.tool(reading, _TOOL)
        reading.rest(dict.fromkeys(record.keys() | {"identifiers"}, _OF_SOFTWARE))
    elif kind in _DATA:
        _read_dataset(into, reading)
    else:
        raise Unusable(f"{source.name}: the record of a work of the type {shown(kind)}, expected a dataset")
    return into.draft


def _kind(record: dict[str, Any]) -> str:
    """The general type of what a record is of; a dataset where it says none."""
    said = named(record.get("types"), "resourceTypeGeneral")
    return said if isinstance(said, str) and said not in UNSAID else "Dataset"


def _read_dataset(into: DraftBuilder, reading: Reading) -> None:
    reading.rows(_ROWS)
    _read_parties(into, reading)
    _read_related(into, reading)
    _read_funding(into, reading)
    reading.rest(HINTS)


def _simplified(record: dict[str, Any]) -> dict[str, Any]:
    """What a record states about a work: title, date of release and identifiers under one key each."""
    made = {key: each for key, each in record.items() if key not in {"titles", "doi", "publicationYear", *_REGISTRY}}
    made["title"], *made["titles"] = [named(each, "title") for each in as_list(record.get("titles"))] or [None]
    dates = [each for each in as_list(record.get("dates")) if isinstance(each, dict)]
    issued = [each.get("date") for each in dates if each.get("dateType") == "Issued"]
    made["dates"] = [each for each in dates if each.get("dateType") != "Issued"]
    year = record.get("publicationYear")
    made["released"] = issued[0] if issued else None if year is None else str(year)
    known = {key: record.get(key) for key in ("doi", "identifiers", "alternateIdentifiers")}
    made.pop("alternateIdentifiers", None)
    made["identifiers"] = known if any(known.values()) else None
    return made


def _parties(into: DraftBuilder, value: Any, where: str) -> list[str]:
    return read_parties(into, [node for each in as_list(value) if (node := party(each))], Graph(), where)


def _read_parties(into: DraftBuilder, reading: Reading) -> None:
    into.draft.state("/dataset/creators", _parties(into, reading.take("creators"), "/creators"))
    for name in _parties(into, reading.take("publisher"), "/publisher"):
        into.add_role(name, "publisher")
    roles = {kind: role for role, kind in CONTRIBUTORS.items()}
    for where, each in into.mappings(reading.take("contributors"), "/contributors"):
        kind = each.get("contributorType")
        if kind == "ContactPerson":
            for name in _parties(into, each, where):
                into.draft.state("/maintenance/contact", name)
        elif isinstance(kind, str) and kind in roles:
            for name in _parties(into, each, where):
                into.add_role(name, roles[kind])
        else:
            into.draft.leave(where, "a contributor in no role that a manifest knows")


def _read_related(into: DraftBuilder, reading: Reading) -> None:
    for where, each in into.mappings(reading.take("relatedIdentifiers"), "/relatedIdentifiers"):
        kind = str(each.get("relationType"))
        if kind in READ_RELATIONS:
            _read_publication(into, each, where, READ_RELATIONS[kind])
        elif kind in SAME:
            at = f"/dataset/distributions/{into.id('elsewhere')}"
            Reading(into.draft, each, where).state(f"{at}/identifier", "relatedIdentifier", IDENTIFIER)
        elif kind in ("IsDerivedFrom", "IsBasedOn"):
            into.draft.leave(where, "what shaped the dataset belongs at /inputs, each with its kind and routes")
        else:
            into.draft.leave(where, "a relation that no answer of a manifest is made of")


def _read_publication(into: DraftBuilder, related: dict[str, Any], where: str, relation: str | None) -> None:
    kind = related.get("resourceTypeGeneral")
    if kind == "Dataset" or kind in _SOFTWARE:
        into.draft.leave(where, f"of the type {kind}, and no publication about the dataset")
        return
    name = into.publication(related.get("relatedIdentifier"), where)
    if name and relation:
        into.draft.state(f"/dataset/publications/{name}/relation", relation)


def _read_funding(into: DraftBuilder, reading: Reading) -> None:
    found = []
    for where, each in into.mappings(reading.take("fundingReferences"), "/fundingReferences"):
        for name in read_parties(into, {"name": each.get("funderName"), "@type": ""}, Graph(), where):
            award = Reading(into.draft, each, where).read("awardNumber", TEXT)
            found.append({"funder": name} | ({"award": award} if award else {}))
    into.draft.state("/dataset/funding", found)
