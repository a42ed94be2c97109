"""The essential pass of `init`: few questions, in tables, until a manifest complies with core. Counts are printed."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from cases import as_yaml
from person import HEAD, Person
from test_init import SAID, Terminal, on_posix, run
from test_init import manifest as trial

import synthreport
from synthreport.document import parse
from synthreport.document.pointers import get
from synthreport.edit.manifest_file import ManifestFile
from synthreport.finding import Level
from synthreport.interview.essential_pass import EssentialPass
from synthreport.interview.interview import Interview
from synthreport.interview.session import Session, Settings
from synthreport.profile.lookup import chosen
from synthreport.result import Conclusion

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
CODE = ("*.py", "*.json", "*.lock", "*.in")
CLINIC_IDS = {"parameter_list": "code_parameters", "persons_table": "patients", "visits_table": "visits"}
TRIAL_IDS = {
    "auc_boosting": "tstr_mean", "auc_boosting_real": "trtr_mean",
    "propensity_ratio": "propensity_pmse",
}  # fmt: skip
"""Ids of the examples, and those that `init` gives to the same files, tables and steps."""


def as_scanned(whole: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """A manifest with the ids that `init` gives."""
    text = as_yaml(whole)
    for name, scanned in ids.items():
        text = re.sub(rf"\b{name}\b", scanned, text)
    renamed: dict[str, Any] = parse(text.encode()).data
    return renamed


def uses(manifest: dict[str, Any]) -> str:
    """The uses of a manifest as a person types them."""
    said = manifest["purpose"]["uses"]
    named = {word: ", ".join(use for use, each in said.items() if each == word) for word in ("intended", "excluded")}
    return f"{named['intended']}; not: {named['excluded']}" if named["excluded"] else named["intended"]


class Author(Person):
    """Answers the essential pass: what is asked on the situation, tables with an editor, and all else as `Person`."""

    def __init__(self, manifest: dict[str, Any], said: dict[str, str], situation: dict[str, str]) -> None:
        super().__init__(manifest, said)
        self.situation = situation
        self.shown: list[str] = []
        self.screens = ""

    def reply(self, screen: str) -> str:
        pointer = HEAD.findall(screen)[-1] if HEAD.findall(screen) else self.shown[-1]
        self.shown.append(pointer)
        self.screens += screen
        entries = get(self.manifest, pointer, None)
        writes = "Enter: write them" in screen and isinstance(entries, dict) and "gap" not in entries
        if "in one table" in screen or writes or pointer == "/":
            return ""
        if "-- situation" in screen and pointer in self.situation and not self.asked[pointer]:
            self.asked[pointer] += 1
            return self.situation[pointer]
        return super().reply(screen)


def answered(folder: Path, author: Author, monkeypatch: pytest.MonkeyPatch, *more: str) -> str:
    """The last screen of `init` in a folder, driven through a real terminal."""
    whole = folder.parent / "whole.yaml"
    whole.write_text(as_yaml(author.manifest), encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {ROOT / 'tests' / 'editor_of_tables.py'} {whole}")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "tests")]))
    terminal = Terminal("init", str(folder), *more)
    while terminal.asks():
        assert len(author.shown) < 150, author.shown
        terminal.process.sendline(author.reply(terminal.screen))
    return terminal.screen


def counted(screen: str, author: Author, name: str, profile: str = "core") -> int:
    """How many questions were shown, printed; the last, which offers more, is none."""
    shown = [pointer for pointer in author.shown if pointer != "/"]
    found = re.search(r"(\d+) questions asked", screen)
    assert found, screen
    assert int(found[1]) == len(shown), shown
    print(f"{name}: {len(shown)} questions to {profile}")
    return len(shown)


def copied(example: str, folder: Path) -> Path:
    """A folder with the data, the scripts, the lock file and the numbers of an example."""
    for pattern in ("data/*", *CODE):
        for path in (EXAMPLES / example).glob(pattern):
            target = folder / path.relative_to(EXAMPLES / example)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    (folder / "manifest.py").unlink(missing_ok=True)
    return folder


def author_of_the_trial() -> Author:
    whole = as_scanned(trial(), TRIAL_IDS)
    not_claimed = SAID["/claims/not_claimed"].split(", ")
    whole["claims"] = {"claimed": "none", "by_construction": "none", "not_claimed": not_claimed}
    whole["access"]["code"] = ["code_generate", "code_actg"]
    use = {key.rpartition("/")[2]: each for key, each in SAID.items() if key.startswith("/ethics/output_use/")}
    whole["ethics"]["output_use"] = use
    whole["limitations"] = {"effect_lost": whole["limitations"]["effect_lost"]}
    return Author(whole, SAID, {"/inputs": "persons: actg175, nothing: column_types", "/purpose/uses": uses(whole)})


@on_posix
def test_the_trial_complies_with_core_after_forty_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, author = copied("tabular-trial", tmp_path / "actg"), author_of_the_trial()
    screen = answered(folder, author, monkeypatch)
    assert counted(screen, author, "ACTG 175") <= 40
    assert synthreport.check(folder / "synthreport.yaml").verdict.conclusion is Conclusion.COMPLIES
    assert "You may stop here: this complies with synthreport 1.0, profile core" in author.screens


def author_of_the_clinic() -> Author:
    path = EXAMPLES / "simulated-clinic" / "synthreport.yaml"
    whole = as_scanned(parse(path.read_bytes()).data, CLINIC_IDS)
    parameters = whole["simulation"]["parameters"]
    parameters["persons_entered"] = parameters.pop("patients")  # the id of a table here
    said = {"/privacy/claims": "no_person_level_input", "/reproducibility/environment": "-"}
    return Author(whole, said, {"/purpose/uses": uses(whole)})


@on_posix
def test_the_clinic_complies_with_core_after_thirty_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, author = copied("simulated-clinic", tmp_path / "clinic"), author_of_the_clinic()
    screen = answered(folder, author, monkeypatch)
    print(author.shown)
    assert counted(screen, author, "the simulated clinic") <= 30
    assert synthreport.check(folder / "synthreport.yaml").verdict.conclusion is Conclusion.COMPLIES


def test_without_an_editor_the_same_is_asked_one_by_one_with_the_progress_in_sight(tmp_path: Path) -> None:
    folder = copied("tabular-trial", tmp_path / "actg")
    done = run("init", str(folder), typed="persons: actg175\nteaching\nnone\npublic\n\ncreator\n")
    assert "-- situation, 1 of 5 --" in done.stdout
    assert "What follows: about" in done.stdout
    assert "[/manifest/basis]" in done.stdout
    data = parse((folder / "synthreport.yaml").read_bytes()).data
    assert data["inputs"]["actg175"]["level"] == "person"
    assert data["purpose"]["uses"]["teaching"] == "intended"
    assert data["purpose"]["uses"]["inference"] == "not_stated"
    assert "code_generate" in data["access"]["code"]
    again = run("fill", str(folder), typed="chen\n")
    assert "-- situation" not in again.stdout, "what was answered is not asked again"
    assert "more --" in again.stdout


MADE_BY_NOTHING = """\
synthreport: "1.0"
inputs:
  trial: {kind: dataset, level: person, origin: observed, routes: [training_records]}
