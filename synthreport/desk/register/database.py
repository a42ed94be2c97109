"""The file of a register: opened, made, refused if it is none; changes whole or not at all, one writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from synthreport.desk.register.register_tables import APPLICATION, TABLES, VERSION
from synthreport.files.opener import named
from synthreport.files.writing import write

_WAIT = 30.0
_HEADER = 100
_MAGIC = b"SQLite format 3\0"
_VERSION_AT, _APPLICATION_AT = slice(60, 64), slice(68, 72)
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
_CAUSES = {
    "locked": f"another desk has been writing for more than {_WAIT:.0f} seconds; try again",
    "full": "the disk is full; nothing was changed",
    "malformed": "the file is damaged; restore it from a backup",
    "not a database": "the file is damaged; restore it from a backup",
    "vtable constructor failed": "the file is damaged; restore it from a backup",
    "no such module: fts5": "this Python's SQLite has no full-text search (FTS5); use another build of Python",
    "readonly": "the file cannot be written",
    "disk i/o error": "the disk reports an error; nothing was changed",
}


class RegisterError(Exception):
    """A register that cannot be used, or what cannot be done with it; the message says why."""


@contextmanager
def opened(path: Path, *, make: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to a register, closed at the end; with `make`, a new one if there is none. Raises RegisterError."""
    try:
        _find(path, make=make)
        with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as database:
            for each in _SETTINGS:
                database.execute(each)
            _complete(database)
            yield database
    except sqlite3.Error as error:
        raise RegisterError(f"{path}: {_cause(error)}") from None
    except OSError as error:
        raise RegisterError(f"{path}: {error.strerror or error}") from None


@contextmanager
def changing(database: sqlite3.Connection) -> Iterator[None]:
    """A change: everything in it, or nothing. Others read the state before, and wait to write."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk may have undone it already
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def files_beside(path: Path) -> list[str]:
    """The files in which SQLite keeps changes of a register that are not in its file yet."""
    return [f"{path}{ending}" for ending in ("-wal", "-shm", "-journal")]


def problems(database: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong in the file; empty if nothing is. It reads the whole file."""
    found = [str(row[0]) for row in database.execute("PRAGMA integrity_check(10)")]
    found = [] if found == ["ok"] else found
    return found + [f"{table}: a row refers to none" for table, *_ in database.execute("PRAGMA foreign_key_check")]


def _find(path: Path, *, make: bool) -> None:
    """Make an empty file, if there is none and one is wanted, and look whether it is a register."""
    if make:
        with suppress(FileExistsError):
            write(path, b"", fresh=True, private=True)
    elif not path.exists():
        raise RegisterError(f"there is no register {path}; `synthreport register add` makes one")
    _refuse(path, make=make)


def _refuse(path: Path, *, make: bool) -> None:
    """Raise RegisterError for a file that is no register, or of a newer version; it is read, and not opened as one."""
    try:
        with named(path) as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise RegisterError(f"{path} cannot be read: {error.strerror or error}") from None
    if not header and make:
        return
    if not header:
        raise RegisterError(f"{path} is empty; `synthreport register add` makes a register of it")
    if len(header) < _HEADER or not header.startswith(_MAGIC) or _number(header[_APPLICATION_AT]) != APPLICATION:
        raise RegisterError(f"{path} is no register; name another file")
    if (version := _number(header[_VERSION_AT])) > VERSION:
        why = f"it has version {version}, this program knows {VERSION}"
        raise RegisterError(f"{path} is of a newer version of synthreport, and was not touched: {why}; update it")


def _complete(database: sqlite3.Connection) -> None:
    """Make the tables of an empty file. The version is in the file itself before others may write beside it."""
    if _version(database) == 0:
        database.execute("BEGIN EXCLUSIVE")
        if _version(database) == 0:
            for each in TABLES:
                database.execute(each)
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")
    database.execute("PRAGMA journal_mode = WAL")


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _number(digits: bytes) -> int:
    return int.from_bytes(digits, "big")


def _cause(error: sqlite3.Error) -> str:
    text = str(error)
    return next((cause for part, cause in _CAUSES.items() if part in text.lower()), text)
