"""A recording that measures at its end: the results are in the manifest, or the reason is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from author_here import Console
from click.testing import CliRunner
from clinic import rows, table
from test_counts import answers
from test_essential_pass import Author, counted
from test_scanning import write

import synthreport
from synthreport.cli.program import cli
from synthreport.document import parse

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


def study(folder: Path) -> None:
    """A recorded study of three columns, with tables of nobody."""
    paths = {name: folder / f"{name}.csv" for name in ("train", "holdout")}
    for number, (path, count) in enumerate(((paths["train"], 90), (paths["holdout"], 60))):
        table(path, rows(count, number))
    with synthreport.recording(folder / "synthreport.yaml") as run:
        source: dict[str, Any] = {"level": "person", "origin": "observed", "access": "public"}
        source |= {"routes": ["training_records"], "identifiability": "anonymous"}
        run.input("breast_cancer", title="Breast cancer", version="1.9.1", **source)
        with run.step("divide", kind="prepare", takes="breast_cancer", makes=["train", "holdout"]) as step:
            step.seed("divided", 11, purposes=["split"], algorithm="MT19937")
        for name, seen, count in (("train", ["fit"], 90), ("holdout", "none", 60)):
            sizes: dict[str, Any] = {"unit": "person", "persons": count}
            run.split(name, paths[name], taken_from=["breast_cancer"], seen_by_generator=seen, **sizes)
        with run.step("fit", kind="fit", takes="train", family={"other": "mixture of Gaussians"}) as step:
            step.seed("start", 11, purposes=["training"], algorithm="MT19937")
            step.parameters({"n_components": 2})
        with run.step("sample", kind="sample", takes="fit", random="none", made_count=90, rejected="none") as step:
            table(step.output(folder / "synthetic.csv", records=90), rows(90, 3))
        run.measure(folder / "synthetic.csv", train=paths["train"], holdout=paths["holdout"], outcomes=["event"])


@pytest.mark.full
def test_a_recording_that_measures_leaves_less_than_thirty_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(tmp_path)
    assert "ks_columns" in parse((tmp_path / "synthreport.yaml").read_bytes()).data["results"]
    whole = answers()
    whole["privacy"]["releases"]["first"]["what"] = ["synthetic"]
    author = Author(whole, {}, {"/purpose/uses": "teaching, code_testing"})
    monkeypatch.setattr("synthreport.cli.shared.interview_options.console", lambda: Console(author))
    done = CliRunner().invoke(cli, ["fill", str(tmp_path)])
    counted(done.output, author, "a recording")
    confirmed = author.screens.count("Not confirmed yet")
    asked = len([each for each in author.shown if each != "/"]) - confirmed
    print(f"of these {confirmed} confirm what was recorded, and {asked} ask for an answer")
    assert asked < 30, author.shown
