"""`.zenodo.json`: what a repository tells Zenodo about a deposit; a deposit of software is a tool, not the dataset."""

from __future__ import annotations

import re
from typing import Any

from synthreport.document.positions import shown
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported, Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Form, Reading, Row, Writer
from synthreport.interop.shared.json_ld import Graph, as_list
from synthreport.interop.shared.licence_forms import licence
from synthreport.interop.shared.value_forms import DATE, IDENTIFIER, TEXT, VERSION, identifiers
from synthreport.interop.standards.datacite.vocabulary import CONTRIBUTORS, READ_RELATIONS, RELATIONS
from synthreport.interop.standards.schema_org.read import read_parties
from synthreport.interop.standards.schema_org.write import description, having
from synthreport.standard.identifiers import DOI, ORCID, doi


def _own_licence(answer: Any) -> str | None:
    """A licence as Zenodo spells it: one of SPDX, in lower case."""
    return answer.lower() if isinstance(answer, str) and re.fullmatch(r"[\w.+-]+", answer) else None


LICENCE = Form(_own_licence, licence)
_DATASET = (
    Row("/dataset/title", "title", TEXT),
    Row("/dataset/version", "version", VERSION),
    Row("/dataset/released", "publication_date", DATE),
    Row("/access/licence", "license", LICENCE),
)
_TOOL = (
    Row("/name", "title", TEXT),
    Row("/version", "version", VERSION),
    Row("/released", "publication_date", DATE),
    Row("/licence", "license", LICENCE),
)
_SAME = "isIdenticalTo"
_ROLES = {kind: role for role, kind in CONTRIBUTORS.items()}
_HINTS = {
    "description": "no answer is prose about the whole; say at its own place what it tells",
    "notes": "no answer is prose about the whole; say at its own place what it tells",
    "keywords": "keywords are no answer; kinds of data belong at /content/modalities, methods at /dataset/methods",
    "access_right": "who may have the data belongs at /access/tier",
    "access_conditions": "terms of access belong at /access/conditions",
    "embargo_date": "belongs at /access",
    "communities": "a catalogue is no answer",
    "grants": "belongs at /dataset/funding, with the funder and the award",
    "references": "works that a dataset cites are no publications about it",
    "language": "no answer; the language of the manifest's own prose is at /manifest/language",
}
_OF_SOFTWARE = "the deposit is of software, and says nothing about the dataset"


def recognises(source: Source) -> bool:
    """Whether a file has the name that Zenodo reads."""
    name = source.name.replace("\\", "/").rpartition("/")[2].lower()
    return name in (".zenodo.json", "zenodo.json") and not source.is_folder


def imported(source: Source, options: Options) -> Draft:
    """What the file says about a dataset, or about software if it says that or nothing. Raises Unusable."""
    data = source.mapping(source.json)
    if not data.keys() & {"title", "creators", "upload_type"}:
        raise Unusable(f"{source.name}: found neither title nor creators nor upload_type, expected a .zenodo.json")
    kind = str(data.get("upload_type", "software"))
    if kind not in ("software", "dataset"):
        raise Unusable(f"{source.name}: a deposit of the type {shown(kind)}, expected dataset or software")
    into = DraftBuilder(source.name)
    if kind == "software":
        reading = Reading(into.draft, {key: each for key, each in data.items() if key != "upload_type"})
        into.tool(reading, _TOOL)
        reading.rest(dict.fromkeys(data, _OF_SOFTWARE))
    else:
        _read_dataset(into, {key: each for key, each in data.items() if key != "upload_type"})
    return into.draft


def _read_dataset(into: DraftBuilder, data: dict[str, Any]) -> None:
    reading = Reading(into.draft, data)
    reading.rows(_DATASET)
    related = [each for each in as_list(reading.take("related_identifiers")) if isinstance(each, dict)]
    same = [each.get("identifier") for each in related if each.get("relation") == _SAME]
    own = Reading(into.draft, {"doi": [*as_list(reading.take("doi")), *same]})
    own.state("/dataset/identifiers", "doi", _IDENTIFIERS)
    into.draft.state("/dataset/creators", _parties(into, reading.take("creators"), "/creators"))
    for each in as_list(reading.take("contributors")):
        kind = each.get("type") if isinstance(each, dict) else None
        for name in _parties(into, each, "/contributors"):
            _read_role(into, name, str(kind))
    for each in related:
        if each.get("relation") != _SAME:
            _read_related(into, each)
    reading.rest(_HINTS)


def _read_role(into: DraftBuilder, name: str, kind: str) -> None:
    if kind == "ContactPerson":
        into.draft.state("/maintenance/contact", name)
    elif kind in _ROLES:
        into.add_role(name, _ROLES[kind])
    else:
        into.draft.leave("/contributors", f"the manifest has no role like {kind}")


