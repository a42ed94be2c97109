"""A configuration that the commands read, and the conventions of a gate: what is excluded or relaxed is printed."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from test_cli import BASE, REPORT, run

from synthreport.standard.catalogue import load

BELOW = "." + os.sep
TEXT = BASE.read_text(encoding="utf-8")
FAULTY = TEXT.replace("  version: 1.1.0\n", "", 1)
CORE = load().profile["sha256"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with manifests in folders a and b/drafts."""
    (tmp_path / ".git").mkdir()
    for name in ("a", "b/drafts"):
        add(tmp_path / name / "synthreport.yaml")
    return tmp_path


def add(path: Path, text: str = TEXT) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def configure(repository: Path, text: str, name: str = "synthreport.toml") -> None:
    (repository / name).write_text(text, encoding="utf-8")


def report(*arguments: str, cwd: Path, code: int = 0) -> dict[str, object]:
    done = run("check", *arguments, "--format", "json", cwd=cwd)
    assert done.returncode == code, done.stderr.decode()
    made: dict[str, object] = json.loads(done.stdout)
    jsonschema.validate(made, REPORT)
    return made


def names(made: dict[str, object]) -> list[str]:
    documents = made["documents"]
    assert isinstance(documents, list)
    return [each["name"] for each in documents]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("synthreport.toml", 'profile = "journal"\n'),
        ("pyproject.toml", '[tool.other]\na = 1\n[tool.synthreport]\nprofile = ["journal"]\n'),
        ("pyproject.toml", '[tool]\nsynthreport.profile = "journal"\n'),
        ("pyproject.toml", 'tool.synthreport.profile = "journal"\n'),
        ("pyproject.toml", 'tool = {synthreport = {profile = "journal"}}\n'),
        ("pyproject.toml", '[ "tool" . "synthreport" ]\nprofile = "journal"\n'),
    ],
)
@pytest.mark.parametrize("folder", [".", "a", "b/drafts"])
def test_the_nearest_configuration_holds(repository: Path, file: str, text: str, folder: str) -> None:
    configure(repository, text, file)
    done = run("check", "synthreport.yaml" if folder != "." else "a", cwd=repository / folder)
    assert "profile journal" in done.stdout.decode()
    shown = run("config", "--format", "json", cwd=repository / folder)
    setting = json.loads(shown.stdout)["settings"]["profile"]
    assert setting["value"] == ["journal"]
    assert Path(repository / folder, setting["from"].rpartition(":")[0]).samefile(repository / file)
    assert f":{text[: text.index('profile')].count(chr(10)) + 1}" in setting["from"]


def test_other_commands_follow_the_profile_of_the_configuration(repository: Path) -> None:
    configure(repository, 'profile = "journal"\n')
    assert b"journal" in run("checklist", "a", cwd=repository).stdout
    assert run("letter", "a/synthreport.yaml", "--profile", "core", cwd=repository).returncode == 0


def test_the_command_line_overrules_the_configuration(repository: Path) -> None:
    configure(repository, 'profile = "journal"\nformat = "badge"\n')
    assert b"profile core" in run("check", "a", "--profile", "core", "--format", "text", cwd=repository).stdout
    assert b"profile core" in run("check", "a", "--no-config", cwd=repository).stdout
    configure(repository, 'profile = "teaching"\n', "other.toml")
    assert b"profile teaching" in run("check", "a", "--config", "other.toml", cwd=repository).stdout
    assert run("check", "a", "--config", "other.toml", "--no-config", cwd=repository).returncode == 2
    assert b"none" in run("config", "--no-config", cwd=repository).stdout


def test_a_configuration_above_the_repository_is_of_somebody_else(repository: Path) -> None:
    inner = repository / "inner"
    (inner / ".git").mkdir(parents=True)
    add(inner / "synthreport.yaml")
    configure(repository, 'profile = "journal"\n')
    assert b"profile core" in run("check", cwd=inner).stdout


def test_outside_of_a_repository_only_the_folder_itself_is_searched(tmp_path: Path) -> None:
    add(tmp_path / "a" / "synthreport.yaml")
    configure(tmp_path, 'profile = "journal"\n')
    assert b"profile core" in run("check", cwd=tmp_path / "a").stdout
    assert b"profile journal" in run("check", "a", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nfail-on = "never"\n', '2: fail-on: found "never", expected one of must, should, may'),
        ('fial-on = "must"\n', '1: unknown key "fial-on"; did you mean fail-on?'),
        ("exclude = [\n  1\n]\n", "1: exclude: found 1, expected a list of patterns"),
        ("profile = []\n", "1: profile: found [], expected the id or path"),
        ('output = ["json"]\n', '1: output: found "json", expected a list of FORMAT:PATH'),
        ('output = ["json:-"]\n', '1: output: found "json:-", expected a list of FORMAT:PATH, with the path of a file'),
        ('format = ["json"]\n', '1: format: found ["json"], expected one of text, json'),
        ("decisions = 2026-01-01\n", '1: decisions: found "2026-01-01", expected the path'),
        ('output = ["json:a.json", "sarfi:b"]\n', '1: output: found "sarfi:b", expected a list of FORMAT:PATH'),
        ('a = 1\nprofile = "journal\n', "2:19: not TOML: "),
        ('[tool.synthreport]\nprofile = "journal"\n', '1: unknown key "tool"'),
        ('exclude = ["[[:wrong:]]"]\n', "1: cannot read the pattern"),
        ('\nprofile = "journl"\n', 'profile in synthreport.toml:2: unknown profile "journl"; did you mean journal?'),
        ('profile = "own.yaml"\n', "profile in synthreport.toml:1: own.yaml: cannot be read"),
        ('decisions = "none.yaml"\n', "decisions in synthreport.toml:1: none.yaml cannot be read"),
    ],
)
def test_an_error_names_file_line_and_key(repository: Path, text: str, message: str) -> None:
    configure(repository, text)
    done = run("check", "a", cwd=repository)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stdout == b""


