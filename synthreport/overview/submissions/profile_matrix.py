"""Several profiles side by side: for each code with a finding, how binding the finding is under each of them."""

from __future__ import annotations

from typing import NamedTuple

from synthreport.finding import LEVELS, Level
from synthreport.overview.checked import Checked
from synthreport.standard.catalogue import Catalogue, highest, load
from synthreport.standard.words.wording import wording


class Row(NamedTuple):
    """A code with its label, and the level of its worst finding under each profile; None if it has none."""

    code: str
    label: str
    levels: tuple[Level | None, ...]


class Matrix(NamedTuple):
    """The profiles, and the rows: what most of them ask for, most bindingly, comes first."""

    profiles: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(under_all: list[Checked]) -> Matrix:
    """The matrix of one document, which was checked under several profiles."""
    standard = under_all[0].result.verdict.standard
    catalogue = load(standard)
    worst = [_worst(checked) for checked in under_all]
    codes = [code for code in (*catalogue.items, *catalogue.rules) if any(code in each for each in worst)]
    rows = [Row(code, _label(code, catalogue), tuple(each.get(code) for each in worst)) for code in codes]
    profiles = tuple(checked.result.verdict.profile for checked in under_all)
    return Matrix(profiles, tuple(sorted(rows, key=_weight)))


def _label(code: str, catalogue: Catalogue) -> str:
    """The label of an item; the problem of a rule, which has no label."""
    return wording(catalogue.standard).label(code) or catalogue.problem(code)


def _weight(row: Row) -> tuple[int, int]:
    levels = [level for level in row.levels if level]
    return LEVELS.index(highest(levels)), -len(levels)


def _worst(checked: Checked) -> dict[str, Level]:
    worst: dict[str, Level] = {}
    for finding in checked.result.findings:
        worst[finding.code] = highest([finding.level, worst.get(finding.code, finding.level)])
    return worst
