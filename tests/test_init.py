"""`synthreport init` and `fill`: a folder, some questions, and a manifest that complies."""

from __future__ import annotations

import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from person import HEAD, Person
from waiting import PATIENCE

import synthreport
from synthreport import Level
from synthreport.document import parse

ROOT = Path(__file__).resolve().parents[1]
TRIAL = ROOT / "examples" / "tabular-trial"
IDS = {"table": "synthetic_file", "patients": "synthetic", "lock": "requirements", "learn": "fit", "draw": "sample"}
"""Ids of the example, and those that `init` gives to the same files and tables."""

SAID = {
    "/access/code": "code_generate, code_actg",
    "/steps/divide/tools": "numpy, pandas",
    "/steps/fit/tools": "sdv, numpy",
    "/steps/sample/tools": "sdv, numpy",
    "/steps/sample/makes": "synthetic_file",
    "/files/synthetic_file": "/steps/sample/makes",
    "/reproducibility/determinism/tests": "again",
    "/content/differences_from_source": "none",
    "/claims/claimed": "none",
    "/claims/by_construction": "none",
    "/claims/not_claimed": "marginals, schema, joint, causal, predictive, inferential, logical, plausibility",
    "/constraints": "none",
    "/reproducibility/replicates": "! not_performed",
    "/limitations": "effect_lost",
    "/limitations/effect_lost/about": "arms, treat",
    "/validation/groups": "! not_performed",
    "/content/groups": "none",
    "/content/fields/age/synthetic": "yes *",
    "/content/fields/age/unit": "none",
    "/privacy/assessments/attribute": "attribute_gain",
    "/privacy/assessments/identity": "singletons_carried",
    "/privacy/assessments/copies": "exact_copies, weights_replayed",
    "/privacy/assessments/vulnerable_records": "singletons_carried",
    "/privacy/releases/first_release/date": "2026-11-24",
    "/inputs/actg175/terms/derivatives": "!! not_applicable: The file carries no terms of anybody.",
    "/ethics/output_use/decision": "not_required",
    "/ethics/output_use/basis": "The table holds no record of a person, and teaches nothing but a format.",
    "/ethics/output_use/body": "none",
    "/ethics/output_use/date": "2026-11-24",
    "/ethics/output_use/reference": "none",
    "/ethics/output_use/conditions": "none",
    "/maintenance/channel": "mailto:actg175@synthreport.org",
}
"""What the person says otherwise than the example does, or in fewer words."""

REFUSED = {
    "/inputs/actg175/terms": "ET05",
    "/inputs/actg175/source_use": "ET01",
    "/privacy/exposure/queries": "PA08",
}
"""The gaps of the example that the profile for public releases does not accept: its authors have no answer."""