@pytest.mark.parametrize("name", ["synthreport.toml", "decisions.yaml"])
def test_a_link_out_of_the_folder_is_not_followed(name: str, tmp_path: Path) -> None:
    (tmp_path / "private").write_text("secret: 1\nsecret: 2\n", encoding="utf-8")
    add(tmp_path / "folder" / "synthreport.yaml")
    (tmp_path / "folder" / name).symlink_to(tmp_path / "private")
    done = run("check", cwd=tmp_path / "folder")
    assert (done.returncode, b"leads out of the folder" in done.stderr) == (2, True)
    assert b"secret" not in done.stderr


@pytest.mark.parametrize("text", ['[[tool.synthreport]]\nprofile = "journal"\n', "[tool]\nsynthreport = 1\n"])
def test_what_is_no_table_is_not_ignored(repository: Path, text: str) -> None:
    configure(repository, text, "pyproject.toml")
    done = run("config", cwd=repository)
    assert (done.returncode, b"tool.synthreport: found" in done.stderr) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are those of POSIX")
@pytest.mark.parametrize("key, name, pin", [
    ("profile", "ours.yaml", ""), ("profile", "ours.yaml", f"@sha256:{'a' * 64}"), ("decisions", "decided.yaml", ""),
])  # fmt: skip
def test_a_pipe_that_a_configuration_names_is_not_waited_for(key: str, name: str, pin: str, tmp_path: Path) -> None:
    add(tmp_path / "synthreport.yaml")
    os.mkfifo(tmp_path / name)
    configure(tmp_path, f'{key} = "{name}{pin}"\n')
    done = run("check", cwd=tmp_path)
    assert (done.returncode, f"{key}: {name} is not a file" in done.stderr.decode()) == (2, True), done.stderr


def test_two_configurations_in_one_folder_are_refused(repository: Path) -> None:
    configure(repository, 'profile = "core"\n')
    configure(repository, "[tool.synthreport]\n", "pyproject.toml")
    done = run("check", "a", cwd=repository)
    assert (done.returncode, b"two configurations" in done.stderr) == (2, True)


@pytest.mark.parametrize("raw", [b"\xff", b"x" * 2**21, b"a = " + b"[" * 100_000])
def test_what_cannot_be_read_is_refused(repository: Path, raw: bytes) -> None:
    (repository / "synthreport.toml").write_bytes(raw)
    done = run("config", cwd=repository)
    assert (done.returncode, b"synthreport.toml" in done.stderr) == (2, True)


def test_a_profile_is_pinned_by_its_digest(repository: Path) -> None:
    configure(repository, f'profile = "core@sha256:{CORE}"\n')
    assert run("check", "a", cwd=repository).returncode == 0
    configure(repository, f'profile = "core@sha256:{"0" * 64}"\n')
    done = run("check", "a", cwd=repository)
    assert (done.returncode, b"has changed" in done.stderr, CORE.encode() in done.stderr) == (2, True, True)
    assert run("check", "a", "--profile", "core@sha256:12", cwd=repository).returncode == 2


def test_paths_lead_from_the_folder_of_the_configuration(repository: Path) -> None:
    profile = "profile: own\nversion: '1.0'\ntitle: Own\ntext: Ours.\nextends: core\n"
    (repository / "rules").mkdir()
    (repository / "rules" / "own.yaml").write_text(profile, encoding="utf-8")
    configure(repository, 'profile = "rules/own.yaml"\noutput = ["json:report.json"]\n')
    done = run("check", cwd=repository / "a")
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads((repository / "report.json").read_text(encoding="utf-8"))["configuration"]


def test_what_is_excluded_is_named(repository: Path) -> None:
    configure(repository, 'exclude = ["drafts/"]\n')
    for sources in ([], ["."], ["b"], ["b/drafts/synthreport.yaml", "a"], ["b/drafts", "a"]):
        made = report(*(sources or ["."]), cwd=repository)
        assert all("drafts" not in name for name in names(made))
        assert [each["reason"] for each in made["excluded"]] == ['excluded by "drafts/" (synthreport.toml:1)']  # type: ignore[attr-defined]
    done = run("check", ".", "--exclude", "a", cwd=repository)
    assert b'drafts/: excluded by "drafts/" (synthreport.toml:1)' in done.stderr
    assert b'a/: excluded by "a" (--exclude)' in done.stderr
    log = json.loads(run("check", ".", "--format", "sarif", cwd=repository).stdout)
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [each["level"] for each in notes] == ["note"]


