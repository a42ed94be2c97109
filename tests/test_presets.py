"""Pipelines that are laid out: by a preset, or like an earlier manifest; what the folder shows comes first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from test_scanning import faults, write
from test_scripts import STUDY

from synthreport.checker.defined_ids import Identifiers
from synthreport.checker.item_states import Inventory
from synthreport.cli.program import cli
from synthreport.document import parse
from synthreport.draft.presets import PRESETS, laid_out
from synthreport.rules.value import Manifest
from synthreport.standard.catalogue import load

TRIAL = Path(__file__).parents[1] / "examples" / "tabular-trial" / "synthreport.yaml"


def begin(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["init", str(folder), "--non-interactive", *options])


def begun(folder: Path, *options: str) -> dict[str, Any]:
    done = begin(folder, *options)
    assert done.exit_code == 0, done.output
    data: dict[str, Any] = parse((folder / "synthreport.yaml").read_bytes()).data
    return data


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_well_formed_and_names_nothing_that_is_missing(name: str) -> None:
    draft = laid_out(name)
    assert faults(draft) == []
    inventory = Inventory(load(), draft.answers)
    known = Identifiers(Manifest(draft.answers, set()), load().references)
    assert [leaf for leaf in (*inventory.leaves, *inventory.keys) if known.dangling(leaf)] == []
    assert draft.answers["steps"], "a pipeline with ids"


def test_a_preset_gives_way_to_what_the_scripts_show(tmp_path: Path) -> None:
    write(tmp_path / "make.py", STUDY.replace("train, holdout", "fitted_to, kept").replace("x=train", "x=fitted_to"))
    data = begun(tmp_path, "--preset", "dp-release")
    assert list(data["inputs"]) == ["gbsg2"], "not the source of the preset besides"
    assert list(data["splits"]) == ["fitted_to", "kept"]
    assert list(data["steps"]) == ["divide", "fit", "sample"]
    assert data["steps"]["fit"]["takes"] == ["fitted_to"]
    assert data["steps"]["fit"]["parameters"]["num_trees"] == 30
    assert data["steps"]["fit"]["accounting"] == "inside"
    assert "/steps/fit" in data["manifest"]["unconfirmed"]


def test_a_preset_lays_out_an_empty_folder(tmp_path: Path) -> None:
    data = begun(tmp_path, "--preset", "tabular-fitted")
    assert data["splits"]["holdout"] == {"taken_from": ["source"], "seen_by_generator": "none"}
    assert data["steps"]["sample"] == {"kind": "sample", "takes": ["fit"]}
    refused = begin(tmp_path, "--preset", "nothing", "--force")
    assert refused.exit_code == 2
    assert "'llm-notes'" in refused.output, "what would be accepted"


def test_a_manifest_like_an_earlier_one_has_its_pipeline_and_none_of_its_run(tmp_path: Path) -> None:
    write(tmp_path / "requirements.lock", "sdv==9.9.9\n")
    write(tmp_path / "make.py", "import sdv\n")
    data = begun(tmp_path, "--like", str(TRIAL))
    assert list(data["steps"]) == ["divide", "learn", "draw"]
    assert data["steps"]["learn"]["takes"] == ["train", "column_types"]
    assert data["splits"]["train"]["seen_by_generator"] == ["fit"]
    assert data["parties"].keys() >= {"authors"}
    assert data["tools"]["sdv"]["version"] == "9.9.9", "that of the lock file, and not of the earlier run"
    text = (tmp_path / "synthreport.yaml").read_text(encoding="utf-8")
    assert "results" not in data
    assert not [word for word in ("20261123", "1711", "started:", "seconds:") if word in text]
    assert "version" not in data["tools"]["rdt"]


def test_a_like_manifest_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    for name, text, why in (
        ("old.yaml", 'synthreport: "0.9"\n', "upgrade it first"),
        ("list.yaml", "- a\n", "expected a mapping"),
        ("broken.yaml", "a: [\n", "line"),
    ):
        done = begin(tmp_path, "--like", str(write(tmp_path / "earlier" / name, text)))
        assert done.exit_code == 2, name
        assert why in done.output, name
        assert not (tmp_path / "synthreport.yaml").exists()


def test_a_like_manifest_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path / "synthreport.yaml", TRIAL.read_bytes())
    done = begin(tmp_path, "--like", str(path), "--force")
    assert done.exit_code == 2
    assert path.read_bytes() == TRIAL.read_bytes()
