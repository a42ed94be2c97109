"""How a file is read as a table: by its first bytes, not by its name."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables.engine import Engine, Unreadable, literal, path_literal, quoted
from synthreport.files.opener import expands_too_far
from synthreport.scan.columns.preamble import start_of
from synthreport.scan.readers.streams import opened, pieces

_HEAD = 4096
_REJECTS = 10_000
MOST_COLUMNS = 20_000


class Scan(NamedTuple):
    """A table function of the engine, the type of each column, and where it notes the rows that it rejects."""

    format: str
    function: str
    types: dict[str, str]
    rejects: str = ""
    delimiter: str = ""


def format_of(path: Path) -> Callable[[Path, Engine, str], Scan]:
    """The reader for a file. Raises Unusable if the file is empty or no table."""
    with opened(path) as stream:
        head = stream.read(_HEAD)
    if head.startswith(b"PAR1"):
        return parquet
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise Unusable("empty: no header")
    return records if start[:1] in b"{[" else delimited


def encoding_of(path: Path) -> str:
    """The encoding that a byte order mark names; UTF-8 if there is none."""
    with opened(path) as stream:
        return "utf-16" if stream.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


def delimited(path: Path, engine: Engine, rejects: str) -> Scan:
    """CSV and its relatives, every cell as text; rows of another width are noted and left out."""
    with pieces(path, "utf-8-sig") as lines:
        start = start_of(lines)
        first = next(csv.reader([line := next(lines, "")], delimiter=start.delimiter), [])
    names = _names(start.line, start.delimiter)
    if len(first) == len(names) + 1 and (line.startswith('"') or first[0] == "1"):
        names = ["rows", *names]  # R leaves out the name of the names of rows
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    function = (
        f"read_csv({path_literal(path)}, columns = {{{columns}}}, delim = {literal(start.delimiter)}, quote = '\"', "
        f"escape = '\"', auto_detect = false, header = true, skip = {start.number - 1}, "
        f"ignore_errors = true, store_rejects = true, rejects_table = {literal(rejects)}, "
        f"rejects_scan = {literal('of_' + rejects)}, rejects_limit = {_REJECTS})"
    )
    return Scan("delimited", function, dict.fromkeys(names, "VARCHAR"), rejects, start.delimiter)


def _names(line: str, delimiter: str) -> list[str]:
    names = [each.strip() for each in next(csv.reader([line], delimiter=delimiter), [])]
    if "\0" in line or not any(names):
        raise Unusable("its first line holds no names of columns; this is no table")
    if len(names) > MOST_COLUMNS:
        raise Unusable(f"more than {MOST_COLUMNS:,} columns")
    names = [name or f"column_{index}" for index, name in enumerate(names, start=1)]
    for index, name in enumerate(names):
        if name.casefold() in map(str.casefold, islice(names, index)):
            raise Unusable(f"column {index + 1} has the name of an earlier one; names differ by more than case")
    return names


def parquet(path: Path, engine: Engine, rejects: str) -> Scan:
    """Parquet, with the types that the file has."""
    function = f"read_parquet({path_literal(path)})"
    types = _described(
        engine, function, "damaged or cut off: its end has no description of its columns, as Parquet has"
    )
    rows = engine.rows(f"SELECT sum(num_rows) FROM parquet_file_metadata({path_literal(path)})")[0][0]
    if expands_too_far(int(rows or 0) * len(types), path.stat().st_size):
        raise Unusable("it unfolds to more than 200 values for each of its bytes, as no data do; it was not read")
    return Scan("parquet", function, types)


def records(path: Path, engine: Engine, rejects: str) -> Scan:
    """JSON records, one a line or in one list; what is nested is text."""
    function = f"read_json({path_literal(path)}, format = 'auto', sample_size = -1)"
    return Scan("records", function, _described(engine, function, "no JSON records, one a line or in one list"))


def _described(engine: Engine, function: str, otherwise: str) -> dict[str, str]:
    """The types of the columns. Raises Unusable; with the words that are given if the file is of another form."""
    try:
        return engine.described(f"SELECT * FROM {function}")
    except Unreadable:
        raise Unusable(otherwise) from None


def selected(scan: Scan) -> str:
    """A SELECT of the whole table; what has no plain type is text."""
    nested = [quoted(name) for name, type_ in scan.types.items() if is_nested(type_)]
    plain = ", ".join(f"CAST({name} AS VARCHAR) AS {name}" for name in nested)
    return f"SELECT *{f' REPLACE ({plain})' if plain else ''} FROM {scan.function}"


def is_nested(type_: str) -> bool:
    """Whether values of a type hold others."""
    return type_ == "JSON" or "(" in type_.removeprefix("DECIMAL(") or type_.endswith("[]")
