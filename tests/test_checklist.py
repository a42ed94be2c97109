"""The checklist: its file, the command that prints it, and the page that is filled in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from click.testing import CliRunner
from pypdf import PdfReader

import synthreport
from synthreport.build.checklist_file import checklist
from synthreport.cli.program import cli
from synthreport.manifest.node import ITEMS
from synthreport.overview.verdict_words import coverage
from synthreport.result import LineState
from synthreport.standard.catalogue import load

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "schema" / "1.0" / "checklist.yaml"
TRIAL = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"
KINDS = ["not_reported", "not_performed", "not_recorded", "unknown", "withheld", "not_applicable"]


def said(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["checklist", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def changed(folder: Path, **first: Any) -> Path:
    """The checklist with another first line."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    held["lines"][0] |= first
    path = folder / "checklist.yaml"
    path.write_text(yaml.safe_dump(held), encoding="utf-8")
    return path


def test_every_item_is_on_one_line_or_a_matter_of_form() -> None:
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    codes = [code for line in load().lines for code in line.codes] + held["form"]
    assert sorted(codes) == sorted(ITEMS)


@pytest.mark.parametrize(
    "first, problem",
    [
        ({"codes": ["ID03", "ID04", "MA02", "ID98"]}, "ID98 is not an item"),
        ({"codes": ["ID03", "ID04"]}, "MA02 is on no line"),
        ({"codes": ["ID03", "ID04", "MA02", "ID07"]}, "ID07 is on 2 lines"),
        ({"number": 7}, "the lines are not numbered in their order, from 1"),
        ({"label": "Dataset and all of its files"}, "line 1: the label has more than 4 words"),
        ({"question": "Tell us."}, "line 1: the question does not end in a question mark"),
        ({"gaps": ["forgotten"]}, "line 1: there is no gap forgotten"),
        ({"hint": "x"}, "line 1: expected the keys codes, gaps, label, number, question, where"),
    ],
)
def test_a_mistake_in_the_file_stops_the_build(first: dict[str, Any], problem: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"checklist\.yaml: ") as refused:
        checklist(changed(tmp_path, **first), ITEMS, KINDS)
    assert problem in str(refused.value)


def test_an_item_that_is_not_essential_may_be_left_out_and_is_on_the_last_line_of_its_section(tmp_path: Path) -> None:
    codes = [code for code in load().lines[13].codes if code != "GE05"]
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    held["lines"][13]["codes"] = codes
    path = tmp_path / "checklist.yaml"
    path.write_text(yaml.safe_dump(held), encoding="utf-8")
    assert "GE05" in load().lines[13].codes
    assert [line["number"] for line in checklist(path, ITEMS, KINDS) if "GE05" in line["codes"]] == [33]


def test_the_command_prints_every_question() -> None:
    flat = " ".join(said().split())
    assert [line.number for line in load().lines if f"{line.label}: {line.question}" not in flat] == []
    assert flat.count("Asked if ") == sum(bool(line.where) for line in load().lines)


def test_the_command_prints_the_state_of_each_line_in_a_manifest() -> None:
    result = synthreport.check(TRIAL)
    text = said(str(TRIAL))
    assert text.splitlines()[0].endswith(coverage(result))
    for state, count in result.line_counts().items():
        assert sum(f"  {state}" in line and state in line for line in text.splitlines()) >= count
    draft = said(str(ROOT / "examples" / "incomplete-submission"))
    assert "open for " in draft


@pytest.mark.parametrize("source", [[], [str(TRIAL)]], ids=["blank", "filled"])
def test_on_paper_it_is_one_page_with_a_column_to_fill_in(source: list[str], tmp_path: Path) -> None:
    pdf, word = tmp_path / "checklist.pdf", tmp_path / "checklist.docx"
    said(*source, "--format", "pdf", "--output", str(pdf))
    said(*source, "--format", "docx", "--output", str(word))
    pages = PdfReader(io.BytesIO(pdf.read_bytes())).pages
    assert len(pages) == 1
    (table,) = docx.Document(str(word)).tables
    assert table.rows[0].cells[-1].text == "Page in the manuscript"
    assert {row.cells[-1].text for row in table.rows[1:]} == {""}
    assert [row.cells[1].text for row in table.rows[1:]] == [line.label for line in load().lines]


def test_lines_of_a_result_follow_the_checklist() -> None:
    result = synthreport.check(TRIAL)
    assert [line.number for line in result.lines] == [line.number for line in load().lines]
    assert sum(result.line_counts().values()) == len(load().lines)
    answered, asked, by_a_gap = result.answered()
    assert by_a_gap == result.line_counts()[LineState.BY_A_GAP]
    assert answered <= asked
