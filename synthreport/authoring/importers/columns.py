"""The tables and fields of a draft, under ids that are made of their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from synthreport.authoring.draft import Draft, id_of


class Columns:
    """Enters tables and fields into a draft, and knows under which ids they stand."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._tables: dict[str, str] = {}
        self._fields: dict[tuple[str, str], str] = {}

    def add_table(self, name: str) -> str:
        """The id of a table. Nothing is stated of it yet."""
        if name not in self._tables:
            self._tables[name] = id_of(name, set(self._tables.values()))
        return self._tables[name]

    def add_field(self, owner: str, name: str, **answers: Any) -> str:
        """Enter a field. A name that is taken is led by its table's, and stated where the id does not say it."""
        if (owner, name) in self._fields:
            return self._fields[owner, name]
        taken = set(self._fields.values())
        own = id_of(name)
        made = own if own not in taken else id_of(f"{owner} {name}", taken)
        self._fields[owner, name] = made
        said = name if made != name or not any(answers.values()) else None
        self._draft.state(f"/content/fields/{made}", {**answers, "name": said})
        return made

    def key_table(self, table: str, key: list[str], foreign: Sequence[tuple[str, str]] = ()) -> None:
        """State the key of a table and the fields that refer to others; a key's field is entered if it was not."""
        made = self._tables[table]
        known = [self.add_field(table, each, table=made) for each in key]
        links = [
            {"field": self.field_id(table, each), "table": self._tables[other]}
            for each, other in foreign
            if self.field_id(table, each) and other in self._tables
        ]
        if len(links) < len(foreign):
            self._draft.leave(f"references of {table}", "some lead to a table or from a field that is not described")
        self._draft.state(f"/content/tables/{made}", {"key": known or "none", "foreign_keys": links})

    def field_id(self, table: str, name: str) -> str | None:
        """The id of a field that was added."""
        return self._fields.get((table, name))
