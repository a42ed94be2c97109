"""Frictionless data packages, versions 1 and 2: files, tables, fields and what they allow; no rows, nothing fetched."""

from __future__ import annotations

from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.source_files import Source, Unusable
from synthreport.interop import Options
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Form, Reading, Row, Unfit
from synthreport.interop.shared.json_ld import Graph, as_list, holds
from synthreport.interop.shared.licence_forms import LICENCE
from synthreport.interop.shared.value_forms import TEXT, VERSION, identifier
from synthreport.interop.standards.frictionless.resources import Resources
from synthreport.interop.standards.schema_org.read import read_parties


def _persistent(value: Any) -> list[str]:
    """The id of a package, where it is a DOI or an address. Raises Unfit for all others."""
    found = identifier(value)
    if not found.startswith(("http://", "https://", "doi:", "10.")):
        raise Unfit("no persistent identifier, but an id for this package alone")
    return [found]


_ROWS = (
    Row("/dataset/title", "title", TEXT),
    Row("/dataset/version", "version", VERSION),
    Row("/dataset/identifiers", "id", Form(list, _persistent)),
    Row("/access/licence", "licenses", LICENCE),
)
_ROLES = {"publisher": "publisher", "wrangler": "data_curation", "contributor": None, "maintainer": None}
_HINTS = {
    "description": "no answer is prose about the whole; say at its own place what it tells",
    "keywords": "keywords are no answer; kinds of data belong at /content/modalities, methods at /dataset/methods",
    "homepage": "an address is no persistent identifier by itself; add it at /dataset/identifiers if it is one",
    "created": "when the package was made is not when the dataset was released",
    "sources": "what shaped the dataset belongs at /inputs, each with its kind and routes",
    "name": "a short name; the title is at /dataset/title",
    "image": "a picture is no answer",
}


def recognises(source: Source) -> bool:
    """Whether a file is named as a data package, and lists resources."""
    name = source.name.replace("\\", "/").rpartition("/")[2].lower()
    return name in ("datapackage.json", "datapackage.yaml") and holds(source, b"resources")


def imported(source: Source, options: Options) -> Draft:
    """What a data package says. Raises Unusable if it lists no resources."""
    data = source.mapping(source.yaml if source.name.lower().endswith((".yaml", ".yml")) else source.json)
    if not isinstance(data.get("resources"), list):
        raise Unusable(f"{source.name}: found no list of resources, expected a data package")
    into = DraftBuilder(source.name)
    reading = Reading(into.draft, data)
    reading.rows(_ROWS)
    _read_contributors(into, reading)
    Resources(into).read(reading.take("resources"))
    for key in ("profile", "$schema"):
        reading.take(key)
    reading.rest(_HINTS)
    return into.draft


def _read_contributors(into: DraftBuilder, reading: Reading) -> None:
    """Take authors as makers."""
    creators: list[str] = []
    for where, node in into.mappings(reading.take("contributors"), "/contributors"):
        roles = [role for role in (*as_list(node.get("roles")), *as_list(node.get("role"))) if isinstance(role, str)]
        for name in read_parties(into, _party(node), Graph(), where):
            creators += [name] if "author" in roles or "creator" in roles else []
            for role in filter(None, map(_ROLES.get, roles)):
                into.add_role(name, role)
    into.draft.state("/dataset/creators", list(dict.fromkeys(creators)))


def _party(node: dict[str, Any]) -> dict[str, Any]:
    """A contributor as a party of schema.org; that it is a person is known where its name is given in parts."""
    made = {key: node.get(key) for key in ("givenName", "familyName", "email")}
    kind = "Person" if made["givenName"] or made["familyName"] else ""
    return made | {"@type": kind, "name": node.get("title"), "identifier": node.get("path")}
