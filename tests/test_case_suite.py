"""The suite of conformance cases itself: every code has its file, a bad case and a good one; every name is its own."""

from __future__ import annotations

import json
import re
from collections import Counter

from cases import Case, base, bases, by_code, cases

from synthreport.outcome import is_item
from synthreport.standard.catalogue import entries, load

CODES = {*entries()["items"], *(code for code, rule in entries()["rules"].items() if not rule.get("of_files"))}


def codes_of(case: Case) -> set[str]:
    """The codes that a case expects."""
    return {expected.partition(" ")[0] for expected in case.expect}


def test_every_code_has_a_file_and_every_file_a_code() -> None:
    assert by_code().keys() == CODES


def test_names_are_unique() -> None:
    names = Counter(case.name for case in cases())
    assert [name for name, count in names.items() if count > 1] == []


def test_names_are_kebab_case() -> None:
    assert [case.name for case in cases() if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", str(case.name))] == []


def test_every_code_has_a_bad_and_a_good_case() -> None:
    bad = {code for code, held in by_code().items() if any(code in codes_of(case) for case in held)}
    good = {code for code, held in by_code().items() if any(code not in codes_of(case) for case in held)}
    assert CODES - bad == set(), "no case expects the code of its file"
    assert CODES - good == set(), "no case is good"


def test_every_bad_case_of_an_item_is_bad_for_that_item() -> None:
    of_items = [case for case in cases() if is_item(case.code)]
    assert [case.name for case in of_items if case.expect and case.code not in codes_of(case)] == []


def test_expectations_name_codes_and_pointers() -> None:
    parts = [(case.name, *expected.partition(" ")) for case in cases() for expected in case.expect]
    assert [(name, code) for name, code, _, _ in parts if code not in CODES] == []
    pointer = re.compile(r"(?:/(?:[^~/]|~[01])*)*")
    assert [(name, at) for name, _, _, at in parts if not pointer.fullmatch(at)] == []


def test_no_case_of_the_core_is_a_base_as_it_is() -> None:
    clean = {json.dumps(base(name)) for name in bases()}
    patched = [case for case in cases() if case.data is not None and case.profile == "core"]
    assert [case.name for case in patched if json.dumps(case.data) in clean] == []


def test_no_two_cases_of_a_code_are_the_same_document() -> None:
    """But the derived ones, which another implementation wrote without a look at the others."""
    written = [case for held in by_code().values() for case in held]
    made = {case.name: (case.code, case.file, json.dumps(case.data), case.raw, case.profile) for case in written}
    documents = Counter(made.values())
    assert [name for name, document in made.items() if documents[document] > 1] == []


def test_every_condition_of_the_catalogue_holds_in_some_base() -> None:
    conditions = load().conditions
    holding = {name for name in conditions for start in bases() if conditions[name].holds(base(start))}
    assert set(conditions) - holding == set()