steps:
  fit: {kind: fit, takes: [trial]}
  sample: {kind: sample, takes: [fit]}
files:
  table: {role: data, path: table.csv}
"""


class Correcting:
    """A console with an editor: all is skipped but the table of one code, which is filled in."""

    edits = True

    def __init__(self, code: str, filled: tuple[str, str]) -> None:
        self.code, self.filled, self.screen, self.table = code, filled, "", ""

    def tell(self, lines: Iterable[str]) -> None:
        self.screen += "".join(f"{line}\n" for line in lines)

    def ask(self, prompt: str, words: Sequence[str], fault: Callable[[str], str]) -> str:
        screen, self.screen = self.screen, ""
        return "" if self.code in screen and "in one table" in screen else "-"

    def edit(self, text: str) -> str:
        self.table = text
        return text.replace(*self.filled)


def test_a_finding_is_corrected_in_the_collection_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(MADE_BY_NOTHING, encoding="utf-8")
    console = Correcting("PO57", ("\n  makes:\n", "\n  makes: [table]\n"))
    session = Session(ManifestFile(path), chosen("core"), Settings(profile="core"))
    EssentialPass(Interview(session, console)).correct()
    assert console.table.count("\n  makes:") == 2, "what the fix names, and no more"
    assert "parameters" not in console.table
    assert parse(path.read_bytes()).data["steps"]["sample"]["makes"] == ["table"]


def test_whoever_an_answer_names_is_described_whatever_the_profile_asks(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text('synthreport: "1.0"\nmanifest: {completed_by: reader}\n', encoding="utf-8")
    session = Session(ManifestFile(path), chosen("third-party"), Settings(profile="third-party", least=Level.MUST))
    asked = EssentialPass(Interview(session, Correcting("", ("", "")))).questions()
    assert {"/parties/reader/kind", "/parties/reader/name"} <= {each.pointer for each in asked}
