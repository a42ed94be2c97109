"""The five verdicts: what earns which, with which exit code, and where every format says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from cases import base, folder
from click.testing import CliRunner

import synthreport
from synthreport.cli.program import cli
from synthreport.finding import LEVELS, Level
from synthreport.journal.language import LANGUAGES
from synthreport.overview.verdict_words import coverage
from synthreport.result import Conclusion
from synthreport.standard.catalogue import entries

ROOT = Path(__file__).resolve().parents[1]
PROFILES = sorted(entries()["profiles"])
SHORT = ROOT / "tests" / "data" / "short" / "tabular-trial.yaml"
RECORD = folder() / "bases" / "notes.yaml"
"""A manifest that a third party wrote from the public record."""

REST = "{rest: {gap: not_reported}}"
EMPTY = {"no byte": "", "comments": "# Nothing is here yet.\n"}
HOLLOW = {
    "nothing at all": "{}",
    "a version": 'synthreport: "1.0"',
    "one gap": 'synthreport: "1.0"\nrest: {gap: not_reported}',
    "one gap that does not apply": 'synthreport: "1.0"\nrest: {gap: not_applicable, reason: All data are synthetic.}',
    "one gap that is withheld": 'synthreport: "1.0"\nrest: {gap: withheld, reason: Trade secret.}',
    "a gap in every section, and none": f"""\
synthreport: "1.0"
manifest: {{basis: creator, rest: {{gap: not_reported}}}}
dataset: {{creators: [a], funding: none, competing_interests: none, publications: none, rest: {{gap: not_reported}}}}
parties: {{a: {{kind: person, name: A Author, rest: {{gap: not_reported}}}}}}
tools: none
purpose: {REST}
inputs: none
splits: none
steps: {{s: {{kind: sample, random: none, takes: {{gap: not_reported}}, rest: {{gap: not_reported}}}}}}
selection: {REST}
reproducibility: {REST}
content: {REST}
lineage: {REST}
claims: {{claimed: none, not_claimed: none}}
privacy: {{claims: none, rest: {{gap: not_reported}}}}
ethics: {REST}
validation: {REST}
independent_validation: none
limitations: {{l: {{text: There may be differences from the source., about: none}}}}
access: {{licence: none, conditions: none, code: none, model: none, rest: {{gap: not_reported}}}}
maintenance: {REST}
rest: {{gap: not_reported}}
""",
    "ethics that do not apply": f"""\
synthreport: "1.0"
manifest: {{basis: creator, completed_by: a, date: "2026-11-24"}}
dataset: {{creators: [a], funding: none, competing_interests: none, publications: none, rest: {{gap: not_reported}}}}
parties: {{a: {{kind: person, name: A Author, rest: {{gap: not_reported}}}}}}
tools: none
inputs:
  source:
    kind: dataset
    source_use: {{gap: not_applicable, reason: The output is synthetic.}}
    terms: {{gap: not_applicable, reason: The output is synthetic.}}
    rest: {{gap: not_reported}}
