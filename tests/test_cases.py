"""Every conformance case: exactly what must be found is found, in YAML and in JSON alike."""

from __future__ import annotations

import pytest
from cases import FOLDER, Case, bases, cases

import synthreport
from synthreport import Result, State, shape
from synthreport.document import parse
from synthreport.standard.versions import NEWEST


def found(result: Result) -> list[str]:
    """What is found, as the cases write it."""
    return [f"{finding.code} {finding.at.pointer}".rstrip() for finding in result.findings]


def named(case: Case) -> str:
    """A case in the words of pytest, so that `-k PM54` runs those of one code."""
    return f"{case.code}-{case.name}"


@pytest.mark.parametrize("notation", ["YAML", "JSON"])
@pytest.mark.parametrize("case", [case for case in cases() if case.data is not None], ids=named)
def test_both_notations_are_judged_as_expected(case: Case, notation: str) -> None:
    as_expected(case, synthreport.check(parse(case.texts()[notation], name=case.file)))


@pytest.mark.parametrize("case", [case for case in cases() if case.data is None], ids=named)
def test_texts_are_judged_as_expected(case: Case) -> None:
    as_expected(case, synthreport.check(parse(case.raw, name=case.file)))


def as_expected(case: Case, result: Result) -> None:
    assert found(result) == list(case.expect), case.code
    assert {code: result.outcomes[code].state for code in case.states} == case.states, case.code
    assert {code: result.outcomes[code].level for code in case.levels} == case.levels, case.code


@pytest.mark.parametrize("case", [case for case in cases() if case.data is not None], ids=named)
def test_plain_data_are_judged_as_expected(case: Case) -> None:
    result = synthreport.check(case.data)
    as_expected(case, result)
    assert sum(result.item_counts().values()) == len(result.items())
    assert sum(result.rule_counts().values()) == len(result.rules())


@pytest.mark.parametrize("case", [case for case in cases() if case.data is not None], ids=named)
def test_every_engine_finds_the_same(case: Case) -> None:
    own, compiled = shape.own_engine(NEWEST), shape.engine(NEWEST)
    assert sorted(own(case.data), key=str) == sorted(compiled(case.data), key=str)


@pytest.mark.parametrize("name", bases())
def test_bases_are_clean(name: str) -> None:
    result = synthreport.check(FOLDER / "bases" / f"{name}.yaml")
    assert result.findings == ()
    assert result.complies()
    assert not any(outcome.state is State.BROKEN for outcome in result.rules())


def test_every_item_is_stated_in_some_base() -> None:
    results = [synthreport.check(FOLDER / "bases" / f"{name}.yaml") for name in bases()]
    stated = {outcome.code for result in results for outcome in result.items() if outcome.state is State.STATED}
    assert {outcome.code for outcome in results[0].items()} - stated == set()
