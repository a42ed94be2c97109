"""Gaps: which kinds there are, and which gaps a report lists."""

from __future__ import annotations

from typing import Any

import pytest
from cases import base, bases, by_code, document, merged

import synthreport
from synthreport.document.source import as_document
from synthreport.outcome import State
from synthreport.overview.checked import Checked
from synthreport.overview.declared_gaps import Declared
from synthreport.overview.view import View

pytestmark = pytest.mark.measured


def listed(patch: Any) -> dict[str, Declared]:
    """The gaps that reports list of a patched manifest, by their pointers."""
    read = as_document(merged(base("trial"), patch))
    return {gap.pointer: gap for gap in View(Checked("a", read, synthreport.check(read))).gaps}


def test_reports_list_the_gaps_that_the_check_judged() -> None:
    documents = {name: as_document(base(name)) for name in bases()}
    documents |= {case.name: document(case) for code in ("LI02", "CL01", "DC68") for case in by_code()[code]}
    wrong = {}
    for name, read in documents.items():
        result = synthreport.check(read)
        shown = {gap.pointer: set(gap.codes) for gap in View(Checked(name, read, result)).gaps}
        judged = {gap.pointer: set(gap.codes or (gap.item,)) - {None} for gap in result.gaps}
        waived = {code for code, outcome in result.outcomes.items() if outcome.state is State.GAP}
        named = {pointer: codes for pointer, codes in judged.items() if codes}
        if shown != named or waived - set().union(*shown.values()):
            wrong[name] = shown, judged, waived
    assert wrong == {}


@pytest.mark.parametrize("rest", [7, "unknown", ["unknown"]])
def test_a_rest_that_is_no_mapping_is_the_one_finding(rest: Any) -> None:
    (finding,) = synthreport.check(merged(base("trial"), {"access": {"rest": rest}})).findings
    assert (finding.code, finding.at.pointer) == ("LI02", "/access/rest")


@pytest.mark.parametrize("gap", [{"gap": "lost"}, {"gap": None}, {"gap": ["unknown"]}, {"gap": "unknown", "a": 1}])
def test_what_is_no_gap_of_the_standard_is_listed_by_no_report(gap: Any) -> None:
    there = {"gap": "unknown", "reason": "No log."}
    assert listed({"dataset": {"version": there}})["/dataset/version"][1:4] == ("unknown", "No log.", "")
    assert ("/dataset/version" in listed({"dataset": {"version": gap}})) == ("a" in gap)


def test_a_rest_answers_what_is_asked_and_nothing_else() -> None:
    assert "/dataset/rest" not in listed({"dataset": {"rest": {"gap": "unknown"}}})
    rest = listed({"dataset": {"rest": {"gap": "unknown"}, "version": None, "title": None}})["/dataset/rest"]
    assert rest.codes == ("ID02", "ID03")
    assert "/dataset/rest" not in listed({"dataset": {"rest": {}, "version": None}})
