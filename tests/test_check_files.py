"""`check --files`: the verdict is tied to the bytes of the listed files, and says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from test_architecture import loaded
from test_cli import REPORT
from test_in_place import ROOT
from verifying import Copy

from synthreport.cli.check import command

VISITS = "visits_file"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    copy = Copy(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return copy


def check(*options: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(command, [*(options or ("simulated-clinic", "--files"))], input=stdin)


def test_the_verdict_says_that_the_files_are_the_listed_ones(clinic: Copy) -> None:
    alone, beside = check("simulated-clinic"), check()
    assert (alone.exit_code, beside.exit_code) == (0, 0)
    assert "listed files" not in alone.output
    assert "; 9 of 9 listed files with the stated SHA-256; 103 claims: 9 matched" in beside.output.splitlines()[0]
    report = json.loads(check("simulated-clinic", "--files", "--format", "json").output)
    jsonschema.validate(report, REPORT)
    assert report["documents"][0]["verdict"]["files"] == {"listed": 9, "as_stated": 9}
    rules = report["documents"][0]["rules"]
    assert (rules["VE54"]["state"], rules["VE60"]["state"]) == ("holds", "not_checked")
    assert "run `synthreport verify`" in rules["VE60"]["reason"]


def test_each_difference_is_named(clinic: Copy) -> None:
    path = clinic.file(VISITS)
    whole = path.read_bytes()

    def removed() -> None:
        path.unlink()

    def other_bytes() -> None:
        path.write_bytes(whole[:-2] + b"9\n")

    def longer() -> None:
        path.write_bytes(whole + b"junk\n")

    changes: dict[str, Callable[[], object]] = {"VE51": removed, "VE53": longer, "VE54": other_bytes}
    for code, change in changes.items():
        change()
        done = check()
        assert (done.exit_code, f"error {code} " in done.output) == (1, True), (code, done.output)
        assert "8 of 9 listed files" in done.output
        path.write_bytes(whole)
    assert check().exit_code == 0


def test_the_configuration_may_ask_for_it(clinic: Copy) -> None:
    clinic.file(VISITS).write_bytes(b"")
    Path("synthreport.toml").write_text("files = true\n", encoding="utf-8")
    assert check("simulated-clinic").exit_code == 1
    assert check("simulated-clinic", "--no-files").exit_code == 0
    assert check("simulated-clinic", "--no-config").exit_code == 0
    Path("synthreport.toml").write_text('files = "yes"\n', encoding="utf-8")
    refused = check("simulated-clinic")
    assert (refused.exit_code, 'files: found "yes", expected true or false' in refused.output) == (2, True)


def test_a_manifest_from_standard_input_needs_its_place(clinic: Copy) -> None:
    text = (clinic.folder / "synthreport.yaml").read_bytes()
    placeless = check("-", "--files", stdin=text)
    assert (placeless.exit_code, "--stdin-filename" in placeless.output) == (2, True)
    assert check("-", "--files", "--stdin-filename", "simulated-clinic/synthreport.yaml", stdin=text).exit_code == 0


def test_a_manifest_that_lists_no_files_says_so(clinic: Copy) -> None:
    Path("empty.yaml").write_text('synthreport: "1.0"\nfiles: {gap: not_reported}\n', encoding="utf-8")
    assert "; it lists no files to compare" in check("empty.yaml", "--files").output


def test_no_engine_for_tables_is_loaded() -> None:
    names = loaded("-c", "import synthreport.evidence.verifying.listed_bytes")
    assert names & {"duckdb", "numpy", "pandas"} == set()


def test_the_hook_follows_the_files() -> None:
    """A hook that is given changed files would miss a deleted one, and one that git does not keep."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"].split() == ["synthreport", "check", "--files", "."]
    assert (hook["always_run"], hook["pass_filenames"], hook["require_serial"]) == (True, False, True)
