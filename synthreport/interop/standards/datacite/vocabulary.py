"""The words of DataCite: relations, contributors, rights; its parties are turned into those of schema.org, and back."""

from __future__ import annotations

import re
from typing import Any

from synthreport.interop.shared.field_table import Form, Row, Unfit
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.licence_forms import licence, one_of, spdx_address, terms
from synthreport.interop.shared.value_forms import ORCID, ROR, identifiers
from synthreport.interop.standards.schema_org.vocabulary import named
from synthreport.standard import identifiers as persistent

SCHEMA = "http://datacite.org/schema/kernel-4"
KINDS = {
    "person": ("Person", (Row("/orcid", "identifier", ORCID),)),
    "organisation": ("Organization", (Row("/ror", "identifier", ROR),)),
}
RELATIONS = {"describes": "IsDescribedBy", "uses": "IsReferencedBy"}
READ_RELATIONS = {
    "IsDescribedBy": "describes",
    "IsDocumentedBy": "describes",
    "IsReferencedBy": "uses",
    "IsCitedBy": "uses",
    "IsSupplementTo": None,
    "IsPublishedIn": None,
}
"""What a publication is to the dataset, where the relation says it; None where it is one, and no more is said."""
SAME = {"IsIdenticalTo", "IsVariantFormOf"}
CONTRIBUTORS = {"data_curation": "DataCurator", "supervision": "Supervisor", "project_administration": "ProjectManager"}
_ACCESS = re.compile(r"info:eu-repo|https?://(?:purl|vocabularies)\..*access[_-]rights?/")
"""Addresses of levels of access, which are among the licences."""

UNSAID = (":unav", ":unas", ":unkn", ":none", ":null", ":tba", ":etal")
"""Codes of DataCite for what is not known; nothing is made of them."""

HINTS = {
    "descriptions": "no answer is prose about the whole; say at its own place what it tells",
    "subjects": "subjects are no answer; kinds of data belong at /content/modalities, methods at /dataset/methods",
    "language": "no answer; the language of the manifest's own prose is at /manifest/language",
    "sizes": "sizes belong at /files, file by file",
    "formats": "media types belong at /files, file by file",
    "url": "an address is no persistent identifier by itself; add it at /dataset/identifiers if it is one",
    "geoLocations": "places of the source belong at /inputs, in its population",
    "container": "a catalogue is no answer",
    "titles": "only the first title is an answer",
    "dates": "only the date of issue is an answer",
    "types": "it says that this is a dataset; kinds of data belong at /content/modalities",
}
"""Where an author answers instead what these keys say, which is not imported."""


def identifier_kind(found: str) -> str | None:
    """The word of DataCite for the kind of an identifier; None if there is none."""
    if persistent.doi(found):
        return "DOI"
    if re.match(r"arxiv:", found, re.IGNORECASE):
        return "arXiv"
    return "URL" if re.match(r"https?://", found) else None


def agent(node: dict[str, Any]) -> dict[str, Any]:
    """A party of schema.org as one of DataCite."""
    made: dict[str, Any] = {"name": node.get("name", ":unav")}
    if node["@type"] in ("Person", "Organization"):
        made["nameType"] = "Personal" if node["@type"] == "Person" else "Organizational"
    if found := node.get("identifier"):
        scheme = "ORCID" if made.get("nameType") == "Personal" else "ROR"
        made["nameIdentifiers"] = [{"nameIdentifier": found, "nameIdentifierScheme": scheme}]
    homes = [_affiliation(home) for home in node.get("affiliation", [])]
    return made | ({"affiliation": homes} if homes else {})


def _affiliation(node: dict[str, Any]) -> dict[str, Any]:
    made = {"name": node.get("name", ":unav")}
    known = node.get("identifier")
    return made | ({"affiliationIdentifier": known, "affiliationIdentifierScheme": "ROR"} if known else {})


def party(value: Any) -> dict[str, Any]:
    """A party of DataCite as one of schema.org; empty where it is none, or a code for an unknown one."""
    node = {"name": value} if isinstance(value, str) else value
    if not isinstance(node, dict) or node.get("name") in UNSAID:
        return {}
    kinds = {"Personal": "Person", "Organizational": "Organization"}
    made = {key: node.get(key) for key in ("name", "givenName", "familyName")}
    made["@type"] = kinds.get(str(node.get("nameType")), "")
    made["identifier"] = [_known(named(each, "nameIdentifier")) for each in as_list(node.get("nameIdentifiers"))]
    made["affiliation"] = [_home(each) for each in as_list(node.get("affiliation"))]
    return made


def _known(value: Any) -> Any:
    """An identifier of a party; a bare ORCID iD as an address, which identifies it as one."""
    bare = isinstance(value, str) and persistent.orcid(value) == value
    return f"{persistent.ORCID}{value}" if bare else value


def _home(value: Any) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "name": named(value, "name"),
        "identifier": value.get("affiliationIdentifier") if isinstance(value, dict) else None,
    }


def _rights(answer: Any) -> list[dict[str, str]] | None:
    if isinstance(answer, dict):
        said = {"rights": answer.get("statement"), "rightsUri": answer.get("uri")}
        return [{key: each for key, each in said.items() if isinstance(each, str)}]
    if not isinstance(answer, str):
        return None
    address = spdx_address(answer)
    if address is None:
        return [{"rights": answer}]
    return [{"rights": answer, "rightsUri": address, "rightsIdentifier": answer, "rightsIdentifierScheme": "SPDX"}]


def _licence(value: Any) -> Any:
    """The one licence of a list of rights, which also has levels of access. Raises Unfit if there are more."""
    rights = [each for each in as_list(value) if not _ACCESS.match(str(named(each, "rightsUri", "rightsURI")))]
    if not rights:
        raise Unfit("says who may see the record, and names no licence")
    return one_of([_right(each) for each in rights])


def _right(right: Any) -> Any:
    if not isinstance(right, dict):
        return licence(right)
    return terms(map(right.get, ("rightsIdentifier", "rights")), map(right.get, ("rightsUri", "rightsURI")))


def _identifiers(value: Any) -> list[str]:
    """The identifiers of a record, its DOI first, as address."""
    doi, others = value.get("doi"), [*as_list(value.get("identifiers")), *as_list(value.get("alternateIdentifiers"))]
    first = [f"{persistent.DOI}{doi}"] if isinstance(doi, str) else []
    said = [named(each, "identifier", "alternateIdentifier") for each in others]
    return identifiers([*first, *(each for each in said if each not in (doi, *first))])


def _written_identifiers(answer: Any) -> dict[str, Any] | None:
    said = [each for each in as_list(answer) if isinstance(each, str)]
    if not said:
        return None
    own = persistent.doi(said[0])
    head, others = ({"doi": own}, said[1:]) if own else ({}, said)
    listed = [
        {"alternateIdentifier": each, "alternateIdentifierType": identifier_kind(each) or "Other"} for each in others
    ]
    return head | ({"alternateIdentifiers": listed} if listed else {})


RIGHTS = Form(_rights, _licence)
IDENTIFIERS = Form(_written_identifiers, _identifiers)
