"""The suite of conformance cases itself: every code has its file, a bad case and a good one; every name is its own."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from cases import Case, base, bases, cases, cases_in, files

from synthreport.finding import is_item
from synthreport.standard.catalogue import load

CODES = {*load().items, *load().rules}


def codes_of(case: Case) -> set[str]:
    """The codes that a case expects."""
    return {expected.partition(" ")[0] for expected in case.expect}


def test_every_code_has_a_file_and_every_file_a_code() -> None:
    assert {path.stem for path in files()} == CODES


def test_names_are_unique() -> None:
    names = Counter(case.name for case in cases())
    assert [name for name, count in names.items() if count > 1] == []


def test_names_are_kebab_case() -> None:
    assert [case.name for case in cases() if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", str(case.name))] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_code_has_a_bad_and_a_good_case(path: Path) -> None:
    held = list(cases_in(path))
    assert any(path.stem in codes_of(case) for case in held), "no case expects the code of its file"
    assert any(path.stem not in codes_of(case) for case in held), "no case is good"


@pytest.mark.parametrize("path", [path for path in files() if is_item(path.stem)], ids=lambda path: path.stem)
def test_every_bad_case_of_an_item_is_bad_for_that_item(path: Path) -> None:
    assert [case.name for case in cases_in(path) if case.expect and path.stem not in codes_of(case)] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_expectations_name_codes_and_pointers(path: Path) -> None:
    for case in cases_in(path):
        for expected in case.expect:
            code, _, pointer = expected.partition(" ")
            assert code in CODES, case.name
            assert re.fullmatch(r"(?:/(?:[^~/]|~[01])*)*", pointer), case.name


def test_no_case_is_a_base_as_it_is() -> None:
    clean = {json.dumps(base(name)) for name in bases()}
    assert [case.name for case in cases() if case.data is not None and json.dumps(case.data) in clean] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_no_two_cases_of_a_code_are_the_same_document(path: Path) -> None:
    made = [(case.name, case.file, json.dumps(case.data), case.raw, case.profile) for case in cases_in(path)]
    documents = Counter(tuple(document) for _, *document in made)
    assert [name for name, *document in made if documents[tuple(document)] > 1] == []


def test_every_condition_of_the_catalogue_holds_in_some_base() -> None:
    conditions = load().conditions
    holding = {name for name in conditions for start in bases() if conditions[name].holds(base(start))}
    assert set(conditions) - holding == set()