def test_standard_input_has_a_name_that_may_be_excluded(repository: Path) -> None:
    done = run("check", "-", "--stdin-filename", "b/drafts/synthreport.yaml", stdin=TEXT.encode(), cwd=repository)
    assert done.stdout.startswith(b"b/drafts/synthreport.yaml complies")
    configure(repository, 'exclude = ["drafts/"]\n')
    done = run("check", "-", "--stdin-filename", "b/drafts/synthreport.yaml", stdin=TEXT.encode(), cwd=repository)
    assert (done.returncode, done.stdout, b"excluded" in done.stderr) == (0, b"", True)


def test_gitignore_is_respected_below_folders(repository: Path) -> None:
    (repository / ".gitignore").write_text("/build/\n", encoding="utf-8")
    add(repository / "build" / "x" / "synthreport.yaml")
    add(repository / "node_modules" / "x" / "synthreport.yaml")
    add(repository / "a" / "local" / "synthreport.yaml")
    (repository / "a" / ".gitignore").write_text("local\n!kept\n", encoding="utf-8")
    made = report(".", cwd=repository)
    assert names(made) == [
        BELOW + str(Path("a", "synthreport.yaml")),
        BELOW + str(Path("b", "drafts", "synthreport.yaml")),
    ]
    assert len(made["excluded"]) == 2  # type: ignore[arg-type]
    for named in ("build", "build/x", "build/x/synthreport.yaml", "a/local"):
        assert len(names(report(named, cwd=repository))) == 1
    assert len(names(report(".", cwd=repository / "a"))) == 1


def test_each_file_is_checked_once(repository: Path) -> None:
    again = ["a", "./a/synthreport.yaml", str(repository / "a"), ".", "b/../a/synthreport.yaml"]
    assert names(report(*again, cwd=repository)) == [
        str(Path("a", "synthreport.yaml")),
        BELOW + str(Path("b", "drafts", "synthreport.yaml")),
    ]
    assert len(names(report("a/synthreport.yaml", "missing.yaml", "missing.yaml", cwd=repository, code=2))) == 1


def test_the_report_says_what_it_is_about(repository: Path) -> None:
    documents: Any = report("a", cwd=repository)["documents"]
    entry = documents[0]
    assert entry["sha256"] == sha256((repository / "a" / "synthreport.yaml").read_bytes()).hexdigest()
    assert (entry["dataset"]["id"], entry["dataset"]["version"]) == ("salt-trial-synthetic", "1.1.0")
    add(repository / "a" / "synthreport.yaml", FAULTY)
    made = report(".", cwd=repository, code=1)
    log = json.loads(run("check", ".", "--format", "sarif", cwd=repository).stdout)
    marks = [each["partialFingerprints"]["synthreport/v1"] for each in log["runs"][0]["results"]]
    assert [each["fingerprint"] for one in made["documents"] for each in one["findings"]] == marks  # type: ignore[attr-defined]
    totals = made["totals"]
    assert isinstance(totals, dict)
    assert (totals["documents"], totals["conclusions"]["complies"], totals["conclusions"]["incomplete"]) == (2, 1, 1)
    assert sum(totals["findings"].values()) == len(marks)


def test_conventions(repository: Path) -> None:
    add(repository / "a" / "synthreport.yaml", FAULTY)
    quiet = run("check", ".", "-q", cwd=repository).stdout
    assert (b"drafts" in quiet, b"is incomplete" in quiet) == (False, True)
    assert run("check", "b", "--quiet", cwd=repository).stdout == b""
    counted = run("check", ".", "--statistics", cwd=repository)
    assert (counted.returncode, b"ID03" in counted.stdout) == (1, True)
    assert b"total: 2 = 1 complies, 1 incomplete;" in counted.stdout
    assert b"total: 2 = 1 complies, 1 incomplete;" in run("check", ".", cwd=repository).stdout
    relaxed = run("check", ".", "--exit-zero", cwd=repository)
    assert (relaxed.returncode, b"--exit-zero" in relaxed.stderr) == (0, True)
    assert run("check", "missing.yaml", "--exit-zero", cwd=repository).returncode == 2
    assert run("check", ".", "-q", "--format", "json", cwd=repository).returncode == 2
    for given in (["json:-"], ["json:-", "--format", "json"]):
        assert json.loads(run("check", "b", "--output", *given, cwd=repository).stdout)["documents"]
    assert run("check", "b", "--output", "json:-", "--output", "sarif:-", cwd=repository).returncode == 2
    assert run("check", "b", "--output", "json:-", "--format", "sarif", cwd=repository).returncode == 2
