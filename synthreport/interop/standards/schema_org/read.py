"""schema.org JSON-LD → answers: the first Dataset of a file, its parties and its files; nothing is fetched."""

from __future__ import annotations

from typing import Any

from synthreport.document.scalars import kind_of
from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.draft.template_texts import WHY as PLACEHOLDER
from synthreport.draft.template_texts import is_placeholder
from synthreport.interop import Options
from synthreport.interop.shared import value_forms
from synthreport.interop.shared.draft_builder import DraftBuilder, role_of
from synthreport.interop.shared.field_table import Reading, Row, Unfit
from synthreport.interop.shared.json_ld import Graph, as_list, holds, plain, roots, types_of
from synthreport.interop.shared.value_forms import PATH
from synthreport.interop.shared.works import identifier_in
from synthreport.interop.standards.schema_org.vocabulary import (
    DATASET,
    DOWNLOAD,
    FILE,
    HINTS,
    ORGANISATION,
    PERSON,
    ROLES,
    VARIABLE,
    named,
)

_FILE_HINTS = {"description": "no answer of a manifest is prose about a file", "name": "only a path names a file here"}


def recognises(source: Source) -> bool:
    """Whether a file names schema.org, and a Dataset of it."""
    return holds(source, b"schema.org") and b"Dataset" in source.data and b"{" in source.data[:64]


def imported(source: Source, options: Options) -> Draft:
    """What the first Dataset of a file says. Raises Unusable if there is none."""
    nodes, graph = roots(source)
    datasets = [node for node in nodes if "Dataset" in types_of(node)]
    if not datasets:
        raise Unusable(f"{source.name}: found no node of the type Dataset")
    into = DraftBuilder(source.name)
    reading = read_dataset(into, datasets[0], graph)
    for where, node in into.mappings(reading.take("distribution"), "/distribution"):
        _read_file(into, plain(node), where)
    variables = [
        {"name": each} if isinstance(each, str) else each for each in as_list(reading.take("variableMeasured"))
    ]
    for where, node in into.mappings(variables, "/variableMeasured"):
        _read_field(into, plain(node), where)
    reading.rest(HINTS)
    return into.draft


def _read_file(into: DraftBuilder, node: dict[str, Any], where: str) -> None:
    try:
        path = PATH.read(node.get("contentUrl"))
    except Unfit as error:
        into.draft.leave(f"{where}/contentUrl", str(error))
        return
    name = into.id(_local_id(node), node.get("name"), path)
    read_file(into, name, node, DOWNLOAD, where).rest(_FILE_HINTS)


def _read_field(into: DraftBuilder, node: dict[str, Any], where: str) -> None:
    name = into.id(_local_id(node), node.get("name"))
    reading = Reading(into.draft, {key: each for key, each in node.items() if (key, each) != ("name", name)}, where)
    reading.rows(VARIABLE, f"/content/fields/{name}")
    reading.rest(dict.fromkeys(("minValue", "maxValue", "value"), "the values that occur are not taken"))


def _local_id(node: dict[str, Any]) -> str:
    name = node.get("@id")
    return name.removeprefix("#") if isinstance(name, str) and name.startswith("#") else ""


_NAMING = ("name", "givenName", "familyName", "sameAs")
"""Keys by which a party is named or known; they are read together."""


_PARTY_HINTS = {
    "affiliation": "only a person has affiliations, and this party is not said to be one",
    "url": "a page is no answer about a party",
}


def read_dataset(into: DraftBuilder, root: dict[str, Any], graph: Graph, where: str = "") -> Reading:
    """Read what the node of a dataset says, except its files; returns the node's unread rest."""
    reading = Reading(into.draft, root | {"license": _licence(root.get("license"), graph)}, where)
    reading.rows(DATASET)
    if root.get("url") in into.draft.answers.get("dataset", {}).get("identifiers", []):
        reading.take("url")
    makers = [each for key in ("creator", "author") for each in as_list(reading.take(key))]
    into.draft.state("/dataset/creators", read_parties(into, makers, graph, f"{where}/creator"))
    for party in read_parties(into, reading.take("publisher"), graph, f"{where}/publisher"):
        into.add_role(party, "publisher")
    funders = read_parties(into, reading.take("funder"), graph, f"{where}/funder")
    into.draft.state("/dataset/funding", [{"funder": party} for party in funders])
    _read_addresses(into, reading, graph)
    return reading


