"""Every conformance case: exactly what must be found is found, in YAML and in JSON alike."""

from __future__ import annotations

import pytest
from cases import SCHEMA, Case, bases, cases, texts

import synthreport
from synthreport import Result, State
from synthreport.document import parse
from synthreport.standard.catalogue import entries
from synthreport.standard.versions import VERSIONS

CASES = [case for version in VERSIONS for case in cases(version)]
"""The cases of every version that was ever released: what was once found in a manifest is found for ever."""

WHOLE = [case for case in CASES if case.data is not None]
BASES = [(version, name) for version in VERSIONS for name in bases(version)]


def named(case: Case) -> str:
    return f"{case.standard}-{case.code}-{case.name}"


def found(result: Result) -> list[str]:
    """What is found, as the cases write it."""
    return [f"{finding.code} {finding.at.pointer}".rstrip() for finding in result.findings]


def state_of(result: Result, code: str) -> str:
    """What became of an item or a rule, in the word of the reports."""
    return result.outcomes[code].state.replace(" ", "_")


def as_expected(case: Case, result: Result) -> None:
    assert found(result) == list(case.expect), case.code
    assert {code: state_of(result, code) for code in case.states} == case.states, case.code
    assert {code: result.outcomes[code].level for code in case.levels} == case.levels, case.code


@pytest.mark.parametrize("case", CASES, ids=named)
def test_exactly_what_must_be_found_is_found(case: Case) -> None:
    for notation, text in texts(case).items():
        name = "synthreport.yaml" if notation == "YAML" else case.file
        as_expected(case, synthreport.check(parse(text, name=name), profile=case.profile, standard=case.standard))


@pytest.mark.parametrize("case", WHOLE, ids=named)
def test_plain_data_is_judged_as_its_text_is(case: Case) -> None:
    result = synthreport.check(case.data, profile=case.profile, standard=case.standard)
    as_expected(case, result)
    assert sum(result.item_counts().values()) == len(result.items())
    assert sum(result.rule_counts().values()) == len(result.rules())


@pytest.mark.parametrize("version, name", BASES)
def test_bases_are_clean(version: str, name: str) -> None:
    result = synthreport.check(SCHEMA / version / "cases" / "bases" / f"{name}.yaml")
    assert result.verdict.standard == version
    assert result.findings == ()
    assert result.complies()
    assert not any(outcome.state is State.BROKEN for outcome in result.rules())


@pytest.mark.parametrize("version", VERSIONS)
def test_every_item_is_stated_in_some_base(version: str) -> None:
    folder = SCHEMA / version / "cases" / "bases"
    results = [synthreport.check(folder / f"{name}.yaml") for name in bases(version)]
    stated = {outcome.code for result in results for outcome in result.items() if outcome.state is State.STATED}
    assert {outcome.code for outcome in results[0].items()} - stated == set()


@pytest.mark.parametrize("profile", sorted(entries()["profiles"]))
def test_every_profile_has_a_bad_and_a_good_case(profile: str) -> None:
    of_it = [case for case in cases() if case.profile == profile]
    assert any(case.expect for case in of_it)
    assert any(not case.expect for case in of_it)
