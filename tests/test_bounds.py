"""A document of any size is read at a bounded cost: by what is kept and what is asked, never by the clock."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import synthreport
from synthreport.checker import finding_list
from synthreport.document import LIMIT, Document, parse, size_limits, yaml_parsers
from synthreport.document.problems import LONGEST
from synthreport.document.size_limits import VALUES
from synthreport.draft.standard_order import Order
from synthreport.finding import FIRST, Finding, Level, Place
from synthreport.rules.rows.rows_read import ways
from synthreport.rules.value import Manifest
from synthreport.schema import expected as expected_module
from synthreport.schema.expected import Expected
from synthreport.schema.settled import settled as settled_once
from synthreport.standard.catalogue import load

pytestmark = pytest.mark.measured

FEW = 60


def many(count: int, make: Callable[[int], str]) -> str:
    return "".join(make(number) for number in range(count))


DENSE = {
    "keys": many(FEW, lambda n: f"k{n}: 1\n"),
    "a list": "a:\n" + "- 1\n" * FEW,
    "mappings in a list": "a:\n" + "- {}\n" * FEW,
    "lists in a list": f"a: [{'[],' * FEW}]\n",
    "the same key": "a: 1\n" * FEW,
    "what a repeated key holds": f"a: 1\na: [{'1,' * FEW}]\n",
    "merge keys": "<<: {a: 1}\n" * FEW,
    "keys that are lists": many(FEW, lambda n: f"? [k{n}]\n: 1\n"),
    "aliases": "x: &a 1\n" + many(FEW, lambda n: f"k{n}: *a\n"),
    "single pairs": f"a: [{'? a,' * FEW}]\n",
    "hyphens alone": "a:\n" + "-\n" * FEW,
    "JSON on one line": json.dumps({f"k{n}": {} for n in range(FEW)}),
    "a list in JSON": json.dumps({"a": [1] * FEW}),
    "the same key in JSON": "{" + '"a": 1,' * FEW + '"a": 1}',
    "words that no reader holds": '{"a": [' + "NaN," * FEW + "1]}",
    "halves of pairs in JSON": '{"a": [' + '"\\ud800",' * FEW + "1]}",
}


def read(text: str, values: int, monkeypatch: pytest.MonkeyPatch) -> Document:
    monkeypatch.setattr(size_limits, "VALUES", values)
    return parse(text.encode())


@pytest.mark.parametrize("native", [True, False], ids=["libyaml", "PyYAML"])
@pytest.mark.parametrize("text", DENSE.values(), ids=DENSE)
def test_a_document_of_too_many_keys_and_values_is_refused_in_one_place(
    text: str, native: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not native:
        monkeypatch.setattr(yaml_parsers, "CParser", None)
    refused = read(text, FEW - 10, monkeypatch)
    (problem,) = [each for each in refused.problems if each.code == "DC51"]
    assert refused.data is None
    assert f"number {FEW - 9}," in problem.message
    assert f"at most {FEW - 10};" in problem.message
    assert problem.span > (1, 1, 1, 1)
    assert read(text, 20 * FEW, monkeypatch).data is not None


@pytest.mark.parametrize("text", ["a: {b: [1, 2]}\n", '{"a": {"b": [1, 2]}}'], ids=["yaml", "json"])
def test_every_key_and_every_value_counts_once(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    held = 1 + 2 + 2 + 2
    assert read(text, held, monkeypatch).data == {"a": {"b": [1, 2]}}
    assert read(text, held - 1, monkeypatch).data is None


def test_the_parser_is_not_asked_for_more_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counted(text: str, *, native: bool = True) -> Callable[[], Any]:
        following = yaml_parsers.event_source(text, native=native)

        def following_counted() -> Any:
            nonlocal asked
            asked += 1
            return following()

        return following_counted

    monkeypatch.setattr("synthreport.document.yaml_text.event_source", counted)
    read("a: [" + "[]," * 5000 + "]\n", 100, monkeypatch)
    assert asked < 250


def test_prose_in_braces_is_not_counted_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read("{a: " + "some words " * 500 + "}", 50, monkeypatch).data is not None


def test_a_larger_limit_in_bytes_allows_more_values() -> None:
    text = ("{" + ",".join(f'"k{n}":1' for n in range(VALUES // 2 + 5)) + "}").encode()
    assert parse(text).data is None
    assert parse(text, limit=2 * LIMIT).data is not None
    assert parse(text[:1000], limit=1000).problems[0].code != "DC51"


def test_a_generous_dictionary_is_read() -> None:
    codes = [{"code": number, "label": f"Label {number}"} for number in range(20)]
    field = {"name": "f", "kind": "coded", "unit": "none", "description": "A field.", "categories": codes}
    fields = {f"field_{number}": field for number in range(2000)}
    assert parse(json.dumps({"content": {"fields": fields}}).encode()).data is not None
    assert parse(json.dumps({"x-values": list(range(200_000))}).encode()).data is not None


@pytest.mark.parametrize(
    "text",
    [f"? {'k' * 5000}\n: 1\n", f"a:\n  ? {'k' * 5000}\n  : {{b: 1, b: 2}}\n", json.dumps({"a": {"k" * 5000: 1}})],
    ids=["yaml", "below a key", "json"],
)
def test_a_key_that_would_be_in_every_pointer_is_refused(text: str) -> None:
    refused = parse(text.encode())
    assert refused.data is None
    assert [problem.code for problem in refused.problems] == ["DC51"]
    assert "5,000 characters" in refused.problems[0].message
    assert parse(text.replace("k" * 5000, "k" * LONGEST).encode()).data is not None


def test_problems_of_the_text_are_counted_beyond_those_that_are_listed() -> None:
    text = 'synthreport: "1.0"\n' + many(350, lambda n: f"x-{n}: .nan\n") + many(350, lambda n: f"x-c{n}: \x01\n")
    result = synthreport.check(text, max_findings=0)
    listed = [finding.code for finding in result.findings]
    assert (listed.count("DC64"), listed.count("DC54")) == (FIRST, FIRST)
    more = {code: count for (code, _), count in result.more.items()}
    assert (more["DC64"], more["DC54"]) == (250, 250)


def test_every_control_character_has_its_place_however_many_there_are() -> None:
    found = parse(many(300, lambda n: f"k{n}: \x01\n").encode())
    assert [problem.pointer for problem in found.problems] == [f"/k{n}" for n in range(300)]
    assert set(found.data.values()) == {None}


def test_spaces_around_json_are_passed_once() -> None:
    spaces = " " * 300_000
    found = parse(f'{{"a":{spaces}1}}{spaces}'.encode())
    assert found.span("/a").line == 1
    assert found.data == {"a": 1}


def test_a_message_and_the_places_beside_it_are_as_long_as_people_read() -> None:
    kept = finding_list.Tally()
    places = tuple(Place(f"/{number}") for number in range(FIRST + 7))
    kept.add(Finding("ID01", Level.MUST, "A title", "A problem", Place(""), "word " * 10_000, "A fix.", places))
    (finding,) = kept.kept
    assert len(finding.message) < 2100
    assert finding.message.endswith("…; 7 more places take part than are listed")
    assert finding.also == places[:FIRST]


def test_a_form_that_nothing_knows_is_settled_once_however_it_is_spelt(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = 0

    def counted(*arguments: Any) -> Any:
        nonlocal settled
        settled += 1
        return settled_once(*arguments)

    monkeypatch.setattr(expected_module, "settled", counted)
    schema = {"if": {"properties": {"kind": {"const": "known"}}, "required": ["kind"]}, "then": {}, "else": {}}
    expected = Expected(schema)
    for number in range(50):
        expected.settled(schema, {"kind": f"unknown {number}"})
    assert settled == 1
    expected.settled(schema, {"kind": "known"})
    assert settled == 2


def test_the_entries_of_a_collection_are_counted_once_for_all_questions() -> None:
    class Listed(dict[str, Any]):
        times = 0

        def __iter__(self) -> Iterator[str]:
            self.times += 1
            return super().__iter__()

    results = Listed({f"r{number}": {} for number in range(50)})
    order = Order(load(), {"results": results})
    places = [order.position(f"/results/r{number}/kind") for number in range(50)]
    assert places == sorted(places)
    assert results.times == 1


def test_rows_that_two_steps_share_are_found_in_one_walk() -> None:
    """A step may reach the same rows by two ways; they are shared only if another step reaches them, too."""
    splits = {name: {"persons": 1} for name in ("one", "two")}
    steps = {
        "left": {"takes": ["one"]},
        "right": {"takes": ["one", "nowhere"]},
        "both": {"takes": ["left", "right"]},
        "alone": {"takes": ["two", "nowhere"]},
        "last": {"takes": ["two", "left"]},
    }
    found = ways(Manifest({"splits": splits, "steps": steps}))
    assert found.first_shared(["both", "alone"]) is None
    assert found.first_shared(["both", "alone", "last"]) == ("both", "last", "one")
    assert found.rows("last", set()) == ["one", "two"]
