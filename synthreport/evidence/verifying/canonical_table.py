"""The canonical form of a table: the same in every format, and for any order of rows and columns."""

from __future__ import annotations

from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables import Column, Table, open_table
from synthreport.evidence.tables.engine import literal, quoted
from synthreport.evidence.tables.table_formats import is_nested

DECIMALS = 6
_BETWEEN, _END = "chr(31)", "chr(10)"


def digest_of_table(path: Path, decimals: int = DECIMALS) -> str:
    """The SHA-256 of a table in canonical form. Raises Unusable, and MissingExtra.

    The text of a row are its values, in the order of the names of their columns, with U+001F between them: numbers
    with so many decimals, times as 2026-01-31T00:00:00.000000, `true` and `false`, texts as they are, and nothing for a
    missing value. The canonical form has the names of the columns in order, with U+001F between them, and then the
    SHA-256 of the text of each row, in order; each in a line that ends with LF. A column is of numbers, of times, or of
    `true` and `false` if all of its values are.
    """
    with open_table(path) as table:
        if rejected := sum(each.rows for each in table.problems):
            raise Unusable(f"{rejected:,} of its rows cannot be read")
        if any(map(is_nested, table.scan.types.values())):
            raise Unusable("values are nested in it, and only those of plain tables have a canonical form")
        return str(table.sql(_query(table, decimals))[0][0])


def _query(table: Table, decimals: int) -> str:
    columns = sorted(table.columns, key=lambda column: column.name)
    names = f" || {_BETWEEN} || ".join(literal(each.name) for each in columns)
    values = f" || {_BETWEEN} || ".join(f"coalesce({_text(each, decimals)}, '')" for each in columns)
    rows = f"SELECT sha256({values}) AS row FROM {table.relation}"
    lines = f"coalesce(string_agg(row || {_END}, '' ORDER BY row), '')"
    return f"SELECT sha256({names} || {_END} || {lines}) FROM ({rows})"


def _text(column: Column, decimals: int) -> str:
    """A value as text; 0 has no sign."""
    name = quoted(column.name)
    if column.kind in ("integer", "numeric"):
        return f"printf('%.{decimals}f', round({name}, {decimals}) + 0.0)"
    return f"strftime({name}, '%Y-%m-%dT%H:%M:%S.%f')" if column.kind == "date" else f"CAST({name} AS VARCHAR)"