def manifest() -> dict[str, Any]:
    """The example's manifest, with the ids that `init` gives."""
    text = (TRIAL / "synthreport.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = _renamed(parse(text.encode()).data)
    return data


def _renamed(data: Any) -> Any:
    if isinstance(data, dict):
        return {IDS.get(key, key): _renamed(each) for key, each in data.items()}
    if isinstance(data, list):
        return [_renamed(each) for each in data]
    return IDS.get(data, data) if isinstance(data, str) else data


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A fresh folder with the synthetic table and the scripts that made it."""
    folder = tmp_path / "actg175"
    (folder / "data").mkdir(parents=True)
    for name in ("data/synthetic.csv", "generate.py", "actg.py", "requirements.lock"):
        shutil.copy(TRIAL / name, folder / name)
    return folder


def run(*arguments: str, typed: str = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The program with these arguments, and with lines for its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "synthreport", *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        timeout=PATIENCE,
    )


class Terminal:
    """A real terminal in which the program runs; the last question stands on `screen`."""

    def __init__(self, *arguments: str) -> None:
        import pexpect

        self.ended = pexpect.EOF
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "synthreport", *arguments],
            env={**os.environ, "TERM": "dumb", "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
            encoding="utf-8",
            timeout=PATIENCE,
            dimensions=(50, 200),
        )
        self.process.delaybeforesend = None
        self.screen = ""

    def asks(self) -> bool:
        """Whether another question is put; not, where the program has ended."""
        waits = self.process.expect(["> $", self.ended]) == 0
        shown = str(self.process.before)
        self.screen = shown if HEAD.search(shown) or not waits else self.screen + shown
        if not waits:
            self.process.close()
        return waits


on_posix = pytest.mark.skipif(sys.platform == "win32", reason="pexpect drives terminals of POSIX")


@on_posix
def test_a_folder_and_some_questions_make_a_manifest_without_other_faults_than_refused_gaps(dataset: Path) -> None:
    person = Person(manifest(), SAID)
    terminal = Terminal("init", str(dataset), "--profile", "public-release", "--level", "should")
    while terminal.asks():
        terminal.process.sendline(person.reply(terminal.screen))
    print(terminal.screen)
    result = synthreport.check(dataset / "synthreport.yaml", profile="public-release")
    assert {each.at.pointer: each.code for each in result.at_or_above(Level.SHOULD)} == REFUSED
    asked = re.search(
        r"(\d+) questions asked, (\d+) answers given\.\r\n(\d+) answers filled in by a tool", terminal.screen
    )
    assert asked
    assert int(asked[1]) > 100
    assert int(asked[3]) > 100
    assert terminal.process.exitstatus == 0


@on_posix
def test_ctrl_c_at_a_question_loses_nothing_and_fill_goes_on(dataset: Path) -> None:
    terminal = Terminal("init", str(dataset), "--level", "should")
    for typed in ("creator", "chen"):
        assert terminal.asks()
        terminal.process.sendline(typed)
    assert terminal.asks()
    terminal.process.sendintr()
    assert not terminal.asks()
    assert terminal.process.exitstatus == 130
    assert "Continue with: synthreport fill" in terminal.screen
    done = run("fill", str(dataset), "--level", "should", typed="2026-11-24\n")
    assert "[/manifest/date]" in done.stdout
    assert "[/manifest/basis]" not in done.stdout
    about = parse((dataset / "synthreport.yaml").read_bytes()).data["manifest"]
    assert (about["basis"], about["completed_by"], about["date"]) == ("creator", "chen", "2026-11-24")
    assert done.returncode == 0


def answer_where_the_cursor_is(process: Any) -> None:
    """Do as a terminal does that is asked for the position of its cursor."""
    process.expect_exact("\x1b[6n")
    process.send("\x1b[10;1R")


@on_posix
def test_a_terminal_that_can_do_more_completes_and_checks_while_typing(dataset: Path) -> None:
    import pexpect

    process = pexpect.spawn(
        sys.executable,
        ["-m", "synthreport", "init", str(dataset), "--level", "should"],
        env={**os.environ, "TERM": "xterm", "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(50, 120),
    )
    process.expect(r"\[/manifest/basis\]")
    answer_where_the_cursor_is(process)
    process.send("custo\t")
    process.expect("dian")
    process.send("\r")
    process.expect(r"\[/manifest/completed_by\]")
    answer_where_the_cursor_is(process)
    process.send("[a, b]")
    process.expect("found a list")
    process.sendintr()
    process.expect(pexpect.EOF)
    process.close()
    assert process.exitstatus == 130
    assert "basis: custodian" in (dataset / "synthreport.yaml").read_text(encoding="utf-8")


def test_without_a_person_all_that_is_known_is_written_and_marked(dataset: Path) -> None:
    done = run("init", str(dataset), "--non-interactive")
    assert (done.returncode, done.stderr) == (0, "")
    text = (dataset / "synthreport.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=https://w3id.org/synthreport/1.0/manifest.schema.json\n")
    data = parse(text.encode()).data
    assert data["files"]["synthetic_file"]["records"] == 1711
    assert data["manifest"]["unconfirmed"] == data["manifest"]["filled_by_tool"]
    data["manifest"]["basis"] = "creator"  # without it, nothing in the section is judged
    findings = synthreport.check(data).findings
    assert {each.code for each in findings if each.code > "DC" and each.code[:2] == "DC"} == set()
    assert "MA54" in {each.code for each in findings}


def test_a_manifest_that_is_there_is_not_overwritten_without_force(dataset: Path) -> None:
    manifest = dataset / "synthreport.yaml"
    manifest.write_text("mine", encoding="utf-8")
    done = run("init", str(dataset), "--non-interactive")
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert "synthreport fill" in done.stderr
    assert manifest.read_text(encoding="utf-8") == "mine"
    assert run("init", str(dataset), "--non-interactive", "--force").returncode == 0
    assert "synthetic_file" in manifest.read_text(encoding="utf-8")


def test_a_manifest_may_be_json(dataset: Path) -> None:
    target = dataset / "made.json"
    assert run("init", str(dataset), "--non-interactive", "-o", str(target)).returncode == 0
    assert json.loads(target.read_text(encoding="utf-8"))["synthreport"] == "1.0"
    done = run("fill", str(target), "--level", "should", typed="creator\n")
    assert json.loads(target.read_text(encoding="utf-8"))["manifest"]["basis"] == "creator", done.stderr


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("absent.json", "no such file"),
        ("https://example.com/croissant.json", "add --online to fetch it"),
        ("pylock:generate.py", "not TOML"),
        ("datacite:data", "a folder, expected a file"),
        ("empty.json", "the file is empty"),
        ("latin.json", "is not UTF-8"),
    ],
)
def test_a_source_that_cannot_be_used_is_told_and_nothing_is_written(dataset: Path, source: str, told: str) -> None:
    (dataset / "empty.json").write_bytes(b"")
    (dataset / "latin.json").write_bytes(b'{"a": "caf\xe9"}')
    done = run("init", ".", "--non-interactive", "--from", source, cwd=dataset)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert not (dataset / "synthreport.yaml").exists()


def test_an_address_is_fetched_where_that_is_allowed(dataset: Path) -> None:
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"cff-version: 1.2.0\ntitle: A table from elsewhere\nmessage: Cite it.\n")

        def log_message(self, format: str, *arguments: object) -> None:
            """Tell nobody."""

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        source = f"citation:http://127.0.0.1:{server.server_port}/CITATION.cff"
        done = run("init", str(dataset), "--non-interactive", "--online", "--from", source)
        server.shutdown()
    assert done.returncode == 0, done.stderr
    assert "A table from elsewhere" in (dataset / "synthreport.yaml").read_text(encoding="utf-8")


def test_an_earlier_manifest_gives_meanings_to_the_fields_that_are_there(dataset: Path) -> None:
    earlier = dataset.parent / "earlier.yaml"
    text = (TRIAL / "synthreport.yaml").read_text(encoding="utf-8")
    earlier.write_text(text.replace("\n    wtkg:\n", "\n    weight:\n"), encoding="utf-8")
    done = run("init", str(dataset), "--non-interactive", "--from", f"synthreport:{earlier}", "--all-left")
    assert done.returncode == 0, done.stderr
    data = parse((dataset / "synthreport.yaml").read_bytes()).data
    assert data["content"]["fields"]["age"]["description"] == "Age at baseline"
    assert data["content"]["fields"]["age"]["table"] == "synthetic"
    assert "weight" not in data["content"]["fields"]
    assert "/content/fields/weight: no file here has such a field" in done.stdout
    assert "description" not in data["content"]["fields"]["wtkg"]
    assert data["parties"]["datacebo"]["name"] == "DataCebo, Inc."


def test_a_profile_that_is_none_is_told_before_anything_is_written(dataset: Path) -> None:
    done = run("init", str(dataset), "--profile", "public", "--non-interactive")
    assert done.returncode == 2
    assert 'unknown profile "public"' in done.stderr
    assert not (dataset / "synthreport.yaml").exists()


def test_a_profile_in_a_file_is_named_by_its_id(dataset: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text('profile: ours\nversion: "1.0"\ntitle: Ours\ntext: Ours.\nextends: core\n', encoding="utf-8")
    done = run("init", str(dataset), "--profile", str(own), typed="creator\n")
    assert done.returncode == 0, done.stderr
    assert parse((dataset / "synthreport.yaml").read_bytes()).data["manifest"]["profiles"] == ["ours"]


def test_a_folder_without_files_begins_with_what_this_machine_is(tmp_path: Path) -> None:
    done = run("init", str(tmp_path), "--non-interactive")
    assert done.returncode == 0, done.stderr
    assert "files:" not in (tmp_path / "synthreport.yaml").read_text(encoding="utf-8").splitlines()


def test_fill_shows_what_contradicts_itself(tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "incomplete-submission" / "synthreport.yaml", tmp_path)
    done = run("fill", str(tmp_path), "--level", "should", typed="-\n" * 300)
    assert "ET51 must: Use of the source rests on the output being synthetic." in done.stdout
    assert done.returncode == 0
    assert "[/inputs/trial/source_use/basis]" in done.stdout


def test_formats_are_listed() -> None:
    listed = run("init", "--formats").stdout
    assert "croissant" in listed
    assert "sdv-pickle" in listed
