"""Parquet, through DuckDB: the schema, the number of rows, and few distinct values at most."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import expands_too_far, opened
from synthreport.files.optional import wanted
from synthreport.scan.columns.column_statistics import MOST_SUBJECTS, Column
from synthreport.scan.columns.header import ADVICE, doubt, sample_size
from synthreport.scan.observations import Seen

_SAFE = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "temp_directory": "",
}
_TYPES = {
    "BOOLEAN": "boolean", "VARCHAR": "string", "DATE": "date", "TIME": "time", "FLOAT": "number", "DOUBLE": "number",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "integer"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "integer"),
}  # fmt: skip


def read(path: Path, seen: Seen) -> None:
    """Add what a file holds. Raises Unusable if it is not Parquet, MissingExtra if DuckDB is missing."""
    duckdb = wanted("duckdb", "parquet")
    try:
        with opened(path), duckdb.connect(config=_SAFE) as database:
            _read(database, _literal(path), path.stat().st_size, seen)
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or error}") from None
    except (duckdb.Error, ValueError, RuntimeError, MemoryError) as error:
        raise Unusable(f"DuckDB cannot read it: {type(error).__name__}") from None


def _read(database: Any, name: str, size: int, seen: Seen) -> None:
    source = f"read_parquet({name})"
    rows = database.execute(f"SELECT count(*) FROM {source}").fetchone()[0]
    types = {each: _kind(type_) for each, type_, *_ in database.execute(f"DESCRIBE FROM {source}").fetchall()}
    _refuse_unfolding(rows * len(types), size)
    seen.count(rows)
    table = seen.table()
    table.count += rows
    _judge(database, source, list(types), seen)
    for each, kind in types.items():
        _see(database, source, table.column(each), kind)
        table.columns[each].unwritten = table.count - table.columns[each].present
    keys = "SELECT lower(key::VARCHAR), lower(value::VARCHAR) FROM parquet_kv_metadata"
    if {("synthetic", "true"), ("is_synthetic", "true")} & set(database.execute(f"{keys}({name})").fetchall()):
        seen.marks["parquet_metadata", "synthetic: true"] += 1


def _refuse_unfolding(values: int, size: int) -> None:
    if expands_too_far(values, size):
        raise Unusable("it unfolds to more than 200 values for each of its bytes, as no data do; it was not read")


def _judge(database: Any, source: str, names: list[str], seen: Seen) -> None:
    """Note whether the names of columns may be a record: the first one of a text that had no header."""
    table = seen.table()
    rows = database.execute(f"SELECT COLUMNS(*)::VARCHAR FROM {source} LIMIT {sample_size(len(names))}").fetchall()
    texts = [["" if value is None else value for value in row] for row in rows]
    why = table.doubt or doubt(names, texts, seen.described)
    if why and not table.doubt:
        seen.leave("the columns", f"their names may be values: {why}; {ADVICE}")
    table.doubt, table.has_header = why, True


def _see(database: Any, source: str, column: Column, kind: str) -> None:
    """Look at one column: DuckDB counts what is distinct, and only few values are asked for."""
    quoted = '"' + column.name.replace('"', '""') + '"'
    values = f"SELECT {quoted}::VARCHAR AS value FROM {source} WHERE {quoted} IS NOT NULL"
    column.kinds.add(kind)
    counted = database.execute(f"SELECT count(value), approx_count_distinct(value) FROM ({values})")
    present, distinct = counted.fetchone()
    if kind in ("integer", "string") and distinct <= 2 * column.limits.categories:
        counts = database.execute(f"SELECT value, count(*) FROM ({values}) GROUP BY 1")
        column.see_kind(kind, Counter(dict(counts.fetchall())))
    else:
        column.present, column.values = column.present + present, None
    if column.tells_apart:
        some = database.execute(f"SELECT DISTINCT value FROM ({values}) LIMIT {MOST_SUBJECTS + 1}")
        column.tell_apart(value for (value,) in iter(some.fetchone, None))


def _kind(type_: str) -> str:
    if type_.startswith("DECIMAL"):
        return "number"
    return "datetime" if type_.startswith("TIMESTAMP") else _TYPES.get(type_, type_.partition("(")[0].lower())


def _literal(path: Path) -> str:
    """A path as text of SQL, in which no character is a wildcard."""
    plain = "".join(f"[{each}]" if each in "*?[" else each for each in path.as_posix())
    return "'" + plain.replace("'", "''") + "'"
