"""What no document can reach: the guards against mistakes of those who write the standard and its rules."""

from __future__ import annotations

import pytest
from cases import base
from pydantic import ValidationError

import synthreport
from synthreport.manifest import Manifest
from synthreport.manifest.node import ESSENTIAL, ExplainedGap, item
from synthreport.rules.rule import document_rule
from synthreport.rules.value import Value, answers_of

pytestmark = pytest.mark.measured


def test_what_is_no_mapping_has_no_answers() -> None:
    assert answers_of([1]).data == answers_of(None).data == {}
    assert answers_of({"a": 1}).get("a") == 1


def test_an_item_is_worded_once() -> None:
    words = ("A label", "A question?", "A title", "What must be stated.")
    with pytest.raises(ValueError, match="ID01 is worded twice"):
        item("ID01", ESSENTIAL, *words, problem="A problem", why="For a reason.")


def test_a_rule_has_a_code_of_its_own() -> None:
    with pytest.raises(ValueError, match="ID51 is taken"):
        document_rule("ID51", "What is true of a manifest that complies.")


def test_the_types_name_the_keys_that_are_empty() -> None:
    with pytest.raises(ValidationError, match="empty: dataset, purpose; state it, or declare a gap"):
        Manifest.model_validate({"synthreport": "1.0", "rest": {"gap": "unknown"}, "dataset": None, "purpose": None})


def test_a_part_that_nothing_excuses_must_be_there() -> None:
    with pytest.raises(ValidationError, match="must be stated, or declared as a gap: reason"):
        ExplainedGap.model_validate({"gap": "withheld"})


@pytest.mark.parametrize("answer", [{}, {"a": {"gap": "unknown"}}])
def test_a_rule_cannot_take_what_is_unsaid_for_an_answer(answer: dict[str, object]) -> None:
    with pytest.raises(KeyError, match="a"):
        Value(answer)["a"]


def test_a_rest_that_says_of_no_kind_waives_nothing() -> None:
    data = {**base("private"), "access": {"rest": {"reason": "It names no kind of gap."}}}
    missing = [finding.at.pointer for finding in synthreport.check(data).findings]
    assert {"/access/licence", "/access/tier"} <= set(missing)
