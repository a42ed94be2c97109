"""What the words of schema.org say of a dataset and of who took part, as answers."""

from __future__ import annotations

from typing import Any

from synthreport.authoring.interchange import forms
from synthreport.authoring.interchange.gathering import Gathering, identifier_in, role_of
from synthreport.authoring.interchange.linked import Graph, as_list, types_of
from synthreport.authoring.interchange.rows import Reading, Row, Unfit
from synthreport.authoring.interchange.schema import DATASET, FILE, ORGANISATION, PERSON, ROLES, named


def read_dataset(into: Gathering, root: dict[str, Any], graph: Graph, where: str = "") -> Reading:
    """Take what the node of a dataset says, but for its files; gives back what is still to be read."""
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
    _read_addresses(into, reading)
    return reading


def _licence(value: Any, graph: Graph) -> Any:
    """A licence, or what the node says that stands for it inside the document."""
    inside = [node for node in graph.nodes(value) if str(node.get("@id", "")).startswith("#")]
    return named(inside[0], "url", "name") if inside else value


def _read_addresses(into: Gathering, reading: Reading) -> None:
    for key in ("citation", "citeAs"):
        for work in as_list(reading.take(key)):
            into.publication(named(work, "identifier", "@id", "url", "name"), f"{reading.where}/{key}")
    for each in as_list(reading.take("sameAs")):
        found = identifier_in(named(each, "@id", "url"))
        if found:
            into.draft.state(f"/dataset/distributions/{into.id('elsewhere')}/identifier", found)
        else:
            reading.leave("sameAs", "names no DOI or address")


def read_parties(into: Gathering, value: Any, graph: Graph, where: str) -> list[str]:
    """The ids of the parties that nodes or names stand for, which are made; a node without a name is left."""
    found = [_read_party(into, node, graph, where) for node in graph.nodes(value)]
    return list(dict.fromkeys(name for name in found if name))


def _read_party(into: Gathering, node: dict[str, Any], graph: Graph, where: str, *, deep: bool = True) -> str | None:
    parts = [node.get(key) for key in ("givenName", "familyName")]
    try:
        name = forms.text(node.get("name") or " ".join(part for part in parts if isinstance(part, str)))
    except Unfit as error:
        into.draft.leave(where, f"a party without a name: {error}")
        return None
    kind = _kind_of_party(node)
    found = into.party(name, kind, str(node.get("@id", "")).removeprefix("#"))
    said = {"identifier": _own_identifier(node), "email": node.get("email")}
    Reading(into.draft, said, where).rows(ORGANISATION if kind == "organisation" else PERSON, f"/parties/{found}")
    if deep and kind == "person":
        homes = [_read_party(into, home, graph, where, deep=False) for home in graph.nodes(node.get("affiliation"))]
        into.draft.state(f"/parties/{found}/affiliations", [home for home in homes if home])
    return found


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


def read_file(into: Gathering, name: str, node: dict[str, Any], rows: tuple[Row, ...], where: str) -> Reading:
    """Take what a node says of a file; gives back what is still to be read."""
    reading, at = Reading(into.draft, node, where), f"/files/{name}"
    reading.rows((*rows, *FILE), at)
    said = reading.take("additionalType")
    path = into.draft.answers.get("files", {}).get(name, {}).get("path")
    into.draft.state(f"{at}/role", said if said in ROLES else role_of(path))
    return reading
