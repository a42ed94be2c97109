"""The adversarial manifests: every lie is found as its file says, and no honest one is accused."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from cases import Case, adversarial, by_code, cases, document, judged
from each import each

import synthreport
from synthreport import Level
from synthreport.build import cases as written
from synthreport.build.docs.adversarial_page import adversarial_page
from synthreport.conformance import scoring
from synthreport.conformance.scoring import Failure, Found
from synthreport.overview.checked import Checked
from synthreport.reporters import json_report
from synthreport.result import Conclusion, LineState
from synthreport.standard.catalogue import entries
from synthreport.standard.versions import read

ACCUSED = {Conclusion.CONTRADICTORY, Conclusion.INCOMPLETE}
INNOCENT = {Conclusion.COMPLIES, Conclusion.PUBLIC_RECORD}

LIES = [case for kind, held in adversarial().items() for case in held if not kind.startswith("honest-")]
HONEST = [case for kind, held in adversarial().items() for case in held if kind.startswith("honest-")]
HOLLOW = [case for case in LIES if case.kind == "silence" and case.raw]


def failure(case: Case) -> Failure | None:
    """What our report, as JSON, says otherwise than a manifest's file."""
    checked = Checked(case.name, document(case), judged(case))
    return scoring.judged(case, scoring.read_document(json_report.document(checked, Level.MUST)))


def codes(case: Case) -> set[str]:
    """The codes that a manifest's file expects."""
    return {expected.partition(" ")[0] for expected in case.expect}


def test_there_are_enough_of_every_sort() -> None:
    assert len(LIES) >= 120
    assert len(HONEST) >= 50


def test_each_is_found_as_its_file_says() -> None:
    assert [failed for case in (*LIES, *HONEST) if (failed := failure(case))] == []


def test_each_says_a_verdict_and_what_it_claims() -> None:
    assert [case.name for case in LIES if case.verdict not in ACCUSED or not case.claim] == []
    assert [case.name for case in HONEST if case.verdict not in INNOCENT or not case.claim] == []


def test_a_lie_is_found_by_its_code_and_an_honest_one_has_at_most_notes() -> None:
    assert [case.name for case in LIES if case.code not in codes(case)] == []
    assert [case.name for case in HONEST if judged(case).at_or_above(Level.SHOULD)] == []


def test_an_incomplete_one_says_which_lines_are_open() -> None:
    incomplete = [case for case in LIES if case.verdict == Conclusion.INCOMPLETE]
    unsaid = {case.name for case in incomplete if "open" not in case.lines.values()}
    assert unsaid == {case.name for case in incomplete if not judged(case).line_counts()[LineState.OPEN]}


def test_names_claims_and_documents_are_their_own() -> None:
    every = [*LIES, *HONEST]
    names = Counter(case.name for case in cases())
    assert [case.name for case in every if names[case.name] > 1] == []
    assert [claim for claim, count in Counter(case.claim for case in every).items() if count > 1] == []
    others = (case for held in by_code().values() for case in held)
    known = Counter((json.dumps(case.data), case.raw, case.profile) for case in (*others, *every))
    assert [case.name for case in every if known[json.dumps(case.data), case.raw, case.profile] > 1] == []


@each("profile", entries()["profiles"])
def test_what_is_empty_or_hollow_is_incomplete_under_every_profile(profile: str) -> None:
    verdicts = {case.name: synthreport.check(case.raw.decode(), profile=profile).verdict for case in HOLLOW}
    assert {name for name, verdict in verdicts.items() if verdict.conclusion in INNOCENT} == set()


CASE = Case("a-case", "PM52", ("PM52 /a",), levels={"PM52": "must"}, lines={"31": "open"}, verdict="incomplete")


@each(
    "found, passes",
    [
        (Found(("PM52 /a",)), True),
        (Found(("PM52 /a",), levels={"PM52": "must"}, lines={"31": "open"}, verdict="incomplete"), True),
        (Found(("PM52 /a",), levels={"PM52": "should"}), False),
        (Found(("PM52 /a",), lines={"31": "answered"}), False),
        (Found(("PM52 /a",), verdict="complies"), False),
    ],
)
def test_another_level_line_or_verdict_fails(found: Found, passes: bool) -> None:
    assert (scoring.judged(CASE, found) is None) is passes


def test_the_page_has_a_row_for_each() -> None:
    rows = [line for line in adversarial_page(entries(), read("conformance.json")) if line.startswith("| ")]
    assert all(any(f"| {case.claim} |" in row for row in rows) for case in (*LIES, *HONEST))


def test_one_that_does_not_say_what_it_claims_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / written.ADVERSARIAL
    folder.mkdir()
    (folder / "silence.yaml").write_text("cases: [{name: a, code: ID01, text: x, expect: []}]", encoding="utf-8")
    with pytest.raises(ValueError, match="expected claim, code, expect, name and a document"):
        list(written.entries(folder / "silence.yaml"))
