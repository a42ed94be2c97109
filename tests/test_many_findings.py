"""A document with very many findings of one kind: all are counted, the first hundred are shown."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from synthreport.cli.program import cli

pytestmark = pytest.mark.measured

MANY = 350
FORMS = ("text", "markdown", "html", "github", "junit")


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    path = tmp_path / "synthreport.yaml"
    keys = "\n".join(f"unknown{number}: 1" for number in range(MANY))
    path.write_text(f'synthreport: "1.0"\n{keys}\n', encoding="utf-8")
    return path


def made(*arguments: str | Path) -> str:
    done = CliRunner().invoke(cli, [*map(str, arguments)])
    assert done.exit_code in (0, 1), done.output
    return done.stdout


def checked(path: Path, *options: str) -> str:
    done = CliRunner().invoke(cli, ["check", str(path), *options])
    assert done.exit_code == 1, done.output
    return done.stdout


@pytest.mark.parametrize("form", FORMS)
def test_people_see_the_first_hundred_and_how_many_more_there_are(wide: Path, form: str) -> None:
    report = checked(wide, "--format", form)
    shown = len(set(re.findall(r"unknown\d+", report)))
    assert shown <= 100
    hidden = MANY - 100
    more = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) more", report)]
    assert hidden in more or (form == "github" and sum(more) > hidden)


def test_everything_is_listed_where_that_is_asked_for(wide: Path) -> None:
    assert len(set(re.findall(r"unknown\d+", checked(wide, "--show", "all")))) == MANY


def test_the_counts_are_those_of_all(wide: Path) -> None:
    total = re.search(r"findings: +(\d+) errors", checked(wide))
    assert total is not None
    report = json.loads(checked(wide, "--format", "json"))["documents"][0]
    assert int(total[1]) == sum(finding["level"] == "must" for finding in report["findings"])
    assert "more" not in report


def test_machines_get_all_up_to_a_number_and_are_told_what_is_left(wide: Path) -> None:
    report = json.loads(checked(wide, "--format", "json", "--max-findings", "150"))["documents"][0]
    unknown = [finding for finding in report["findings"] if finding["code"] == "DC67"]
    (more,) = [each["count"] for each in report["more"] if each["code"] == "DC67"]
    assert 100 <= len(unknown) < MANY
    assert len(unknown) + more == MANY


@pytest.fixture
def many_missing(tmp_path: Path) -> Path:
    path = tmp_path / "missing.yaml"
    results = "\n".join(f"  result{number}: {{}}" for number in range(500))
    path.write_text(f'synthreport: "1.0"\nresults:\n{results}\n', encoding="utf-8")
    return path


@pytest.mark.parametrize("reader", ["author", "editor", "reviewer"])
def test_a_reader_sees_how_many_more_there_are_and_how_to_list_them(many_missing: Path, reader: str) -> None:
    report = json.loads(checked(many_missing, "--format", "json"))["documents"][0]
    page = checked(many_missing, "--for", reader)
    listed = sum(page.count(f"result{number}/") + page.count(f"result{number} ") for number in range(500))
    more = sum(int(count.replace(",", "")) for count in re.findall(r"([\d,]+) more", page))
    assert more > 1000
    assert f"synthreport check {many_missing} --profile core --show all" in page
    if reader == "author":
        assert len(re.findall(r"^- line", page, re.MULTILINE)) + more == len(report["findings"])
    assert listed <= len(report["findings"]) - more


def test_the_command_that_a_page_names_lists_all(many_missing: Path) -> None:
    (command,) = set(re.findall(r"`synthreport (check [^`]* --show all)`", checked(many_missing, "--for", "editor")))
    report = made(*command.split())
    assert len(re.findall(r"^ {2}at ", report, re.MULTILINE)) > 1900
    assert "… and" not in report


@pytest.mark.parametrize("name, words", [("en", "and {:,} more like this"), ("de", "und {:,} weitere dieser Art")])
def test_a_letter_counts_what_it_does_not_list(many_missing: Path, name: str, words: str) -> None:
    report = json.loads(checked(many_missing, "--format", "json"))["documents"][0]
    counts = Counter((finding["code"], finding["level"]) for finding in report["findings"])
    letter = made("letter", many_missing, "--language", name)
    expected = [words.format(count - 5) for count in counts.values() if count > 5]
    assert expected
    for each in expected:
        assert (each if name == "en" else each.replace(",", ".")) in letter
    assert "--show all" in letter


def test_a_comparison_compares_all_findings_and_lists_the_first(wide: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.yaml"
    keys = "\n".join(f"unknown{number}: 1" for number in range(50, MANY))
    newer.write_text(f'synthreport: "1.0"\n{keys}\n', encoding="utf-8")
    compared = json.loads(made("diff", wide, newer, "--format", "json"))
    assert {fate: len(compared[fate]) for fate in ("closed", "opened")} == {"closed": 50, "opened": 0}
    for form in ("text", "markdown"):
        text = made("diff", wide, newer, "--format", form)
        assert f"Findings that stayed ({len(compared['stayed'])})" in text
        assert "and 200 more, listed with `--format json`" in text
