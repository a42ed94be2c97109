"""What CONTRIBUTING.md says about adding something is done, word for word, in a copy: the edits are few, and enough."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

_SECTION = re.compile(r"^## (.*)\n", re.MULTILINE)
_EDIT = re.compile(
    r"(?P<how>New file|In) `(?P<path>[\w./-]+)`(?:, (?:(?P<end>at the end)|above `(?P<above>[^\n]+)`))?:\n+"
    r"(?:<!--[^\n]*-->\n)?```\w+\n(?P<text>.*?)```",
    re.DOTALL,
)
COPIED = ("CHANGELOG.md", "CONTRIBUTING.md", "README.md", "pyproject.toml", "docs", "examples", "schema", "synthreport")
COPIED_TESTS = ("*.py", "data", "shapes", "*.txt")


class Task(NamedTuple):
    """A heading of the guide, how many files are edited by hand, and the tests that are concerned."""

    heading: str
    edits: int
    tests: tuple[str, ...]


TASKS = [
    Task("Add a rule", 2, ("test_rules_registry.py -k MA56", "test_contradictions.py")),
    Task("Add an item", 2, ("test_cases.py -k clean", "test_every_item.py", "test_examples.py -k 'kept or kind'")),
    Task("Add a metric", 1, ("test_metrics.py",)),
    Task("Add a profile", 2, ("test_cases.py -k profile", "test_profiles.py -k archive")),
    Task("Add an output format", 2, ("test_formats.py -k lines",)),
    Task("Add an importer", 2, ("test_third_party_importers.py",)),
]
ALWAYS = ("test_case_suite.py", "test_journal.py -k language", "test_docs.py -k 'changelog or counts'")
"""What is run after each addition, beside all cases."""


def edits(heading: str) -> list[re.Match[str]]:
    """The edits that the guide shows under a heading."""
    _, *parts = _SECTION.split(GUIDE)
    return list(_EDIT.finditer(dict(zip(parts[::2], parts[1::2], strict=True))[heading]))


def make(edit: re.Match[str], root: Path) -> None:
    """Do what an edit says. Raises AssertionError if the file is not as it says."""
    path = root / edit["path"]
    assert path.exists() == (edit["how"] == "In"), path
    if edit["how"] == "New file":
        path.write_text(edit["text"], encoding="utf-8")
        return
    before = path.read_text(encoding="utf-8")
    if edit["end"]:
        gap = "\n\n" if path.suffix == ".py" else ""
        path.write_text(f"{before}{gap}{edit['text']}", encoding="utf-8")
    else:
        assert before.count(f"{edit['above']}\n") == 1, edit["above"]
        path.write_text(before.replace(f"{edit['above']}\n", f"{edit['text']}{edit['above']}\n"), encoding="utf-8")


def copied(folder: Path) -> Path:
    """The repository as it is committed, as far as building and testing need it."""
    folder.mkdir()
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)
    (folder / "tests").mkdir()
    for path in (path for pattern in COPIED_TESTS for path in (ROOT / "tests").glob(pattern)):
        copy = shutil.copytree if path.is_dir() else shutil.copyfile
        copy(path, folder / "tests" / path.name)
    return folder


def run(root: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a module of the copy, as a contributor would in its folder."""
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-m", *command], cwd=root, env=environment, capture_output=True)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.heading)
def test_the_guide_shows_as_few_edits_as_it_promises(task: Task) -> None:
    assert len({edit["path"] for edit in edits(task.heading)}) == len(edits(task.heading)) == task.edits


def test_every_edit_of_the_guide_fits_the_files_as_they_are(tmp_path: Path) -> None:
    for task in TASKS:
        for edit in edits(task.heading):
            (tmp_path / edit["path"]).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / edit["path"]).exists():
                shutil.copyfile(ROOT / edit["path"], tmp_path / edit["path"])
            make(edit, tmp_path)
            assert edit["text"] in (tmp_path / edit["path"]).read_text(encoding="utf-8")


@pytest.mark.full
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.heading)
def test_these_edits_and_a_build_are_all_that_it_takes(task: Task, tmp_path: Path) -> None:
    root = copied(tmp_path / "copy")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for edit in edits(task.heading):
        make(edit, root)
    edited = [path for path in root.rglob("*") if path.is_file() and path.read_bytes() != before.get(path)]
    assert len(edited) == task.edits
    built = run(root, "synthreport.build")
    assert built.returncode == 0, built.stderr.decode()
    assert run(root, "synthreport.build", "--check").returncode == 0
    conforming = run(root, "synthreport", "conformance")
    assert conforming.returncode == 0, conforming.stdout.decode()[-4000:]
    for tests in (*task.tests, *ALWAYS):
        name, *chosen = tests.split(" -k ")
        keyword = ("-k", chosen[0].strip("'")) if chosen else ()
        done = run(root, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", f"tests/{name}", *keyword)
        assert done.returncode == 0, done.stdout.decode()[-4000:]
    assert run(root, "ruff", "check", "synthreport").returncode == 0
