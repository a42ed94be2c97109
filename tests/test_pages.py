"""The rendered pages: what they say about each code, and what is left out where examples are long."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from each import each

import synthreport
from synthreport.build.docs import standard_pages
from synthreport.build.docs.illustrations import WIDTH, Illustration, illustrations
from synthreport.build.docs.section_pages import section_page, slug
from synthreport.conformance.suite import published
from synthreport.standard.catalogue import entries
from synthreport.standard.versions import read
from synthreport.standard.words.wording import wording

ROOT = Path(__file__).parents[1]
CATALOGUE = entries()
SUITE = read("conformance.json")
CODES = {**CATALOGUE["items"], **CATALOGUE["rules"]}


@cache
def shown() -> dict[str, Illustration]:
    """What illustrates each code."""
    return illustrations(SUITE)


@each("section", CATALOGUE["sections"])
def test_every_code_has_one_heading_with_its_anchor_and_its_examples(section: str) -> None:
    text = "\n".join(section_page(section, CATALOGUE, wording(), shown()))
    codes = [code for code in CODES if code[:2] == section]
    assert re.findall(r"^### (\w+) .* \{#(\w+)\}$", text, re.MULTILINE) == [(code, code) for code in codes]
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        code = part[:4]
        assert all(source["url"] in part for source in CODES[code]["sources"])
        if CODES[code].get("of_files"):
            continue  # a manifest alone does not show them
        assert f"error {code} " in part or f"warning {code} " in part or f"note {code} " in part
        assert "**Does not comply:**" in part
        assert "**Complies:**" in part


def test_a_page_says_what_the_checker_says() -> None:
    case = next(case for case in published().cases if case.code == "PM52")
    (finding,) = synthreport.check(case.data).findings
    assert finding.message in " ".join(shown()["PM52"].said.split())


def test_examples_are_short_and_say_where_they_are_cut() -> None:
    for held in shown().values():
        for text in (held.bad, held.good):
            assert len(text.split("\n")) <= 14
            assert max(map(len, text.split("\n"))) < 3 * WIDTH
    assert any(re.search(r"^# … and \d+ more lines$", held.good, re.MULTILINE) for held in shown().values())


def test_a_level_that_a_profile_changes_stands_at_the_code_with_the_reason() -> None:
    catalogue: Any = deepcopy(CATALOGUE)
    change = {"PM52": {"level": "must", "reason": "Everybody can get the data."}}
    catalogue["profiles"] = {
        "core": {"title": "Core", "levels": {}},
        "plain": {"title": "Plain"},
        "public": {"title": "Public", "levels": change},
    }
    lines = section_page("PM", catalogue, wording(), shown())
    (line,) = [line for line in lines if "under the profile" in line]
    assert line.endswith("must</span> under the profile *Public*. Everybody can get the data.")
    assert lines.index(line) > next(place for place, each in enumerate(lines) if each.endswith("{#PM52}"))


def test_conditions_link_to_all_that_they_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standard_pages, "illustrations", lambda _: shown())  # made once
    text = standard_pages.pages(CATALOGUE, read("words.json"), SUITE)["conditions.md"]
    for code, entry in CODES.items():
        for name in entry["when"]:
            part = text.partition(f"{{#{name}}}")[2].partition("\n## ")[0]
            assert f"#{code})" in part, f"{code} under {name}"


def test_sections_have_pages_of_their_own_and_stand_in_the_navigation() -> None:
    names = [slug(title) for title in CATALOGUE["sections"].values()]
    assert len(set(names)) == len(names)
    navigation = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"][-1]["The standard"]
    held = [(title, page) for entry in navigation for title, page in entry.items()]
    assert held[5:] == [(title, f"standard/{slug(title)}.md") for title in CATALOGUE["sections"].values()]
