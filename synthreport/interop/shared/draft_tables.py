"""The tables and fields of a draft, under ids that are made of their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids


class Columns:
    """Enters tables and fields into a draft, and knows their ids."""

    def __init__(self, draft: Draft, ids: Ids) -> None:
        self._draft = draft
        self._ids = ids
        self._tables: dict[str, str] = {}
        self._fields: dict[tuple[str, str], str] = {}

    def add_table(self, name: str) -> str:
        """The id of a table, about which nothing is stated yet."""
        if name not in self._tables:
            self._tables[name] = self._ids.new(name)
        return self._tables[name]

    def add_field(self, owner: str, name: str, **answers: Any) -> str:
        """Enter a field. A name already in use is prefixed with its table's, and stated if the id does not show it."""
        if (owner, name) in self._fields:
            return self._fields[owner, name]
        made = self._ids.new(name, f"{owner} {name}")
        self._fields[owner, name] = made
        said = name if made != name or not any(answers.values()) else None
        self._draft.state(f"/content/fields/{made}", {**answers, "name": said})
        return made

    def key_table(self, table: str, key: list[str] | None, foreign: Sequence[tuple[str, str]] = ()) -> None:
        """State the key of a table and the fields that refer to others; a key's field is entered if it was not.

        A key that exists but cannot be read is None: it is unknown, not missing.
        """
        made = self._tables[table]
        known = [self.add_field(table, each, table=made) for each in key or ()]
        if key is None:
            self._draft.leave(f"primary_key of {table}", "names no column")
        links = [
            {"field": self.field_id(table, each), "table": self._tables[other]}
            for each, other in foreign
            if self.field_id(table, each) and other in self._tables
        ]
        if len(links) < len(foreign):
            self._draft.leave(f"references of {table}", "some lead to a table or from a field that is not described")
        answers = {"key": {"gap": "unknown"} if key is None else known or "none", "foreign_keys": links}
        self._draft.state(f"/content/tables/{made}", answers)

    def field_id(self, table: str, name: str) -> str | None:
        """The id of a field that was added."""
        return self._fields.get((table, name))