def _licence(value: Any, graph: Graph) -> Any:
    """Licences, each with what the document says about it elsewhere."""
    return [graph.by_id.get(str(named(each, "@id")), each) for each in as_list(value)]


def _read_addresses(into: DraftBuilder, reading: Reading, graph: Graph) -> None:
    for key in ("citation", "citeAs"):
        into.cite(reading.take(key), graph, f"{reading.where}/{key}")
    for each in as_list(reading.take("sameAs")):
        found = identifier_in(named(each, "@id", "url"))
        if found and not is_placeholder(found):
            into.draft.state(f"/dataset/distributions/{into.id('elsewhere')}/identifier", found)
        else:
            reading.leave("sameAs", PLACEHOLDER if found else "names no DOI or address")


def read_parties(into: DraftBuilder, value: Any, graph: Graph, where: str) -> list[str]:
    """The ids of the parties that nodes or names mean, which are added; a node without a name is skipped."""
    nodes = graph.nodes(value)
    strange = [each for each in as_list(value) if not isinstance(each, dict | str)]
    if strange:
        into.draft.leave(where, f"found {kind_of(strange[0])}, expected a party")
    found = [_read_party(into, node, graph, where) for node in nodes]
    return list(dict.fromkeys(name for name in found if name))


def _read_party(into: DraftBuilder, node: dict[str, Any], graph: Graph, where: str, *, deep: bool = True) -> str | None:
    try:
        name = _name_of(node)
    except Unfit as error:
        into.draft.leave(where, str(error))
        return None
    kind = _kind_of_party(node)
    found = into.party(name, kind, str(node.get("@id", "")).removeprefix("#"))
    said = {key: each for key, each in node.items() if key not in _NAMING} | {"identifier": _own_identifier(node)}
    reading = Reading(into.draft, said, where)
    reading.rows(ORGANISATION if kind == "organisation" else PERSON, f"/parties/{found}")
    if deep and kind == "person":
        homes = [_read_party(into, home, graph, where, deep=False) for home in graph.nodes(reading.take("affiliation"))]
        into.draft.state(f"/parties/{found}/affiliations", [home for home in homes if home])
    reading.rest(_PARTY_HINTS)
    return found


def _name_of(node: dict[str, Any]) -> str:
    """The name of a party, given name first where both are known; catalogues write `Berg, Ines`. Raises Unfit."""
    if not node.keys() - {"@id", "@type"}:
        raise Unfit("refers to a party that the document does not describe" if node.get("@id") else "an empty node")
    parts = [value_forms.word_or_none(node.get(key)) for key in ("givenName", "familyName")]
    names = [" ".join(part for part in parts if part)] if all(parts) else []
    said = [each for each in (*names, node.get("name"), parts[1], parts[0]) if value_forms.word_or_none(each)]
    if not said:
        raise Unfit("a party without a name")
    return value_forms.text(said[0])


def _kind_of_party(node: dict[str, Any]) -> str:
    """Person or organisation, as the type says; nothing where it says neither."""
    types = types_of(node)
    if types & {"Person"}:
        return "person"
    return "organisation" if any(each.endswith(("Organization", "Consortium", "Project")) for each in types) else ""


def _own_identifier(node: dict[str, Any]) -> str | None:
    """The ORCID iD or ROR id among the identifiers of a party."""
    said = [named(each, "value", "@id") for key in ("identifier", "@id", "sameAs") for each in as_list(node.get(key))]
    return next((each for each in said if isinstance(each, str) and ("orcid.org" in each or "ror.org" in each)), None)


def read_file(into: DraftBuilder, name: str, node: dict[str, Any], rows: tuple[Row, ...], where: str) -> Reading:
    """Read what a node says about a file; returns the node's unread rest."""
    reading, at = Reading(into.draft, node, where), f"/files/{name}"
    reading.rows((*rows, *FILE), at)
    said = reading.take("additionalType")
    path = into.draft.answers.get("files", {}).get(name, {}).get("path")
    into.draft.state(f"{at}/role", said if said in ROLES else role_of(path))
    return reading
