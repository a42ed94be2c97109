"""A document with very many findings of one kind: all are counted, the first hundred are shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from synthreport.cli.program import cli

MANY = 350
FORMS = ("text", "markdown", "html", "github", "junit")


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    path = tmp_path / "synthreport.yaml"
    keys = "\n".join(f"unknown{number}: 1" for number in range(MANY))
    path.write_text(f'synthreport: "1.0"\n{keys}\n', encoding="utf-8")
    return path


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
