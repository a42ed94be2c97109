"""The editor's page: its numbers are those of every other report, and what can do most harm comes first."""

from __future__ import annotations

import hashlib
import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import synthreport
from synthreport.finding import Level
from synthreport.journal.editor import MOST, decision
from synthreport.overview.by_line.matters import Harm, harm
from synthreport.overview.checked import Checked, Run
from synthreport.overview.view import View
from synthreport.reporters.formats import rendered
from synthreport.standard.catalogue import entries

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/synthreport.yaml"))
DRAFT = ROOT / "examples" / "incomplete-submission" / "synthreport.yaml"
TRIAL = ROOT / "examples" / "tabular-trial" / "synthreport.yaml"


def run_on(source: bytes, profile: str = "journal") -> Run:
    document = synthreport.parse(source)
    return Run([Checked("m.yaml", document, synthreport.check(document, profile=profile))], [])


def page(run: Run) -> str:
    return decision(View(run.checked[0]), Level.MUST)


def edited(path: Path, *edits: tuple[str, Any]) -> bytes:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for pointer, value in edits:
        *above, last = pointer.split("/")[1:]
        holder = data
        for key in above:
            holder = holder[key]
        holder[last] = value
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()


def numbers(text: str) -> dict[str, int]:
    """The numbers of a page: findings at each level, answered and asked lines, gaps, unasked lines, unread rules."""
    patterns = {
        "must": r"\*\* ([\d,]+) errors?,",
        "should": r"([\d,]+) warnings?, [\d,]+ notes?\.$",
        "may": r"([\d,]+) notes?\.$",
        "answered": r"(\d+) of \d+ lines answered",
        "asked": r"\d+ of (\d+) lines answered",
        "gaps": r"^## Gaps that the authors declare \(([\d,]+)\)",
        "unasked": r"^## Not asked, because of an answer \((\d+) lines? of",
        "silent": r"^([\d,]+) rules? could not be checked, because an answer",
        "of_files": r"([\d,]+) rules? needs? the files themselves",
    }
    found = {name: re.search(pattern, text, re.MULTILINE) for name, pattern in patterns.items()}
    return {name: int(match[1].replace(",", "")) if match else 0 for name, match in found.items()}


def plain(form: str, run: Run) -> str:
    """A report as text on one line."""
    text = str(rendered(form, run))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text) if form == "html" else text).split())


def count(head: str, text: str) -> int:
    found = re.search(head + r" \((\d+)\)", text)
    return int(found[1]) if found else 0


SEEN = [(path, profile) for path in EXAMPLES for profile in ("core", "journal")]
SEEN += [(DRAFT, profile) for profile in sorted(entries()["profiles"]) if (DRAFT, profile) not in SEEN]
"""Every example, and every profile."""


@pytest.mark.parametrize("example, profile", SEEN, ids=lambda each: getattr(each, "parent", Path(each)).name)
def test_its_numbers_are_those_of_every_report(example: Path, profile: str) -> None:
    run = run_on(example.read_bytes(), profile)
    said, report = numbers(page(run)), json.loads(str(rendered("json", run)))["documents"][0]
    levels = [finding["level"] for finding in report["findings"]]
    assert {level: said[level] for level in Level} == {level: levels.count(level) for level in Level}
    assert (said["answered"], said["asked"]) == (report["verdict"]["answered"], report["verdict"]["asked"])
    assert said["unasked"] == report["counts"]["lines"]["not_applicable"]
    for form in ("markdown", "html", "text"):
        assert f"{said['answered']} of {said['asked']} lines answered" in plain(form, run)
    for form in ("markdown", "html"):
        assert said["gaps"] == count("Left open by the authors", plain(form, run))
        assert said["silent"] + said["of_files"] == count("Not checked", plain(form, run))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_its_parts_add_up(example: Path) -> None:
    run = run_on(example.read_bytes())
    view, text = View(run.checked[0]), page(run)
    total = sum(view.result.level_counts().values())
    assert sum(matter.total for matter in view.matters) == total
    listed = re.findall(r"^- \*\*[^*]+\*\* \(([^)]*)\)", text, re.MULTILINE)
    shown = sum(int(count) for each in listed for count in re.findall(r"(\d+) (?:error|warning|note)", each))
    rest = re.search(r"^- and ([\d,]+) more findings? on (?:an)?other lines?", text, re.MULTILINE)
    assert len(listed) <= MOST
    assert shown + int(rest[1] if rest else 0) == total
    assert sum(len(each.lines) for each in view.unasked) == numbers(text)["unasked"]


def test_what_can_do_most_harm_comes_first() -> None:
    view = View(run_on(DRAFT.read_bytes()).checked[0])
    errors = [matter for matter in view.matters if Level.MUST in matter.counts]
    harms = [harm(matter.findings[0].code) for matter in errors]
    assert harms == sorted(harms)
    assert harms[0] is Harm.PEOPLE
    assert list(view.matters[: len(errors)]) == errors


def test_very_many_findings_are_all_counted() -> None:
    files = {f"f{number}": {"role": "data", "records": "many"} for number in range(150)}
    run = run_on(edited(DRAFT, ("/files", files)))
    view = View(run.checked[0])
    assert view.result.more
    assert sum(matter.total for matter in view.matters) == sum(view.result.level_counts().values())


def test_the_answer_that_switches_a_line_off_is_named() -> None:
    text = page(run_on(edited(TRIAL, ("/inputs/actg175/level", "aggregate"))))
    (line,) = [
        line
        for line in text.splitlines()
        if line.startswith("- ") and "Decision on the source" in line and "level" in line
    ]
    assert re.search(r"Each entry is about a group of persons \(`level: aggregate`, line \d+", line)


def test_equal_reasons_are_one_entry() -> None:
    text = page(run_on((ROOT / "examples" / "simulated-clinic" / "synthreport.yaml").read_bytes()))
    assert text.count("Pooled from studies of many years.") == 1
    assert "(unknown; 4 gaps): Pooled" in text


def test_it_can_be_filed() -> None:
    content = DRAFT.read_bytes()
    last = page(run_on(content)).splitlines()[-1]
    assert hashlib.sha256(content).hexdigest() in last
    assert "synthreport 1.0, profile journal 1.0" in last
    assert date.today().isoformat() in last


@pytest.mark.parametrize(
    "source", [b"a: [", b"", b"- a\n", b"synthreport: 9.9\n", b"synthreport: '1.0'\ninputs: [1]\n"]
)
def test_it_can_be_written_of_anything(source: bytes) -> None:
    run = run_on(source)
    text = page(run)
    assert run.checked[0].result.verdict.conclusion in ("cannot be read", "incomplete")
    assert hashlib.sha256(source).hexdigest() in text


def test_it_says_that_no_claim_was_compared_with_files() -> None:
    run = run_on(TRIAL.read_bytes())
    ledger = run.checked[0].result.ledger
    assert f"{len(ledger)} claims and numbers: " in page(run)
    assert "none was computed again, or compared with the files." in page(run)