steps: {{s: {{kind: sample, random: none, takes: {{gap: not_reported}}, rest: {{gap: not_reported}}}}}}
privacy: {{claims: none, rest: {{gap: not_performed}}}}
ethics: {{output_use: {{gap: not_applicable, reason: No person is in the output.}}, rest: {{gap: not_reported}}}}
limitations: {{l: {{text: There may be differences from the source., about: none}}}}
independent_validation: none
access: {REST}
rest: {{gap: not_reported}}
""",
}
UNREADABLE = ["a: [", "- a\n- b\n", "a: 1\na: {", "\x00", "only prose\n"]


def judged(text: str, profile: str = "core") -> synthreport.Result:
    return synthreport.check(synthreport.parse(text.encode()), profile=profile)


def ran(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [str(each) for each in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", HOLLOW)
def test_what_states_nothing_is_incomplete_under_every_profile(name: str, profile: str) -> None:
    result = judged(HOLLOW[name], profile)
    assert result.verdict.conclusion is Conclusion.INCOMPLETE
    assert not result.passes()
    assert result.level_counts()[Level.MUST] > 0


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_text_is_incomplete_with_one_finding(name: str, profile: str) -> None:
    result, hollow = judged(EMPTY[name], profile), judged(HOLLOW["nothing at all"], profile)
    assert result.verdict.conclusion is Conclusion.INCOMPLETE
    assert not result.passes()
    assert [finding.code for finding in result.findings] == ["DC58"]
    assert result.more == {}
    assert coverage(result) == coverage(hollow)
    assert result.item_counts() == hollow.item_counts()


@pytest.mark.parametrize("name", HOLLOW)
def test_what_states_nothing_does_not_become_a_public_record_by_saying_so(name: str) -> None:
    data = synthreport.parse(HOLLOW[name].encode()).data
    data["manifest"] = {"basis": "third_party_from_public_record", "rest": {"gap": "not_reported"}}
    for profile in PROFILES:
        result = synthreport.check(data, profile=profile)
        assert result.verdict.conclusion is not Conclusion.COMPLIES
        assert not result.passes()


@pytest.mark.parametrize("step", ["divide", "learn", "draw"])
def test_what_leaves_a_line_open_is_an_error_whatever_it_is_missing_with(step: str) -> None:
    data = synthreport.parse(SHORT.read_bytes()).data
    del data["steps"][step]["random"]  # seldom asked for itself; with it go the seeds, which are essential
    result = synthreport.check(data)
    errors = [(finding.code, finding.at.pointer) for finding in result.at_or_above(Level.MUST)]
    assert result.verdict.conclusion is Conclusion.INCOMPLETE
    assert errors == [("RN01", f"/steps/{step}/random")]
    assert [line.open_for for line in result.lines if line.open_for] == [("RN02",)]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_exits_1(text: str, tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text, encoding="utf-8")
    code, out = ran("check", path)
    assert code == 1
    assert "cannot be read" in out.splitlines()[0]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_description_of_the_record_passes_under_the_profile_for_it_alone(profile: str) -> None:
    code, out = ran("check", RECORD, "--profile", profile)
    assert "describes the public record" in out.splitlines()[0]
    assert "complies" not in out
    assert code == (0 if profile == "third-party" else 1)


def test_a_description_of_the_record_that_contradicts_itself_says_so() -> None:
    data = base("notes")
    claims = {"no_person_level_input": {"statement": "No record of a person was read."}}
    data = {**data, "privacy": {**data["privacy"], "claims": claims}}
    result = synthreport.check(data, profile="third-party")
    assert result.verdict.conclusion is Conclusion.CONTRADICTORY
    assert not result.passes()


def passes(path: Path, profile: str, fail_on: Level) -> bool:
    return ran("check", path, "--profile", profile, "--fail-on", str(fail_on))[0] == 0


@pytest.mark.parametrize("profile", ["core", "journal", "third-party"])
@pytest.mark.parametrize("path", [SHORT, RECORD], ids=lambda path: path.stem)
def test_fail_on_only_tightens(path: Path, profile: str) -> None:
    passed = [passes(path, profile, level) for level in LEVELS]
    assert passed == sorted(passed, reverse=True)


def test_fail_on_fails_what_complies_with_warnings() -> None:
    assert [passes(SHORT, "core", level) for level in LEVELS] == [True, False, False]


# Every format says the verdict and the lines first

ANSWERED = {"conclusion": "complies", "answered": 29, "asked": 29, "by_a_gap": 3}
COVERAGE = "29 of 29 lines answered, of these 3 by an accepted gap"


def said(verdict: dict[str, Any]) -> dict[str, Any]:
    return {key: verdict[key] for key in ANSWERED}


def of_junit(out: str) -> str:
    held = {each.get("name"): each.get("value") for each in ElementTree.fromstring(out).iter("property")}
    assert held["conclusion"] == "complies"
    return str(held["verdict"])


WORDS: dict[str, Callable[[str], str]] = {
    "text": lambda out: out.splitlines()[0],
    "github": lambda out: out.splitlines()[0],
    "markdown": lambda out: out.splitlines()[0],
    "junit": of_junit,
    "html": lambda out: out[out.index('<div class="verdict') :][:400].lower(),
}
DATA: dict[str, Callable[[str], Any]] = {
    "json": lambda out: json.loads(out)["documents"][0]["verdict"],
    "jsonl": lambda out: json.loads(out.splitlines()[0])["document"]["verdict"],
    "sarif": lambda out: json.loads(out)["runs"][0]["properties"]["documents"][0]["verdict"],
}


@pytest.mark.parametrize("form", WORDS)
def test_the_first_words_of_a_report_are_the_verdict(form: str) -> None:
    first = WORDS[form](ran("check", SHORT, "--format", form)[1])
    assert "complies" in first
    assert COVERAGE in first


@pytest.mark.parametrize("form", DATA)
def test_a_report_for_machines_has_the_verdict_and_the_lines(form: str) -> None:
    assert said(DATA[form](ran("check", SHORT, "--format", form)[1])) == ANSWERED


def test_a_badge_says_the_verdict_and_the_lines() -> None:
    assert "synthreport 1.0 core: complies, 29/29 lines, 3 by a gap" in ran("check", SHORT, "--format", "badge")[1]


def test_a_checklist_begins_with_the_verdict() -> None:
    first = ran("checklist", SHORT)[1].splitlines()[0]
    assert first.endswith(f"complies with synthreport 1.0, profile core 1.0: {COVERAGE}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_opens_with_the_verdict(language: str) -> None:
    opening = ran("letter", SHORT, "--language", language)[1].split("\n\n")[2]
    expected = {
        "en": "It complies; 29 of 29 lines of the checklist are answered, of these 3 by an accepted gap.",
        "de": "Es entspricht dem Standard; 29 von 29 Zeilen der Checkliste sind beantwortet, davon 3 durch eine",
    }
    assert expected[language] in opening


@pytest.mark.parametrize("profile", PROFILES)
def test_a_badge_is_green_for_nothing_but_what_complies(profile: str) -> None:
    green = "#1b6e3c"
    for path in (SHORT, RECORD):
        complies = synthreport.check(path, profile=profile).complies()
        assert (green in ran("check", path, "--profile", profile, "--format", "badge")[1]) == complies
