"""The list of placeholders: what it finds, what it leaves alone, and that it leaves honest prose alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import bases, cases

import synthreport
from synthreport.standard.catalogue import load
from synthreport.standard.placeholders import folded, plain

ROOT = Path(__file__).resolve().parents[1]
LISTED = yaml.safe_load((ROOT / "schema" / "1.0" / "placeholders.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "de", "fr", "es", "pt", "zh", "ja", "it", "nl", "sv", "ko", "ru")
WORDS = [
    (meaning, word)
    for meaning, languages in LISTED.items()
    if meaning not in ("parts", "digests")
    for language, words in languages.items()
    for word in words
]
HONEST = [path for folder in ("examples", "tests/shapes") for path in sorted((ROOT / folder).rglob("*.yaml"))]

PLACEHOLDERS = load().placeholders


def texts(data: Any, way: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value, with its pointer."""
    if isinstance(data, str):
        yield way, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, f"{way}/{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, f"{way}/{index}")


@pytest.mark.parametrize("meaning", ["nothing", "without_locator", "not_applicable", "unknown"])
def test_every_list_speaks_every_language(meaning: str) -> None:
    assert set(LANGUAGES) <= LISTED[meaning].keys()


def test_every_word_is_found_as_it_is_and_in_other_dress() -> None:
    for meaning, word in WORDS:
        for dressed in (word, word.upper(), f" {word}\n", word.replace(" ", "  ")):
            if plain(dressed) == plain(word):  # ß has no capital of its own
                assert PLACEHOLDERS.meaning(dressed) == meaning, dressed
                assert PLACEHOLDERS.may_be_among(["An honest answer.", dressed]), dressed


def test_brackets_and_stops_around_a_word_change_nothing() -> None:
    for _, word in WORDS:
        if len(folded(plain(word))) > 2 and any(letter.isalpha() for letter in word):
            for dressed in (f"[{word}]", f"<{word}>", f"{word}.", f"“{word}”", f"（{word}）"):
                assert PLACEHOLDERS.meaning(dressed), dressed


def test_a_word_within_a_sentence_is_no_placeholder() -> None:
    for _, word in WORDS:
        if any(letter.isalpha() for letter in word):
            assert PLACEHOLDERS.meaning(f"The board met twice: {word} 7") == ""


def test_full_width_letters_are_letters() -> None:
    assert PLACEHOLDERS.meaning("Ｎ／Ａ") == "not_applicable"
    assert PLACEHOLDERS.meaning("ＴＯＤＯ") == "nothing"


@pytest.mark.parametrize("word", ["x", "na", "xx"])
def test_two_letters_count_alone_and_not_in_brackets(word: str) -> None:
    assert PLACEHOLDERS.meaning(word)
    assert PLACEHOLDERS.meaning(f"({word})") == ""


@pytest.mark.parametrize(
    "word", ["none", "keine", "aucun", "ninguno", "nenhum", "无", "なし", "unknown", "bar", "default", "not_applicable"]
)
def test_words_that_are_answers_are_left_alone(word: str) -> None:
    assert PLACEHOLDERS.meaning(word) == ""


@pytest.mark.parametrize("part", LISTED["parts"])
def test_parts_of_examples_are_found_within_a_text(part: str) -> None:
    assert PLACEHOLDERS.meaning(f"Beside it {part}/17") == "nothing"
    assert PLACEHOLDERS.may_be_among([f"Beside it {part}/17"])


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Not applicable", "{gap: not_applicable, reason: …}"),
        ("Unbekannt", "{gap: unknown}"),
        ("See paper", "the section, table or page"),
        ("TBD", "is no answer"),
    ],
)
def test_the_message_says_what_to_say_instead(answer: str, told: str) -> None:
    case = next(case for case in cases() if case.name == "to-do")
    assert case.data is not None
    result = synthreport.check({**case.data, "dataset": {**case.data["dataset"], "title": answer}})
    assert [told in finding.message for finding in result.findings] == [True]


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_honest_manifest_holds_a_placeholder(path: Path) -> None:
    if path.name != "synthreport.yaml" and "shapes" not in path.parts:
        pytest.skip("a template, or no manifest")
    found = [finding.at.pointer for finding in synthreport.check(path).findings if finding.code == "DC71"]
    assert found == (["/steps/learn/stopping"] if path.parent.name == "incomplete-submission" else [])


@pytest.mark.parametrize("name", bases())
def test_no_base_holds_a_placeholder(name: str) -> None:
    path = ROOT / "schema" / "1.0" / "cases" / "bases" / f"{name}.yaml"
    assert [finding for finding in synthreport.check(path).findings if finding.code == "DC71"] == []


CORPUS = os.environ.get("SYNTHREPORT_CORPUS", "")
"""A folder of dataset descriptions by other people, in JSON: 58 of them in Croissant were tried."""

TRULY = ROOT / "tests" / "placeholders_in_corpus.txt"
"""Every text of the corpus that is flagged, and truly is a placeholder: addresses of examples."""


@pytest.mark.skipif(
    not CORPUS, reason="SYNTHREPORT_CORPUS names no folder: honest prose was NOT searched for placeholders"
)
def test_descriptions_by_other_people_are_left_alone() -> None:
    found, searched = [], 0
    for path in sorted(Path(CORPUS).rglob("*.json")):
        for pointer, text in texts(json.loads(path.read_text(encoding="utf-8"))):
            searched += 1
            if PLACEHOLDERS.meaning(text):
                found.append(f"{path.name} {pointer} {text}")
    print(f"{searched} texts, {len(found)} flagged:", *found, sep="\n")
    assert searched > 1000, "the folder holds too little to say anything"
    assert found == TRULY.read_text(encoding="utf-8").splitlines()
