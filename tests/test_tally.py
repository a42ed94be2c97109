"""A check lists the first findings of each kind, whatever their number, and counts those beyond."""

from __future__ import annotations

import pytest
from cases import base

import synthreport
from synthreport.checker.finding_list import Tally
from synthreport.finding import FIRST, Finding, Level, Place

pytestmark = pytest.mark.measured


def test_findings_beyond_the_first_of_a_kind_are_counted() -> None:
    strangers = {f"stranger-{number}": 1 for number in range(FIRST + 30)}
    result = synthreport.check({**base("trial"), **strangers, "dataset": 7}, max_findings=10)
    unknown = [finding for finding in result.findings if finding.code == "DC67"]
    assert len(unknown) == FIRST
    assert result.more == {unknown[0].kind: 30}
    assert [finding.at.pointer for finding in result.findings if finding.code != "DC67"] == ["/dataset"]


def test_missing_answers_beyond_the_first_of_a_kind_are_counted() -> None:
    data = base("trial")
    nameless = {f"nameless-{number}": {"kind": "person"} for number in range(FIRST + 30)}
    result = synthreport.check({**data, "parties": {**data["parties"], **nameless}}, max_findings=10)
    missing = [finding for finding in result.findings if finding.at.pointer.endswith("/name")]
    assert len({finding.kind for finding in missing}) == 1
    listed = sum(finding.kind == missing[0].kind for finding in result.findings)
    assert listed == FIRST
    assert result.more[missing[0].kind] >= 30


def test_what_is_added_unasked_is_counted_too() -> None:
    tally = Tally(0)
    for number in range(FIRST + 1):
        tally.add(Finding("ID01", Level.MUST, "A title", "A problem", Place(f"/{number}"), "A message.", "A fix."))
    assert (len(tally.kept), tally.quota.more) == (FIRST, {("ID01", Level.MUST): 1})


def test_a_finding_is_cut_to_a_readable_length() -> None:
    many = tuple(Place(f"/{number}") for number in range(FIRST + 2))
    tally = Tally()
    tally.add(Finding("ID01", Level.MUST, "A title", "A problem", Place("/a"), "short", "A fix.", many))
    tally.add(Finding("ID02", Level.MUST, "A title", "A problem", Place("/b"), "x" * 100_000, "A fix."))
    tally.add(Finding("ID03", Level.MUST, "A title", "A problem", Place("/c"), "x" * 100_000, "A fix.", many))
    short, long, both = tally.kept
    assert (short.message, len(short.also)) == ("short; 2 more places take part than are listed", FIRST)
    assert long.message.endswith("x…")
    assert len(long.message) < 100_000
    assert both.message.endswith("x…; 2 more places take part than are listed")
