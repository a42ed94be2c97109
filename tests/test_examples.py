"""The examples are what they say: their numbers come from their scripts, and reports are those of `expected.txt`."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from waiting import PATIENCE

from synthreport.build.docs.quoted import without_counts

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
    assert without_counts(done.stdout.decode()) == (folder / "expected.txt").read_text(encoding="utf-8")
    assert done.returncode == (1 if folder.name.startswith("incomplete") else 0)


@pytest.mark.parametrize("folder", WRITTEN, ids=names)
def test_the_manifest_is_the_one_that_its_script_writes(folder: Path) -> None:
    done = subprocess.run([sys.executable, "manifest.py", "--check"], cwd=folder, capture_output=True, timeout=PATIENCE)
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
        if file.get("media_type") == "text/csv":
            with path.open(newline="", encoding="utf-8") as rows:
                assert sum(1 for _ in csv.reader(rows)) - 1 == file["records"], name
        if "*" in file["path"]:
            assert_listed(folder, file, folder / manifest["files"][file["sha256"]["listed_in"]]["path"])


def assert_listed(folder: Path, file: dict[str, Any], sums: Path) -> None:
    """The files of one form are as many and as large as is said, and their digests are those of the list."""
    found = {path.relative_to(sums.parent).as_posix(): path.read_bytes() for path in folder.glob(file["path"])}
    assert (len(found), sum(map(len, found.values()))) == (file["count"], file["bytes"])
    listed = dict(line.split("  ")[::-1] for line in sums.read_text(encoding="utf-8").splitlines())
    assert {name: hashlib.sha256(content).hexdigest() for name, content in found.items()} == listed


def test_the_simulation_makes_the_same_bytes_again(tmp_path: Path) -> None:
    folder = ROOT / "examples" / "simulated-clinic"
    for name in ("simulate.py", "parameters.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    subprocess.run([sys.executable, "simulate.py"], cwd=tmp_path, check=True, capture_output=True, timeout=PATIENCE)
    for made in (tmp_path / "data").iterdir():
        assert made.read_bytes() == (folder / "data" / made.name).read_bytes(), made.name


RADIOGRAPHS = ROOT / "examples" / "synthetic-radiographs"
NEEDS = "the radiographs are not made or read here: install numpy and pydicom, or the extra `dev`"


def test_the_radiographs_are_the_same_bytes_again(tmp_path: Path) -> None:
    for needed in ("numpy", "pydicom"):
        pytest.importorskip(needed, reason=NEEDS)
    command = [sys.executable, "generate.py", "--out", str(tmp_path)]
    subprocess.run(command, cwd=RADIOGRAPHS, check=True, capture_output=True, timeout=PATIENCE)
    assert contents(tmp_path) == contents(RADIOGRAPHS / "data")


def test_two_measurements_of_the_trial_agree() -> None:
    """What `synthreport measure` measured, and the programs of the example with other libraries."""
    folder = ROOT / "examples" / "tabular-trial"
    ours = json.loads((folder / "synthreport-measured.json").read_text(encoding="utf-8"))["results"]
    theirs = json.loads((folder / "numbers.json").read_text(encoding="utf-8"))
    columns, pairs = theirs["fidelity"]["columns"], theirs["fidelity"]["contingency_total_variation"]
    hazards = theirs["utility"]["estimand"]
    expected = {
        "ks_columns": 1 - columns["ks"]["mean"], "ks_worst_column": 1 - columns["ks"]["max"],
        "tv_columns": 1 - columns["total_variation"]["mean"],
        "missing_values": columns["missing_share_max_difference"],
        "correlations_worst_pair": theirs["fidelity"]["correlations"]["pearson"]["max_abs_difference"],
        "pairs_of_categories": 1 - pairs["mean"], "worst_pair_of_categories": 1 - pairs["max"],
        "estimate_effect_of_treatment": hazards["synthetic"]["adjusted"]["hr"],
        "estimate_effect_by_other_column": hazards["synthetic_coded_from_treat"]["adjusted"]["hr"],
        **{f"rule_{n}_broken": theirs["validity"]["rules"][f"R{n}"]["synthetic_share"] for n in range(1, 9)},
    }  # fmt: skip
    assert {id: ours[id]["value"] for id in expected} == pytest.approx(expected, abs=2e-5)


def test_few_lines_of_the_trial_are_results_that_somebody_typed() -> None:
    folder = ROOT / "examples" / "tabular-trial"
    template = (folder / "synthreport.template.yaml").read_text(encoding="utf-8")
    typed = re.search(r"^results:\n((?:[ #].*\n|\n)*)", template, re.MULTILINE)
    assert typed
    assert len(typed[1].splitlines()) < 400
    results = yaml.safe_load((folder / "synthreport.yaml").read_text(encoding="utf-8"))["results"]
    assert sum(each.get("tool") == "synthreport" for each in results.values()) > len(results) / 2


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_seed_makes_other_radiographs(tmp_path: Path) -> None:
    for needed in ("numpy", "pydicom"):
        pytest.importorskip(needed, reason=NEEDS)
    command = [sys.executable, "generate.py", "--seed", "1", "--out", str(tmp_path)]
    subprocess.run(command, cwd=RADIOGRAPHS, check=True, capture_output=True, timeout=PATIENCE)
    made, kept = contents(tmp_path), contents(RADIOGRAPHS / "data")
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] == kept[name]] == []


def test_every_radiograph_says_that_it_is_synthetic_and_of_nobody() -> None:
    pydicom = pytest.importorskip("pydicom", reason=NEEDS)
    images = [pydicom.dcmread(path) for path in sorted((RADIOGRAPHS / "data" / "images").glob("*.dcm"))]
    assert len(images) == 24
    for image in images:
        assert image[0x0008, 0x001C].value == "YES"
        assert (image.Modality, image.ConversionType, image.BurnedInAnnotation) == ("OT", "SYN", "NO")
        assert str(image.PatientName).startswith("Synthetic^")
        assert (image.PatientBirthDate, image.PatientSex, image.StudyDate) == ("", "", "")
        assert image.file_meta.MediaStorageSOPInstanceUID == image.SOPInstanceUID
    uids = [uid for i in images for uid in (i.StudyInstanceUID, i.SeriesInstanceUID, i.SOPInstanceUID)]
    assert len(set(uids)) == 72
    assert all(re.fullmatch(r"2\.25\.[1-9][0-9]{0,38}", uid) and uid.is_valid for uid in uids)


def test_radiographs_are_pictures_and_not_noise() -> None:
    pydicom = pytest.importorskip("pydicom", reason=NEEDS)
    pytest.importorskip("numpy", reason=NEEDS)
    for path in sorted((RADIOGRAPHS / "data" / "images").glob("*.dcm")):
        image = pydicom.dcmread(path)
        pixels = image.pixel_array.astype(float)
        assert (pixels.shape, image.BitsStored, pixels.min() >= 0, pixels.max() <= 4095) == ((128, 128), 12, True, True)
        steps = abs(pixels[:, 1:] - pixels[:, :-1]).mean()
        assert steps < 0.1 * pixels.std(), "neighbours are as far apart as strangers"
        assert pixels[:, 60:68].mean() > pixels[40:80, 30:40].mean() > pixels[:, :3].mean()  # spine, lung, air


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "shapes").glob("*.yaml")), ids=lambda path: path.stem)
def test_datasets_of_every_kind_can_be_said(path: Path) -> None:
    import synthreport

    result = synthreport.check(path)
    found = [f"{finding.code} {finding.at.pointer}" for finding in result.findings]
    assert found == path.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    assert '"x-' not in path.read_text(encoding="utf-8")
    assert "\n  x-" not in path.read_text(encoding="utf-8")


def test_no_page_of_the_examples_counts_findings() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").rglob("README.md"))}
    counted = re.compile(r"\b\d+ (?:findings|errors|warnings|notes)\b")
    assert len(pages) > 1
    assert {path.name: counted.findall(text) for path, text in pages.items() if counted.search(text)} == {}
