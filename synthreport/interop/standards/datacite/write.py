"""DataCite JSON, as version 4 of its schema has it."""

from __future__ import annotations

from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Row, Telling
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
from synthreport.interop.standards.schema_org.dataset_write import description, having, told_parties, told_with_role

_ROWS = (Row("/dataset/version", "version", VERSION), Row("/access/licence", "rightsList", RIGHTS))


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as DataCite JSON, with the codes of DataCite where it asks for what the manifest does not say."""
    telling = Telling(manifest)
    made = telling.answer("/dataset/identifiers", IDENTIFIERS) or {}
    made["types"] = {"resourceTypeGeneral": "Dataset", "resourceType": "Synthetic dataset"}
    makers = told_parties(telling, "/dataset/creators", telling.raw("/dataset/creators"), KINDS)
    made["creators"] = [agent(node) for node in makers] or [{"name": ":unav"}]
    made["titles"] = [{"title": telling.answer("/dataset/title", TEXT) or ":unav"}]
    made |= _publisher(telling) | _dates(telling) | telling.node(_ROWS)
    made["subjects"] = [{"subject": "synthetic data"}]
    made["contributors"] = _contributors(telling)
    made["relatedIdentifiers"] = [*_publications(telling), *_distributions(telling)]
    made["descriptions"] = [{"description": description(telling), "descriptionType": "Abstract"}]
    made["fundingReferences"] = _funding(telling)
    made["schemaVersion"] = SCHEMA
    return Exported(embeddable(as_json({key: value for key, value in made.items() if value != []})), telling.left())


def _publisher(telling: Telling) -> dict[str, Any]:
    names = [telling.answer(f"/parties/{name}/name", TEXT) for name in having(telling, "publisher")[:1]]
    return {"publisher": {"name": names[0] if names and names[0] else ":unav"}}


def _dates(telling: Telling) -> dict[str, Any]:
    released = telling.answer("/dataset/released", DATE)
    if not isinstance(released, str):
        return {}
    return {"publicationYear": released[:4], "dates": [{"date": released, "dateType": "Issued"}]}


def _contributors(telling: Telling) -> list[dict[str, Any]]:
    found = [
        agent(node) | {"contributorType": kind}
        for role, kind in CONTRIBUTORS.items()
        for node in told_with_role(telling, role, KINDS)
    ]
    contact = told_parties(telling, "/maintenance/contact", telling.raw("/maintenance/contact"), KINDS)
    if contact:
        telling.tell("/maintenance/contact")
    return found + [agent(node) | {"contributorType": "ContactPerson"} for node in contact]


def _publications(telling: Telling) -> list[dict[str, Any]]:
    found = []
    for name in telling.entries("/dataset/publications"):
        at = f"/dataset/publications/{name}"
        relation = RELATIONS.get(str(telling.raw(f"{at}/relation")))
        made = _related(telling, f"{at}/identifier", relation or "IsSupplementTo")
        if made and relation:
            telling.tell(f"{at}/relation")
        found += made
    return found


def _distributions(telling: Telling) -> list[dict[str, Any]]:
    names = telling.entries("/dataset/distributions")
    return [
        each
        for name in names
        for each in _related(telling, f"/dataset/distributions/{name}/identifier", "IsVariantFormOf")
    ]


def _related(telling: Telling, pointer: str, relation: str) -> list[dict[str, Any]]:
    """An identifier in its relation to the dataset, where DataCite has a word for its kind."""
    found = telling.raw(pointer)
    kind = identifier_kind(found) if isinstance(found, str) else None
    if kind is None:
        return []
    telling.answer(pointer, IDENTIFIER)
    return [{"relatedIdentifier": found, "relatedIdentifierType": kind, "relationType": relation}]


def _funding(telling: Telling) -> list[dict[str, Any]]:
    said = [each for each in as_list(telling.raw("/dataset/funding")) if isinstance(each, dict)]
    made = [_funded(telling, each) for each in said]
    if said and all(made) and all(each.keys() <= {"funder", "award"} for each in said):
        telling.tell("/dataset/funding")
    return [each for each in made if each]


def _funded(telling: Telling, funding: dict[str, Any]) -> dict[str, Any]:
    """What is said of one source of money; empty where its funder has no name."""
    funder, award = funding.get("funder"), funding.get("award")
    name = telling.answer(f"/parties/{funder}/name", TEXT) if isinstance(funder, str) else None
    if not name:
        return {}
    return {"funderName": name} | ({"awardNumber": award} if isinstance(award, str) else {})
