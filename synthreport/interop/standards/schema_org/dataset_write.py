"""A manifest in the words of schema.org: the dataset, and who took part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from synthreport.interop.shared.field_table import Row, Telling
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import IDENTIFIER, TEXT
from synthreport.interop.standards.schema_org.vocabulary import DATASET, FILE, KINDS, ROLES

Kinds = Mapping[str, tuple[str, tuple[Row, ...]]]
"""The types of parties by their kind, each with what can be said of one."""


def told_dataset(telling: Telling) -> dict[str, Any]:
    """The node of a dataset, without its files."""
    made = {"@type": "Dataset", **telling.node(DATASET), "description": description(telling)}
    made["keywords"] = ["synthetic data"]
    made["creator"] = told_parties(telling, "/dataset/creators", telling.raw("/dataset/creators"))
    made["publisher"] = told_with_role(telling, "publisher")
    made["funder"] = _told_funders(telling)
    made["citation"] = _told_addresses(telling, "/dataset/publications")
    made["sameAs"] = _told_addresses(telling, "/dataset/distributions")
    return {key: value for key, value in made.items() if value not in (None, [])}


def description(telling: Telling) -> str:
    """A description for formats that want one, made of what the manifest says of how much is synthetic, and how."""
    methods = [each for each in as_list(telling.raw("/dataset/methods")) if isinstance(each, str)]
    kind = telling.raw("/dataset/composition/kind")
    said = ", ".join(word.replace("_", " ") for word in (kind, *methods) if isinstance(word, str))
    kinds = f" ({said})" if said else ""
    return f"A synthetic dataset{kinds}. Its synthreport manifest tells how it was made and tested."


def told_parties(telling: Telling, pointer: str, names: Any, kinds: Kinds = KINDS) -> list[dict[str, Any]]:
    """The nodes of the parties of a list of ids, which stands at a pointer."""
    found = _known_parties(telling, names)
    if found and found == names:
        telling.tell(pointer)
    return [told_party(telling, name, kinds) for name in found]


def _known_parties(telling: Telling, names: Any) -> list[str]:
    known = telling.entries("/parties")
    return [name for name in as_list(names) if isinstance(name, str) and name in known]


def told_party(telling: Telling, name: str, kinds: Kinds = KINDS, *, deep: bool = True) -> dict[str, Any]:
    """The node of a party; with its organisations, unless it is not to be deep."""
    at, party = f"/parties/{name}", telling.entries("/parties")[name]
    kind, rows = kinds.get(str(party.get("kind")), ("SoftwareApplication", ()))
    if rows:
        telling.tell(f"{at}/kind")
    made = {"@type": kind, "@id": f"#{name}", **telling.node((Row("/name", "name", TEXT), *rows), at)}
    homes = party.get("affiliations") if deep else None
    known = _known_parties(telling, homes)
    if known:
        made["affiliation"] = [told_party(telling, each, kinds, deep=False) for each in known]
        telling.tell(*[f"{at}/affiliations"] if known == homes else ())
    return made


def told_with_role(telling: Telling, role: str, kinds: Kinds = KINDS) -> list[dict[str, Any]]:
    """The nodes of the parties that have a role."""
    return [told_party(telling, name, kinds) for name in having(telling, role)]


def having(telling: Telling, role: str) -> list[str]:
    """The parties that have a role, which counts as told where they have no other."""
    found = [name for name, party in telling.entries("/parties").items() if role in as_list(party.get("roles"))]
    telling.tell(*(pointer for name in found if telling.raw(pointer := f"/parties/{name}/roles") == [role]))
    return found


def _told_funders(telling: Telling) -> list[dict[str, Any]]:
    funding = [each for each in as_list(telling.raw("/dataset/funding")) if isinstance(each, dict)]
    names = list(dict.fromkeys(_known_parties(telling, [each.get("funder") for each in funding])))
    if funding and funding == [{"funder": name} for name in names]:
        telling.tell("/dataset/funding")
    return [told_party(telling, name) for name in names]


def _told_addresses(telling: Telling, pointer: str) -> list[str]:
    found = (telling.answer(f"{pointer}/{name}/identifier", IDENTIFIER) for name in telling.entries(pointer))
    return [each for each in found if each]


def told_file(telling: Telling, name: str, rows: tuple[Row, ...]) -> dict[str, Any]:
    """The node of a file, without its type and its id."""
    at, role = f"/files/{name}", telling.raw(f"/files/{name}/role")
    made = telling.node((*rows, *FILE), at)
    if role in ROLES:
        telling.tell(f"{at}/role")
        made["additionalType"] = role
    return made
