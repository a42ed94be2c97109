"""Every value of every closed list has a text, said once, and a user meets it where the value is an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from each import each
from pydantic import TypeAdapter

from synthreport.build.json_schema import raw_schema
from synthreport.build.texts.closed_values import ClosedField, closed_fields, lists, meanings_of
from synthreport.manifest.closed_lists.meanings import MEANINGS, Meanings
from synthreport.manifest.node import ITEMS
from synthreport.standard.versions import read

pytestmark = pytest.mark.measured

RAW = raw_schema()
LISTS = lists(RAW)
VERSION = ("properties", "synthreport")
"""The version of the standard: one value, which is no list."""
MOST_WORDS = 16


def closed(schema: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Every closed list anywhere in what the types render, with its path."""
    if isinstance(schema, dict):
        if "enum" in schema or "const" in schema:
            yield path, schema
        for key, inner in schema.items():
            yield from closed(inner, (*path, key))
    elif isinstance(schema, list):
        for index, inner in enumerate(schema):
            yield from closed(inner, (*path, index))


@each("path, form", [(path, form) for path, form in closed(RAW) if path != VERSION])
def test_every_value_of_every_closed_list_has_a_text(path: tuple[Any, ...], form: dict[str, Any]) -> None:
    assert list(meanings_of(form)) == form.get("enum", [form.get("const")]), path
    assert all(meanings_of(form).values()), path


@each("name", MEANINGS)
def test_every_text_is_that_of_a_value(name: str) -> None:
    used = {value for _, form in closed(RAW) if form.get("x-list") == name for value in meanings_of(form)}
    assert set(MEANINGS[name].texts) == used


def test_a_closed_list_without_a_text_for_a_value_is_refused() -> None:
    colour = Annotated[Literal["red", "blue"], Meanings("colour of a test", red="Like blood.")]
    try:
        with pytest.raises(ValueError, match="the closed list colour of a test gives no text for blue"):
            TypeAdapter(colour).json_schema()
        with pytest.raises(ValueError, match="two closed lists are named colour of a test"):
            Meanings("colour of a test")
    finally:
        del MEANINGS["colour of a test"]


def test_a_closed_list_without_meanings_is_refused_with_what_to_do() -> None:
    form = TypeAdapter(Literal["red", "blue"]).json_schema()
    with pytest.raises(ValueError, match="no meanings for red, blue: declare the list in synthreport/manifest/closed_"):
        meanings_of(form)


@each("name", LISTS)
def test_texts_are_short_sentences_and_none_is_said_twice_in_a_list(name: str) -> None:
    texts = LISTS[name]
    assert len(set(texts.values())) == len(texts)
    for value, text in texts.items():
        assert text[0].isupper() or text[0] == "ε", value
        assert text.endswith("."), value
        assert len(text.split()) <= MOST_WORDS, value


def test_one_meaning_of_one_value_is_said_once() -> None:
    said = Counter((value, text) for texts in LISTS.values() for value, text in texts.items())
    assert [pair for pair, count in said.items() if count > 1] == []


FIELDS = closed_fields(RAW)


def test_the_lists_of_every_kind_of_field_are_found() -> None:
    paths = {field.path for field in FIELDS}
    assert {"/inputs/*/access", "/access/tier", "/steps/*/kind", "/parties/*/roles", "gap"} <= paths


@each("field", FIELDS)
def test_every_closed_field_has_its_values_and_its_item(field: ClosedField) -> None:
    assert set(field.values) <= LISTS[field.list].keys()
    assert field.item in ITEMS


@each("path, part", [found for found in closed(read("manifest.schema.json")) if {"if", "const"}.isdisjoint(found[0])])
def test_the_published_schema_shows_the_meaning_of_every_value(path: tuple[Any, ...], part: dict[str, Any]) -> None:
    if "enum" in part:
        assert len(part["enumDescriptions"]) == len(part["enum"]), path
