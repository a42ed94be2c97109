"""What is put into a register: a revision with its record, a letter that was sent, a decision; each once."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from synthreport.desk.check_record.check_record import Record
from synthreport.desk.register.database import RegisterError, changing
from synthreport.files.printable import printable

_RECORD = (
    "INSERT INTO records (revision, added, by, code, date, profile, checker, verdict, answered, asked, file) "
    "VALUES (:revision, :added, :by, :code, :date, :profile, :checker, :verdict, :answered, :asked, :file)"
)
_OUTCOME = (
    "UPDATE submissions SET verdict = :verdict, answered = :answered, asked = :asked, title = :title "
    "WHERE id = (SELECT submission FROM revisions WHERE id = :revision)"
)

LONGEST_NUMBER = 100
LONGEST_TEXT = 2_000
LONGEST_LETTER = 200_000


class HandedIn(NamedTuple):
    """A manifest as it was handed in, and the record of its check: as data, and as the bytes of its file."""

    name: str
    manifest: bytes
    record: Record
    file: bytes


class Decision(NamedTuple):
    """What an editor decides, in a few words, and a note."""

    decision: str
    note: str = ""


class Deposit(NamedTuple):
    """What is put into a register at once; `by` is who does."""

    manuscript: str
    by: str = ""
    checked: HandedIn | None = None
    letter: str = ""
    decision: Decision | None = None


class Deposited(NamedTuple):
    """Where it is: the ids of submission and revision, the number of the revision, and what was new."""

    submission: int
    revision: int
    number: int
    new_revision: bool
    new_record: bool


def deposit(database: sqlite3.Connection, given: Deposit) -> Deposited:
    """Put a deposit into a register, whole or not at all. Raises RegisterError if it cannot be one."""
    given = given._replace(manuscript=_plain(given.manuscript, "the manuscript number", LONGEST_NUMBER))
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    with changing(database):
        submission = _submission(database, given, now)
        before = _last(database, submission)
        place, new_revision = _revision(database, submission, before, given, now)
        new_record = given.checked is not None and _recorded(database, place[0], given.checked, given.by, now)
        _noted(database, submission, place, given, now)
        if new_revision or new_record or given.letter or given.decision:
            database.execute("UPDATE submissions SET changed = ? WHERE id = ?", (now, submission))
        _indexed(database, submission)
    return Deposited(submission, *place, new_revision, new_record)


def _plain(text: str, what: str, longest: int) -> str:
    """A short text in one line. Raises RegisterError."""
    found = " ".join(text.split())
    if not found or len(found) > longest or printable(found) != found:
        raise RegisterError(f"{what} is a text of 1 to {longest} characters in one line")
    return found


def _submission(database: sqlite3.Connection, given: Deposit, now: str) -> int:
    """The id of the submission; a new one needs a manifest."""
    row = database.execute("SELECT id FROM submissions WHERE manuscript = ?", (given.manuscript,)).fetchone()
    if row is None and given.checked is None:
        raise RegisterError(f"there is no submission {given.manuscript}; add its manifest first")
    if row is None:
        statement = "INSERT INTO submissions (manuscript, title, opened, changed) VALUES (?, '', ?, ?) RETURNING id"
        row = database.execute(statement, (given.manuscript, now, now)).fetchone()
    return int(row[0])


def _last(database: sqlite3.Connection, submission: int) -> tuple[int, int, str] | None:
    """Id, number and digest of the last revision."""
    statement = "SELECT id, number, sha256 FROM revisions WHERE submission = ? ORDER BY number DESC LIMIT 1"
    row: tuple[int, int, str] | None = database.execute(statement, (submission,)).fetchone()
    return row


def _revision(
    database: sqlite3.Connection, submission: int, last: tuple[int, int, str] | None, given: Deposit, now: str
) -> tuple[tuple[int, int], bool]:
    """Id and number of the revision that a deposit is about, and whether it is new: the same bytes are not."""
    digest = sha256(given.checked.manifest).hexdigest() if given.checked else ""
    if last is not None and (given.checked is None or digest == last[2]):
        return last[:2], False
    assert given.checked is not None  # a submission has a revision
    number, name = (last[1] if last else 0) + 1, given.checked.name[:LONGEST_TEXT]
    statement = (
        "INSERT INTO revisions (submission, number, added, by, name, sha256, manifest) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "RETURNING id"
    )
    values = (submission, number, now, _by(given.by), printable(name), digest, given.checked.manifest)
    (id,) = database.execute(statement, values).fetchone()
    database.execute("UPDATE submissions SET revisions = ? WHERE id = ?", (number, submission))
    return (int(id), number), True


def _recorded(database: sqlite3.Connection, revision: int, checked: HandedIn, by: str, now: str) -> bool:
    """Keep a record, unless the last one of the revision says the same; whether it was kept."""
    statement = "SELECT code, file FROM records WHERE revision = ? ORDER BY id DESC LIMIT 1"
    last = database.execute(statement, (revision,)).fetchone()
    is_plain = b'"payloadType"' not in checked.file
    if last is not None and last[0] == checked.record["code"] and (is_plain or last[1] == checked.file):
        return False
    values = _values(checked.record) | {"revision": revision, "added": now, "by": _by(by), "file": checked.file}
    database.execute(_RECORD, values)
    database.execute(_OUTCOME, values)
    return True


def _values(record: Record) -> dict[str, str | int | bytes]:
    """What lists and searches need of a record."""
    verdict, profile = record["verdict"], record["profile"]
    return {
        "code": record["code"], "date": record["date"], "profile": f"{profile['id']} {profile['version']}",
        "checker": record["checker"]["version"], "verdict": verdict["conclusion"], "answered": verdict["answered"],
        "asked": verdict["asked"],
        "title": printable(str(record["manifest"]["dataset"].get("title", "")))[:LONGEST_TEXT],
    }  # fmt: skip


def _noted(database: sqlite3.Connection, submission: int, place: tuple[int, int], given: Deposit, now: str) -> None:
    """Keep a letter and a decision. Raises RegisterError."""
    if given.letter:
        if len(given.letter) > LONGEST_LETTER:
            raise RegisterError(f"a letter has at most {LONGEST_LETTER:,} characters")
        statement = "INSERT INTO letters (revision, sent, by, text) VALUES (?, ?, ?, ?)"
        database.execute(statement, (place[0], now, _by(given.by), given.letter))
    if given.decision:
        decision = _plain(given.decision.decision, "a decision", LONGEST_NUMBER)
        by = _plain(given.by, "who decides", LONGEST_NUMBER)
        statement = (
            "INSERT INTO decisions (submission, revision, decided, by, decision, note) VALUES (?, ?, ?, ?, ?, ?)"
        )
        note = printable(given.decision.note)[:LONGEST_TEXT]
        database.execute(statement, (submission, place[1], now, by, decision, note))
        database.execute("UPDATE submissions SET decision = ? WHERE id = ?", (decision, submission))


def _by(text: str) -> str:
    return printable(" ".join(text.split()))[:LONGEST_NUMBER]


def _indexed(database: sqlite3.Connection, submission: int) -> None:
    """Put the words of a submission into the index of words, in place of those before."""
    database.execute("DELETE FROM words WHERE rowid = ?", (submission,))
    database.execute(
        "INSERT INTO words (rowid, manuscript, title, others, verdict) "
        "SELECT id, manuscript, title, decision || ' ' || coalesce((SELECT group_concat(code, ' ') FROM records JOIN "
        "revisions ON records.revision = revisions.id WHERE revisions.submission = submissions.id), ''), "
        "replace(verdict, ' ', '') FROM submissions WHERE id = ?",
        (submission,),
    )
