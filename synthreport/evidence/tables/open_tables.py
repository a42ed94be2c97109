"""Opening tables: each file once, in one engine that can read these files alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables.column_kinds import Field
from synthreport.evidence.tables.column_kinds import declared as how_to_read
from synthreport.evidence.tables.engine import MEMORY, Engine, quoted
from synthreport.evidence.tables.private_copy import as_utf_8, unpacked
from synthreport.evidence.tables.table import Opened, Table, stamp
from synthreport.evidence.tables.table_formats import Scan, encoding_of, format_of, selected
from synthreport.files.opener import opened as guarded
from synthreport.files.writing import temporary_folder
from synthreport.scan.readers.streams import text_of

_LOOKED_AT = 100_000
"""So many rows of a large file show whether it is UTF-8."""

_KEPT = 0.15
"""Files up to this share of the memory are kept in it; larger ones are read again for each question."""


@contextmanager
def open_table(
    path: Path,
    *,
    declared: Mapping[str, Any] | None = None,
    memory: int = MEMORY,
    member: str | None = None,
    inside: Path | None = None,
) -> Iterator[Table]:
    """One file as a table. Raises Unusable, with the reason, if it is not one.

    `declared` is `content.fields` of a manifest, from which come the codes of missing values and which columns are
    codes. `member` is the name of a file in a zip archive. A link must not lead out of the folder `inside`.
    """
    with open_tables(
        {"data": path}, declared=declared, memory=memory, members={"data": member}, inside=inside
    ) as found:
        yield found["data"]


@contextmanager
def open_tables(
    paths: Mapping[str, Path],
    *,
    declared: Mapping[str, Any] | None = None,
    memory: int = MEMORY,
    members: Mapping[str, str | None] | None = None,
    inside: Path | None = None,
) -> Iterator[dict[str, Table]]:
    """Several files as tables by their names, in one engine, so that SQL can join them."""
    with temporary_folder() as folder:
        found = [_opened(each, path, folder, (members or {}).get(each), inside) for each, path in paths.items()]
        engine = Engine((each.readable for each in found), folder, memory)
        try:
            engine.make("CREATE SCHEMA raw")
            yield {each.name: _table(each, engine, folder, how_to_read(declared)) for each in found}
        finally:
            engine.close()


def _opened(name: str, path: Path, folder: Path, member: str | None, inside: Path | None) -> Opened:
    try:
        real = Path(os.path.realpath(path))
        with guarded(path, inside) if inside else guarded(real):
            before = stamp(real)
    except FileNotFoundError:
        raise Unusable("no such file") from None
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or error}") from None
    readable = unpacked(real, folder, member)
    encoding = encoding_of(readable)
    return Opened(
        name, real, readable if encoding == "utf-8" else as_utf_8(readable, folder, encoding), encoding, before
    )


def _table(found: Opened, engine: Engine, folder: Path, fields: Mapping[str, Field]) -> Table:
    """A table, read again as Latin-1 if rows were left out because they are not UTF-8."""
    scan = _made(found, engine)
    if _is_misread(engine, scan):
        if text_of(found.readable).is_mixed:
            return Table(found._replace(encoding="mixed"), engine, scan, fields)
        found = found._replace(readable=as_utf_8(found.readable, folder, "latin-1"), encoding="latin-1")
        scan = _made(found, engine)
    return Table(found, engine, scan, fields)


def _made(found: Opened, engine: Engine) -> Scan:
    """The scan of a file, as a table in memory if it is small, and else as a view."""
    scan = format_of(found.readable)(
        found.readable, engine, f"rejects_{f'{found.name} {found.encoding}'.encode().hex()}"
    )
    is_small = found.readable.stat().st_size <= _KEPT * engine.memory and scan.format != "parquet"
    engine.make(f"DROP {'TABLE' if is_small else 'VIEW'} IF EXISTS raw.{quoted(found.name)}")
    engine.make(f"CREATE {'TABLE' if is_small else 'VIEW'} raw.{quoted(found.name)} AS {selected(scan)}")
    if scan.rejects and not is_small:
        engine.rows(f"SELECT count(*) FROM (SELECT * FROM raw.{quoted(found.name)} LIMIT {_LOOKED_AT})")
    return scan


def _is_misread(engine: Engine, scan: Scan) -> bool:
    """Whether the scan left out rows because they are not UTF-8."""
    query = f"SELECT count(*) FROM {quoted(scan.rejects)} WHERE error_type = 'INVALID ENCODING'"
    return bool(scan.rejects and engine.rows(query)[0][0])
