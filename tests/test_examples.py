"""The examples are what they say: their numbers come from their scripts, and the checker says of them what is kept."""

from __future__ import annotations

import csv
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/synthreport.yaml"))
WRITTEN = [folder for folder in EXAMPLES if (folder / "manifest.py").exists()]


def names(folder: Path) -> str:
    return folder.name


@pytest.mark.parametrize("folder", EXAMPLES, ids=names)
def test_the_output_is_the_one_that_is_kept(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "synthreport", "check", f"examples/{folder.name}/synthreport.yaml"],
        cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100"},
    )  # fmt: skip
    assert done.stdout.decode() == (folder / "expected.txt").read_text(encoding="utf-8")
    assert done.returncode == (1 if folder.name.startswith("incomplete") else 0)


@pytest.mark.parametrize("folder", WRITTEN, ids=names)
def test_the_manifest_is_the_one_that_its_script_writes(folder: Path) -> None:
    done = subprocess.run([sys.executable, "manifest.py", "--check"], cwd=folder, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


@pytest.mark.parametrize("folder", WRITTEN, ids=names)
def test_files_are_those_that_the_manifest_lists(folder: Path) -> None:
    manifest = yaml.safe_load((folder / "synthreport.yaml").read_text(encoding="utf-8"))
    for name, file in manifest["files"].items():
        path = folder / file["path"]
        if isinstance(file.get("sha256"), str) and path.exists():
            content = path.read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"], name
            assert len(content) == file["bytes"], name
        if file["role"] == "data":
            with path.open(newline="", encoding="utf-8") as rows:
                assert sum(1 for _ in csv.reader(rows)) - 1 == file["records"], name


def test_the_simulation_makes_the_same_bytes_again(tmp_path: Path) -> None:
    folder = ROOT / "examples" / "simulated-clinic"
    for name in ("simulate.py", "parameters.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    subprocess.run([sys.executable, "simulate.py"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    for made in (tmp_path / "data").iterdir():
        assert made.read_bytes() == (folder / "data" / made.name).read_bytes(), made.name


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "shapes").glob("*.yaml")), ids=lambda path: path.stem)
def test_datasets_of_every_kind_can_be_said(path: Path) -> None:
    import synthreport

    result = synthreport.check(path)
    found = [f"{finding.code} {finding.at.pointer}" for finding in result.findings]
    assert found == path.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    assert '"x-' not in path.read_text(encoding="utf-8")
    assert "\n  x-" not in path.read_text(encoding="utf-8")
