"""Every conformance case: exactly what must be found is found, in YAML and in JSON alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from cases import SCHEMA, Case, as_yaml, base, bases, by_code, cases, check, derived, document, judged_anew, sections

import synthreport
from synthreport import Result, State
from synthreport.document import LIMIT, Document, parse
from synthreport.result import Conclusion
from synthreport.rules import RULES
from synthreport.standard.catalogue import entries
from synthreport.standard.versions import VERSIONS

FILES = [(version, code) for version in VERSIONS for code in by_code(version)]
"""The case files of every version that was ever released: what was once found in a manifest is found for ever."""

BASES = [(version, name) for version in VERSIONS for name in bases(version)]


def found(result: Result) -> list[str]:
    """What is found, as the cases write it."""
    return [f"{finding.code} {finding.at.pointer}".rstrip() for finding in result.findings]


def state_of(result: Result, code: str) -> str:
    """What became of an item or a rule, in the word of the reports."""
    return result.outcomes[code].state.replace(" ", "_")


def expected(case: Case) -> tuple[Any, ...]:
    """What a case says about its document: findings, states, levels."""
    return list(case.expect), dict(case.states), dict(case.levels)


def outcome(case: Case, result: Result) -> tuple[Any, ...]:
    """The same, as it was found."""
    states = {code: state_of(result, code) for code in case.states}
    return found(result), states, {code: result.outcomes[code].level for code in case.levels}


def wrong(case: Case, result: Result) -> dict[str, Any]:
    """A case with what was found in it and what should have been, where these differ."""
    return {case.name: (outcome(case, result), expected(case))} if outcome(case, result) != expected(case) else {}


def uneven(result: Result) -> bool:
    """Whether the counts of a result do not add up."""
    counts = (result.item_counts(), result.items()), (result.rule_counts(), result.rules())
    return any(sum(each.values()) != len(outcomes) for each, outcomes in counts)


def by_a_function(code: str) -> bool:
    """Whether a code is a rule that is a function: its branches are reached by its cases without a whole check."""
    return code in RULES and RULES[code].judge is not None


FEW = 5
ALONE = {
    "attestation-without-its-digest", "body-hidden-for-anonymous-review", "categories-is-a-list",
    "makes-is-a-number", "parameter-that-is-called-rest", "placeholder-where-a-reference-belongs",
    "terms-of-a-parent-that-is-synthetic-of-an-unknown-source", "title-of-the-dataset-itself",
}  # fmt: skip
"""Coverage is measured by the first few cases of a code without a function, and by those that alone reach a branch."""


def parts(version: str, code: str) -> Iterator[Any]:
    """The cases of a file: those that coverage is measured by, and the others."""
    held = by_code(version)[code]
    few = () if by_a_function(code) else tuple(case for case in held if case in held[:FEW] or case.name in ALONE)
    if few:
        yield pytest.param(few, id=f"{version}-{code}-measured", marks=pytest.mark.measured)
    if others := tuple(case for case in held if case not in few):
        yield pytest.param(others, id=f"{version}-{code}")


@pytest.mark.parametrize("held", [part for file in FILES for part in parts(*file)])
def test_exactly_what_must_be_found_is_found(held: tuple[Case, ...]) -> None:
    results = [(case, judged_anew(case)) for case in held]
    assert [case.name for case, result in results if uneven(result)] == []
    assert {name: both for case, result in results for name, both in wrong(case, result).items()} == {}


@pytest.mark.parametrize("kind", derived())
def test_what_follows_from_the_published_files_alone_is_found(kind: str) -> None:
    """The expectations are those of the second implementation, which has nothing else."""
    results = [(case, judged_anew(case)) for case in derived()[kind]]
    assert {name: both for case, result in results for name, both in wrong(case, result).items()} == {}
    assert len(results) >= 4


def test_a_hundred_cases_follow_from_the_published_files_alone() -> None:
    held = [case for of_one in derived().values() for case in of_one]
    assert len(held) >= 100
    assert sum(bool(case.expect) for case in held) > len(held) / 2


def held(document: Document) -> tuple[str, list[tuple[str, str, bool]]]:
    """All of a document that a check looks at."""
    return repr(document.data), [(each.code, each.pointer, each.spoils) for each in document.problems]


@pytest.mark.parametrize("version", VERSIONS)
def test_yaml_holds_what_json_holds(version: str) -> None:
    """Then the same is found in both; that no check asks which of them it was is held below."""
    parts = dict(sections({case.name: case.data for case in cases(version) if isinstance(case.data, dict)}))
    for name, data in parts.items():
        assert held(document(Case(name, "", (), data))) == held(parse(as_yaml(data).encode())), name


def one_of_each() -> list[Case]:
    """The bases, and one bad case of every section."""
    clean = [Case(name, "", (), base(name, version), standard=version) for version, name in BASES]
    held = [case for version, code in FILES for case in by_code(version)[code]]
    bad = {case.code[:2]: case for case in held if case.expect and case.data is not None}
    return [*clean, *bad.values()]


@pytest.mark.parametrize("notation", ["YAML", "data"])
def test_every_notation_is_judged_alike(notation: str) -> None:
    """All cases are judged in JSON above."""
    failed: dict[str, Any] = {}
    for case in one_of_each():
        text = as_yaml(case.data) if notation == "YAML" else case.data
        result = check(case, text)
        failed |= wrong(case, result) or ({case.name: "the counts do not add up"} if uneven(result) else {})
    assert failed == {}


def test_the_limit_is_that_of_the_cases() -> None:
    """Elsewhere such documents are cut, and the limit with them."""
    large = [case for version in VERSIONS for case in cases(version) if len(case.raw) >= LIMIT]
    assert {len(case.raw) - LIMIT for case in large} == {0, 1}
    assert [wrong(case, check(case, parse(case.raw, name=case.file))) for case in large] == [{}] * len(large)


@pytest.mark.parametrize("version, name", BASES)
def test_bases_are_clean(version: str, name: str) -> None:
    result = synthreport.check(SCHEMA / version / "cases" / "bases" / f"{name}.yaml")
    assert result.verdict.standard == version
    assert result.findings == ()
    assert result.complies() or result.verdict.conclusion is Conclusion.PUBLIC_RECORD
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
