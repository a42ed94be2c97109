"""Several jobs, one manifest: recordings side by side, and parts that are merged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import base
from click.testing import CliRunner, Result
from test_cli import ROOT

import synthreport
from synthreport.cli.merge import command
from synthreport.document.source import read

SECOND = """
import synthreport
with synthreport.recording("synthreport.yaml") as run:
    run.step("second", kind="simulate").random("second_draws", 1, purposes=["sampling"])
"""


def data_in(path: Path) -> Any:
    return read(str(path)).data


def part(name: str, data: dict[str, Any]) -> None:
    Path(f"synthreport.{name}.json").write_text(json.dumps({"synthreport": "1.0", **data}), encoding="utf-8")


def merge(*names: str, output: str = "synthreport.yaml", options: tuple[str, ...] = ()) -> Result:
    parts = [f"synthreport.{name}.json" for name in names]
    return CliRunner().invoke(command, [*parts, "-o", output, *options])


def job(name: str, kind: str, path: Path) -> None:
    """A job with one step, which records in a manifest."""
    with synthreport.recording(path) as run, run.step(name, kind=kind) as step:
        step.random(f"{name}_draws", 7, purposes=["sampling"])
        step.output(path.parent / f"{name}.csv", id=f"{name}_table", records=2).write_text(
            "x\n1\n2\n", encoding="utf-8"
        )


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_what_parallel_jobs_recorded_is_joined() -> None:
    for name, kind in (("adults", "simulate"), ("children", "simulate")):
        job(name, kind, Path(f"synthreport.{name}.json"))
    part("people", {"dataset": {"title": "Two wards"}, "parties": {"we": {"kind": "organisation", "name": "We"}}})
    done = merge("people", "adults", "children")
    assert done.exit_code == 0, done.output
    made = data_in(Path("synthreport.yaml"))
    assert made["dataset"] == {"title": "Two wards", "methods": ["simulated"]}
    assert list(made["steps"]) == ["adults", "children"]
    assert {"adults_table", "children_table"} <= made["files"].keys()
    assert {"/files/adults_table/sha256", "/files/children_table/sha256"} <= set(made["manifest"]["filled_by_tool"])
    fields = made["content"]["fields"]
    tables = {each["table"] for each in fields.values()}
    assert (len(fields), len(tables), fields["x_2"]["name"]) == (2, 2, "x")
    assert "/content/fields/x_2/table" in made["manifest"]["filled_by_tool"]
    codes = {finding.code for finding in synthreport.check(Path("synthreport.yaml")).findings}
    assert codes & {"DC69", "MA51", "MA52"} == set()


def test_what_contradicts_is_printed_with_both_places_and_nothing_is_written() -> None:
    part("a", {"dataset": {"title": "One", "version": "1"}, "purpose": {"gap": "unknown"}})
    part("b", {"dataset": {"title": "Other", "version": "1"}, "purpose": {"uses": {}}})
    done = merge("a", "b")
    assert (done.exit_code, Path("synthreport.yaml").exists()) == (1, False)
    lines = done.stderr.splitlines()
    title = "synthreport.a.json:1 says 'One'; synthreport.b.json:1 says 'Other'"
    assert lines[0] == f"synthreport: /dataset/title is answered differently: {title}"
    assert "/purpose is answered differently" in lines[1]
    assert len(lines) == 2


def test_the_same_in_all_parts_is_written_once_and_lists_of_tools_are_joined() -> None:
    about = {"basis": "creator", "filled_by_tool": ["/dataset/methods", "/tools/numpy"]}
    tool = {"numpy": {"kind": "software", "name": "numpy"}}
    for name, day, method in (("a", "2026-11-29", "fitted"), ("b", "2026-11-30", "simulated")):
        part(name, {"manifest": {**about, "date": day}, "dataset": {"methods": [method]}, "tools": tool})
    assert merge("a", "b").exit_code == 0
    made = data_in(Path("synthreport.yaml"))
    assert made["manifest"]["date"] == "2026-11-30"
    assert made["dataset"]["methods"] == ["fitted", "simulated"]
    assert made["tools"] == tool
    part("c", {"dataset": {"methods": ["prompted"]}})
    assert "/dataset/methods is answered differently" in merge("a", "c", output="c.yaml").stderr


def test_one_id_for_two_things_becomes_two_ids() -> None:
    for name in ("a", "b"):
        file = {"path": f"{name}.csv", "role": "data"}
        step = {"kind": "simulate", "makes": ["rows"], "tools": ["library"]}
        tool = {"kind": "software", "name": f"lib{name}"}
        part(name, {"files": {"rows": file}, "tools": {"library": tool}, "steps": {name: step}})
    assert merge("a", "b").exit_code == 0
    made = data_in(Path("synthreport.yaml"))
    assert {name: each["path"] for name, each in made["files"].items()} == {"rows": "a.csv", "rows_2": "b.csv"}
    assert {name: each["name"] for name, each in made["tools"].items()} == {"library": "liba", "library_2": "libb"}
    assert (made["steps"]["b"]["makes"], made["steps"]["b"]["tools"]) == (["rows_2"], ["library_2"])


def test_what_cannot_be_merged_is_refused_with_its_place(tmp_path: Path) -> None:
    part("a", base("trial"))
    assert merge("a").exit_code == 0
    before = Path("synthreport.yaml").read_bytes()
    Path("below").mkdir()
    Path("synthreport.broken.json").write_text('{"a": 1,\n "a": 2}', encoding="utf-8")
    for done, message in (
        (merge("a"), "add --force"),
        (merge("a", output="below/synthreport.yaml"), "is in another folder"),
        (merge("a", "broken", output="new.yaml"), "synthreport.broken.json:2: "),
        (merge("gone", output="new.yaml"), "cannot be read"),
        (merge("a", output="synthreport.a.json", options=("--force",)), "synthreport.a.json"),
    ):
        assert (done.exit_code, message in " ".join(done.output.split())) == (2, True), done.output
    assert Path("synthreport.yaml").read_bytes() == before
    assert not Path("new.yaml").exists()
    assert merge("a", options=("--force",)).exit_code == 0


def test_jobs_in_one_manifest_keep_what_others_recorded() -> None:
    path = Path("synthreport.json")
    for _ in range(2):
        job("adults", "simulate", path)
        job("children", "resample", path)
    assert data_in(path)["dataset"]["methods"] == ["simulated", "resampled"]
    fields = data_in(path)["content"]["fields"]
    assert {name: (each["table"], each.get("name")) for name, each in fields.items()} == {
        "x": ("adults_2", None), "x_2": ("children_2", "x")
    }  # fmt: skip


def test_recordings_side_by_side_lose_nothing_nor_does_a_person(tmp_path: Path) -> None:
    """A person and another process write into the manifest while it is being recorded."""
    path = tmp_path / "synthreport.yaml"
    path.write_text("# ours\nsynthreport: '1.0'\n", encoding="utf-8")
    with synthreport.recording(path) as run:
        run.step("first", kind="simulate").random("first_draws", 1, purposes=["sampling"])
        path.write_text("# ours, edited\nsynthreport: '1.0'\ndataset: {title: By hand}\n", encoding="utf-8")
        (tmp_path / "second.py").write_text(SECOND, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "second.py"], cwd=tmp_path, capture_output=True, env=environment)
        assert done.returncode == 0, done.stderr.decode()
    made = data_in(path)
    assert set(made["steps"]) == {"first", "second"}
    assert made["dataset"]["title"] == "By hand"
    assert path.read_text(encoding="utf-8").startswith("# ours, edited\n")
    assert [each.name for each in tmp_path.iterdir() if "unfinished" in each.name or "lock" in each.name] == []
