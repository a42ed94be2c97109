"""Every conformance case: exactly what must be found is found, in YAML and in JSON alike."""

from __future__ import annotations

import pytest
from cases import FOLDER, Case, bases, cases

import synthreport
from synthreport import Result, State, shape
from synthreport.document import parse
from synthreport.standard.catalogue import entries
from synthreport.standard.versions import NEWEST


def found(result: Result) -> list[str]:
    """What is found, as the cases write it."""
    return [f"{finding.code} {finding.at.pointer}".rstrip() for finding in result.findings]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_exactly_what_must_be_found_is_found(case: Case) -> None:
    for notation, text in case.texts().items():
        result = synthreport.check(parse(text, name=case.file), profile=case.profile)
        assert found(result) == list(case.expect), f"{case.code} in {notation}"
        assert {code: result.outcomes[code].state for code in case.states} == case.states, f"{case.code} in {notation}"


@pytest.mark.parametrize("case", [case for case in cases() if case.data is not None], ids=lambda case: case.name)
def test_plain_data_is_judged_as_its_text_is(case: Case) -> None:
    result = synthreport.check(case.data, profile=case.profile)
    assert found(result) == list(case.expect)
    assert sum(result.item_counts().values()) == len(result.items())
    assert sum(result.rule_counts().values()) == len(result.rules())


@pytest.mark.parametrize("case", [case for case in cases() if case.data is not None], ids=lambda case: case.name)
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


@pytest.mark.parametrize("profile", sorted(entries()["profiles"]))
def test_every_profile_has_a_bad_and_a_good_case(profile: str) -> None:
    of_it = [case for case in cases() if case.profile == profile]
    assert any(case.expect for case in of_it)
    assert any(not case.expect for case in of_it)
