"""A recording that measures at its end: the results are in the manifest, or the reason is an error."""

from __future__ import annotations

import runpy
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from author_here import Console
from click.testing import CliRunner
from test_counts import answers
from test_essential_pass import Author, counted
from test_scanning import write

import synthreport
from synthreport.cli.program import cli
from synthreport.document import parse

RECORDED = Path(__file__).parent / "data" / "recorded"
TABLE = "age,sex\n41,f\n42,m\n"


def recorded(folder: Path, train: str) -> None:
    """A recording of one step, which wants its table to be measured."""
    with synthreport.recording(folder / "synthreport.yaml") as run, run.step("make", kind="simulate") as step:
        write(step.output(folder / "synthetic.csv"), TABLE)
        run.measure(folder / "synthetic.csv", train=folder / train, holdout=folder / "holdout.csv")


def test_what_cannot_be_measured_is_an_error_after_the_manifest_is_written(tmp_path: Path) -> None:
    write(tmp_path / "holdout.csv", TABLE)
    with pytest.raises(ValueError, match=r"not measured: .*train\.csv"):
        recorded(tmp_path, "train.csv")
    assert "make" in parse((tmp_path / "synthreport.yaml").read_bytes()).data["steps"]
    assert not list(tmp_path.glob("*unfinished*")), "nothing of the record is lost"
    assert not (tmp_path / "synthreport-measured.json").exists()


def test_without_such_a_wish_nothing_is_measured(tmp_path: Path) -> None:
    with synthreport.recording(tmp_path / "synthreport.yaml") as run, run.step("make", kind="simulate") as step:
        write(step.output(tmp_path / "synthetic.csv"), TABLE)
    assert "results" not in parse((tmp_path / "synthreport.yaml").read_bytes()).data


def ran(script: str, folder: Path) -> Path:
    """The manifest of a script of the tests that has run in a folder."""
    runpy.run_path(str(shutil.copy(RECORDED / script, folder)), run_name="__main__")
    return folder / "synthreport.yaml"


def of_the_study() -> dict[str, Any]:
    whole = answers()
    whole["privacy"]["releases"]["first"]["what"] = ["synthetic"]
    whole["steps"] = {"fit": {"assumptions": whole["steps"]["fit"]["assumptions"]}}
    return whole


def of_the_simulation() -> dict[str, Any]:
    whole = {key: each for key, each in of_the_study().items() if key not in ("splits", "results")}
    whole["inputs"] = "none"
    none = dict.fromkeys(("takes", "tools", "rejected"), "none")
    whole["steps"] = {"simulate": {"assumptions": ["Stays are independent"], "made_count": 300, **none}}
    whole["tools"] = "none"
    whole["privacy"] = {"claims": "none", "releases": {"first": {"what": ["stays"], "date": "2026-11-30", "draws": 1}}}
    said = {"meaning": "Of the logarithm of days", "origin": "arbitrary", "unit": "1", "note": "Chosen."}
    cited = {**said, "source": "none", "place": "none", "date": "none"}
    whole["simulation"] = {
        "model": {"structure": "One stay for each patient", "modules": "none", "time_step": "none"},
        "parameters": {name: {"value": value, **cited} for name, value in (("mean", 1.2), ("sigma", 0.6))},
    }
    return whole


@pytest.mark.full
@pytest.mark.parametrize(("script", "whole"), [("make.py", of_the_study()), ("simulate.py", of_the_simulation())])
def test_a_recording_leaves_at_most_twenty_five_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, whole: dict[str, Any]
) -> None:
    manifest = ran(script, tmp_path)
    whole["privacy"]["releases"]["first"]["date"] = datetime.now(UTC).date().isoformat()  # not before it was made
    author = Author(whole, {}, {"/purpose/uses": "teaching, code_testing", "/inputs": "none"})
    monkeypatch.setattr("synthreport.cli.shared.interview_options.console", lambda: Console(author))
    done = CliRunner().invoke(cli, ["fill", str(manifest)])
    assert done.exit_code == 0, (done.exception, author.shown)
    assert counted(done.output, author, f"a recording of {script}") <= 25, author.shown
    assert "complies with synthreport 1.0, profile core 1.0" in done.output, (done.output, author.screens)
    assert author.screens.count("Not confirmed yet") == 1


@pytest.mark.full
def test_the_same_run_again_measures_the_same(tmp_path: Path) -> None:
    evidence = [ran("make.py", tmp_path).with_name("synthreport-measured.json").read_bytes() for _ in range(3)]
    assert evidence[0] == evidence[1] == evidence[2]
