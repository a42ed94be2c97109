"""Tables and fields as record sets of Croissant."""

from __future__ import annotations

from typing import Any

from synthreport.interop.shared.field_table import Writer
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.standards.croissant.vocabulary import FIELD

Nodes = dict[str, dict[str, Any]]


def record_set_node(writer: Writer, table: str, files: Nodes) -> dict[str, Any] | None:
    """The record set of a table whose files have these nodes; None where it has no such file, or no fields."""
    at = f"/content/tables/{table}"
    names = _fields_of(writer, table)
    held = _known(writer.raw(f"{at}/files"), files)
    if not names or not held:
        return None
    made: dict[str, Any] = {"@type": "cr:RecordSet", "@id": table, "name": table}
    if isinstance(unit := writer.raw(f"{at}/row_unit"), str):
        made["description"] = unit
    if held == writer.raw(f"{at}/files") and len(held) == 1:
        writer.note(f"{at}/files")
    references = _references(writer, table)
    fields = [_field(writer, table, name, files[held[0]]) | references.get(name, {}) for name in names]
    return made | _key(writer, table, names) | {"field": fields}


def _key(writer: Writer, table: str, names: list[str]) -> dict[str, Any]:
    pointer = f"/content/tables/{table}/key"
    keys = _known(writer.raw(pointer), names)
    if not keys or keys != writer.raw(pointer):
        return {}
    writer.note(pointer)
    return {"key": [{"@id": f"{table}/{key}"} for key in keys]}


def _fields_of(writer: Writer, table: str) -> list[str]:
    """The fields of a table, but for families: they have no single column."""
    entries = writer.entries("/content/fields").items()
    return [name for name, entry in entries if entry.get("table") == table and "pattern" not in entry]


def _known(names: Any, among: Any) -> list[str]:
    return [name for name in as_list(names) if isinstance(name, str) and name in among]


def _field(writer: Writer, table: str, name: str, source: dict[str, Any]) -> dict[str, Any]:
    at, own = f"/content/fields/{name}", f"{table}/{name}"
    writer.note(f"{at}/table", f"{at}/name")
    column = writer.raw(f"{at}/name") or name
    kind = "fileSet" if source["@type"] == "cr:FileSet" else "fileObject"
    made: dict[str, Any] = {"@type": "cr:Field", "@id": own, "name": own, "dataType": "sc:Text"}
    made |= writer.node(FIELD, at)
    return made | {"source": {kind: {"@id": source["@id"]}, "extract": {"column": str(column)}}}


def _references(writer: Writer, table: str) -> Nodes:
    """The references of fields to the keys of other tables, by field; a key of several fields cannot be said."""
    pointer = f"/content/tables/{table}/foreign_keys"
    said = [each for each in as_list(writer.raw(pointer)) if isinstance(each, dict)]
    found = {str(each.get("field")): _key_of(writer, each.get("table")) for each in said}
    made = {field: {"references": {"field": {"@id": key}}} for field, key in found.items() if key}
    if said and len(made) == len(said) and made.keys() <= set(_fields_of(writer, table)):
        writer.note(pointer)
    return made


def _key_of(writer: Writer, table: Any) -> str | None:
    if not isinstance(table, str):
        return None
    keys = _known(writer.raw(f"/content/tables/{table}/key"), _fields_of(writer, table))
    return f"{table}/{keys[0]}" if len(keys) == 1 else None
