"""What tools filled in is confirmed on one screen, by line of the checklist; tables understand every command."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

import pytest
from cases import as_yaml, base
from test_interview import Scripted

from synthreport.document import parse
from synthreport.edit.manifest_file import ManifestFile
from synthreport.interview.answers import NoAnswer, answer, names
from synthreport.interview.console import Stopped
from synthreport.interview.essential_pass import EssentialPass
from synthreport.interview.interview import Interview
from synthreport.interview.question_texts import body
from synthreport.interview.session import Session, Settings
from synthreport.profile.lookup import chosen
from synthreport.schema.forms import form_at
from synthreport.standard.versions import NEWEST

MARKED = ["/access/licence", "/content/tables/patients/files", "/maintenance/contact"]
FIRST = "[/manifest/unconfirmed]  Not confirmed yet: what tools found. Is it right?"


class Passed:
    """What became of a manifest after the essential pass, in which these lines were typed."""

    def __init__(self, path: Path, manifest: dict[str, Any], *typed: str) -> None:
        path.write_text(as_yaml(manifest), encoding="utf-8")
        self.console = Scripted(typed)
        self.console.edits = True
        asking = Interview(Session(ManifestFile(path), chosen("core"), Settings()), self.console)
        with contextlib.suppress(Stopped):
            EssentialPass(asking).run()
        self.data: Any = parse(path.read_bytes()).data
        self.said = "\n".join(self.console.lines)

    @property
    def unconfirmed(self) -> list[str]:
        found: list[str] = self.data["manifest"].get("unconfirmed", [])
        return found


def marked() -> dict[str, Any]:
    whole = base("trial")
    marks = {"filled_by_tool": MARKED, "unconfirmed": MARKED}
    return {**whole, "manifest": {**whole["manifest"], **marks}}


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return tmp_path / "synthreport.yaml"


def test_everything_is_confirmed_on_one_screen_or_nothing(at: Path) -> None:
    done = Passed(at, marked(), "yes")
    assert done.unconfirmed == []
    assert done.said.count(FIRST) == 1
    assert "  2 Kind of synthetic data\n     content.tables: {patients: {files: [" in done.said
    assert "  28 Access and upkeep\n     access.licence: " in done.said
    assert Passed(at, marked(), "no").unconfirmed == MARKED


def test_lines_are_confirmed_by_their_numbers(at: Path) -> None:
    assert Passed(at, marked(), "28").unconfirmed == ["/content/tables/patients/files"]
    done = Passed(at, marked(), "28, 99", "2 28")
    assert "found 99, expected some of 2, 28" in done.said
    assert done.unconfirmed == []


def test_the_screen_explains_itself_and_understands_commands(at: Path) -> None:
    done = Passed(at, marked(), "?", "maybe", "/access/licence", "CC-BY-4.0", "yes")
    assert done.said.count("(yes: all of it is right; numbers: these lines are") == 4
    assert done.said.count(FIRST) == 2, "it is shown again after the answer elsewhere"
    assert done.data["access"]["licence"] == "CC-BY-4.0"
    assert done.unconfirmed == []


def lacking() -> dict[str, Any]:
    """A manifest with a table of two empty answers: the privacy unit, and what an attacker reaches."""
    whole = base("trial")
    kept = {key: each for key, each in whole["privacy"]["threat_model"].items() if key not in ("unit", "access")}
    whole["privacy"] = {**whole["privacy"], "threat_model": kept}
    return whole


def test_a_table_explains_its_words(at: Path) -> None:
    done = Passed(at, lacking(), "?", "frobnicate")
    assert "household: " in done.said
    assert 'found "frobnicate", expected Enter, each, ? or another command' in done.said


def test_a_gap_is_declared_for_every_empty_answer_of_a_table(at: Path) -> None:
    gap = {"gap": "unknown"}
    done = Passed(at, lacking(), "! unknow", "! withheld", "! unknown")
    assert "a reason is required" in done.said
    assert {key: done.data["privacy"]["threat_model"][key] for key in ("unit", "access")} == {
        "unit": gap,
        "access": gap,
    }


def test_an_entry_left_empty_in_a_table_is_asked_about_once(at: Path) -> None:
    whole = base("trial")
    next(iter(whole["steps"].values()))["tools"] = ["homemade"]
    done = Passed(at, whole, "", "-", "-")
    assert done.said.count("[/tools]") == 1
    assert 'nothing in tools has the id "homemade"' in done.said


NOTHING_TO_NAME = {
    "/dataset/publications": ("no", "none", "nothing"),
    "/dataset/competing_interests": ("none", "no"),
    "/independent_validation": ("No",),
    "/steps/fit/takes": ("no",),
}


def test_a_no_is_no_name() -> None:
    seen = {"steps": {"fit": {"kind": "fit"}}}
    for pointer, texts in NOTHING_TO_NAME.items():
        form = form_at(seen, pointer, NEWEST)
        assert [answer(each, form) for each in texts] == ["none"] * len(texts), pointer
    creators = form_at({}, "/dataset/creators", NEWEST)
    for text in ("no", "yes", "y"):
        with pytest.raises(NoAnswer, match="expected a name"):
            answer(text, creators)
    with pytest.raises(NoAnswer, match="expected a name"):
        names("yes", form_at({}, "/parties", NEWEST))
    assert answer("no", form_at({}, "/lineage/retrained_on_synthetic", NEWEST)) is False


def test_an_example_is_in_the_form_in_which_it_is_typed() -> None:
    """Every example that a question shows is understood, and means the example."""
    unlike = {}
    for pointer in (
        "/dataset/creators",
        "/dataset/methods",
        "/purpose/out_of_scope",
        "/access/code",
        "/access/conditions",
    ):
        form = form_at({}, pointer, NEWEST)
        (shown,) = [line.removeprefix("  e.g. ") for line in body(form, []) if line.startswith("  e.g. ")]
        if answer(shown, form) != form.schema["examples"][0]:
            unlike[pointer] = shown
    assert unlike == {}


def test_a_table_offers_what_a_question_would_offer(at: Path) -> None:
    whole = base("trial")
    whole["manifest"] = {"completed_by": "okafor"}
    done = Passed(at, whole, "", "yes")
    assert 'basis: "creator"  # guessed' in done.said
    assert done.data["manifest"]["basis"] == "creator", "saving confirms it"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", done.data["manifest"]["date"])
