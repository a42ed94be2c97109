"""Codes of countries and languages are those of ISO 3166-1 and ISO 639-1."""

from __future__ import annotations

import re

import pytest
from cases import base

import synthreport
from synthreport.manifest.place_and_language_codes import COUNTRIES, LANGUAGES

pycountry = pytest.importorskip("pycountry")

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PAIRS = [first + second for first in LETTERS for second in LETTERS]


def test_countries_are_those_of_the_standard() -> None:
    known = {each.alpha_2 for each in pycountry.countries}
    assert {pair for pair in PAIRS if re.fullmatch(COUNTRIES, pair)} == known


def test_languages_are_those_of_the_standard_in_either_case() -> None:
    known = {each.alpha_2 for each in pycountry.languages if hasattr(each, "alpha_2")}
    assert {pair.lower() for pair in PAIRS if re.fullmatch(LANGUAGES, pair)} == known
    assert {pair.lower() for pair in PAIRS if re.fullmatch(LANGUAGES, pair.lower())} == known


@pytest.mark.parametrize(
    ("place", "fits"), [("SE", True), ("US-CA", True), ("GB-ENG", True), ("ZZ", False), ("UK", False), ("se", False)]
)
def test_a_country_that_does_not_exist_is_found(place: str, fits: bool) -> None:
    data = base("trial")
    name = next(name for name, source in data["inputs"].items() if source.get("level") == "person")
    data["inputs"][name]["population"]["places"] = [place]
    found = [each for each in synthreport.check(data).findings if each.at.pointer.endswith("/places/0")]
    assert bool(found) is not fits


@pytest.mark.parametrize(("language", "fits"), [("en", True), ("pt-BR", True), ("gsw", True), ("xx", False)])
def test_a_language_that_does_not_exist_is_found(language: str, fits: bool) -> None:
    data = base("trial")
    data["manifest"]["language"] = language
    found = [each for each in synthreport.check(data).findings if each.at.pointer == "/manifest/language"]
    assert bool(found) is not fits
