"""The problem of a finding: worded once for every code, and the heading of the finding in every report."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from typing import Any

import pytest
from cases import SCHEMA, as_yaml, base, merged
from click.testing import CliRunner

import synthreport
from synthreport.build.catalogue_file import catalogue
from synthreport.cli.program import cli
from synthreport.files import bugs
from synthreport.finding import Finding, Level, Problem
from synthreport.interview.question_texts import found
from synthreport.journal.audiences import for_audience
from synthreport.journal.language import language
from synthreport.journal.letter import letter
from synthreport.overview.checked import Checked, Run
from synthreport.overview.view import View
from synthreport.reporters.formats import rendered
from synthreport.rules import RULES
from synthreport.rules.value import Value
from synthreport.standard.catalogue import entries

pytestmark = pytest.mark.measured

WORDED = {**entries()["items"], **entries()["rules"]}
LONGEST = 60
RELEASED = {"dataset": {"released": "2026-05-01"}}
"""Before the dataset was made."""


def on(patch: dict[str, Any]) -> Run:
    document = synthreport.parse(as_yaml(merged(base("trial"), patch)).encode(), name="synthreport.yaml")
    return Run([Checked("synthreport.yaml", document, synthreport.check(document))], [], Level.MUST, 1)


def headings(patch: dict[str, Any], profile: str = "core") -> dict[str, str]:
    """The problems that head the findings on the base with a patch, by their codes."""
    findings = synthreport.check(merged(base("trial"), patch), profile=profile).findings
    return {finding.code: finding.problem for finding in findings}


def test_every_code_has_a_problem_of_its_own_in_a_few_words() -> None:
    problems = {code: entry["problem"] for code, entry in WORDED.items()}
    assert {code: text for code, text in problems.items() if not 10 <= len(text) <= LONGEST} == {}
    assert {code: text for code, text in problems.items() if re.match("[a-z]", text) or text.endswith(".")} == {}
    assert {code: text for code, text in problems.items() if "`" in text or "\n" in text} == {}
    assert [text for text, times in Counter(text.casefold() for text in problems.values()).items() if times > 1] == []


def test_a_problem_says_what_is_wrong_and_not_what_to_do() -> None:
    demands = re.compile(r"\b(must|should|shall|needs to|has to)\b", re.IGNORECASE)
    assert {code: entry["problem"] for code, entry in WORDED.items() if demands.search(entry["problem"])} == {}
    assert [code for code, entry in WORDED.items() if entry["problem"] == entry["title"]] == []


def test_a_rule_without_a_problem_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    text = RULES["ID53"].text.replace("**Problem:**", "Problem:")
    monkeypatch.setitem(RULES, "ID53", RULES["ID53"]._replace(text=text))
    with pytest.raises(ValueError, match="ID53: the docstring must have a title, a reason, a problem and a fix"):
        catalogue("1.0", SCHEMA / "1.0", {})


def test_a_problem_is_no_part_of_the_reason() -> None:
    assert [code for code, rule in RULES.items() if "Problem" in rule.why or rule.problem in rule.why] == []


def test_a_missing_answer_has_the_problem_of_its_item() -> None:
    assert headings({"dataset": {"version": None}})["ID03"] == WORDED["ID03"]["problem"]


def test_an_answer_that_is_there_is_not_called_missing() -> None:
    assert headings({"dataset": {"version": 1.5}})["ID03"] == "Version and history: not in the expected form"
    assert (
        headings({"dataset": {"verison": "1.2.0", "version": None}})["ID03"]
        == "Version and history: not in the expected form"
    )


def test_a_missing_word_that_decides_on_a_form_is_called_missing() -> None:
    assert headings({"inputs": {"registry": {"kind": None}}})["SO01"] == WORDED["SO01"]["problem"]


def test_a_gap_for_one_line_has_the_problem_of_its_item_and_a_wider_one_does_not() -> None:
    assert (
        headings({"limitations": {"gap": "unknown", "thin_tails": None, "children": None}})["LI01"]
        == (WORDED["LI01"]["problem"])
    )
    wide = {key: None for key in base("trial") if key != "synthreport"}
    assert set(headings({**wide, "rest": {"gap": "unknown"}}).values()) == {Problem.WIDE_GAP}


def test_a_rule_that_could_not_judge_accuses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Value) -> Any:
        raise ZeroDivisionError

    monkeypatch.setitem(RULES, "ID53", RULES["ID53"]._replace(judge=broken))
    assert headings({})["ID53"] == Problem.BUG
    bugs.noted()


def test_a_broken_limit_is_called_broken() -> None:
    assert headings({"independent_validation": "none"}, profile="inference")["DC74"] == WORDED["DC74"]["problem"]


def late() -> tuple[Finding, Run]:
    """A finding whose rule states the opposite of what was found."""
    run = on(RELEASED)
    return next(each for each in run.checked[0].result.findings if each.code == "ID53"), run


@pytest.mark.parametrize("form", ["text", "markdown", "html", "sarif", "junit", "github", "json", "jsonl"])
def test_every_form_is_headed_by_the_problem(form: str) -> None:
    finding, run = late()
    text = rendered(form, run)
    assert isinstance(text, str)
    assert finding.problem in html.unescape(text)


@pytest.mark.parametrize(("form", "statement"), [("text", "rule: {}"), ("markdown", "*Rule:* {}."), ("html", "<p>{}.")])
def test_the_rule_is_below_as_the_rule(form: str, statement: str) -> None:
    finding, run = late()
    text = rendered(form, run)
    assert isinstance(text, str)
    below = text.partition(finding.problem)[2]
    assert statement.format(finding.title) in below


def test_programs_get_both() -> None:
    finding, run = late()
    text = rendered("json", run)
    assert isinstance(text, str)
    listed = json.loads(text)["documents"][0]["findings"]
    assert (finding.title, finding.problem) in [(each["title"], each["problem"]) for each in listed]


def test_code_scanning_shows_the_problem_as_the_name_of_an_alert() -> None:
    finding, run = late()
    text = rendered("sarif", run)
    assert isinstance(text, str)
    rules = {each["id"]: each for each in json.loads(text)["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["ID53"]["shortDescription"]["text"] == finding.problem
    assert rules["ID53"]["fullDescription"]["text"].startswith(f"{finding.title}. ")


@pytest.mark.parametrize("audience", ["editor", "reviewer"])
def test_pages_for_people_are_headed_by_the_problem(audience: str) -> None:
    finding, run = late()
    assert finding.problem in str(for_audience(run, audience, "text"))


def test_a_letter_says_what_is_wrong_and_not_what_the_rule_says() -> None:
    finding, run = late()
    text = letter(View(run.checked[0]), language("en"))
    assert f"**{finding.problem}**" in text
    assert finding.title not in text


def test_the_interview_shows_the_problem() -> None:
    finding, _ = late()
    assert finding.problem in " ".join(found(finding))


@pytest.mark.parametrize("code", ["ID53", "ET01"])
def test_explain_states_both(code: str) -> None:
    said = " ".join(CliRunner().invoke(cli, ["explain", code]).output.split())
    assert said.startswith(f"{code} {WORDED[code]['title']}")
    assert f"Problem: {WORDED[code]['problem']}." in said
