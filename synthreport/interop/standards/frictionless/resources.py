"""Resources of a data package as files, tables and fields, with the values that their schemas allow."""

from __future__ import annotations

from typing import Any

from synthreport.document.scalars import LARGEST, kind_of
from synthreport.interop.shared.draft_builder import DraftBuilder, role_of
from synthreport.interop.shared.field_table import Form, Reading, Row, Unfit
from synthreport.interop.shared.json_ld import as_list
from synthreport.interop.shared.value_forms import (
    MEDIA_TYPE,
    PATH,
    TEXT,
    WHOLE,
    sha256,
    text,
    word,
    word_or_none,
)

_TYPES = {word: word for word in ("integer", "number", "string", "boolean", "date", "datetime", "time")}
_TYPES |= {"array": "sequence", "list": "sequence", "year": "integer"}


def _type(value: Any) -> Any:
    found = word(value)
    if found == "any":
        raise Unfit("any type is none")
    return _TYPES.get(found) or {"other": found}


def _digest(value: Any) -> str:
    """The SHA-256 of a hash `algorithm:digest`. Raises Unfit for all other algorithms."""
    algorithm, colon, digest = text(value).partition(":")
    if not colon or algorithm.lower().replace("-", "") != "sha256":
        raise Unfit("only SHA-256 is a digest here, written sha256:…")
    return sha256(digest)


def _categories(value: Any) -> list[Any]:
    """The codes that a schema allows. Raises Unfit if they are neither whole numbers nor texts."""
    codes = list(value) if isinstance(value, list) else []
    whole = all(type(code) is int and abs(code) <= LARGEST for code in codes)
    words = all(code is not None and word_or_none(code) == code for code in codes)
    if not codes or not (whole or words):
        raise Unfit("not a list of codes: whole numbers, or texts")
    return list(dict.fromkeys(codes))


