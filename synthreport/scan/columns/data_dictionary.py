"""Data dictionaries: what fields mean, and their units, from a table that lists them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.scan.columns.preamble import delimiter_of
from synthreport.scan.readers.streams import lines

MOST = 100_000
"""Rows of a dictionary that are read."""
LONGEST = 500
"""Characters of a description. A longer text is not a description of a field."""

_LONGEST_HEADER = 64 * 1024
"""In characters: the first line of a dictionary has a few columns."""
_NAME = ("name", "variable", "variable name", "variable_name", "field", "field name", "field_name", "column",
         "column name", "column_name", "variable / field name")  # fmt: skip
_DESCRIPTION = ("description", "definition", "label", "meaning", "field label", "variable label", "variable_label")
_UNIT = ("unit", "units", "ucum", "unit of measure")
_TABLE = ("table", "table name", "table_name", "dataset", "file")


class Described(NamedTuple):
    """A field as a dictionary describes it; the table is empty if it names none."""

    name: str
    table: str
    description: str
    unit: str


def is_dictionary(header: str) -> bool:
    """Whether the first line of a table says that its rows are fields: with a name and a description."""
    names = _names(header)
    return _place(names, _NAME) is not None and _place(names, _DESCRIPTION) is not None


def described(path: Path) -> Iterator[Described]:
    """The fields that a dictionary describes. Raises Unusable if it is not a dictionary, or cannot be read."""
    with lines(path) as found:
        header = next(found, "")
        if not is_dictionary(header):
            raise Unusable("not a dictionary: expected a table with columns such as name, description, unit")
        places = [_place(_names(header), words) for words in (_NAME, _TABLE, _DESCRIPTION, _UNIT)]
        rows = csv.reader((line.replace("\0", "") for line in found), delimiter=delimiter_of(header))
        try:
            for _, row in zip(range(MOST), rows, strict=False):
                yield Described(*(_cell(row, place) for place in places))
        except csv.Error as error:
            raise Unusable(f"line {rows.line_num + 1} cannot be read as CSV: {error}") from None


def _names(header: str) -> list[str]:
    if len(header) > _LONGEST_HEADER:
        return []
    try:
        row = next(csv.reader([header.removeprefix("\ufeff")], delimiter=delimiter_of(header)), [])
    except csv.Error:
        return []
    return [name.strip().lower() for name in row]


def _place(names: list[str], words: tuple[str, ...]) -> int | None:
    return next((names.index(word) for word in words if word in names), None)


def _cell(row: list[str], place: int | None) -> str:
    return " ".join(row[place].split()) if place is not None and place < len(row) else ""
