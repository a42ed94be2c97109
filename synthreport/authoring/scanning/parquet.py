"""Parquet, through DuckDB: the schema, the number of rows, and few distinct values at most."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from synthreport.authoring.scanning.columns import Column
from synthreport.authoring.scanning.seen import Seen
from synthreport.authoring.sources import Unusable
from synthreport.extras import wanted

_SAFE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False, "memory_limit": "1GB", "threads": 2}
_TYPES = {
    "BOOLEAN": "boolean", "VARCHAR": "string", "DATE": "date", "TIME": "time", "FLOAT": "number", "DOUBLE": "number",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "integer"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "integer"),
}  # fmt: skip


def read(path: Path, seen: Seen) -> None:
    """Add what a file holds. Raises Unusable where it is not Parquet, MissingExtra where DuckDB is missing."""
    duckdb = wanted("duckdb", "parquet")
    try:
        with duckdb.connect(config=_SAFE) as database:
            _read(database, _literal(path), seen)
    except duckdb.Error as error:
        raise Unusable(f"DuckDB cannot read it: {type(error).__name__}") from None


def _read(database: Any, name: str, seen: Seen) -> None:
    rows = database.execute("SELECT count(*) FROM read_parquet(?)", [name]).fetchone()[0]
    seen.count(rows)
    table = seen.table()
    table.count += rows
    for column, type_, *_ in database.execute("DESCRIBE SELECT * FROM read_parquet(?)", [name]).fetchall():
        _see(database, name, table.column(column), type_)
    keys = database.execute("SELECT key, value FROM parquet_kv_metadata(?)", [name]).fetchall()
    if any(key.lower() in (b"synthetic", b"is_synthetic") and value.lower() == b"true" for key, value in keys):
        seen.marks["parquet_metadata", "synthetic: true"] += 1


def _see(database: Any, name: str, column: Column, type_: str) -> None:
    """Look at one column: what is distinct in it is counted by DuckDB, and only few values are asked for."""
    quoted = '"' + column.name.replace('"', '""') + '"'
    present = f"FROM read_parquet(?) WHERE {quoted} IS NOT NULL"
    kind = _kind(type_)
    limit = column.limits.categories + 1
    if column.distinct is not None:
        column.distinct.update(
            row[0] for row in database.execute(f"SELECT DISTINCT hash({quoted}) {present}", [name]).fetchall()
        )
    if kind in ("integer", "string"):
        counts = database.execute(f"SELECT {quoted}::VARCHAR, count(*) {present} GROUP BY 1 LIMIT {limit}", [name])
        column.see_kind(kind, Counter(dict(counts.fetchall())))
    column.kinds.add(kind)


def _kind(type_: str) -> str:
    if type_.startswith("DECIMAL"):
        return "number"
    return "datetime" if type_.startswith("TIMESTAMP") else _TYPES.get(type_, type_.partition("(")[0].lower())


def _literal(path: Path) -> str:
    """A path in which no character stands for others."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in path.as_posix())
