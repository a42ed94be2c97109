"""The glossary and the crosswalks: each meaning has its source, and each row says whether it was read."""

from __future__ import annotations

import re
from pathlib import Path

from each import each

from synthreport.standard.catalogue import entries

DOCS = Path(__file__).parents[1] / "docs"
CROSSWALKS = sorted(path.name for path in (DOCS / "crosswalks").glob("*.md") if path.name != "index.md")
STATUS = {"read (reviewer)", "read (editor)", "to be checked"}
CODE = re.compile(r"\[([A-Z]{2}\d\d)\]\([^)]*?#(\w+)\)")

_TERM = re.compile(r"^\*\*[^*]+\*\*\{: #([a-z-]+) \}.*$", re.MULTILINE)


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table, without heads and rules."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    heads = {place - 1 for place, row in enumerate(cells) if set("".join(row)) <= set("-| ")}
    return [row for place, row in enumerate(cells) if place not in heads and place - 1 not in heads]


def said(text: str) -> list[str]:
    """Every row without a status that the overview explains, or without an item or a page of ours."""
    return [" | ".join(row) for row in rows(text) if row[-1] not in STATUS or "](" not in "".join(row)]


@each("name", CROSSWALKS)
def test_every_row_has_a_status_and_leads_to_our_side(name: str) -> None:
    text = (DOCS / "crosswalks" / name).read_text(encoding="utf-8")
    assert len(rows(text)) > 5
    assert said(text) == []


def test_a_row_without_a_status_is_noticed() -> None:
    table = "| A | B |\n| --- | --- |\n| [ID02](x.md#ID02) | read |\n| x | to be checked |\n"
    assert said(table) == ["[ID02](x.md#ID02) | read", "x | to be checked"]


@each("name", ["glossary.md", *(f"crosswalks/{name}" for name in CROSSWALKS)])
def test_a_code_leads_to_the_item_of_this_name(name: str) -> None:
    found = CODE.findall((DOCS / name).read_text(encoding="utf-8"))
    assert found
    assert [pair for pair in found if pair[0] != pair[1] or pair[0] not in entries()["items"]] == []


def test_the_overview_has_every_crosswalk_and_every_status() -> None:
    text = (DOCS / "crosswalks" / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^- \[[^\]]+\]\(([\w-]+\.md)\)", text, re.MULTILINE)) == set(CROSSWALKS)
    assert all(f"**{status}**" in text for status in STATUS)


def test_every_term_has_a_source_and_is_explained_once() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8").partition("## Words of this standard")[0]
    terms = list(_TERM.finditer(text))
    assert len(terms) == text.count("\n**") >= 25
    assert len({term[1] for term in terms}) == len(terms)
    assert [term[1] for term in terms if not re.search(r"\*Source:\* .*https://", term[0])] == []
