"""The ledger of claims: which there are, what each is worth, what a profile demands, and what every report shows."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from cases import base, merged

import synthreport
from synthreport.checker.pipeline import check
from synthreport.document import parse
from synthreport.finding import Finding, Level, Place
from synthreport.grades import WORTH, Grade, suffices
from synthreport.outcome import Outcome, State
from synthreport.overview.checked import Checked, Run
from synthreport.overview.verdict_words import sentence
from synthreport.reporters.formats import FORMATS, rendered
from synthreport.reporters.text import Look, render
from synthreport.result import Conclusion, Observed
from synthreport.rules import RULES

pytestmark = pytest.mark.measured

OF_FILES = [code for code, rule in RULES.items() if rule.of_files and code != "VE81"]


def trial(**patch: Any) -> dict[str, Any]:
    made = merged(deepcopy(base("trial")), patch)
    assert isinstance(made, dict)
    return made


def grades(result: synthreport.Result) -> dict[str, Grade]:
    return {claim.pointer: claim.grade for claim in result.ledger}


def some_result(data: dict[str, Any]) -> str:
    return str(next(iter(data["results"])))


def test_a_check_alone_knows_what_is_cited_and_asserted() -> None:
    found = grades(check(trial()))
    assert set(found.values()) == {Grade.CITED, Grade.ASSERTED}
    claimed = trial()["claims"]["claimed"]
    assert {found[f"/claims/claimed/{name}"] for name in claimed if claimed[name]["evidence"]} == {Grade.CITED}


def test_evidence_that_nobody_may_see_is_not_checkable() -> None:
    data = trial()
    name = some_result(data)
    data["results"][name]["evidence"] = {"gap": "withheld", "reason": "It quotes the source.", "access": "On request."}
    claim = next(each for each in check(data).ledger if each.pointer == f"/results/{name}")
    assert (claim.grade, claim.why) == (Grade.NOT_CHECKABLE, "its evidence is withheld")


def test_evidence_that_is_nowhere_is_no_evidence() -> None:
    data = trial()
    name = some_result(data)
    data["results"][name]["evidence"] = {"file": "nowhere", "locator": "line 3"}
    assert grades(check(data))[f"/results/{name}"] is Grade.ASSERTED


@pytest.mark.parametrize(
    "patch",
    [
        {"results": {"gap": "unknown", "reason": "Nobody knows."}},
        {"claims": {"claimed": ["a"], "by_construction": 7, "x-own": {}}},
        {"results": {"x-own": {"value": 1}, "rest": {"gap": "unknown"}}},
        {"content": {"subjects": "many", "fields": {"in_dictionary": "dictionary"}}},
    ],
)
def test_words_gaps_and_own_keys_are_no_claims(patch: dict[str, Any]) -> None:
    found = grades(check({**trial(), **patch}))
    section = f"/{next(iter(patch))}/"
    assert not [each for each in found if each.startswith(section) and not each.endswith("in_dictionary")]


def test_an_unreadable_text_has_no_ledger() -> None:
    result = check(b"- a list")
    assert (result.ledger, {result.outcomes[code].state for code in OF_FILES}) == ((), {State.NOT_CHECKED})


def test_rules_on_files_are_not_checked_without_them() -> None:
    outcomes = check(trial()).outcomes
    assert {outcomes[code].state for code in OF_FILES} == {State.NOT_CHECKED}
    assert {outcomes[code].reason for code in OF_FILES} == {"needs the files: run `synthreport verify`"}
    assert check(trial()).verdict.conclusion is Conclusion.COMPLIES


def seen(code: str = "VE54", at: str = "/files/table/sha256", grade: Grade = Grade.REFUTED) -> Observed:
    finding = Finding(code, Level.MAY, "", "", Place(at), "the file has another digest", "Replace the file.")
    outcome = Outcome(code, Level.MAY, State.BROKEN, "", 1)
    return Observed({code: outcome}, (finding,), {"/files/table": (grade, "its bytes are others")})


def test_what_the_files_refute_contradicts() -> None:
    result = check(trial(), observed=seen())
    assert result.verdict.conclusion is Conclusion.CONTRADICTORY
    (finding,) = result.findings
    assert (finding.code, finding.level, finding.title) == ("VE54", Level.MUST, RULES["VE54"].title)
    assert result.outcomes["VE54"].level is Level.MUST
    assert result.outcomes["VE60"].state is State.NOT_APPLICABLE
    assert grades(result)["/files/table"] is Grade.REFUTED


def test_a_refuted_claim_contradicts_without_a_finding() -> None:
    observed = Observed(grades={"/content/subjects": (Grade.REFUTED, "there are fewer")})
    assert check(trial(), observed=observed).verdict.conclusion is Conclusion.CONTRADICTORY


def test_an_answer_that_is_no_claim_has_its_own_entry() -> None:
    observed = Observed(grades={"/files/table/canonical": (Grade.MATCHED, "")})
    claim = check(trial(), observed=observed).ledger[-1]
    assert (claim.pointer, claim.kind, claim.grade) == ("/files/table/canonical", "answer", Grade.MATCHED)


def test_the_verdict_counts_claims_once_files_were_read() -> None:
    assert "claims" not in sentence(check(trial()))
    said = sentence(check(trial(), observed=seen(grade=Grade.MATCHED)))
    assert ": " in said
    assert said.endswith("asserted")
    assert "claims: 1 matched, " in said
    assert sentence(check(trial(), observed=seen())).endswith(", 1 refuted")


PROFILE = """
profile: strict
version: "1.0"
title: Strict
text: For the test.
extends: core
grades:
"""


def under(tmp_path: Path, demands: str) -> Path:
    path = tmp_path / "strict.yaml"
    path.write_text(PROFILE + demands, encoding="utf-8")
    return path


def test_a_profile_demands_a_grade_of_a_line(tmp_path: Path) -> None:
    profile = under(tmp_path, '  "1": {grade: matched, reason: Files are compared.}\n')
    result = check(trial(), profile=profile)
    broken = {finding.at.pointer for finding in result.findings if finding.code == "VE81"}
    assert {"/files/table", "/files/table/records"} <= broken
    assert result.verdict.conclusion is Conclusion.INCOMPLETE
    assert result.outcomes["VE81"].state is State.BROKEN
    (finding,) = [each for each in result.findings if each.at.pointer == "/files/table"]
    assert finding.message == "asserted, but the profile demands matched: Files are compared."


def test_a_demand_that_is_met_holds(tmp_path: Path) -> None:
    profile = under(tmp_path, "  PU03: {grade: asserted, reason: Said is said.}\n")
    assert check(trial(), profile=profile).outcomes["VE81"].state is State.HOLDS
    assert check(trial()).outcomes["VE81"].state is State.NOT_APPLICABLE


def test_the_highest_demand_counts(tmp_path: Path) -> None:
    demands = '  "5": {grade: asserted, reason: Low.}\n  PU03: {grade: recomputed, reason: High.}\n'
    found = check(trial(), profile=under(tmp_path, demands)).findings
    claims = [each for each in found if each.at.pointer.startswith("/claims/claimed/")]
    assert claims
    assert all("recomputed: High." in each.message for each in claims)


def test_a_demand_reaches_the_results_that_an_answer_cites(tmp_path: Path) -> None:
    found = check(trial(), profile=under(tmp_path, "  PA03: {grade: recomputed, reason: Count again.}\n")).findings
    assert [each.at.pointer for each in found if each.code == "VE81"] == ["/results/event_inference"]


def test_what_is_no_reference_cites_nothing(tmp_path: Path) -> None:
    data = trial(privacy={"assessments": {"attribute": [7]}})
    found = check(data, profile=under(tmp_path, "  PA03: {grade: recomputed, reason: Count again.}\n")).findings
    assert [each for each in found if each.code == "VE81"] == []


@pytest.mark.parametrize(
    ("demands", "said"),
    [
        ('  "99": {grade: cited, reason: x}\n', "the checklist has no line 99"),
        ("  ZZ01: {grade: cited, reason: x}\n", "the standard has no code ZZ01"),
        ("  PO51: {grade: cited, reason: x}\n", "PO51 is a rule"),
        ("  PU03: {grade: refuted, reason: x}\n", "refuted"),
        ("  PU03: {grade: cited}\n", "`reason` is not stated"),
    ],
)
def test_a_demand_that_makes_no_sense_is_refused(tmp_path: Path, demands: str, said: str) -> None:
    with pytest.raises(synthreport.ProfileError, match=said):
        check(trial(), profile=under(tmp_path, demands))


def test_grades_are_in_one_order() -> None:
    assert [[suffices(grade, demanded) for grade in WORTH] for demanded in WORTH] == [
        [index <= most for index in range(len(WORTH))] for most in range(len(WORTH))
    ]
    assert not any(suffices(grade, Grade.ASSERTED) for grade in (Grade.REFUTED, Grade.NOT_CHECKABLE))


def run() -> Run:
    text = json.dumps(trial()).encode()
    document = parse(text, name="synthreport.json")
    return Run([Checked("synthreport.json", document, check(document, observed=seen()))], [])


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.binary and not form.verdict_only])
def test_every_format_shows_the_ledger(form: str) -> None:
    said = rendered(form, run())
    assert isinstance(said, str)
    assert "refuted" in said
    if form not in ("text", "github", "gitlab"):
        assert "/files/table" in said
        assert "its bytes are others" in said


def test_the_text_lists_claims_if_asked() -> None:
    said = render(run().checked[0], look=Look(), show="claims")
    assert "refuted             file /files/table (its bytes are others)" in said
    empty = parse(b"- a list")
    assert "asserted" not in render(Checked("x", empty, check(empty)), look=Look(), show="claims")