def _bound(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unfit(f"found {kind_of(value)}, expected a number")
    return value


FILE = (
    Row("/path", "path", PATH),
    Row("/media_type", "mediatype", MEDIA_TYPE),
    Row("/bytes", "bytes", WHOLE),
    Row("/sha256", "hash", Form(str, _digest)),
)
FIELD = (Row("/description", "description", TEXT), Row("/type", "type", Form(str, _type)))
ALLOWED = (
    Row("/categories", "enum", Form(list, _categories)),
    Row("/range/min", "minimum", Form(float, _bound)),
    Row("/range/max", "maximum", Form(float, _bound)),
)
"""What the constraints of a field allow: it is what the schema demands, and not what occurs in the data."""

_FILE_HINTS = {
    "data": "rows are not taken",
    "description": "no answer of a manifest is prose about a file",
    "dialect": "how a file is written is no answer",
    "sources": "what shaped the dataset belongs at /inputs, each with its kind and routes",
    "licenses": "the licence of a single file is no answer; that of the dataset is at /access/licence",
    "missingValues": "how missing values are written belongs at /content/fields, as `missing`",
}
_OF_THE_FORMAT = ("name", "title", "profile", "$schema", "type", "format", "encoding", "scheme", "compression")
_FIELD_HINTS = {
    "example": "values are not taken",
    "format": "no answer of a manifest is made of it",
    "rdfType": "no answer of a manifest is made of it",
    "title": "a field is named as in the data; say what it means in its description",
    "categories": "their labels are not taken; name them at the field's categories",
    "missingValues": "how missing values are written belongs at /content/fields, as `missing`",
}


class Resources:
    """The resources of one data package, while files, tables and fields are made of them."""

    def __init__(self, into: DraftBuilder) -> None:
        self._into = into
        self._tables: dict[str, str] = {}
        self._fields: dict[tuple[str, str], str] = {}

    def read(self, value: Any) -> None:
        """Take all resources: first the fields, so that keys find them."""
        found = self._into.mappings(value, "/resources")
        schemas = [(self._resource(each, where), each.get("schema"), where) for where, each in found]
        for table, schema, where in schemas:
            if table and isinstance(schema, dict):
                self._keys(table, schema, f"{where}/schema")

    def _resource(self, node: dict[str, Any], where: str) -> str | None:
        """The id of the table that a resource with a schema holds; None where it has none."""
        reading = Reading(self._into.draft, node, where)
        paths = as_list(reading.take("path"))
        files = [self._file(reading, path, node.get("name"), single=len(paths) == 1) for path in paths]
        for key in _OF_THE_FORMAT:
            reading.take(key)
        known = [file for file in files if file]
        schema = reading.take("schema")
        why = _no_table(node, schema, known)
        if schema and why:
            reading.leave("schema", why)
        reading.rest(_FILE_HINTS)
        return None if why or not schema else self._table(node, schema, known, where)

    def _file(self, reading: Reading, path: Any, name: Any, *, single: bool) -> str | None:
        """The id of the file at a path; of many, type, size and digest are of all together, and of none."""
        try:
            found = PATH.read(path)
        except Unfit as error:
            reading.leave("path", str(error))
            return None
        own = self._into.id(name, found)
        self._into.draft.state(f"/files/{own}/path", found)
        self._into.draft.state(f"/files/{own}/role", role_of(found))
        if single:
            reading.rows(FILE, f"/files/{own}")
        return own

    def _table(self, node: dict[str, Any], schema: dict[str, Any], files: list[str], where: str) -> str:
        said = node.get("name")
        table = self._into.id(f"{said}_table" if isinstance(said, str) else "table")
        self._tables[str(said)] = table
        self._into.draft.state(f"/content/tables/{table}/files", files)
        for place, field in self._into.mappings(schema.get("fields"), f"{where}/schema/fields"):
            self._field(table, field, place)
        rest = Reading(self._into.draft, schema, f"{where}/schema")
        for key in ("fields", "primaryKey", "foreignKeys", "$schema", "fieldsMatch"):
            rest.take(key)
        rest.rest(_FIELD_HINTS)
        return table

    def _field(self, table: str, node: dict[str, Any], where: str) -> None:
        said = word_or_none(node.get("name"))
        if said is None:
            self._into.draft.leave(where, "a field without a name")
            return
        own = self._into.id(said, f"{table}.{said}")
        self._fields.setdefault((table, str(node["name"])), own)
        at = f"/content/fields/{own}"
        self._into.draft.state(at, {"table": table, "name": None if said == own else said})
        reading = Reading(self._into.draft, {key: each for key, each in node.items() if key != "name"}, where)
        reading.rows(FIELD, at)
        self._limits(reading, at)
        reading.rest(_FIELD_HINTS)

    def _limits(self, field: Reading, at: str) -> None:
        """Take what the constraints of a field allow."""
        allowed = field.take("constraints")
        if isinstance(allowed, dict):
            limits = Reading(self._into.draft, allowed, f"{field.where}/constraints")
            limits.rows(ALLOWED, at)
            limits.rest()
        elif allowed is not None:
            field.leave("constraints", f"found {kind_of(allowed)}, expected a mapping")

    def _keys(self, table: str, schema: dict[str, Any], where: str) -> None:
        at = f"/content/tables/{table}"
        keys = self._named(table, schema.get("primaryKey"))
        if schema.get("primaryKey") and not keys:
            self._into.draft.leave(f"{where}/primaryKey", "names a field that the schema does not describe")
        self._into.draft.state(f"{at}/key", keys)
        foreign = []
        for place, each in self._into.mappings(schema.get("foreignKeys"), f"{where}/foreignKeys"):
            target, why = self._target(table, each)
            if why:
                self._into.draft.leave(place, why)
            else:
                foreign.append(target)
        self._into.draft.state(f"{at}/foreign_keys", foreign)

    def _target(self, table: str, key: dict[str, Any]) -> tuple[dict[str, str], str]:
        """The answer on a foreign key, and why there is none."""
        reference = key.get("reference")
        other = str(reference.get("resource") or "") if isinstance(reference, dict) else ""
        fields = self._named(table, key.get("fields"))
        target = table if other in ("", "self") else self._tables.get(other)
        if not isinstance(reference, dict) or not fields:
            return {}, "names no field that the schema describes, or nothing that it refers to"
        if len(fields) > 1:
            return {}, "a reference by several fields together; a manifest holds one field each"
        return ({"field": fields[0], "table": target}, "") if target else ({}, "leads to a table that is not described")

    def _named(self, table: str, names: Any) -> list[str]:
        """The ids of fields by their names; none if one of them is missing."""
        found = [self._fields.get((table, str(name))) for name in as_list(names)]
        return [name for name in found if name] if all(found) else []


def _no_table(node: dict[str, Any], schema: Any, files: list[str]) -> str:
    """Why no table is made of a resource that has a schema; empty where one is."""
    if isinstance(schema, str):
        return "a schema elsewhere is not followed"
    if not isinstance(schema, dict):
        return f"found {kind_of(schema)}, expected a mapping"
    if files:
        return ""
    return f"a table is in a file, and {'the rows are here' if 'data' in node else 'none is made of its path'}"
