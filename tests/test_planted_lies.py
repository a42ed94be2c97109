"""Lies that were planted in honest examples: the editor's page leads to each, or says that only the authors vouch."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import synthreport
from synthreport.finding import Level
from synthreport.journal.editor import decision
from synthreport.overview.checked import Checked
from synthreport.overview.view import View

ROOT = Path(__file__).resolve().parents[1]
LIES = yaml.safe_load((Path(__file__).parent / "data" / "planted_lies.yaml").read_text(encoding="utf-8"))


@cache
def example(name: str) -> str:
    """An example as JSON."""
    return json.dumps(yaml.safe_load((ROOT / "examples" / name / "synthreport.yaml").read_text(encoding="utf-8")))


def with_lie(name: str, pointer: str, value: Any) -> View:
    """An example in which one answer is another, checked for a journal."""
    data = json.loads(example(name))
    *above, last = pointer.split("/")[1:]
    holder = data
    for key in above:
        holder = holder[key]
    assert holder[last] != value, pointer
    holder[last] = value
    document = synthreport.parse(json.dumps(data, indent=1).encode())
    return View(Checked("m.json", document, synthreport.check(document, profile="journal")))


def led_to(view: View, pointer: str, honest: set[tuple[str, str]]) -> str:
    """How the page leads to a lie: by a finding, by the line that only the authors answer for; empty if not."""
    page = decision(view, Level.MUST)
    new = [each for each in view.result.findings if (each.code, each.at.pointer) not in honest]
    weighty, _, rest = page.partition("## Not checked")
    if any(f"({each.code}, line {view.span(each.at).line})" in weighty for each in new):
        return "found"
    stretches = re.findall(r"(\d+)(?:–(\d+))?(?=[,)])", rest.partition("Only the authors' word")[2])
    line = view.line(pointer)
    return "not checked" if any(int(first) <= line <= int(last or first) for first, last in stretches) else ""


@pytest.mark.full
@pytest.mark.parametrize("name", LIES)
def test_the_page_leads_to_every_lie(name: str) -> None:
    document = synthreport.parse(example(name).encode())
    honest = {(each.code, each.at.pointer) for each in synthreport.check(document, profile="journal").findings}
    led = {at: led_to(with_lie(name, at, value), at, honest) for at, value in LIES[name].items()}
    assert {at: how for at, how in led.items() if not how} == {}
    assert list(led.values()).count("found") >= len(led) / 3
