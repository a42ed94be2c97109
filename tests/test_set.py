"""`synthreport set`: one answer in its place, from the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synthreport.cli.program import cli
from synthreport.edit import CannotEdit, command_line

TRIAL = Path(__file__).parents[1] / "schema" / "1.0" / "cases" / "bases" / "trial.yaml"


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    return Path(shutil.copy(TRIAL, tmp_path / "synthreport.yaml"))


def ran(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["set", *map(str, arguments)])


def test_an_answer_is_set_and_shown(manifest: Path) -> None:
    before = manifest.read_text(encoding="utf-8").splitlines()
    done = ran("/dataset/title", "A copy: one of #3", manifest)
    assert (done.exit_code, done.stderr) == (0, f"wrote {manifest}\n")
    after = manifest.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in changed] == ['  title: "A copy: one of #3"']
    assert all(f"-{old}" in done.stdout and f"+{new}" in done.stdout for old, new in changed)


def test_without_a_file_it_is_the_manifest_here(manifest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(manifest.parent)
    assert ran("dataset.title", "Other").exit_code == 0
    assert "  title: Other\n" in manifest.read_text(encoding="utf-8")
    assert ran("--remove", "dataset.funding", "dataset.title", "Another", ".").exit_code == 0
    assert "funding" not in manifest.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(manifest: Path) -> None:
    before = manifest.read_bytes()
    done = ran("/dataset/title", "Other", manifest, "--dry-run")
    assert done.exit_code == 0
    assert "+  title: Other" in done.stdout
    assert manifest.read_bytes() == before


def test_what_stands_already_is_not_written(manifest: Path) -> None:
    before = manifest.stat().st_mtime_ns
    done = ran("/dataset/version", "1.1.0", manifest)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "value unchanged" in done.stderr
    assert manifest.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "told, why",
    [
        (["/dataset/titel", "x"], 'DC67 /dataset/titel: unknown key "titel"'),
        (["/dataset/composition/kind", "wrong"], 'ID06 /dataset/composition/kind: found "wrong", expected one of'),
        (["/dataset/version", "1.10"], "expected text"),
        (["/dataset/funding", ""], "the answer is empty"),
        (["/dataset/title/x", "1"], "/dataset/title is neither a mapping"),
        (["/dataset/title", "{a: "], "cannot be read"),
        (["/dataset/title", "'a' 'b'"], "cannot be read"),
        (["/dataset/title", "[a]\nother: 1"], "is more than one value"),
        (["/dataset/title", "{a: 1, a: 2}"], "a second time"),
        (["/dataset/title", "9007199254740993"], "every reader can represent exactly"),
        (["dataset..title", "x"], "expected a pointer"),
        (["dataset/title", "x"], "expected a pointer"),
        (["--remove", "/dataset/nowhere"], "/dataset/nowhere does not exist"),
        ([], "nothing to set"),
    ],
)
def test_what_is_refused_is_told_and_not_written(manifest: Path, told: list[str], why: str) -> None:
    before = manifest.read_bytes()
    done = ran(*told, manifest)
    assert done.exit_code == 2
    assert why in done.stderr
    assert manifest.read_bytes() == before


def test_force_writes_what_the_standard_does_not_know(manifest: Path) -> None:
    assert ran("--force", "/dataset/titel", "x", manifest).exit_code == 0
    assert "  titel: x\n" in manifest.read_text(encoding="utf-8")
    assert ran("/dataset/title", "Other", manifest).exit_code == 0, "what was wrong before is no reason"


def test_who_sets_an_answer_has_confirmed_it(manifest: Path) -> None:
    listed = "[/dataset/title, /dataset/composition/kind, /dataset/version]"
    ran("/manifest/unconfirmed", listed, "/manifest/filled_by_tool", "[/dataset/title]", manifest)
    assert ran("/dataset/title", "Other", "--remove", "/dataset/composition", manifest).exit_code == 0
    text = manifest.read_text(encoding="utf-8")
    assert "unconfirmed: [/dataset/version]" in text or "unconfirmed:\n    - /dataset/version\n" in text
    assert "filled_by_tool" not in text


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("42", 42), ("-0.5", -0.5), ("1e-6", 1e-6), ("true", True), ("null", None), ("yes", "yes"), ("1.2.3", "1.2.3"),
        ("'42'", "42"), ("[a, 1, {b: c}]", ["a", 1, {"b": "c"}]), ("{gap: unknown}", {"gap": "unknown"}),
        ("a: b", "a: b"), ("a # b", "a # b"), ("- a", "- a"), ("*a", "*a"), ("two\nlines", "two\nlines"),
        ("010", "010"),
    ],
)  # fmt: skip
def test_a_value_means_what_it_looks_like(typed: str, meant: object) -> None:
    assert command_line.answer(typed) == meant
    assert type(command_line.answer(typed)) is type(meant)


def test_a_pointer_may_have_dots() -> None:
    assert command_line.pointer("dataset.composition.kind") == command_line.pointer("/dataset/composition/kind")
    with pytest.raises(CannotEdit):
        command_line.pointer("")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"\x00\x01\x02", b"a: \xe9\n", b"[" * 5000, b"- 1\n", b"a: 1\na: 2\n"]
)
def test_what_is_no_manifest_is_refused_or_begun(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_bytes(content)
    done = ran("/dataset/title", "x", tmp_path)
    assert done.exit_code == (0 if not content else 2), done.output
    assert path.read_bytes() == (content or b"dataset:\n  title: x\n")
    assert content == b"" or "synthreport.yaml:1: " in done.stderr or "synthreport.yaml:2: " in done.stderr


def test_a_folder_without_a_manifest_and_standard_input_are_no_files(tmp_path: Path) -> None:
    assert "cannot be read" in ran("/a", "1", tmp_path).stderr
    assert "name a file" in ran("/a", "1", "-").stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions bind no administrator")
def test_a_folder_that_cannot_be_written_keeps_its_file(manifest: Path) -> None:
    manifest.parent.chmod(0o500)
    try:
        done = ran("/dataset/title", "Other", manifest)
        assert done.exit_code == 2
        assert "cannot be written" in done.stderr
    finally:
        manifest.parent.chmod(0o700)


def test_from_the_shell_with_a_narrow_encoding(manifest: Path) -> None:
    told = [sys.executable, "-m", "synthreport", "set", "/dataset/title", "ε-копия", str(manifest)]
    done = subprocess.run(told, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert done.returncode == 0, done.stderr
    assert "  title: ε-копия\n" in manifest.read_text(encoding="utf-8")
