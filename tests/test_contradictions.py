"""Who contradicts himself is shown both places: a finding names the one, `also` the other; and the table is true."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cases import Case, cases

import synthreport
from synthreport.document import parse, parts_of
from synthreport.finding import Finding
from synthreport.rules import RULES
from synthreport.standard.catalogue import load

COVERAGE = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"

ONE_PLACE = {
    "FI56": "the yardstick is not there",
    "FI58": "the other place is the registry; the message names it",
    "FI59": "the other place is the registry; the message names it",
    "MA51": "the other place is what is not there; the message names it",
    "MA54": "the list says it; the message names the first",
    "PM56": "the one answer says it",
    "PM62": "the evidence is not there",
    "PM63": "the evidence is not there",
    "PM66": "the kind is not there",
    "PU52": "the evidence is not there",
    "PO54": "a step that takes itself stands in one place",
    "SI52": "the value is not there",
    "RN60": "the spread is not there",
    "UT53": "the twin is not there",
    "UT54": "the interval is not there",
}
"""Rules whose fault lies in one answer, or in the lack of another, and why."""


@cache
def found() -> list[tuple[Case, Finding]]:
    """Everything that is found in the cases."""
    pairs = []
    for case in cases():
        document = parse(case.content(), name=case.file)
        pairs += [(case, finding) for finding in synthreport.check(document).findings]
    return pairs


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.judge is not None])
def test_a_contradiction_names_both_places(code: str) -> None:
    findings = [finding for _, finding in found() if finding.code == code]
    alone = [finding.message for finding in findings if not finding.also]
    assert findings
    assert bool(alone) == bool(RULES[code].alone), f'{code}: name the other place, or say alone="why": {alone}'


def test_the_other_places_stand_in_the_document() -> None:
    for case, finding in found():
        for place in finding.also if case.data is not None else ():
            data: Any = case.data
            for part in parts_of(place.pointer):
                assert data, f"{case.name}: {finding.code} names {place.pointer}"
                data = data[int(part)] if isinstance(data, list) else data.get(part)
            assert data is not None, f"{case.name}: {finding.code} names {place.pointer}"


def test_every_code_of_the_coverage_table_exists() -> None:
    text = COVERAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"\b[A-Z]{2}\d\d\b", text))
    assert len(named) > 100
    assert named <= {*load().items, *load().rules}
