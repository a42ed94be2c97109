"""A manifest in the words of schema.org, as search engines for datasets read them, and other formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from synthreport.files.serialise import as_json, embeddable
from synthreport.interop import Exported
from synthreport.interop.shared.field_table import Row, Writer
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import IDENTIFIER, TEXT
from synthreport.interop.standards.schema_org.vocabulary import DATASET, DOWNLOAD, FILE, KINDS, ROLES, VARIABLE


def exported(manifest: dict[str, Any]) -> Exported:
    """A manifest as a schema.org Dataset."""
    writer = Writer(manifest)
    made = {"@context": "https://schema.org", **dataset_node(writer)}
    made["distribution"] = [
        {"@type": "DataDownload", "@id": f"#{name}", **file_node(writer, name, DOWNLOAD)}
        for name in writer.entries("/files")
        if isinstance(writer.raw(f"/files/{name}/path"), str)
    ]
    made["variableMeasured"] = [
        {"@type": "PropertyValue", "@id": f"#{name}", "name": name, **writer.node(VARIABLE, f"/content/fields/{name}")}
        for name in writer.entries("/content/fields")
    ]
    return Exported(embeddable(as_json({key: value for key, value in made.items() if value != []})), writer.reasons())


Kinds = Mapping[str, tuple[str, tuple[Row, ...]]]
"""The types of parties by their kind, each with the keys that one can have."""


def dataset_node(writer: Writer) -> dict[str, Any]:
    """The node of a dataset, without its files."""
    made = {"@type": "Dataset", **writer.node(DATASET), "description": description(writer)}
    made["keywords"] = ["synthetic data"]
    made["creator"] = party_nodes(writer, "/dataset/creators", writer.raw("/dataset/creators"))
    made["publisher"] = nodes_with_role(writer, "publisher")
    made["funder"] = _funder_nodes(writer)
    made["citation"] = _addresses(writer, "/dataset/publications")
    made["sameAs"] = _addresses(writer, "/dataset/distributions")
    return {key: value for key, value in made.items() if value not in (None, [])}


def description(writer: Writer) -> str:
    """A description for formats that want one, from the manifest's answers on how much is synthetic, and how."""
    methods = [each for each in as_list(writer.raw("/dataset/methods")) if isinstance(each, str)]
    kind = writer.raw("/dataset/composition/kind")
    said = ", ".join(word.replace("_", " ") for word in (kind, *methods) if isinstance(word, str))
    kinds = f" ({said})" if said else ""
    return f"A synthetic dataset{kinds}. Its synthreport manifest tells how it was made and tested."


def party_nodes(writer: Writer, pointer: str, names: Any, kinds: Kinds = KINDS) -> list[dict[str, Any]]:
    """The nodes of the parties in the list of ids at a pointer."""
    found = _known_parties(writer, names)
    if found and found == names:
        writer.note(pointer)
    return [party_node(writer, name, kinds) for name in found]


def _known_parties(writer: Writer, names: Any) -> list[str]:
    known = writer.entries("/parties")
    return [name for name in as_list(names) if isinstance(name, str) and name in known]


def party_node(writer: Writer, name: str, kinds: Kinds = KINDS, *, deep: bool = True) -> dict[str, Any]:
    """The node of a party; with its organisations if `deep`."""
    at, party = f"/parties/{name}", writer.entries("/parties")[name]
    kind, rows = kinds.get(str(party.get("kind")), ("SoftwareApplication", ()))
    if rows:
        writer.note(f"{at}/kind")
    made = {"@type": kind, "@id": f"#{name}", **writer.node((Row("/name", "name", TEXT), *rows), at)}
    homes = party.get("affiliations") if deep else None
    known = _known_parties(writer, homes)
    if known:
        made["affiliation"] = [party_node(writer, each, kinds, deep=False) for each in known]
        writer.note(*[f"{at}/affiliations"] if known == homes else ())
    return made


def nodes_with_role(writer: Writer, role: str, kinds: Kinds = KINDS) -> list[dict[str, Any]]:
    """The nodes of the parties that have a role."""
    return [party_node(writer, name, kinds) for name in having(writer, role)]


def having(writer: Writer, role: str) -> list[str]:
    """The parties that have a role, which counts as written if they have no other."""
    found = [name for name, party in writer.entries("/parties").items() if role in as_list(party.get("roles"))]
    writer.note(*(pointer for name in found if writer.raw(pointer := f"/parties/{name}/roles") == [role]))
    return found


def _funder_nodes(writer: Writer) -> list[dict[str, Any]]:
    funding = [each for each in as_list(writer.raw("/dataset/funding")) if isinstance(each, dict)]
    names = list(dict.fromkeys(_known_parties(writer, [each.get("funder") for each in funding])))
    if funding and funding == [{"funder": name} for name in names]:
        writer.note("/dataset/funding")
    return [party_node(writer, name) for name in names]


def _addresses(writer: Writer, pointer: str) -> list[str]:
    found = (writer.answer(f"{pointer}/{name}/identifier", IDENTIFIER) for name in writer.entries(pointer))
    return [each for each in found if each]


def file_node(writer: Writer, name: str, rows: tuple[Row, ...]) -> dict[str, Any]:
    """The node of a file, without its type and its id."""
    at, role = f"/files/{name}", writer.raw(f"/files/{name}/role")
    made = writer.node((*rows, *FILE), at)
    if role in ROLES:
        writer.note(f"{at}/role")
        made["additionalType"] = role
    return made
