"""The bases are completed by the build: an item that is missing is stated by its example, if that will do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from cases import folder

from synthreport.build.bases import completed
from synthreport.standard.versions import NEWEST

BASES = folder() / "bases"


@pytest.fixture
def trial(tmp_path: Path) -> Path:
    """A copy of one base."""
    path = tmp_path / "trial.yaml"
    shutil.copyfile(BASES / "trial.yaml", path)
    return path


def test_what_is_complete_stays_as_it_is(trial: Path) -> None:
    assert completed(trial.parent, NEWEST) == {trial: trial.read_text(encoding="utf-8")}


def test_an_item_that_is_missing_is_stated_by_its_example(trial: Path) -> None:
    whole = trial.read_text(encoding="utf-8")
    trial.write_text(whole.replace("  title: Synthetic salt reduction trial\n", ""), encoding="utf-8")
    text = completed(trial.parent, NEWEST)[trial]
    assert text == whole.replace("Synthetic salt reduction trial", "Synthetic ACTG 175, Gaussian copula")


def test_an_example_that_will_not_do_stops_the_build(trial: Path) -> None:
    whole = trial.read_text(encoding="utf-8")
    trial.write_text(re.sub(r"(?<=\n)  creators:\n(    - .*\n)+", "", whole), encoding="utf-8")
    with pytest.raises(ValueError, match=r"trial\.yaml: the example does not fit here: it causes DC69"):
        completed(trial.parent, NEWEST)