def _read_related(into: DraftBuilder, related: dict[str, Any]) -> None:
    """Make publications of works that describe or use the dataset."""
    relation, said = str(related.get("relation")), related.get("identifier")
    kind = f"{relation[:1].upper()}{relation[1:]}"
    if kind not in READ_RELATIONS or str(related.get("resource_type", "")).startswith(("software", "dataset")):
        into.draft.leave("/related_identifiers", f"{relation} names no publication about the dataset")
        return
    bare = isinstance(said, str) and said.startswith("10.")
    if name := into.publication(f"{DOI}{said}" if bare else said, "/related_identifiers"):
        into.draft.state(f"/dataset/publications/{name}/relation", READ_RELATIONS[kind])


def _parties(into: DraftBuilder, value: Any, where: str) -> list[str]:
    return read_parties(into, [_party(each) for each in as_list(value)], Graph(), where)


def _party(value: Any) -> Any:
    """A party as one of schema.org: a person where it has an ORCID iD."""
    if not isinstance(value, dict):
        return value
    known, home, name = value.get("orcid"), value.get("affiliation"), value.get("name")
    if not isinstance(known, str) or not known:
        return {"@type": "", "name": name}
    first = re.fullmatch(r"([^,]+), ([^,]+)", name) if isinstance(name, str) else None
    homes = [{"@type": "Organization", "name": home}] if isinstance(home, str) and home else []
    whole = f"{first[2]} {first[1]}" if first else name
    own = known if known.startswith("http") else f"{ORCID}{known}"
    return {"@type": "Person", "name": whole, "identifier": own, "affiliation": homes}


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as a `.zenodo.json`; the description is written from its answers."""
    writer = Writer(manifest)
    made: dict[str, Any] = {"upload_type": "dataset", **writer.node(_DATASET)}
    made["description"] = description(writer)
    made["keywords"] = ["synthetic data"]
    own, *others = writer.answer("/dataset/identifiers", _IDENTIFIERS) or [""]
    made |= {"doi": own} if own else {}
    names = [each for each in as_list(writer.raw("/dataset/creators")) if isinstance(each, str)]
    made["creators"] = [node for name in names if (node := _agent(writer, name))]
    if names and len(made["creators"]) == len(names):
        writer.note("/dataset/creators")
    made["contributors"] = _contributors(writer)
    made["related_identifiers"] = [{"identifier": each, "relation": _SAME} for each in others] + _publications(writer)
    return Exported(embeddable(as_json({key: each for key, each in made.items() if each != []})), writer.reasons())


def _contributors(writer: Writer) -> list[dict[str, Any]]:
    having_roles = [(name, kind) for role, kind in CONTRIBUTORS.items() for name in having(writer, role)]
    contact = writer.raw("/maintenance/contact")
    if isinstance(contact, str) and contact in writer.entries("/parties"):
        writer.note("/maintenance/contact")
        having_roles.append((contact, "ContactPerson"))
    return [{**node, "type": kind} for name, kind in having_roles if (node := _agent(writer, name))]


def _agent(writer: Writer, name: str) -> dict[str, Any]:
    """A party as Zenodo has it, with its organisation if it has an ORCID iD; empty without a name."""
    at = f"/parties/{name}"
    made: dict[str, Any] = writer.node((Row("/name", "name", TEXT), Row("/orcid", "orcid", _BARE)), at)
    if "name" in made and "orcid" in made and writer.raw(f"{at}/kind") == "person":
        writer.note(f"{at}/kind")
        homes = [each for each in as_list(writer.raw(f"{at}/affiliations")) if isinstance(each, str)]
        home = writer.answer(f"/parties/{homes[0]}/name", TEXT) if homes else None
        if home and len(homes) == 1:
            writer.note(f"{at}/affiliations")
        return made | ({"affiliation": home} if home else {})
    return made if "name" in made else {}


def _publications(writer: Writer) -> list[dict[str, Any]]:
    found = []
    for name in writer.entries("/dataset/publications"):
        at = f"/dataset/publications/{name}"
        said, relation = writer.answer(f"{at}/identifier", IDENTIFIER), RELATIONS.get(str(writer.raw(f"{at}/relation")))
        if said:
            kind = relation or "IsSupplementTo"
            found.append({"identifier": doi(said) or said, "relation": f"{kind[:1].lower()}{kind[1:]}"})
            writer.note(*([f"{at}/relation"] if relation else []))
    return found


def _with_doi_first(answer: Any) -> list[str] | None:
    """The identifiers, the DOI first and bare; None if none is a DOI."""
    said = [each for each in as_list(answer) if isinstance(each, str)]
    own = next((each for each in said if doi(each)), None)
    return [str(doi(own)), *(each for each in said if each != own)] if own else None


def _with_address(value: Any) -> list[str]:
    bare = [isinstance(each, str) and each.startswith("10.") for each in value]
    return identifiers([f"{DOI}{each}" if alone else each for each, alone in zip(value, bare, strict=True)])


def _bare_orcid(answer: Any) -> str | None:
    return answer.removeprefix(ORCID) if isinstance(answer, str) else None


_IDENTIFIERS = Form(_with_doi_first, _with_address)
_BARE = Form(_bare_orcid, lambda value: f"{ORCID}{value}" if isinstance(value, str) else value)
