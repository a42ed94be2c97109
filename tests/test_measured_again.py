"""`synthreport measure --from`: an earlier measurement is written again, without the real rows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from clinic import Clinic

from synthreport.cli.program import cli
from synthreport.document.source import read

EVIDENCE = "synthreport-measured.json"
PLAN = """date: 2026-01-10
by: data_board
seed: 3
repeats: 2
results: [ks_columns, exact_copies, auc_women]
limits: {exact_copies: {at_most: 0.01, why: Agreed.}}
left_out: {detection: slow, prediction: slow, attacks: slow}
"""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Clinic, bytes]:
    """A clinic that was measured by a plan, and its manifest before."""
    made = Clinic(tmp_path_factory.mktemp("clinic"), n=80, held=60)
    data = made.data(80, 60)
    del data["estimands"]["sex_effect"]["real"]
    made.write(data)
    before = made.manifest.read_bytes()
    plan = made.manifest.parents[1] / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    done = made.measure("--plan", plan)
    assert done.exit_code == 0, done.output
    return made, before


def again(clinic: Clinic, manifest: Path, *options: Any, evidence: Path | None = None) -> Result:
    source = evidence or clinic.manifest.parent / EVIDENCE
    words = ["measure", clinic.synthetic, "--from", source, "--into", manifest, *options]
    return CliRunner().invoke(cli, [str(each) for each in words])


def test_the_manifest_is_the_same_again_without_the_real_rows(once: tuple[Clinic, bytes], tmp_path: Path) -> None:
    clinic, before = once
    manifest = tmp_path / "synthreport.yaml"
    manifest.write_bytes(before)
    done = again(clinic, manifest)
    assert done.exit_code == 0, done.output
    assert manifest.read_bytes() == clinic.manifest.read_bytes() != before
    assert (tmp_path / EVIDENCE).read_bytes() == (clinic.manifest.parent / EVIDENCE).read_bytes()
    assert "validation" in read(str(manifest)).data
    assert again(clinic, manifest).exit_code == 0
    assert manifest.read_bytes() == clinic.manifest.read_bytes()


def test_estimates_of_real_rows_have_their_intervals(once: tuple[Clinic, bytes]) -> None:
    real = read(str(once[0].manifest)).data["estimands"]["sex_effect"]["real"]
    assert real.keys() == {"train", "holdout"}
    for side in real.values():
        assert side["interval"]["low"] < side["value"] < side["interval"]["high"]


def test_what_was_not_measured_on_this_file_or_cannot_be_read_is_refused(
    once: tuple[Clinic, bytes], tmp_path: Path
) -> None:
    clinic, before = once
    manifest = tmp_path / "synthreport.yaml"
    manifest.write_bytes(before)
    said = json.loads((clinic.manifest.parent / EVIDENCE).read_text(encoding="utf-8"))
    broken = {
        "a list": [], "no results": {**said, "results": 3}, "no manifest": {**said, "manifest": None},
        "a plan of odd keys": {**said, "plan": {"colour": 1}}, "an odd rest": {**said, "not_measured": [3]},
    }  # fmt: skip
    for name, content in broken.items():
        path = tmp_path / "broken.json"
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
        done = again(clinic, manifest, evidence=path)
        assert (done.exit_code, "Traceback" in done.output) == (2, False), name
        assert "broken.json" in done.output, name
    missing = again(clinic, manifest, evidence=tmp_path / "none.json")
    assert (missing.exit_code, "no such file" in missing.output.lower()) == (2, True)
    changed = Clinic.__new__(Clinic)
    changed.manifest, changed.synthetic = clinic.manifest, tmp_path / "other.csv"
    shutil.copy(clinic.train, changed.synthetic)
    other = again(changed, manifest)
    assert (other.exit_code, "other.csv is not the file that was measured" in other.output) == (2, True)
    assert manifest.read_bytes() == before


@pytest.mark.parametrize("option", ["--train", "--holdout", "--outcome", "--groups", "--seed", "--repeats", "--plan"])
def test_options_of_a_measurement_have_no_use_beside_it(
    once: tuple[Clinic, bytes], tmp_path: Path, option: str
) -> None:
    done = again(once[0], once[0].manifest, option, "1")
    assert (done.exit_code, f"{option} has no use beside it" in done.output) == (2, True)
