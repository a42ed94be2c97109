"""A bug of the checker itself: reported as such, while all else goes on, and the process ends with 3."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from xml.etree import ElementTree

import jsonschema
import pytest
from cases import as_yaml, base
from waiting import PATIENCE

import synthreport
from synthreport import State
from synthreport import __main__ as entry
from synthreport.checker import cross_checks, defined_ids
from synthreport.checker.item_states import Inventory
from synthreport.cli.shared import watch
from synthreport.cli.shared.check_run import Options, run
from synthreport.edit.upgrade import newer
from synthreport.files import bugs
from synthreport.journal.editor import decision
from synthreport.journal.language import language
from synthreport.journal.letter import letter
from synthreport.overview.checked import Checked, Run
from synthreport.overview.view import View
from synthreport.reporters import formats, sarif
from synthreport.reporters.formats import FORMATS, rendered
from synthreport.rules import RULES
from synthreport.rules.value import Fault, Value

pytestmark = pytest.mark.measured

ROOT = Path(__file__).resolve().parents[1]
REPORT = json.loads((ROOT / "schema" / "report-2.0.schema.json").read_text(encoding="utf-8"))
SAID = "could not be checked: a bug in rule PM51 (ZeroDivisionError); please report it"
TOLD = "a bug in rule PM51, not in your manifest: ZeroDivisionError"


def broken(_: Value) -> Iterator[Fault]:
    raise ZeroDivisionError("oops")


@pytest.fixture(autouse=True)
def no_bug_is_noted() -> Iterator[None]:
    """Here they are; leave none behind for the tests after this one."""
    yield
    bugs.noted()


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a rule raise an error."""
    monkeypatch.setitem(RULES, "PM51", RULES["PM51"]._replace(judge=broken))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a manifest that the broken rule judges, between two that it does not."""
    for name, data in (("1", base("trial")), ("2", base("private")), ("3", {**base("trial"), "synthreport": 1.0})):
        (tmp_path / name).mkdir()
        (tmp_path / name / "synthreport.yaml").write_text(as_yaml(data), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("planted")
def test_a_rule_that_raises_is_a_finding_and_all_others_judge() -> None:
    result = synthreport.check({**base("private"), "title": "?"})
    sound = synthreport.check({**base("private"), "title": "?"}, profile="journal")
    assert result.crashed == sound.crashed == ("PM51",)
    told = {finding.code: finding for finding in result.findings}
    assert told.keys() == {"PM51", "DC67"}
    assert (told["PM51"].message, told["PM51"].level) == (SAID, "must")
    assert told["PM51"].at.pointer == "/privacy/claims/differential_privacy"
    assert result.outcomes["PM51"].state is State.NOT_CHECKED
    assert "ZeroDivisionError" in result.outcomes["PM51"].reason
    assert not result.complies()
    assert sum(result.rule_counts().values()) == len(result.rules()) == len(RULES)
    assert [bug.where for bug in bugs.noted()] == ["rule PM51"]


@pytest.mark.parametrize(
    "code, home, name",
    [
        ("DC69", defined_ids.Identifiers, "dangling"),
        ("DC70", defined_ids.Identifiers, "duplicates"),
        ("DC71", cross_checks, "placeholders"),
        ("DC72", cross_checks, "wrong_dates"),
        ("DC73", cross_checks, "repeated"),
    ],
)
def test_a_rule_on_all_texts_that_raises_is_a_finding(
    code: str, home: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raising(*_: Any) -> Any:
        raise ZeroDivisionError("oops")

    def raising_later(*_: Any) -> Iterator[Fault]:
        yield from raising()

    monkeypatch.setattr(home, name, raising if name == "dangling" else raising_later)
    result = synthreport.check(base("private"))
    assert result.crashed == (code,)
    assert [finding.code for finding in result.findings] == [code]
    assert result.outcomes[code].state is State.NOT_CHECKED


def test_a_limit_that_raises_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def raising(*_: Any) -> Any:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("synthreport.checker.profile_enforcement.limits", raising)
    assert synthreport.check(base("private"), profile="public-release").crashed == ("DC74",)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("form", sorted(name for name, form in FORMATS.items() if not form.binary))
def test_every_form_tells_of_a_rule_that_could_not_judge(form: str) -> None:
    document = synthreport.parse(as_yaml(base("private")).encode())
    checked = Checked("synthreport.yaml", document, synthreport.check(document))
    made = rendered(form, Run([checked], [], exit_code=3))
    assert isinstance(made, str)
    if form == "badge":
        assert "could not be checked" in made
    else:
        assert "PM51" in made
        assert SAID.partition(":")[0] in made


@pytest.mark.usefixtures("planted")
def test_programs_can_tell_a_bug_from_a_finding() -> None:
    document = synthreport.parse(as_yaml(base("private")).encode())
    found = Run([Checked("synthreport.yaml", document, synthreport.check(document))], [], exit_code=3)
    report = json.loads(str(rendered("json", found)))
    jsonschema.validate(report, REPORT)
    assert report["documents"][0]["crashed"] == ["PM51"]
    assert report["documents"][0]["rules"]["PM51"]["state"] == "not_checked"
    (invocation,) = json.loads(sarif.render(found))["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert [each["associatedRule"] for each in invocation["toolExecutionNotifications"]] == [{"id": "PM51"}]
    suites = ElementTree.fromstring(str(rendered("junit", found)))
    assert (suites.get("errors"), suites.get("failures")) == ("1", "0")


@pytest.mark.usefixtures("planted")
def test_nobody_is_asked_to_mend_a_bug_of_the_checker() -> None:
    document = synthreport.parse(as_yaml({**base("private"), "title": "?"}).encode())
    view = View(Checked("synthreport.yaml", document, synthreport.check(document)))
    asked = letter(view, language("en"))
    assert "DC67" in asked
    assert "PM51" not in asked
    page = decision(view, synthreport.Level.MUST)
    assert "1 rule could not be checked, because of a bug in the checker" in page
    assert "PM51" not in page


def through_the_door(*arguments: str, plant: bool = True, typed: str = "", **environment: str) -> tuple[int, str, str]:
    """How a process ends in which a rule raises, and what it says."""
    program = (
        "import sys\n"
        "from synthreport.rules import RULES\n"
        "def broken(value): raise ZeroDivisionError('oops')\n"
        f"{'' if plant else '#'}RULES['PM51'] = RULES['PM51']._replace(judge=broken)\n"
        "from synthreport.__main__ import main\n"
        f"sys.argv = ['synthreport', *{arguments!r}]\n"
        "main()\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=typed.encode(),
        capture_output=True,
        env=env,
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_folder_is_checked_to_its_end(folder: Path) -> None:
    code, out, err = through_the_door("check", str(folder))
    assert code == 3
    assert [f"{folder / name / 'synthreport.yaml'} " in out for name in "123"] == [True] * 3
    assert out.count("1/synthreport.yaml complies with") == 1
    assert SAID in " ".join(out.replace("│", " ").split())
    assert err.count(TOLD) == 1
    assert "Traceback" not in err


def test_the_trace_of_a_bug_is_shown_when_asked_for(folder: Path) -> None:
    _, _, err = through_the_door("check", str(folder / "2"), SYNTHREPORT_TRACEBACK="1")
    assert "Traceback (most recent call last)" in err


def test_all_reports_are_written(folder: Path) -> None:
    made = {form: folder / f"report.{form}" for form in ("json", "jsonl", "sarif", "junit", "html", "markdown")}
    outputs = [f"--output={form}:{path}" for form, path in made.items()]
    code, out, _ = through_the_door("check", str(folder), "--format", "github", *outputs)
    assert code == 3
    assert "::error file=" in out
    assert all(path.stat().st_size for path in made.values())
    report = json.loads(made["json"].read_bytes())
    assert report["exit_code"] == 3
    assert len(report["documents"]) == 3


COMMANDS = {
    "fix": (["fix", "--yes", "FILE"], "1 fixed; findings that remain: 2 must"),
    "fill": (["fill", "FILE"], "everything is saved"),
    "letter": (["letter", "FILE"], "DC67"),
    "diff": (["diff", "FILE", "FILE"], "PM51"),
    "conformance": (["conformance", "--only", "PM51*"], "a bug in rule PM51 (ZeroDivisionError); please report it"),
}
"""Commands that judge a manifest on the way to something else, and what they say when they have done it."""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_does_its_work_and_ends_with_3(command: str, folder: Path) -> None:
    path = folder / "2" / "synthreport.yaml"
    data = {**base("private"), "title": "?"}
    data["manifest"] = {**data["manifest"], "basis": "Custodian"}
    path.write_text(as_yaml(data), encoding="utf-8")
    before = path.read_bytes()
    arguments, said = COMMANDS[command]
    code, out, err = through_the_door(*(str(path) if each == "FILE" else each for each in arguments))
    assert said in out
    assert TOLD in err
    assert code == 3
    assert (path.read_bytes() != before) is (command == "fix")


@pytest.mark.usefixtures("planted")
def test_an_upgrade_is_made_though_a_rule_cannot_judge() -> None:
    document = synthreport.parse(as_yaml(base("private")).encode())
    assert newer(document, "1.0").text == document.text


@pytest.mark.usefixtures("planted")
def test_whoever_watches_is_told_after_each_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        watch._check((str(folder),), Options(show="summary"))
    assert capsys.readouterr().err.count(TOLD) == 2


def test_a_document_that_cannot_be_walked_keeps_no_other_from_being_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = Inventory.__init__

    def raising(self: Inventory, catalogue: Any, data: Any, *rest: Any) -> None:
        if "differential_privacy" in str(data):
            raise KeyError("oops")
        sound(self, catalogue, data, *rest)

    monkeypatch.setattr(Inventory, "__init__", raising)
    assert run((str(folder),), Options(form="json")) == 3
    told = capsys.readouterr()
    report = json.loads(told.out)
    jsonschema.validate(report, REPORT)
    assert len(report["documents"]) == 2
    (lost,) = report["could_not_check"]
    assert lost == {
        "name": str(folder / "2" / "synthreport.yaml"),
        "reason": "could not be checked: a bug in the checker (KeyError); please report it",
        "bug": True,
    }
    assert f"{lost['name']}: could not be checked" in told.err


def test_a_document_that_one_report_cannot_hold_is_named_in_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = formats.rendered

    def raising(form: str, found: Run) -> str | bytes:
        if form == "html" and any("/2/" in checked.name for checked in found.checked):
            raise KeyError("oops")
        return sound(form, found)

    monkeypatch.setattr(formats, "rendered", raising)
    page, log = folder / "page.html", folder / "log.sarif"
    options = Options(form="jsonl", outputs=(("html", str(page)), ("sarif", str(log))))
    assert run((str(folder),), options) == 3
    assert len(json.loads(log.read_bytes())["runs"][0]["properties"]["documents"]) == 3
    assert "could not be reported: a bug in the report as html (KeyError); please report it" in page.read_text("utf-8")
    assert "could not be reported" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_at_all_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def raising(_: str, found: Run) -> str:
        if len(found.checked) == 1:
            return ""
        raise KeyError("oops")

    monkeypatch.setattr(formats, "rendered", raising)
    path = folder / "old.html"
    path.write_text("old", encoding="utf-8")
    assert run((str(folder),), Options(form="json", outputs=(("html", str(path)),))) == 3
    assert path.read_text(encoding="utf-8") == "old"
    told = capsys.readouterr()
    assert told.out == ""
    assert "all documents together: could not be reported: a bug in the report as html (KeyError)" in told.err


def test_a_text_that_cannot_be_made_keeps_no_other_from_being_printed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from synthreport.reporters import text

    sound = text.render

    def raising(checked: Checked, **how: Any) -> str:
        if "/2/" in checked.name:
            raise KeyError("oops")
        return sound(checked, **how)

    monkeypatch.setattr(text, "render", raising)
    assert run((str(folder),)) == 3
    told = capsys.readouterr()
    assert told.out.count("\n  lines:") == 2
    assert "2/synthreport.yaml: could not be reported: a bug in the report as text (KeyError)" in told.err


def test_one_kind_of_bug_is_told_once() -> None:
    for number in range(3):
        bugs.note("rule PM51", ZeroDivisionError(f"number {number}\n::error::"))
    bugs.note("rule PM52", ZeroDivisionError())
    assert bugs.told(bugs.noted()).splitlines() == [
        "synthreport: a bug in rule PM51, not in your manifest: ZeroDivisionError",
        "synthreport: a bug in rule PM52, not in your manifest: ZeroDivisionError",
        "Please report it, with the manifest if you can; SYNTHREPORT_TRACEBACK=1 shows where it happened.",
    ]
    assert bugs.told(bugs.noted()) == ""


REFUSED = {
    "not enough memory": MemoryError(),
    "a.csv: Input/output error": OSError(errno.EIO, "Input/output error", "a.csv"),
    "a file: Input/output error": OSError(errno.EIO, "Input/output error"),
}


def test_what_the_system_refuses_is_one_line_and_no_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in REFUSED.values():
        monkeypatch.setattr(entry, "_command", Mock(side_effect=error))
        assert entry._run() == 2
    assert capsys.readouterr().err.splitlines() == [f"synthreport: {why}" for why in REFUSED]
    assert bugs.noted() == []


@pytest.mark.skipif(os.name == "nt", reason="a loop of links is one of POSIX")
def test_a_loop_of_links_is_refused_wherever_a_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("good.yaml").write_text(as_yaml(base("private")), "utf-8")
    Path("rows.csv").write_text("a\n1\n", "utf-8")
    calls = (
        "check loop", "check good.yaml --attestation loop", "check good.yaml --decisions loop", "replay loop",
        "lineage loop", "lineage good.yaml --in loop", "verify good.yaml --source rows.csv --salt loop", "merge loop",
        "init --non-interactive --like loop .", "register list --register loop", "batch loop --out tables",
    )  # fmt: skip
    for words in calls:
        monkeypatch.setattr(sys, "argv", ["synthreport", *words.split()])
        assert entry._run() == 2, words
        assert "loop" in capsys.readouterr().err, words
    assert bugs.noted() == []
