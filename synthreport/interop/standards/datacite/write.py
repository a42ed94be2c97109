"""DataCite JSON, as version 4 of its schema has it."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Row, Writer
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import DATE, IDENTIFIER, TEXT, VERSION
from synthreport.interop.standards.datacite.vocabulary import (
    CONTRIBUTORS,
    IDENTIFIERS,
    KINDS,
    RELATIONS,
    RIGHTS,
    SCHEMA,
    agent,
    identifier_kind,
)
from synthreport.interop.standards.schema_org.write import description, having, nodes_with_role, party_nodes

_ROWS = (Row("/dataset/version", "version", VERSION), Row("/access/licence", "rightsList", RIGHTS))


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as DataCite JSON, with the codes of DataCite where it asks for what the manifest does not say."""
    writer = Writer(manifest)
    made = writer.answer("/dataset/identifiers", IDENTIFIERS) or {}
    made["types"] = {"resourceTypeGeneral": "Dataset", "resourceType": "Synthetic dataset"}
    makers = party_nodes(writer, "/dataset/creators", writer.raw("/dataset/creators"), KINDS)
    made["creators"] = [agent(node) for node in makers] or [{"name": ":unav"}]
    made["titles"] = [{"title": writer.answer("/dataset/title", TEXT) or ":unav"}]
    made |= _publisher(writer) | _dates(writer) | writer.node(_ROWS)
    made["subjects"] = [{"subject": "synthetic data"}]
    made["contributors"] = _contributors(writer)
    made["relatedIdentifiers"] = [*_publications(writer), *_distributions(writer)]
    made["descriptions"] = [{"description": description(writer), "descriptionType": "Abstract"}]
    made["fundingReferences"] = _funding(writer)
    made["schemaVersion"] = SCHEMA
    kept = {key: value for key, value in made.items() if value != []}
    return Exported(embeddable(as_json(kept)), writer.reasons())


def _publisher(writer: Writer) -> dict[str, Any]:
    names = [writer.answer(f"/parties/{name}/name", TEXT) for name in having(writer, "publisher")[:1]]
    return {"publisher": {"name": names[0] if names and names[0] else ":unav"}}


def _dates(writer: Writer) -> dict[str, Any]:
    released = writer.answer("/dataset/released", DATE)
    if not isinstance(released, str):
        return {}
    return {"publicationYear": released[:4], "dates": [{"date": released, "dateType": "Issued"}]}


def _contributors(writer: Writer) -> list[dict[str, Any]]:
    found = [
        agent(node) | {"contributorType": kind}
        for role, kind in CONTRIBUTORS.items()
        for node in nodes_with_role(writer, role, KINDS)
    ]
    contact = party_nodes(writer, "/maintenance/contact", writer.raw("/maintenance/contact"), KINDS)
    if contact:
        writer.note("/maintenance/contact")
    return found + [agent(node) | {"contributorType": "ContactPerson"} for node in contact]


def _publications(writer: Writer) -> list[dict[str, Any]]:
    found = []
    for name in writer.entries("/dataset/publications"):
        at = f"/dataset/publications/{name}"
        relation = RELATIONS.get(str(writer.raw(f"{at}/relation")))
        made = _related(writer, f"{at}/identifier", relation or "IsSupplementTo")
        if made and relation:
            writer.note(f"{at}/relation")
        found += made
    return found


def _distributions(writer: Writer) -> list[dict[str, Any]]:
    names = writer.entries("/dataset/distributions")
    return [
        each
        for name in names
        for each in _related(writer, f"/dataset/distributions/{name}/identifier", "IsVariantFormOf")
    ]


def _related(writer: Writer, pointer: str, relation: str) -> list[dict[str, Any]]:
    """An identifier in its relation to the dataset, where DataCite has a word for its kind."""
    found = writer.raw(pointer)
    kind = identifier_kind(found) if isinstance(found, str) else None
    if kind is None:
        return []
    writer.answer(pointer, IDENTIFIER)
    return [{"relatedIdentifier": found, "relatedIdentifierType": kind, "relationType": relation}]


def _funding(writer: Writer) -> list[dict[str, Any]]:
    said = [each for each in as_list(writer.raw("/dataset/funding")) if isinstance(each, dict)]
    made = [_funded(writer, each) for each in said]
    if said and all(made) and all(each.keys() <= {"funder", "award"} for each in said):
        writer.note("/dataset/funding")
    return [each for each in made if each]


def _funded(writer: Writer, funding: dict[str, Any]) -> dict[str, Any]:
    """The entry of one source of funding; empty if its funder has no name."""
    funder, award = funding.get("funder"), funding.get("award")
    name = writer.answer(f"/parties/{funder}/name", TEXT) if isinstance(funder, str) else None
    if not name:
        return {}
    return {"funderName": name} | ({"awardNumber": award} if isinstance(award, str) else {})
