"""The second implementation of the standard, in JavaScript, which has nothing but the published files."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from synthreport.standard.versions import NEWEST

ROOT = Path(__file__).resolve().parents[1]
STANDARD = ROOT / "schema" / NEWEST
FEW = 50
"""One in so many cases is judged where all take too long."""


def judged(standard: Path, every: int) -> dict[str, Any]:
    """What the second implementation finds in the cases of a standard: how many there are, and which are wrong."""
    return printed("conformance.mjs", str(standard), str(every))


def printed(script: str, *given: str) -> dict[str, Any]:
    """What a script of `tests/second/` prints: it ends with 1 if there is anything under `wrong`."""
    node = shutil.which("node")
    if node is None or not (ROOT / "web" / "node_modules" / "ajv").is_dir():
        pytest.skip("there is no node, or the packages of the page are not installed: npm ci in web")
    command = [node, str(ROOT / "tests" / "second" / script), *given]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    outcome: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == bool(outcome["wrong"])
    return outcome


def test_a_second_implementation_judges_some_cases_alike() -> None:
    outcome = judged(STANDARD, FEW)
    assert outcome["wrong"] == []
    assert outcome["findings"] > outcome["cases"] / 4 > 10


@pytest.mark.full
def test_a_second_implementation_judges_all_cases_alike() -> None:
    outcome = judged(STANDARD, 1)
    assert outcome["wrong"] == []
    assert outcome["cases"] == len(json.loads((STANDARD / "conformance.json").read_text(encoding="utf-8"))["cases"])


@pytest.mark.full
def test_a_second_implementation_reads_the_standard_and_knows_nothing_itself(tmp_path: Path) -> None:
    shutil.copytree(STANDARD, tmp_path / "standard", ignore=shutil.ignore_patterns("cases", "adversarial"))
    catalogue = json.loads((STANDARD / "catalogue.json").read_text(encoding="utf-8"))
    catalogue["fields"] = [{**field, "asked": False} for field in catalogue["fields"]]
    (tmp_path / "standard" / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    wrong = judged(tmp_path / "standard", FEW)["wrong"]
    assert any(each["lacks"] for each in wrong)
    assert not any(each["adds"] for each in wrong if not each["lacks"])


def typed(changes: int, *examples: str) -> dict[str, Any]:
    """What it finds while someone types, and how many texts were read in parts."""
    paths = (str(ROOT / "examples" / example / "synthreport.yaml") for example in examples)
    return printed("sections.mjs", str(STANDARD), str(changes), *paths)


def test_while_one_types_it_finds_what_it_finds_in_the_whole_text() -> None:
    outcome = typed(24, "synthetic-radiographs")
    assert outcome["wrong"] == []
    assert outcome["texts"] > outcome["divided"] > 5


@pytest.mark.full
def test_odd_things_typed_into_every_example_change_nothing_else() -> None:
    outcome = typed(300, "simulated-clinic", "tabular-trial", "incomplete-submission", "synthetic-radiographs")
    assert outcome["wrong"] == []
    assert outcome["texts"] > outcome["divided"] > 300
