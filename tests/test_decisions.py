"""Decisions: accepted findings are set apart and shown; nothing is silently accepted, forever, or against itself."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from test_cli import BASE, REPORT, ROOT, run

from synthreport.decisions.decision import digest_at
from synthreport.standard.catalogue import load

SCHEMA = json.loads((ROOT / "schema" / "decisions-1.0.schema.json").read_text(encoding="utf-8"))
TEXT = BASE.read_text(encoding="utf-8")
FAULTY = TEXT.replace("  version: 1.1.0\n", "", 1)
TODAY = date.today()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a manifest that lacks an answer."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "synthreport.yaml").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def decide(folder: Path, name: str = "decisions.yaml", **changed: Any) -> None:
    """Write one decision, on the missing answer, with some keys changed; None removes a key."""
    usual = {
        "code": "ID03", "pointer": "/dataset/version", "reason": "The first release.", "by": "Editor",
        "on": TODAY.isoformat(), "until": TODAY.isoformat(), "answer": "missing",
    }  # fmt: skip
    entry = {key: value for key, value in (usual | changed).items() if value is not None}
    (folder / name).write_text(yaml.safe_dump({"decisions": [entry]}), encoding="utf-8")


def checked(folder: Path, *options: str) -> tuple[int, str]:
    done = run("check", *options, cwd=folder)
    return done.returncode, " ".join((done.stdout + done.stderr).decode().split())


def test_a_draft_accepts_what_is_found_now_and_nothing_new(folder: Path) -> None:
    code, text = checked(folder, "--write-decisions", "decisions.yaml", "--by", "Team")
    assert (code, "1 finding accepted" in text) == (0, True)
    written = yaml.safe_load((folder / "decisions.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(written, SCHEMA)
    assert written["decisions"][0]["until"] == (TODAY + timedelta(days=90)).isoformat()
    assert checked(folder)[0] == 0
    assert "decisions  decisions.yaml  (default)" in run("config", cwd=folder).stdout.decode()
    assert "decisions  none  (default)" in run("config", "--no-config", cwd=folder).stdout.decode()
    assert checked(folder, "--no-config")[0] == 1
    assert checked(folder, "--write-decisions", "decisions.yaml", "--by", "Team")[0] == 2, "never replaced"
    assert checked(folder, "--write-decisions", "other.yaml")[0] == 2, "nobody decided"
    path = folder / "synthreport.yaml"
    path.write_text(FAULTY.replace("  title: Synthetic salt reduction trial\n", "", 1), encoding="utf-8")
    assert checked(folder)[0] == 1


@pytest.mark.parametrize("where", ["default", "option", "configuration"])
def test_accepted_findings_are_shown_in_the_verdict(folder: Path, where: str) -> None:
    name = "decisions.yaml" if where == "default" else "ours.yaml"
    decide(folder, name)
    if where == "configuration":
        (folder / "synthreport.toml").write_text('decisions = "ours.yaml"\n', encoding="utf-8")
    options = ["--decisions", name] if where == "option" else []
    code, text = checked(folder, *options)
    assert (code, ", with 1 line accepted by the editor:" in text) == (0, True)
    assert re.search(r"accepted: ID03 at /dataset/version: .*, by Editor: The first release\. \(.*ml:2\)", text)


def test_the_letter_follows_them(folder: Path) -> None:
    decide(folder, "ours.yaml")
    german = run("letter", "--decisions", "ours.yaml", "--language", "de", cwd=folder).stdout.decode()
    assert "## Was die Redaktion angenommen hat" in german
    assert "Was wir brauchen" not in german
    assert "What we need" in run("letter", cwd=folder).stdout.decode()
    decide(folder)
    told = run("letter", cwd=folder).stdout.decode()
    assert "with 1 line accepted by the editor" in " ".join(told.split())
    assert ": The first release." in told.partition("## What the editor accepted")[2], "the file that a check follows"


def test_every_format_shows_them(folder: Path) -> None:
    decide(folder)
    made = json.loads(run("check", "--format", "json", cwd=folder).stdout)
    jsonschema.validate(made, REPORT)
    (document,) = made["documents"]
    assert document["findings"] == []
    assert document["accepted"][0]["finding"]["code"] == "ID03"
    assert document["accepted"][0]["decision"]["by"] == "Editor"
    log = json.loads(run("check", "--format", "sarif", cwd=folder).stdout)
    (result,) = log["runs"][0]["results"]
    assert result["suppressions"][0]["status"] == "accepted"
    assert result["partialFingerprints"]["synthreport/v1"] == document["accepted"][0]["finding"]["fingerprint"]
    for form in ("text", "markdown", "html", "github", "junit", "badge"):
        assert b"with 1 line accepted by the editor" in run("check", "--format", form, cwd=folder).stdout, form


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"on": "2020-01-01", "until": "2020-02-01"}, "expired on 2020-02-01"),
        ({"on": "2999-01-01", "until": "2999-02-01"}, "holds only from 2999-01-01 on"),
        ({"answer": f"sha256:{'0' * 64}"}, "the answer has changed since"),
        ({"code": "ID02"}, "fits no finding"),
        ({"pointer": "/dataset/released"}, "fits no finding"),
        ({"manifest": "other.yaml"}, "fits no finding"),
    ],
)
def test_a_decision_that_does_not_hold_counts_for_nothing(folder: Path, changed: dict[str, str], why: str) -> None:
    decide(folder, **changed)
    code, text = checked(folder)
    assert (code, why in text) == (1, True), text
    assert "is incomplete under synthreport 1.0, profile core 1.0:" in text


def test_the_editor_reads_what_was_accepted_and_what_lapsed(folder: Path) -> None:
    decide(folder)
    code, text = checked(folder, "--for", "editor")
    assert code == 0
    assert "with 1 line accepted by the editor" in text
    assert "are met, except for what was accepted" in text
    assert f"accepted by Editor until {TODAY.isoformat()}" in text
    assert "The first release." in text.partition("## Decisions of the editors")[2]
    to_copy = text.partition("## To copy into the manuscript system")[2]
    assert "with 1 line accepted by the editor" in to_copy
    assert f"by Editor until {TODAY.isoformat()}: The first release)" in to_copy
    assert "## Zum Kopieren in das Manuskriptsystem" in checked(folder, "--for", "editor", "--language", "de")[1]
    decide(folder, answer=f"sha256:{'0' * 64}")
    code, text = checked(folder, "--for", "editor")
    assert "To copy into" not in text
    assert (code, "counts again: " in text) == (1, True)
    assert "zählt wieder: " in checked(folder, "--for", "editor", "--language", "de")[1]


def test_a_decision_may_be_on_a_line_of_the_checklist(folder: Path) -> None:
    decide(folder, code=None, line=1, manifest="synthreport.yaml")
    assert checked(folder)[0] == 0
    decide(folder, code=None, line=2)
    assert checked(folder)[0] == 1


def test_a_contradiction_is_never_accepted(folder: Path) -> None:
    path = folder / "synthreport.yaml"
    path.write_text(TEXT.replace('released: "2026-05-20"', 'released: "2016-05-20"', 1), encoding="utf-8")
    found = json.loads(run("check", "--format", "json", cwd=folder).stdout)["documents"][0]
    assert found["verdict"]["conclusion"] == "contradicts itself"
    code, text = checked(folder, "--write-decisions", "decisions.yaml", "--by", "Team")
    assert "cannot be accepted" in text
    for each in found["findings"]:
        answer = digest_at(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), each["pointer"])
        decide(folder, code=each["code"], pointer=each["pointer"], answer=answer)
        code, text = checked(folder)
        assert (code, "contradicts itself" in text) == (1, True)
        is_refused = "a contradiction or a refuted claim cannot be accepted" in text
        assert is_refused is (load().rules[each["code"]]["kind"] == "contradiction")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"reason": " "}, "reason: found ' ', expected the reason"),
        ({"until": "soon"}, "until: found 'soon', expected the last day"),
        ({"by": None}, "by is missing"),
        ({"until": None}, "until is missing"),
        ({"code": None}, "expected either code or line"),
        ({"line": 1}, "expected either code or line"),
        ({"line": True, "code": None}, "line: found True"),
        ({"why": "x"}, 'unknown key "why"; expected one of pointer, reason'),
        ({"ponter": "x"}, 'unknown key "ponter"; did you mean pointer?'),
        ({"answer": "any"}, "answer: found 'any'"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(folder: Path, changed: dict[str, Any], message: str) -> None:
    decide(folder, **changed)
    done = run("check", cwd=folder)
    assert done.returncode == 2
    text = " ".join(done.stderr.decode().split())
    assert re.search(r"decisions\.yaml:\d+: ", text)
    assert message in text
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load((folder / "decisions.yaml").read_text(encoding="utf-8")), SCHEMA)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"code": "ZZ99"}, "code: found ZZ99, expected a code"),
        ({"code": None, "line": 99}, "line: found 99, expected a line"),
        ({"on": "2027-03-02", "until": "2027-03-01"}, "until: found 2027-03-01, expected no day before 2027-03-02"),
    ],
)
def test_a_decision_that_can_never_fit_is_refused(folder: Path, changed: dict[str, Any], message: str) -> None:
    decide(folder, **changed)
    code, text = checked(folder)
    assert (code, f": {message}" in text) == (2, True), text


@pytest.mark.parametrize("text", ["", "[]", "decisions: 1", "decisions: []\nmore: 1", "decisions: [1]", "a: [", "\0"])
def test_what_is_no_file_of_decisions_is_refused(folder: Path, text: str) -> None:
    (folder / "decisions.yaml").write_text(text, encoding="utf-8")
    assert run("check", cwd=folder).returncode == 2
