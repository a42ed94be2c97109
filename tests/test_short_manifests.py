"""What an author can write by hand in an hour is enough: two examples of sixty lines each comply with `core`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import synthreport
from synthreport.finding import Level
from synthreport.result import Conclusion

ROOT = Path(__file__).resolve().parents[1]
SHORT = sorted((ROOT / "tests" / "data" / "short").glob("*.yaml"))
FACT = re.compile(r"[0-9a-f]{64}|10\.[0-9]{4,}/\S+|[0-9]{4}-[0-9]{2}\S*")
"""What nobody words in their own way: digests, DOIs, dates."""


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)
    else:
        yield value


def facts(path: Path) -> set[Any]:
    found = [leaf for leaf in leaves(yaml.safe_load(path.read_text(encoding="utf-8"))) if not isinstance(leaf, bool)]
    return {leaf for leaf in found if isinstance(leaf, int | float) or FACT.fullmatch(str(leaf))}


def test_there_are_two_of_them() -> None:
    assert [path.stem for path in SHORT] == ["simulated-clinic", "tabular-trial"]


@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
def test_a_short_manifest_complies_with_core(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 120
    report = synthreport.check(path)
    assert report.verdict.conclusion is Conclusion.COMPLIES
    assert [finding for finding in report.findings if finding.level is Level.MUST] == []


@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
def test_a_short_manifest_states_no_fact_that_the_full_one_lacks(path: Path) -> None:
    told = facts(path)
    assert len(told) > 5
    assert told - facts(ROOT / "examples" / path.stem / "synthreport.yaml") == set()


def test_the_trial_is_incomplete_for_a_journal() -> None:
    path = ROOT / "tests" / "data" / "short" / "tabular-trial.yaml"
    report = synthreport.check(path, profile="journal")
    assert report.verdict.conclusion is Conclusion.INCOMPLETE
