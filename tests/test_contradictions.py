"""Who contradicts himself is shown both places: a finding names the one, `also` the other; and the table is true."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from cases import Case, cases, judged

from synthreport.document.pointers import get
from synthreport.finding import Finding
from synthreport.rules import RULES
from synthreport.rules.value import NOUNS
from synthreport.standard.catalogue import load

COVERAGE = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"

ONE_PLACE = {
    "FI56": "the baseline is missing",
    "FI58": "the other place is the registry; the message names it",
    "FI59": "the other place is the registry; the message names it",
    "MA51": "the other place is what is not there; the message names it",
    "MA54": "the list says it; the message names the first",
    "PM56": "the one answer says it",
    "PM62": "the evidence is not there",
    "PM63": "the evidence is not there",
    "PM66": "the kind is not there",
    "PU52": "the evidence is not there",
    "PO54": "a step that takes itself is in one place",
    "SI52": "the value is not there",
    "RN60": "the spread is not there",
    "UT53": "the twin is not there",
    "UT54": "the interval is not there",
}
"""Rules whose fault lies in one answer, or in the lack of another, and why."""


@cache
def found() -> list[tuple[Case, Finding]]:
    """Everything that is found in the cases; if nothing is expected, nothing is (`test_cases.py`)."""
    return [(case, finding) for case in cases() if case.expect for finding in judged(case).findings]


def test_a_contradiction_names_both_places() -> None:
    judges = [code for code, rule in RULES.items() if rule.judge is not None]
    alone: dict[str, list[str]] = {code: [] for code in judges}
    for _, finding in found():
        if finding.code in alone and not finding.also:
            alone[finding.code].append(finding.message)
    assert set(judges) - {finding.code for _, finding in found()} == set()
    assert {code: messages for code, messages in alone.items() if bool(messages) != bool(RULES[code].alone)} == {}


def test_no_message_shows_an_object_of_the_program() -> None:
    assert {finding.message for _, finding in found() if " object at 0x" in finding.message} == set()


def test_no_message_names_an_id_without_what_it_is() -> None:
    """Readers of the message alone see that `step_2` is a step. Ids that could be words are left out."""
    bare = {finding.message for case, finding in found() if "_" in finding.message and in_the_open(case, finding)}
    assert bare == set()


def in_the_open(case: Case, finding: Finding) -> set[str]:
    """The ids of a case that a message has outside of backticks, quotation marks, names of metrics and pointers."""
    known = {id_ for path in NOUNS for id_ in collection(case.data, path) if "_" in id_}
    return known & set(re.findall(r"\w+", re.sub(r'`[^`]*`|"[^"]*"|\S+@\S+|/\S+', "", finding.message)))


def collection(data: Any, path: str) -> Iterable[str]:
    held = get(data, path, None)
    return held if isinstance(held, dict) else ()


def test_the_other_places_stand_in_the_document() -> None:
    for case, finding in found():
        for place in finding.also if case.data is not None else ():
            there = get(case.data, place.pointer, None)
            assert there is not None, f"{case.name}: {finding.code} names {place.pointer}"


def test_every_code_of_the_coverage_table_exists() -> None:
    text = COVERAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"\b[A-Z]{2}\d\d\b", text))
    assert len(named) > 100
    assert named <= {*load().items, *load().rules}
