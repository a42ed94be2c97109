"""Record sets of Croissant as tables and fields: names, types, keys and references; inline rows are never taken."""

from __future__ import annotations

from typing import Any

from synthreport.authoring.interchange.croissant import FIELD
from synthreport.authoring.interchange.forms import text_or_none
from synthreport.authoring.interchange.gathering import Gathering
from synthreport.authoring.interchange.linked import as_list, plain
from synthreport.authoring.interchange.rows import Reading

_HINTS = {
    "description": "prose about a record set is not what one row is; say that at row_unit",
    "data": "rows are not taken",
    "examples": "rows are not taken",
    "subField": "fields inside fields are not taken; name them at /content/fields where they matter",
    "repeated": "a field that repeats is of the type `sequence`; its type was taken as that of its parts",
    "isArray": "a field that repeats is of the type `sequence`; its type was taken as that of its parts",
    "dataType": "what a record is about belongs at row_unit",
    "source": "how a value is got from the file is no answer",
}


class RecordSets:
    """The record sets of one description, while tables and fields are made of them; `files` are ids by their @id."""

    def __init__(self, into: Gathering, files: dict[str, str]) -> None:
        self._into = into
        self._files = files
        self._tables: dict[str, str] = {}
        self._fields: dict[str, tuple[str, str]] = {}

    def read(self, value: Any) -> None:
        """Take all record sets: first the fields, so that keys and references find them."""
        sets = [(number, plain(each)) for number, each in enumerate(as_list(value)) if isinstance(each, dict)]
        kept = [(number, each) for number, each in sets if self._is_table(each, f"/recordSet/{number}")]
        for number, each in kept:
            self._table(each, f"/recordSet/{number}")
        for _, each in kept:
            self._keys(each)

    def _is_table(self, node: dict[str, Any], where: str) -> bool:
        """Whether a record set describes files; one that does not is left."""
        if "data" in node:
            self._into.draft.leave(where, "it holds its rows itself, and rows are not taken")
        elif not self._files_of(node):
            self._into.draft.leave(where, "none of its fields is read from a file that is listed")
        else:
            return True
        return False

    def _table(self, node: dict[str, Any], where: str) -> None:
        reading = Reading(self._into.draft, node, where)
        said = node.get("@id") or node.get("name")
        table = self._into.id(said, node.get("name"))
        self._tables[str(said)] = table
        self._into.draft.state(f"/content/tables/{table}/files", self._files_of(node))
        for number, field in enumerate(_fields(reading.take("field"))):
            self._field(table, field, f"{where}/field/{number}")
        for key in ("name", "key"):
            reading.take(key)
        reading.rest(_HINTS)

    def _field(self, table: str, node: dict[str, Any], where: str) -> None:
        said = node.get("@id") if isinstance(node.get("@id"), str) else node.get("name")
        last = str(said).rpartition("/")[2]
        name = self._into.id(last, f"{table}.{last}")
        self._fields.setdefault(str(said), (table, name))
        at = f"/content/fields/{name}"
        self._into.draft.state(f"{at}/table", table)
        written = _column(node) or text_or_none(last)
        if written and written != name:
            self._into.draft.state(f"{at}/name", written)
        reading = Reading(self._into.draft, node, where)
        reading.rows(FIELD, at)
        for key in ("name", "source", "references"):
            reading.take(key)
        reading.rest(_HINTS)

    def _files_of(self, node: dict[str, Any]) -> list[str]:
        return list(dict.fromkeys(name for field in _fields(node.get("field")) if (name := self._file_of(field))))

    def _file_of(self, field: dict[str, Any]) -> str | None:
        source = _first(field.get("source"))
        for key in ("fileObject", "fileSet", "distribution"):
            if (name := self._files.get(str(_first(source.get(key)).get("@id")))) is not None:
                return name
        return None

    def _keys(self, node: dict[str, Any]) -> None:
        at = f"/content/tables/{self._tables[str(node.get('@id') or node.get('name'))]}"
        keys = [self._fields.get(str(_first(each).get("@id"))) for each in as_list(node.get("key"))]
        if all(keys):
            self._into.draft.state(f"{at}/key", [field for _, field in filter(None, keys)])
        foreign = map(self._foreign, _fields(node.get("field")))
        self._into.draft.state(f"{at}/foreign_keys", [key for key in foreign if key])

    def _foreign(self, field: dict[str, Any]) -> dict[str, str] | None:
        own = self._fields.get(str(field.get("@id")))
        target = _first(_first(field.get("references")).get("field") or field.get("references"))
        other = self._fields.get(str(target.get("@id")))
        return {"field": own[1], "table": other[0]} if own and other else None


def _fields(value: Any) -> list[dict[str, Any]]:
    return [plain(each) for each in as_list(value) if isinstance(each, dict)]


def _first(value: Any) -> dict[str, Any]:
    """The first node under a key, empty where there is none."""
    return next((plain(each) for each in as_list(value) if isinstance(each, dict)), {})


def _column(field: dict[str, Any]) -> str | None:
    return text_or_none(_first(_first(field.get("source")).get("extract")).get("column"))
