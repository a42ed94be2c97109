"""What holds for every document: all validators agree, and the checker crashes on none."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from cases import as_yaml, base, bases
from draws import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from strategy import JSON, SCHEMA, UnknownKeyword, copied, documents, mutated, places, reached, shuffled

import synthreport
from synthreport import Result, State
from synthreport.document import Document, parse
from synthreport.manifest import Manifest
from synthreport.rules import RULES
from synthreport.schema.evaluator import Evaluator
from synthreport.schema.expected import Expected
from synthreport.standard.catalogue import load

few = settings(max_examples=examples(20))
many = settings(few, max_examples=examples(100))

slow = Draft202012Validator(SCHEMA)
fast = jsonschema_rs.Draft202012Validator(SCHEMA)
own = Evaluator(SCHEMA)

REAL = st.sampled_from(bases()).map(base)
"""The bases of the conformance cases: larger than what is drawn, and every rule has something to look at."""

TELLS_THE_FIRST = {"DC70", "DC73", "FA51"}
"""Rules on several things none of which is more at fault than the others: they tell it at the first, or the last."""


def accepted(data: Any) -> bool:
    """Whether the types take a document."""
    try:
        Manifest.model_validate(data)
    except ValidationError:
        return False
    return True


def judged(data: Any) -> dict[str, bool]:
    """What every engine, and the types, say about a document."""
    return {
        "types": accepted(data),
        "jsonschema": slow.is_valid(data),
        "jsonschema-rs": fast.is_valid(data),
        "our own": own.fits(SCHEMA, data),
    }


def codes(result: Result) -> list[tuple[str, str, str]]:
    """What was found and where; where the place depends on the order of the keys, only what."""
    return sorted(
        (finding.code, "", "")
        if finding.code in TELLS_THE_FIRST
        else (finding.code, finding.at.pointer, finding.message)
        for finding in result.findings
    )


@many
@given(documents())
def test_every_drawn_document_is_valid(data: Any) -> None:
    assert judged(data) == dict.fromkeys(judged(data), True), list(own.errors(data))


@pytest.mark.measured
@many
@given(documents())
def test_the_types_read_a_document_and_write_it_back(data: Any) -> None:
    read = Manifest.model_validate(copied(data))
    assert read.model_dump(mode="json", by_alias=True, exclude_unset=True) == data
    assert Manifest.model_validate_json(json.dumps(data)) == read


@settings(few, max_examples=examples(130))
@given(mutated(documents()))
def test_all_judge_a_document_with_slips_alike(data: Any) -> None:
    assert len(set(judged(data).values())) == 1, judged(data)


@settings(few, max_examples=examples(50))
@given(mutated(REAL))
def test_all_judge_a_large_document_with_slips_alike(data: Any) -> None:
    assert len(set(judged(data).values())) == 1, judged(data)


def within(document: Document, result: Result) -> None:
    """Every place that a result tells is a place in the text."""
    lines = re.split(r"\r\n|\n|\r", document.text)
    for finding in result.findings:
        for place in (finding.at, *finding.also):
            line, column, end_line, end_column = place.span or document.span(place.pointer, key=place.key)
            assert 1 <= line <= end_line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1
            assert 1 <= end_column <= len(lines[end_line - 1]) + 1
            assert (line, column) <= (end_line, end_column)


@settings(few, max_examples=examples(70))
@given(documents() | mutated(documents()) | mutated(REAL), st.booleans())
def test_a_check_accounts_for_everything(data: Any, yaml: bool) -> None:
    text = as_yaml(data) if yaml else json.dumps(data, ensure_ascii=False, indent=1)
    document = parse(text.encode(), name="manifest.yaml" if yaml else "manifest.json")
    result = synthreport.check(document)
    assert result.readable
    assert result.crashed == ()
    assert list(result.outcomes) == [*load().items, *load().rules]
    assert sum(result.item_counts().values()) == len(result.items()) == len(load().items)
    assert sum(result.rule_counts().values()) == len(result.rules()) == len(RULES)
    within(document, result)
    assert all(finding.message and finding.fix and finding.title and finding.problem for finding in result.findings)
    told = {finding.code for finding in result.findings}
    faulty = {code for code, outcome in result.outcomes.items() if outcome.state in FAULTY}
    assert told - left_open(result) == faulty - unnamed(result, told)


def left_open(result: Result) -> set[str]:
    """Items that are listed and not faulty: with a gap that is not accepted, or without a further part."""
    codes = {finding.code for finding in result.findings}
    return {code for code in codes if result.outcomes[code].state in (State.GAP, State.STATED_IN_PART)}


FAULTY = (State.MISSING, State.MALFORMED, State.BROKEN)


def unnamed(result: Result, told: set[str]) -> set[str]:
    """Items that are missing, or malformed, with the section that holds them: one finding reports all."""
    messages = " ".join(finding.message for finding in result.findings)
    silent = [outcome for outcome in result.items() if outcome.code not in told]
    missing = {outcome.code for outcome in silent if outcome.state is State.MISSING and outcome.code in messages}
    return missing | {outcome.code for outcome in silent if outcome.state is State.MALFORMED}


@settings(few, max_examples=examples(35))
@given(documents() | mutated(documents()) | REAL | mutated(REAL), st.integers(0, 2**32))
def test_the_order_of_keys_changes_nothing(data: Any, seed: int) -> None:
    one, other = synthreport.check(data), synthreport.check(shuffled(data, Random(seed)))
    assert codes(other) == codes(one)
    assert other.item_counts() == one.item_counts()
    assert other.rule_counts() == one.rule_counts()


def objects(data: Any) -> list[Any]:
    """Every object that the standard describes: collections under ids, and settings, are none."""
    found = []
    for path in places(data):
        described = "patternProperties" in Expected(SCHEMA).along(data, path)
        if described and isinstance(reached(data, path), dict):
            found.append(path)
    return found


@settings(few, max_examples=examples(50))
@given(documents() | REAL, st.data(), st.sampled_from(("x-note", "x-", "x-gap", "x-a b/c~d")), JSON)
def test_a_key_of_ones_own_changes_nothing(data: Any, draws: st.DataObject, name: str, value: Any) -> None:
    other = copied(data)
    holder = reached(other, draws.draw(st.sampled_from(objects(data))))
    if name not in holder:
        holder[name] = value
    assert (accepted(other), own.fits(SCHEMA, other)) == (accepted(data), own.fits(SCHEMA, data))
    assert codes(synthreport.check(other)) == codes(synthreport.check(data))


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"a": {"type": "string", "format": "date"}}},
        {"type": "object", "properties": {}, "patternProperties": {"^x-": {}}, "additionalProperties": True},
        {"type": "string", "pattern": "^new$"},
        {"anyOf": [{"type": "string"}]},
        {"type": ["string", "number"]},
    ],
)
def test_the_strategy_fails_on_what_it_does_not_know(schema: dict[str, Any]) -> None:
    @settings(few, max_examples=5)
    @given(documents({"$defs": {}, **schema}))
    def draw(data: Any) -> None:
        pass

    with pytest.raises((UnknownKeyword, KeyError)):
        draw()
