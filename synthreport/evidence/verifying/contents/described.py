"""Tables and fields as the manifest describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.pointers import get, pointer_of
from synthreport.standard.gaps import is_gap

Entry = dict[str, Any]

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")


class Field(NamedTuple):
    """One field, or a family of like fields, of a table."""

    id: str
    entry: Entry

    @property
    def pointer(self) -> str:
        """The pointer of the field."""
        return pointer_of(["content", "fields", self.id])

    @property
    def name(self) -> str:
        """The name of its column."""
        name = self.says("name")
        return name if isinstance(name, str) else self.id

    @property
    def is_family(self) -> bool:
        """Whether it stands for many columns, by a pattern of their names."""
        return isinstance(self.says("pattern"), str)

    @property
    def type(self) -> str:
        """The type of its values; empty if that is not stated in one of the standard's words."""
        found = self.says("type")
        return found if isinstance(found, str) else ""

    @property
    def codes(self) -> list[str]:
        """The codes of its categories, as they are in a text."""
        listed = self.says("categories")
        codes = [each.get("code") if isinstance(each, dict) else each for each in _list(listed)]
        return [str(code) for code in codes if isinstance(code, int | str)]

    @property
    def numbers(self) -> list[float]:
        """The codes of its categories that are numbers."""
        return [float(code) for code in self.codes if _NUMBER.fullmatch(code.strip())]

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers, or codes that are."""
        whole = bool(self.codes) and len(self.numbers) == len(self.codes)
        return self.type in ("integer", "number") or whole

    @property
    def roles(self) -> list[Any]:
        """What it is in an analysis."""
        return _list(self.says("roles"))

    def says(self, key: str) -> Any:
        """One of its answers; None if it is not stated, or a gap."""
        answer = self.entry.get(key)
        return None if is_gap(answer) else answer

    def missing_code(self) -> str | None:
        """How missing values are written; None if that is not stated, or there are none."""
        missing = self.says("missing")
        code = missing.get("code") if isinstance(missing, dict) else None
        return str(code) if isinstance(code, str | int | float) else None


class Described(NamedTuple):
    """One table, with its fields; `whole` is whether every column is described."""

    id: str
    entry: Entry
    fields: tuple[Field, ...]
    whole: bool

    @property
    def pointer(self) -> str:
        """The pointer of the table."""
        return pointer_of(["content", "tables", self.id])

    @property
    def files(self) -> list[str]:
        """The ids of the files that hold it."""
        return [each for each in _list(self.entry.get("files")) if isinstance(each, str)]

    @property
    def key(self) -> list[Field]:
        """The fields that identify a row; none if there are none, or one of them is not described."""
        found = [self.field(each) for each in _list(self.entry.get("key"))]
        return [] if None in found else [each for each in found if each]

    def field(self, name: Any) -> Field | None:
        """The field of an id."""
        return next((each for each in self.fields if each.id == name and not each.is_family), None)

    def foreign_keys(self) -> Iterator[tuple[str, Field, str]]:
        """Each foreign key: its pointer, the field, and the table that it refers to."""
        for number, each in enumerate(_list(self.entry.get("foreign_keys"))):
            field = self.field(each.get("field")) if isinstance(each, dict) else None
            if field and isinstance(each.get("table"), str):
                yield f"{self.pointer}/foreign_keys/{number}", field, each["table"]


def tables_of(data: Any) -> list[Described]:
    """Every table of a manifest."""
    fields = [Field(name, entry) for name, entry in entries(data, "/content/fields")]
    whole = bool(fields) and get(data, "/content/fields_complete", True) is not False
    return [
        Described(name, entry, tuple(each for each in fields if each.says("table") == name), whole)
        for name, entry in entries(data, "/content/tables")
    ]


def entries(data: Any, pointer: str) -> Iterator[tuple[str, Entry]]:
    """The entries of a collection, without keys of the author's own and gaps."""
    held = get(data, pointer, None)
    for name, entry in held.items() if isinstance(held, dict) and not is_gap(held) else ():
        if isinstance(entry, dict) and not is_gap(entry) and not name.startswith("x-"):
            yield name, entry


def _list(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else []
