"""The suite of conformance cases itself: every code has its file, a bad case and a good one; every name is its own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from cases import Case, as_yaml, base, bases, cases, cases_in, files

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
    assert [case.name for case in cases() if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", case.name)] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_code_has_a_bad_and_a_good_case(path: Path) -> None:
    held = list(cases_in(path))
    assert any(path.stem in codes_of(case) for case in held), "no case expects the code of its file"
    assert any(path.stem not in codes_of(case) for case in held), "no case is good"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_bad_case_is_bad_for_its_own_code(path: Path) -> None:
    patched = [case for case in cases_in(path) if case.data is not None]
    assert [case.name for case in patched if case.expect and path.stem not in codes_of(case)] == []


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_expectations_name_codes_and_pointers(path: Path) -> None:
    for case in cases_in(path):
        for expected in case.expect:
            code, _, pointer = expected.partition(" ")
            assert code in CODES, case.name
            assert re.fullmatch(r"(?:/(?:[^~/]|~[01])*)*", pointer), case.name


def test_no_two_patches_make_the_same_document_and_none_makes_a_base() -> None:
    made = [(case.name, as_yaml(case.data)) for case in cases() if case.data is not None]
    documents = Counter([document for _, document in made] + [as_yaml(base(name)) for name in bases()])
    assert [name for name, document in made if documents[document] > 1] == []


def test_every_condition_of_the_catalogue_holds_in_some_base() -> None:
    conditions = load().conditions
    holding = {name for name in conditions for start in bases() if conditions[name].holds(base(start))}
    assert set(conditions) - holding == set()
