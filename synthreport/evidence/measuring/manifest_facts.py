"""What a manifest says that measuring needs: the table, its fields and their roles, tasks, estimands, groups, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from synthreport.document.pointers import get
from synthreport.standard.gaps import is_gap

Entry = dict[str, Any]

SMALL = 10
"""The smallest count of real rows that is reported, unless the manifest sets another limit."""

_LEFT_OUT = ("identifier", "link_to_source", "row_marker", "free_text")
_EQUALS = re.compile(r"\s*([A-Za-z_]\w*)\s*=\s*('[^']*'|-?[0-9.]+)\s*")


class Group(NamedTuple):
    """A group of rows: its id, and the SQL condition that says who belongs to it."""

    id: str
    condition: str


class Facts:
    """The answers of one manifest about one table."""

    def __init__(self, data: Any, table: str | None = None) -> None:
        self.data = data if isinstance(data, dict) else {}
        self.table = table
        own = {id: each for id, each in self.entries("content", "fields") if self._is_own(each)}
        self.fields: dict[str, Entry] = {id: each for id, each in own.items() if "pattern" not in each}
        self.ids = {str(each.get("name") or id): id for id, each in self.fields.items()}

    def entries(self, *path: str) -> Iterator[tuple[str, Entry]]:
        """The entries of a collection that are stated."""
        found = get(self.data, "/" + "/".join(path), None)
        for id, each in found.items() if isinstance(found, dict) and not is_gap(found) else ():
            if isinstance(each, dict) and not is_gap(each):
                yield id, each

    def listed(self, *path: str) -> list[str]:
        """A list of texts; empty if there is none."""
        return texts(get(self.data, "/" + "/".join(path), None))

    def column(self, field: Any) -> str:
        """The name in the data of a field."""
        own = self.fields.get(field) if isinstance(field, str) else None
        return str((own or {}).get("name") or field)

    def columns(self, fields: Any) -> list[str]:
        """The names in the data of a list of fields."""
        return [self.column(each) for each in texts(fields)]

    def named(self, columns: Any) -> list[str] | None:
        """The ids of columns as fields; None if the manifest does not describe one of them."""
        found = [self.ids.get(column) for column in columns]
        return None if None in found else [str(each) for each in found]

    def with_role(self, *roles: str) -> list[str]:
        """The columns whose fields have one of these roles."""
        return [self.column(id) for id, each in self.fields.items() if set(texts(each.get("roles"))) & set(roles)]

    @property
    def left_out(self) -> list[str]:
        """Columns that identify rows or hold free text, which no metric compares."""
        return self.with_role(*_LEFT_OUT)

    @property
    def quasi_identifiers(self) -> list[str]:
        """Columns that an attacker may know: those of the threat model, or else by their roles."""
        said = self.listed("privacy", "threat_model", "quasi_identifiers")
        return self.columns(said) if said else self.with_role("quasi_identifier")

    @property
    def small(self) -> int:
        """The smallest count of real rows that may be reported."""
        limit = get(self.data, "/manifest/small_cell_limit", None)
        return 1 if limit == "none" else limit if isinstance(limit, int) and not isinstance(limit, bool) else SMALL

    @property
    def groups(self) -> Iterator[Group]:
        """The groups whose condition a machine can run: their expression, or a definition such as `sex = 1`."""
        for id, each in self.entries("content", "groups"):
            condition, definition = each.get("expression"), each.get("definition")
            if isinstance(condition, str) and each.get("table") in (None, self.table):
                yield Group(id, condition)
            elif isinstance(definition, str) and _EQUALS.fullmatch(definition):
                yield Group(id, definition)

    def _is_own(self, field: Entry) -> bool:
        return self.table is None or field.get("table") in (None, self.table)


def texts(value: Any) -> list[str]:
    """The texts of a list; empty for anything else."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def tables_of(data: Any, file: str) -> list[str]:
    """The ids of the tables that a file holds."""
    facts = Facts(data)
    return [id for id, each in facts.entries("content", "tables") if file in texts(each.get("files"))]


def stated(entry: Mapping[str, Any], key: str) -> Any:
    """An answer; None for a gap or `none`."""
    value = entry.get(key)
    return None if is_gap(value) or value == "none" else value
