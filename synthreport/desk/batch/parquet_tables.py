"""The tables of a batch: read, and written by DuckDB from the rows of this run and those that still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from synthreport import __version__
from synthreport.desk.batch.table_columns import LISTED, MANIFESTS, TABLES, VERSION
from synthreport.desk.batch.unfinished import FOLDER, Unfinished
from synthreport.evidence.tables.engine import literal, path_literal, quoted
from synthreport.files.opener import real
from synthreport.files.optional import wanted
from synthreport.files.writing import put

_CONFIG: dict[str, Any] = {
    "autoinstall_known_extensions": False, "autoload_known_extensions": False, "memory_limit": "256MiB", "threads": 1,
}  # fmt: skip
"""What DuckDB may take, however many rows there are: what does not fit is kept on disk until it is written."""
_SETTINGS = ("enable_progress_bar = false", "enable_external_access = false", "lock_configuration = true")
_KEY = "synthreport_"
_ROW = 16 * 2**20
"""Bytes of the row of one manifest, with its findings: more than the most findings that are listed take."""
_OF_JSON = "lower(source) LIKE '%.json'"
"""A manifest of this name is read as JSON: the same bytes under another name may have other findings."""


class OtherTables(ValueError):
    """Files in the way of the tables, or tables of another version; the message says which, and what to do."""


class Unwritten(OSError):
    """DuckDB could not write the tables, or not read what they are made from."""


def path_of(out: Path, table: str) -> Path:
    """The file of a table."""
    return out / f"{table}.parquet"


@contextmanager
def connected(out: Path) -> Iterator[Any]:
    """A connection that reads and writes files of the folder of a batch alone. Raises Unwritten, MissingExtra."""
    duckdb = wanted("duckdb", "parquet")
    connection = duckdb.connect(config=_CONFIG | {"temp_directory": (out / FOLDER / "spill").as_posix()})
    names = {name for path in (out, real(out)) for name in (literal(path.as_posix()), path_literal(path))}
    try:
        for setting in (f"allowed_directories = [{', '.join(names)}]", *_SETTINGS):
            connection.execute(f"SET {setting}")
        yield connection
    except duckdb.Error as error:
        raise Unwritten(f"DuckDB: {type(error).__name__}: {str(error).partition(chr(10))[0]}") from None
    finally:
        connection.close()


def stated(out: Path) -> dict[str, str]:
    """What the tables of a folder state: the version of `tables`, the `checker`, the `setting`, the `run`.

    Empty if there are no tables, or not all of one run. Raises OtherTables if a file in their place is none of them, or
    of another version, and MissingExtra even if there are none.
    """
    there = [name for name in TABLES if path_of(out, name).exists()]
    wanted("duckdb", "parquet")
    if not there:
        return {}
    with connected(out) as connection:
        found = [_metadata(connection, path_of(out, name)) for name in there]
    is_whole = len(there) == len(TABLES) and all(each == found[0] for each in found)
    return found[0] if is_whole else {}


def _metadata(connection: Any, path: Path) -> dict[str, str]:
    query = f"SELECT key, value FROM parquet_kv_metadata({path_literal(path)})"
    try:
        rows = connection.execute(query).fetchall()
    except Exception:
        raise OtherTables(f"{path} is no Parquet file: name another folder with --out, or remove it") from None
    named = {key.decode("utf-8", "replace"): value.decode("utf-8", "replace") for key, value in rows}
    found = {key.removeprefix(_KEY): value for key, value in named.items() if key.startswith(_KEY)}
    version = found.get("tables")
    if version is None:
        raise OtherTables(f"{path} is no table of a batch: name another folder with --out")
    if version != VERSION:
        why = f"has version {version} of the tables, expected {VERSION}"
        raise OtherTables(f"{path} {why}: name another folder with --out, where all is checked again")
    return found


def read_known(out: Path) -> Iterator[tuple[str, str]]:
    """The digest and the name of every manifest in the tables that was checked."""
    query = f"SELECT sha256, source FROM {parquet(out, 'manifests')} WHERE verdict IS NOT NULL AND NOT bug"
    with connected(out) as connection:
        found = connection.execute(query)
        while rows := found.fetchmany(10_000):
            yield from rows


def write_tables(out: Path, unfinished: Unfinished, setting: str, old: dict[str, str]) -> int:
    """Write the tables, each row once, in the order of the sources; return how many rows of before are gone.

    `old` is what the tables of before state, if their rows still hold. With the same manifests and nothing new, these
    stay as they are.
    """
    with connected(out) as connection:
        _json(connection, "given", unfinished.listed_files(), LISTED)
        connection.execute("CREATE TABLE listed AS SELECT * FROM given")
        facts = _facts(connection, setting)
        if facts == old and not unfinished.part_files():
            return 0
        _load(connection, out, unfinished, has_old=bool(old))
        _refuse_loss(connection)
        new = {name: _copied(connection, name, unfinished.folder, facts) for name in TABLES}
        gone = "SELECT count(*) FROM old_manifests WHERE source NOT IN (SELECT source FROM listed)"
        count: int = connection.execute(gone).fetchone()[0]
    for name, path in new.items():
        put(path, path_of(out, name))
    return count


def _copied(connection: Any, name: str, folder: Path, facts: dict[str, str]) -> Path:
    """A new table, beside the old ones."""
    path = path_of(folder, name)
    metadata = ", ".join(f"{_KEY}{key}: {literal(value)}" for key, value in facts.items())
    options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}}"
    connection.execute(f"COPY ({_query(name)}) TO {literal(path.as_posix())} ({options})")
    return path


def _load(connection: Any, out: Path, unfinished: Unfinished, *, has_old: bool) -> None:
    """Name what the tables are made from: the partitions and the tables of before; pick the rows of manifests."""
    columns = {name: kind for name, kind in MANIFESTS.items() if name != "journal"}
    nested = {name: f"{_struct(TABLES[name])}[]" for name in ("findings", "items")}
    _json(connection, "part", unfinished.part_files(), columns | nested)
    for name, each in TABLES.items():
        empty = ", ".join(f"NULL::{kind} AS {quoted(column)}" for column, kind in each.items())
        old = f"SELECT * FROM {parquet(out, name)}" if has_old else f"SELECT {empty} WHERE false"
        connection.execute(f"CREATE VIEW old_{name} AS {old}")
    for statement in (*_PICKED, f"CREATE TABLE made AS {_manifests()}"):
        connection.execute(statement)


_PICKED = (
    "CREATE TABLE picked AS SELECT source, sha256, max(filename) AS filename FROM part "
    "SEMI JOIN listed USING (source, sha256) GROUP BY ALL",
    f"CREATE TABLE reused AS SELECT new.source, new.journal, old.was FROM (SELECT *, {_OF_JSON} AS is_json FROM listed "
    "ANTI JOIN picked USING (source, sha256)) AS new "
    f"JOIN (SELECT sha256, {_OF_JSON} AS is_json, min(source) AS was FROM old_manifests "
    "WHERE verdict IS NOT NULL AND NOT bug GROUP BY ALL) AS old USING (sha256, is_json)",
)
"""Which row each manifest gets: that of the last partition with it, or that of its digest in the tables of before."""


def _query(name: str) -> str:
    if name == "manifests":
        return "SELECT * FROM made ORDER BY source"
    columns = TABLES[name]
    old = ", ".join(f"old.{quoted(each)}" for each in columns if each != "source")
    order = "number" if name == "findings" else "code"
    return (
        f"SELECT {_names(columns)} FROM (SELECT source, unnest({name}, recursive := true) FROM part "
        "SEMI JOIN picked USING (source, sha256, filename)) "
        f"UNION ALL SELECT reused.source, {old} FROM old_{name} AS old JOIN reused ON old.source = reused.was "
        f"ORDER BY source, {order}"
    )


def _manifests() -> str:
    fresh = f"SELECT {_names(MANIFESTS)} FROM part SEMI JOIN picked USING (source, sha256, filename) "
    fresh += "JOIN (SELECT source, journal FROM listed) USING (source)"
    replaced = "old.* REPLACE (reused.source AS source, reused.journal AS journal)"
    reused = f"SELECT {replaced} FROM old_manifests AS old JOIN reused ON old.source = reused.was"
    other = [name for name in MANIFESTS if name not in ("source", "journal", "reason", "bug", "families")]
    empty = ", ".join(f"NULL AS {quoted(name)}" for name in other)
    unread = f"SELECT source, journal, reason, false AS bug, [] AS families, {empty} FROM listed WHERE reason <> ''"
    return f"{fresh} UNION ALL {reused} UNION ALL BY NAME {unread}"


def _refuse_loss(connection: Any) -> None:
    """Refuse to write tables in which a manifest is missing or twice: that is a bug, and nothing is replaced."""
    made = connection.execute("SELECT count(*), count(DISTINCT source) FROM made").fetchone()
    given = connection.execute("SELECT count(*) FROM listed").fetchone()[0]
    if made != (given, given):
        raise AssertionError(f"{given} manifests were given, {made[0]} rows were made")


def _facts(connection: Any, setting: str) -> dict[str, str]:
    """What every table states about itself: its version, the setting, and a number of the manifests of the run."""
    run = connection.execute("SELECT bit_xor(hash(source, sha256, journal, reason)) FROM listed").fetchone()[0]
    return {"tables": VERSION, "checker": __version__, "setting": setting, "run": f"{run or 0:x}"}


def parquet(out: Path, name: str) -> str:
    """A table, as SQL names it."""
    return f"read_parquet({path_literal(path_of(out, name))}, hive_partitioning = false)"


def _json(connection: Any, name: str, files: Iterable[Path], columns: dict[str, str]) -> None:
    """A view of lines of JSON; an empty one without files."""
    names = [path_literal(path) for path in files]
    if not names:
        empty = ", ".join(f"NULL::{kind} AS {quoted(each)}" for each, kind in columns.items())
        connection.execute(f"CREATE VIEW {name} AS SELECT {empty}, '' AS filename WHERE false")
        return
    kinds = "{" + ", ".join(f"{quoted(each)}: {literal(kind)}" for each, kind in columns.items()) + "}"
    form = f"format = 'newline_delimited', hive_partitioning = false, maximum_object_size = {_ROW}"
    options = f"columns = {kinds}, filename = true, {form}"
    connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_json([{', '.join(names)}], {options})")


def _struct(columns: dict[str, str]) -> str:
    fields = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items() if name != "source")
    return f"STRUCT({fields})"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(quoted, columns))
