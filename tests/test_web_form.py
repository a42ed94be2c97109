"""The form of the pages: its model without a browser, and manifests written from nothing in one."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from test_web import CHROMIUM, NODE, ROOT, TESTS, dist, run
from waiting import PATIENCE

from synthreport.cli.program import cli

__all__ = ["dist"]

WRITTEN = {
    "fitted": ("tabular-trial", "complies"),
    "simulated": ("simulated-clinic", "complies"),
    "public_record": ("tabular-trial", "describes the public record"),
}
"""The scripts `write_*.mjs`: the folder whose files they choose, and the verdict on what they write."""


def twice(value: Any) -> Iterator[Any]:
    """Every element that a list has twice."""
    if isinstance(value, list):
        yield from (each for at, each in enumerate(value) if each in value[:at])
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from twice(each)


@pytest.mark.full
def test_the_model_of_the_form(dist: Path) -> None:
    done = subprocess.run(
        [str(NODE), "--test", *map(str, sorted(TESTS.glob("form_*.test.mjs")))],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-5000:]


@pytest.mark.full
@pytest.mark.parametrize("kind", WRITTEN)
def test_a_manifest_is_written_from_nothing(dist: Path, kind: str, tmp_path: Path) -> None:
    folder, verdict = WRITTEN[kind]
    target = tmp_path / "synthreport.yaml"
    script = TESTS / f"write_{kind}.mjs"
    run(str(script), str(CHROMIUM), str(dist), str(ROOT / "examples" / folder), str(target))
    assert list(twice(yaml.safe_load(target.read_bytes()))) == []
    result = CliRunner().invoke(cli, ["check", "--no-config", "--format", "json", str(target)])
    assert json.loads(result.output)["documents"][0]["verdict"]["conclusion"] == verdict, result.output
    # With a line for each answer, nothing is left to tidy; without, tools, files, fields and results go into brackets.
    assert "already tidy" in CliRunner().invoke(cli, ["tidy", "--block", str(target)]).output
    compact = CliRunner().invoke(cli, ["tidy", str(target)])
    assert compact.exit_code == 0
    assert "already tidy" in CliRunner().invoke(cli, ["tidy", str(target)]).output


@pytest.fixture(scope="module")
def used(dist: Path) -> Any:
    """How the form can be used in Chromium."""
    return run(str(TESTS / "form_use.mjs"), str(CHROMIUM), str(dist), str(ROOT / "examples"))


@pytest.mark.full
def test_everybody_can_use_the_form(used: Any) -> None:
    assert used["inaccessible"] == []
    assert used["wide"] == []
    assert "  trial:\n    kind: dataset" in used["keyboard"]["written"]
    assert used["keyboard"]["undone"] == ""


@pytest.mark.full
def test_nothing_that_was_typed_is_lost(used: Any) -> None:
    draft = used["draft"]
    assert "version: 1.0.0" in draft["back"] == draft["restored"]
    assert draft["cleared"] == ""
    assert "cannot keep a draft" in used["denied"]["said"]
    assert "version: 1.0.0" in used["denied"]["saved"]


@pytest.mark.full
def test_broken_text_keeps_the_form_usable_and_shows_the_place(used: Any) -> None:
    assert used["broken"]["said"].startswith("Line 34 cannot be read")
    assert used["broken"]["typed"]
    assert used["broken"]["same"]


@pytest.mark.full
def test_a_large_file_is_digested_in_pieces(used: Any) -> None:
    """The times are printed and not judged."""
    print(used["times"])
    assert used["times"]["sha256"] == hashlib.sha256(bytes(200_000_000)).hexdigest()
