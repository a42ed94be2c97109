"""How many questions it takes until a manifest complies: for a journal, by a third party, in a folder of any kind.

Each question counts every time that it is shown. The counts are printed.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from author_here import answered_here
from test_essential_pass import Author, author_of_the_trial, copied, counted
from test_repository import GIT, git
from test_scanning import write
from test_third_parties import MIT

import synthreport
from synthreport.document import parse
from synthreport.finding import Level
from synthreport.result import Conclusion

FOLDER = Path(__file__).parent / "data" / "breast_cancer"
"""A small script that draws from a mixture of scikit-learn, and what it wrote."""

pytestmark = pytest.mark.full


def answers() -> dict[str, Any]:
    data: dict[str, Any] = parse((FOLDER / "answers.yaml").read_bytes()).data
    return data


def folder(path: Path) -> Path:
    """A copy of the folder without the answers."""
    shutil.copytree(FOLDER, path, ignore=shutil.ignore_patterns("answers.yaml"))
    return path


def test_a_folder_with_a_small_script_complies_after_forty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at, author = folder(tmp_path / "study"), Author(answers(), {}, {"/purpose/uses": "teaching, code_testing"})
    screen = answered_here(author, monkeypatch, at)
    assert counted(screen, author, "breast cancer") <= 40
    assert synthreport.check(at / "synthreport.yaml").verdict.conclusion is Conclusion.COMPLIES


def test_a_clone_of_somebody_elses_repository_is_described_after_thirty_five(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not GIT:
        pytest.skip("no git")
    at, whole = folder(tmp_path / "ward"), answers()
    write(at / "LICENSE", MIT)
    write(at / "README.md", "# A ward\n\nDescribed in https://doi.org/10.5072/ward\n")
    for words in ("init -q -b main", "add .", "commit -qm first", "remote add origin https://github.com/example/w.git"):
        git(at, *words.split())
    whole["manifest"] = {"completed_by": "reader", "date": "2026-11-30"}
    whole["parties"] = {"reader": {"kind": "person", "name": "Pia Holm"}}
    whole["dataset"]["publications"] = {"publication": {"relation": "introduces"}}
    author = Author(whole, {}, {"/purpose/uses": "teaching"})
    screen = answered_here(author, monkeypatch, at, "--basis", "third-party", "--from", at / "README.md")
    assert counted(screen, author, "a clone", "third-party") <= 35
    result = synthreport.check(at / "synthreport.yaml", profile="third-party")
    assert result.verdict.conclusion is Conclusion.PUBLIC_RECORD
    assert list(result.at_or_above(Level.MUST)) == []


def test_the_trial_complies_with_a_journal_after_seventy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at, author = copied("tabular-trial", tmp_path / "actg"), author_of_the_trial()
    whole = author.manifest
    whole["dataset"]["publications"] = {
        "article": {
            "identifier": "https://doi.org/10.5072/trial",
            "relation": "introduces",
            "role_in_article": {"rests_on_synthetic": ["All tables"], "rechecked_on_real": "none"},
        },
    }
    terms = ("derivatives", "redistribution", "third_party_processing", "model_release")
    whole["inputs"]["actg175"]["terms"] = dict.fromkeys(terms, "allowed")
    whole["inputs"]["actg175"]["source_use"] = {"decision": "not_required", "basis": "public_data"}
    author.situation["/dataset/publications"] = "article"
    screen = answered_here(author, monkeypatch, at, "--profile", "journal")
    assert counted(screen, author, "ACTG 175", "journal") <= 70
    result = synthreport.check(at / "synthreport.yaml", profile="journal")
    assert result.verdict.conclusion is Conclusion.COMPLIES
