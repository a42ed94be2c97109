"""The register: many desks at once, crashes, full disks; every text is only a text; nothing is lost or half there."""

from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from test_check_record import ROOT, not_refused, run

from synthreport.desk.register.checking import handed_in
from synthreport.desk.register.database import RegisterError, opened, problems
from synthreport.desk.register.deposits import Decision, Deposit, HandedIn, deposit
from synthreport.desk.register.exports import rows
from synthreport.desk.register.lookups import history, listed, searched, submission

FAULTY = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
BETTER = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"
EDITORS, MANUSCRIPTS = 10, 4

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")


@pytest.fixture(scope="module")
def one() -> HandedIn:
    return handed_in("synthreport.yaml", FAULTY.read_bytes(), "journal")


def like(one: HandedIn, text: str, title: str = "") -> HandedIn:
    """The same check of another manifest, which nobody needs to check for this."""
    data = text.encode()
    about = {"sha256": sha256(data).hexdigest(), "dataset": {"title": title or text}}
    return one._replace(manifest=data, record=one.record | {"manifest": about})


def forked(work: Callable[[], object]) -> int:
    """Begin some work in a process of its own; returns its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_after(statements: int) -> Callable[[str], None]:
    """Ends this process, as a power failure does, before the statement that follows so many others."""
    left = iter(range(statements))

    def kill(statement: str) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill


def sound(path: Path) -> dict[str, dict[str, Any]]:
    """Every submission with its history, of a file in which nothing is wrong."""
    with opened(path) as database:
        assert problems(database) == []
        found = {row.manuscript: history(database, row) for row in rows(database)}
        for manuscript, said in found.items():
            assert [each["number"] for each in said["revisions"]] == list(range(1, said["revisions"][-1]["number"] + 1))
            assert manuscript in [row.manuscript for row in searched(database, manuscript).rows]
        assert database.execute("SELECT count(*) FROM words").fetchone()[0] == len(found)
    return found


def test_a_submission_from_its_first_manifest_to_its_decision(tmp_path: Path) -> None:
    at = ("--register", tmp_path / "register.sqlite")
    (tmp_path / "letter.md").write_text("Dear authors, …", encoding="utf-8")
    manifest = tmp_path / "synthreport.yaml"
    manifest.write_bytes(FAULTY.read_bytes())
    first = run("register", "add", "JMS-12", manifest, "--profile", "journal", *at)
    assert first.text.startswith("JMS-12, revision 1: contradicts itself, 11 of 33 lines; record SR-")
    assert "it was already there" in run("register", "add", "JMS-12", manifest, "--profile", "journal", *at).text
    assert run("register", "add", "JMS-12", "--letter", tmp_path / "letter.md", "--by", "Ann", *at).code == 0
    assert "checked again" in run("register", "add", "JMS-12", manifest, "--profile", "core", *at).text
    manifest.write_bytes(BETTER.read_bytes())
    told = ("--decision", "minor revision", "--note", "see the letter", "--by", "Bob")
    assert (
        "revision 2: incomplete"
        in run("register", "add", " JMS-12 ", manifest, "--profile", "journal", *told, *at).text
    )
    shown = run("register", "show", "JMS-12", *at).text
    said = ["revision 1: ", "contradicts itself", "letter about revision 1", "core 1.0", "revision 2: ", "by Bob: see"]
    assert sorted(said, key=shown.index) == said
    found = json.loads(run("register", "show", "JMS-12", "--format", "json", *at).text)
    assert [len(found[key]) for key in ("revisions", "records", "letters", "decisions")] == [2, 3, 1, 1]
    code = found["records"][0]["code"]
    for words in (code.lower(), "jms-1", "gaussian copula", "minor"):
        assert "JMS-12 r2 incomplete, 29 of 33 lines; minor revision" in run("register", "search", words, *at).text
    assert "no submission" in run("register", "list", "--verdict", "complies", *at).text
    assert run("register", "show", "JMS-12", "--record", code, *at).text.startswith('{ "format": "synthreport-record"')
    assert run("register", "show", "JMS-12", "--manifest", 1, *at).text == " ".join(FAULTY.read_text().split())
    (line,) = run("register", "export", *at).text.splitlines()
    assert json.loads(line)["records"][0]["file"]["code"] == code
    assert at[1].stat().st_mode & 0o077 == 0 or sys.platform == "win32", "for its owner alone"


def test_what_cannot_be_added_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    at = ("--register", tmp_path / "register.sqlite")
    assert "there is no register" in run("register", "list", *at).text
    refusals = {
        ("JMS-1",): "nothing to add",
        ("JMS-1", "--decision", "accept", "--record", FAULTY, "--by", "A"): "are about a manifest",
        ("JMS-1", tmp_path / "gone.yaml"): "cannot be read",
        ("JMS-1", FAULTY, "--profile", "no-such"): "no-such",
        ("", FAULTY): "the manuscript number is a text",
        ("J\x1b[2J", FAULTY): "the manuscript number is a text",
        ("J" * 101, FAULTY): "the manuscript number is a text",
        ("JMS-1", FAULTY, "--decision", "accept"): "who decides is a text",
        ("JMS-1", FAULTY, "--record", FAULTY): "the record is refused",
    }
    assert not_refused((why, run("register", "add", *words, *at)) for words, why in refusals.items()) == []
    assert run("register", "list", *at).text == "no submission"
    assert "there is no submission JMS-1" in run("register", "add", "JMS-1", "--decision", "x", "--by", "A", *at).text
    assert run("register", "show", "JMS-1", *at).code == 2


def test_a_record_from_elsewhere_is_kept_if_it_comes_out_here(tmp_path: Path, one: HandedIn) -> None:
    at = ("--profile", "journal", "--register", tmp_path / "register.sqlite")
    (tmp_path / "r.json").write_bytes(one.file)
    assert one.record["code"] in run("register", "add", "A", FAULTY, "--record", tmp_path / "r.json", *at).text
    done = run("register", "add", "A", BETTER, "--record", tmp_path / "r.json", *at)
    assert (done.code, "is of another manifest" in done.text) == (2, True)


HOSTILE = (
    "'; DROP TABLE submissions; --", '" OR "" MATCH "', "a* OR b", "NEAR(a b)", "title : x", "{manuscript} : y",
    "<script>alert(1)</script>", "../../etc/passwd", "=HYPERLINK(0)", "ÄÖÜ 合成 λ", "-- x", "a\\b",
    "^x", "AND", "NOT z", "100 %_%",
)  # fmt: skip


def test_every_text_is_only_a_text(tmp_path: Path, one: HandedIn) -> None:
    with opened(tmp_path / "register.sqlite", make=True) as database:
        for number, text in enumerate(HOSTILE):
            deposit(database, Deposit(text, text, like(one, f"m{number}", text), text, Decision(text, text)))
        for text in HOSTILE:
            assert submission(database, text).title == text
            found = [row.manuscript for row in searched(database, text).rows]
            assert text in found, text
            assert len(found) < len(HOSTILE), text
        assert searched(database, "* \" ' ( ) :").rows == []
        assert listed(database, after="'; DROP/x").rows == []
        assert listed(database, "' OR 1=1").rows == []
    table = run("register", "export", "--format", "csv", "--register", tmp_path / "register.sqlite")
    assert "'=HYPERLINK(0)" in table.text
    output = ("--format", "csv", "--output", tmp_path / "t.csv", "--register", tmp_path / "register.sqlite")
    assert run("register", "export", *output).code == 0
    with (tmp_path / "t.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == len(HOSTILE) + 1
    assert run("register", "export", "--output", tmp_path / "register.sqlite", *output[-2:]).code == 2
    assert set(sound(tmp_path / "register.sqlite")) == set(HOSTILE)


def test_what_nobody_types_finds_nothing(tmp_path: Path) -> None:
    at = ("--register", tmp_path / "register.sqlite")
    assert run("register", "add", "M-1", BETTER, *at).code == 0
    huge, half = "9" * 5000, "\udcff"
    wrong = []
    for words, code in [
        (("list", "--after", f"2026/{huge[:25]}"), 0),
        (("list", "--after", f"2026/{huge}"), 0),
        (("list", "--after", f"{half}/1"), 0),
        (("search", "x", "--after", huge), 0),
        (("search", half), 0),
        (("search", "a\0b"), 0),
        (("show", half), 2),
        (("show", "M-1", "--manifest", huge[:25]), 2),
        (("show", "M-1", "--record", half), 2),
        (("add", "M-1", "--by", half, "--decision", "x"), 2),
    ]:
        done = run("register", *words, *at)
        wrong += [] if done.code == code else [(words, done)]
    assert wrong == []


def test_pages_hold_every_submission_once(tmp_path: Path, one: HandedIn) -> None:
    with opened(tmp_path / "register.sqlite", make=True) as database:
        for number in range(23):
            deposit(database, Deposit(f"N-{number}", checked=like(one, f"text {number}")))
        for look in (listed, lambda *told: searched(told[0], "text", *told[1:])):
            seen, after = [], ""
            while True:
                page = look(database, "contradicts itself", after, 5)
                seen += [row.manuscript for row in page.rows]
                if not (after := page.after):
                    break
            assert seen == [f"N-{number}" for number in reversed(range(23))]
        assert searched(database, "text", "complies").rows == []


@on_posix
def test_ten_editors_at_once_lose_nothing(tmp_path: Path, one: HandedIn) -> None:
    """Each is a process of its own, as desks on one file are; some begin before there is a file."""
    path = tmp_path / "register.sqlite"

    def edit(editor: int) -> None:
        for number in range(MANUSCRIPTS):
            with opened(path, make=True) as database:
                told = like(one, f"{editor} {number}"), f"letter {editor}", Decision(f"decision {editor}")
                deposit(database, Deposit(f"M-{number}", f"editor {editor}", *told))

    children = [forked(lambda editor=editor: edit(editor)) for editor in range(EDITORS)]  # type: ignore[misc]
    assert [ended(child) for child in children] == [0] * EDITORS
    found = sound(path)
    assert len(found) == MANUSCRIPTS
    for said in found.values():
        by = {f"editor {editor}" for editor in range(EDITORS)}
        for key in ("revisions", "records", "letters", "decisions"):
            assert (len(said[key]), {each["by"] for each in said[key]}) == (EDITORS, by), key


@on_posix
def test_a_crash_between_any_two_statements_leaves_all_or_nothing(tmp_path: Path, one: HandedIn) -> None:
    path = tmp_path / "register.sqlite"
    with opened(path, make=True) as database:
        deposit(database, Deposit("A", checked=like(one, "first")))
    before = sound(path)["A"]

    def crash(after: int) -> None:
        with opened(path) as database:
            database.set_trace_callback(killed_after(after))
            deposit(database, Deposit("A", "Ann", like(one, "second"), "letter", Decision("accept")))
            database.set_trace_callback(None)

    for after in range(0, 60, 2):
        code = ended(forked(lambda: crash(after)))  # noqa: B023
        if code == 0:
            break
        assert (code, sound(path)["A"] == before) == (-signal.SIGKILL, True), f"killed after {after} statements"
    assert after > 10
    said = sound(path)["A"]
    assert [len(said[key]) for key in ("revisions", "records", "letters", "decisions")] == [2, 2, 1, 1]


@on_posix
def test_a_crash_while_it_is_made_leaves_a_file_that_can_be_completed(tmp_path: Path) -> None:
    real = sqlite3.connect

    def make(path: Path, after: int) -> None:
        def connect(*given: Any, **named: Any) -> sqlite3.Connection:
            database: sqlite3.Connection = real(*given, **named)
            database.set_trace_callback(killed_after(after))
            return database

        sqlite3.connect = connect  # type: ignore[assignment]
        with opened(path, make=True) as database:
            database.set_trace_callback(None)

    for after in range(0, 40, 4):
        path = tmp_path / f"{after}.sqlite"
        if ended(forked(lambda: make(path, after))) == 0:  # noqa: B023
            break
        with opened(path, make=True) as database:
            assert problems(database) == []
            assert listed(database).rows == []
    assert after > 10


def deposit_on_a_full_disk(path: Path, given: Deposit) -> None:
    with opened(path) as database:
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
        deposit(database, given)


def test_a_full_disk_changes_nothing(tmp_path: Path, one: HandedIn) -> None:
    path = tmp_path / "register.sqlite"
    with opened(path, make=True) as database:
        deposit(database, Deposit("A", checked=like(one, "first")))
    before = sound(path)
    for size in (1, 10_000, 1_000_000):
        with pytest.raises(RegisterError, match="the disk is full; nothing was changed"):
            deposit_on_a_full_disk(path, Deposit("B", "Ann", like(one, "b" * size), "x" * 50_000, Decision("accept")))
        assert sound(path) == before
    with opened(path) as database:
        deposit(database, Deposit("B", checked=like(one, "b")))
    assert set(sound(path)) == {"A", "B"}


def test_what_is_no_register_of_ours_is_refused_and_not_touched(tmp_path: Path, one: HandedIn) -> None:
    path = tmp_path / "register.sqlite"
    with opened(path, make=True) as database:
        deposit(database, Deposit("A", checked=one))
    good = path.read_bytes()
    newer = good[:60] + (99).to_bytes(4, "big") + good[64:]
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("CREATE TABLE x (y)")
    for content, why in {
        newer: "is of a newer version of synthreport, and was not touched: it has version 99, this program knows 1",
        b"manuscript,title\n": "is no register",
        good[:50]: "is no register",
        (tmp_path / "other.sqlite").read_bytes(): "is no register",
    }.items():
        folder = tmp_path / "alone"
        folder.mkdir(exist_ok=True)
        (folder / "r.sqlite").write_bytes(content)
        commands = (("list",), ("add", "B", FAULTY), ("search", "x"), ("export",), ("show", "A"))
        at = ("--register", folder / "r.sqlite")
        assert not_refused((why, run("register", *command, *at)) for command in commands) == []
        assert {each.name: each.read_bytes() for each in folder.iterdir()} == {"r.sqlite": content}


def test_an_empty_file_becomes_a_register_only_by_an_addition(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    path.touch()
    at = ("--register", path)
    commands = (("list",), ("search", "x"), ("export",), ("show", "A"))
    assert not_refused(("is empty", run("register", *command, *at)) for command in commands) == []
    assert path.read_bytes() == b""
    run("register", "add", "A", FAULTY, *at)
    assert "A r1" in run("register", "list", *at).text


def test_a_damaged_file_is_reported(tmp_path: Path, one: HandedIn) -> None:
    path = tmp_path / "register.sqlite"
    with opened(path, make=True) as database:
        for number in range(20):
            deposit(database, Deposit(f"A-{number}", checked=like(one, "x" * 5000 + str(number))))
    whole = bytearray(path.read_bytes())
    whole[8192 : len(whole) // 2] = b"\xa5" * (len(whole) // 2 - 8192)
    path.write_bytes(whole)
    commands = (("export",), ("search", "x"), ("add", "B", FAULTY))
    why = "damaged; restore it from a backup"
    assert not_refused((why, run("register", *command, "--register", path)) for command in commands) == []
