"""The form of the pages: its model without a browser, and manifests written from nothing in one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_web import CHROMIUM, NODE, ROOT, TESTS, dist, run
from waiting import PATIENCE

from synthreport.cli.program import cli

__all__ = ["dist"]

WRITTEN = {"fitted": "tabular-trial", "simulated": "simulated-clinic"}


@pytest.mark.full
def test_the_model_of_the_form(dist: Path) -> None:
    done = subprocess.run(
        [str(NODE), "--test", *map(str, sorted(TESTS.glob("form_*.test.mjs")))],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-5000:]


@pytest.mark.full
@pytest.mark.parametrize("kind", WRITTEN)
def test_a_manifest_is_written_from_nothing_and_complies(dist: Path, kind: str, tmp_path: Path) -> None:
    target = tmp_path / "synthreport.yaml"
    script = TESTS / f"write_{kind}.mjs"
    run(str(script), str(CHROMIUM), str(dist), str(ROOT / "examples" / WRITTEN[kind]), str(target))
    result = CliRunner().invoke(cli, ["check", "--no-config", "--format", "json", str(target)])
    assert json.loads(result.output)["documents"][0]["verdict"]["conclusion"] == "complies", result.output
    # With a line for each answer, nothing is left to tidy; without, tools, files, fields and results go into brackets.
    assert "already tidy" in CliRunner().invoke(cli, ["tidy", "--block", str(target)]).output
    compact = CliRunner().invoke(cli, ["tidy", str(target)])
    assert compact.exit_code == 0
    assert "already tidy" in CliRunner().invoke(cli, ["tidy", str(target)]).output
