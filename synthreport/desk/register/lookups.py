"""Look up submissions: lists and searches, page by page, and what one of them holds."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from synthreport.desk.check_record.short_code import typed_code
from synthreport.desk.register.database import RegisterError

PAGE = 50
_WORDS = 12
_BEGINNING = " *"
"""What follows a word of a query that is only the beginning of one."""

_LAST, _LARGEST = "\U0010ffff", 1 << 62
"""What comes after every time, as text; and after every number."""


class Row(NamedTuple):
    """A submission in a list."""

    id: int
    manuscript: str
    title: str
    opened: str
    changed: str
    revisions: int
    verdict: str
    answered: int
    asked: int
    decision: str


_COLUMNS = ", ".join(f"submissions.{name}" for name in Row._fields)


class Page(NamedTuple):
    """A page of a list, and where the next one begins; empty after the last."""

    rows: list[Row]
    after: str = ""


def listed(database: sqlite3.Connection, verdict: str = "", after: str = "", most: int = PAGE) -> Page:
    """Submissions, the last changed first; with a verdict, those that have it. Each page is found by its place."""
    changed, _, id = _text(after).partition("/")
    place = {"changed": changed or _LAST, "id": _number(id), "verdict": verdict, "most": most + 1}
    having = "verdict = :verdict AND " if verdict else ""
    found = database.execute(
        f"SELECT {_COLUMNS} FROM submissions WHERE {having}(changed, id) < (:changed, :id) "
        "ORDER BY changed DESC, submissions.id DESC LIMIT :most",
        place,
    )
    rows = [Row(*each) for each in found]
    return Page(rows[:most], f"{rows[most - 1].changed}/{rows[most - 1].id}" if len(rows) > most else "")


def searched(database: sqlite3.Connection, text: str, verdict: str = "", after: str = "", most: int = PAGE) -> Page:
    """Submissions in which every word occurs, in number, title, decision or code of a record; the newest first.

    If there is none, the last word is taken for the beginning of one.
    """
    words = [typed_code(text) or each for each in _text(text).split()][:_WORDS]
    if not (words := [each for each in words if any(map(str.isalnum, each))]):
        return Page([])
    before, is_beginning = after.removesuffix(_BEGINNING), after.endswith(_BEGINNING)
    if not is_beginning:
        rows = _matching(database, _query(words, verdict, ""), before, most)
        if rows or after:
            return Page(rows[:most], str(rows[most - 1].id) if len(rows) > most else "")
    rows = _matching(database, _query(words, verdict, _BEGINNING), before, most)
    return Page(rows[:most], f"{rows[most - 1].id}{_BEGINNING}" if len(rows) > most else "")


def _matching(database: sqlite3.Connection, query: str, before: str, most: int) -> list[Row]:
    found = database.execute(
        f"SELECT {_COLUMNS} FROM words JOIN submissions ON submissions.id = words.rowid "
        "WHERE words MATCH :query AND words.rowid < :before ORDER BY words.rowid DESC LIMIT :most",
        {"query": query, "before": _number(before) or _LARGEST, "most": most + 1},
    )
    return [Row(*each) for each in found]


def _number(text: str) -> int:
    """A number from outside; 0 for what is none, or larger than a database holds."""
    return int(text) if text.isdecimal() and len(text) < len(str(_LARGEST)) else 0


def _text(text: str) -> str:
    """A text from outside, without what no register holds: halves of characters, and ends of texts."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def _query(words: list[str], verdict: str, ending: str) -> str:
    """The words as a query of FTS5, each quoted, so that nothing in it is an operator."""
    said = " AND ".join(f'"{each.replace(chr(34), chr(34) * 2)}"' for each in words)
    query = f"{{manuscript title others}} : ({said}{ending})"
    return f'{query} AND verdict : "{verdict.replace(" ", "")}"' if verdict else query


def submission(database: sqlite3.Connection, manuscript: str) -> Row:
    """A submission by its manuscript number. Raises RegisterError."""
    statement = f"SELECT {_COLUMNS} FROM submissions WHERE manuscript = ?"
    row = database.execute(statement, (" ".join(_text(manuscript).split()),)).fetchone()
    if row is None:
        raise RegisterError(f"there is no submission {manuscript}")
    return Row(*row)


def row_of(database: sqlite3.Connection, id: int) -> Row:
    """A submission by its id. Raises RegisterError."""
    row = database.execute(f"SELECT {_COLUMNS} FROM submissions WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise RegisterError("there is no such submission")
    return Row(*row)


class Revision(NamedTuple):
    """A revision: where it is, what was handed in, and its last record."""

    id: int
    submission: int
    manuscript: str
    number: int
    name: str
    manifest: bytes
    record: bytes


def revision(database: sqlite3.Connection, id: int) -> Revision:
    """A revision by its id. Raises RegisterError."""
    row = database.execute(
        "SELECT revisions.id, submission, manuscript, number, name, manifest, "
        "(SELECT file FROM records WHERE revision = revisions.id ORDER BY id DESC LIMIT 1) "
        "FROM revisions JOIN submissions ON submissions.id = submission WHERE revisions.id = ?",
        (id,),
    ).fetchone()
    if row is None:
        raise RegisterError("there is no such revision")
    return Revision(*row)


def kept_manifest(database: sqlite3.Connection, submission: int, number: int) -> bytes:
    """The manifest of a revision, as it was handed in. Raises RegisterError."""
    statement = "SELECT manifest FROM revisions WHERE submission = ? AND number = ?"
    return _kept(database, statement, (submission, min(number, _LARGEST)), f"revision {number}")


def kept_record(database: sqlite3.Connection, submission: int, code: str) -> bytes:
    """The file of a record, by its code. Raises RegisterError."""
    statement = (
        "SELECT file FROM records WHERE code = ? AND revision IN (SELECT id FROM revisions WHERE submission = ?) "
        "ORDER BY id DESC LIMIT 1"
    )
    return _kept(database, statement, (typed_code(code) or _text(code), submission), f"record {code}")


def _kept(database: sqlite3.Connection, statement: str, values: tuple[Any, ...], what: str) -> bytes:
    row = database.execute(statement, values).fetchone()
    if row is None:
        raise RegisterError(f"there is no {what} of this submission")
    return bytes(row[0])


def history(database: sqlite3.Connection, row: Row) -> dict[str, Any]:
    """Everything about a submission but its manifests and records themselves, each list in the order of time."""
    within = "revision IN (SELECT id FROM revisions WHERE submission = ?)"
    number = "(SELECT number FROM revisions WHERE revisions.id = revision) AS revision"
    lists = {
        "revisions": "SELECT id, number, added, by, name, sha256 FROM revisions WHERE submission = ? ORDER BY number",
        "records": f"SELECT id, {number}, added, by, code, date, profile, checker, verdict, answered, asked "
        f"FROM records WHERE {within} ORDER BY id",
        "letters": f"SELECT id, {number}, sent, by, text FROM letters WHERE {within} ORDER BY id",
        "decisions": "SELECT id, revision, decided, by, decision, note FROM decisions WHERE submission = ? ORDER BY id",
    }
    return {**row._asdict(), **{key: _entries(database, text, row.id) for key, text in lists.items()}}


def _entries(database: sqlite3.Connection, statement: str, id: int) -> list[dict[str, Any]]:
    found = database.execute(statement, (id,))
    names = [each[0] for each in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]
