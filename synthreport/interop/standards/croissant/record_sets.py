"""Record sets of Croissant, read and written as tables and fields: names, types, keys, references; never inline rows.

From 1.0 on, nodes are known by `@id`; before, by names: a field by its own in its record set, and elsewhere by
`record set/field`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.positions import shown
from synthreport.interop.shared.draft_builder import DraftBuilder
from synthreport.interop.shared.field_table import Reading, Writer
from synthreport.interop.shared.json_ld import as_list, plain, reference
from synthreport.interop.shared.value_forms import word_or_none
from synthreport.interop.standards.croissant.vocabulary import FIELD, file_of

_HINTS = {
    "description": "prose about a record set is not what one row is; say that at row_unit",
    "data": "rows are not taken",
    "examples": "rows are not taken",
    "subField": "fields inside fields are not taken; name them at /content/fields where they matter",
    "dataType": "what a record is about belongs at row_unit",
    "isEnumeration": "what codes mean belongs at /content/fields, as categories",
    "parentField": "how records are nested is no answer",
}
_REPEATS = dict.fromkeys(("repeated", "isArray"), "a field that repeats is of the type `sequence`; say so at its type")
_HINTS |= _REPEATS
_NO_ANSWERS = {"name", "source", "references", *_REPEATS}
"""Keys of a field that were already read or have no answer; `repeated` is reported if it is true."""


class RecordSets:
    """The record sets of one description, while tables and fields are made of them; `files` are ids by their @id."""

    def __init__(self, into: DraftBuilder, files: dict[str, str]) -> None:
        self._into = into
        self._files = files
        self._tables: dict[str, str] = {}
        self._fields: dict[str, tuple[str, str]] = {}

    def read(self, value: Any) -> None:
        """Take all record sets: first the fields, so that keys and references find them."""
        sets = [(where, plain(each)) for where, each in self._into.mappings(value, "/recordSet")]
        kept = [(where, each) for where, each in sets if self._is_table(each, where)]
        for where, each in kept:
            self._table(each, where)
        for where, each in kept:
            self._keys(each, where)

    def _is_table(self, node: dict[str, Any], where: str) -> bool:
        """Whether a record set describes files; one that does not is left."""
        if "data" in node:
            why = "it holds its rows itself, and rows are not taken"
        else:
            why = "" if self._files_of(node) else self._without_files(node)
        if why:
            self._into.draft.leave(where, why)
        return not why

    def _without_files(self, node: dict[str, Any]) -> str:
        """Why no file holds the rows of a record set."""
        sources = [_source(field) for field in _fields(node)]
        if not sources:
            return "it describes no fields"
        if named := [name for _, name in sources if name]:
            return f"its fields are read from {shown(named[0])}, of which no file is made"
        elsewhere = any(source.get("field") for source, _ in sources)
        return "its fields are those of other record sets" if elsewhere else "no field says what file it is read from"

    def _table(self, node: dict[str, Any], where: str) -> None:
        reading = Reading(self._into.draft, node, where)
        said = _own(node)
        table = self._into.id(said, node.get("name"))
        self._tables[said] = table
        self._into.draft.state(f"/content/tables/{table}/files", self._files_of(node))
        for place, field in self._into.mappings(reading.take("field"), f"{where}/field"):
            self._field(said, plain(field), place)
        for key in ("name", "key"):
            reading.take(key)
        reading.rest(_HINTS)

    def _field(self, owner: str, node: dict[str, Any], where: str) -> None:
        full, table = _full(owner, node), self._tables[owner]
        last = full.rpartition("/")[2]
        name = self._into.id(last, f"{table}.{last}")
        self._fields.setdefault(full, (table, name))
        written = _column(node) or word_or_none(last)
        at = f"/content/fields/{name}"
        self._into.draft.state(at, {"table": table, "name": None if written == name else written})
        said = {
            key: each for key, each in node.items() if key not in _NO_ANSWERS or (key in _REPEATS and _is_true(each))
        }
        reading = Reading(self._into.draft, said, where)
        reading.rows(FIELD, at)
        reading.rest(_HINTS)

    def _files_of(self, node: dict[str, Any]) -> list[str]:
        named = (self._files.get(_source(field)[1]) for field in _fields(node))
        return list(dict.fromkeys(filter(None, named)))

    def _keys(self, node: dict[str, Any], where: str) -> None:
        owner = _own(node)
        at = f"/content/tables/{self._tables[owner]}"
        keys = [self._known(owner, each) for each in as_list(node.get("key"))]
        if all(keys):
            self._into.draft.state(f"{at}/key", [field for _, field in filter(None, keys)])
        else:
            self._into.draft.leave(f"{where}/key", "names a field that the record set does not describe")
        self._into.draft.state(f"{at}/foreign_keys", list(self._foreign(owner, node, where)))

    def _foreign(self, owner: str, node: dict[str, Any], where: str) -> Iterator[dict[str, str]]:
        """The references of fields to the fields of other tables."""
        for number, field in enumerate(plain(each) for each in as_list(node.get("field")) if isinstance(each, dict)):
            own = self._known(owner, _full(owner, field))
            target = plain(first) if isinstance(first := _first(field.get("references")), dict) else {}
            other = self._known("", target.get("field") or field.get("references"))
            if own and other:
                yield {"field": own[1], "table": other[0]}
            elif field.get("references") and not file_of(target):
                self._into.draft.leave(f"{where}/field/{number}/references", "leads to no field of a table here")

    def _known(self, owner: str, value: Any) -> tuple[str, str] | None:
        """The table and the id of the field that a reference names, of its own record set or of any."""
        name = reference(value)
        return self._fields.get(f"{owner}/{name}") or self._fields.get(name)


def _own(node: dict[str, Any]) -> str:
    """The name that identifies a record set."""
    return str(node.get("@id") or node.get("name"))


def _full(owner: str, field: dict[str, Any]) -> str:
    """The name that identifies a field in the whole description."""
    if isinstance(found := field.get("@id"), str):
        return found
    name = str(field.get("name"))
    return name if name.startswith(f"{owner}/") else f"{owner}/{name}"


def _first(value: Any) -> Any:
    """The first value under a key, None if there is none."""
    return next(iter(as_list(value)), None)


def _fields(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a record set, and those inside them."""
    found = [plain(each) for key in ("field", "subField") for each in as_list(node.get(key)) if isinstance(each, dict)]
    return [*found, *(inner for each in found for inner in _fields(each))]


def _source(field: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The source of a field, and what it names as its file; before 0.8, `#{file/column}` was all of it.

    If there is none, a reference that names a file is read as one, as examples of 1.0 have it.
    """
    found = _first(field.get("source") or field.get("references"))
    if isinstance(found, str):
        file, slash, column = reference(found).rpartition("/")
        return {"extract": {"column": column}}, file if slash else column
    source = plain(found) if isinstance(found, dict) else {}
    return source, "" if "@id" in source else file_of(source)


def _column(field: dict[str, Any]) -> str | None:
    """The column that a field is read from."""
    source, _ = _source(field)
    for key, column in (("extract", "column"), ("extract", "csvColumn"), ("dataExtraction", "csvColumn")):
        if isinstance(found := _first(source.get(key)), dict) and (named := word_or_none(plain(found).get(column))):
            return named
    return None


def _is_true(value: Any) -> bool:
    return value is True or str(value).lower() == "true"


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
