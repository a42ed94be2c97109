"""Manifests as rows of one table: title, manuscript, verdict under each profile, refuted claims, age."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from synthreport.finding import Level
from synthreport.grades import Grade
from synthreport.overview.checked import Checked
from synthreport.overview.dataset_facts import dataset_of
from synthreport.overview.verdict_words import failed_by, is_verified, with_decisions
from synthreport.result import Conclusion, Result
from synthreport.rules.value import answers_of

_WORST = tuple(Conclusion)
NOT_COMPARED = "not compared"
_LAST = "\uffff"
"""What sorts after every title: that of a row without one."""


class Judged(NamedTuple):
    """The verdict under a profile in words, its rank (the worst is 0), whether it passes, and the lines answered."""

    profile: str
    verdict: str
    rank: int
    passes: bool
    answered: int
    asked: int


class Submission(NamedTuple):
    """A manifest; what is not stated is empty. `age` are the days since the manifest was dated.

    `refuted` is how many claims are refuted; None if nothing but the manifest was looked at.
    """

    name: str
    title: str
    manuscript: str
    judged: tuple[Judged, ...]
    refuted: int | None
    dated: str
    age: int | None

    @property
    def refuted_in_words(self) -> str:
        """How many claims are refuted, or that none was compared with anything."""
        return NOT_COMPARED if self.refuted is None else str(self.refuted)


Order = Callable[[Submission], Any]


def by_document(checked: Iterable[Checked]) -> list[list[Checked]]:
    """The results of a run, those on one document together."""
    return [list(group) for _, group in groupby(checked, key=lambda each: id(each.document))]


def submissions(checked: Iterable[Checked], fail_on: Level) -> list[Submission]:
    """A row for each document, in the order of the run."""
    return [_row(group, fail_on) for group in by_document(checked)]


def orders(rows: list[Submission]) -> dict[str, list[Submission]]:
    """The rows in every order that a table offers, by its name: what needs attention first, titles from A to Z."""
    return {name: sorted(rows, key=key) for name, key in _keys(rows)} if rows else {}


def _keys(rows: list[Submission]) -> Iterator[tuple[str, Order]]:
    yield "title", lambda row: (row.title or _LAST).casefold()
    yield "manuscript", lambda row: (row.manuscript or _LAST).casefold()
    several = len(rows[0].judged) > 1
    for number, judged in enumerate(rows[0].judged):
        under = f", {judged.profile}" if several else ""
        yield f"verdict{under}", partial(_rank, number)
        yield f"lines answered{under}", partial(_share, number)
    yield "refuted claims", lambda row: 1 if row.refuted is None else -row.refuted
    yield "age", lambda row: -1 if row.age is None else -row.age


def _rank(number: int, row: Submission) -> int:
    return row.judged[number].rank


def _share(number: int, row: Submission) -> float:
    judged = row.judged[number]
    return judged.answered / judged.asked if judged.asked else 0


def _row(group: list[Checked], fail_on: Level) -> Submission:
    first = group[0]
    root = answers_of(first.document.data)
    day = _day(root.get("manifest", "date"))
    return Submission(
        first.name,
        dataset_of(first)["title"] or "",
        _manuscript(first.document.data),
        tuple(_judged(each.result, fail_on) for each in group),
        _refuted(group),
        day.isoformat() if day else "",
        max((date.today() - day).days, 0) if day else None,
    )


def _refuted(group: list[Checked]) -> int | None:
    """How many claims are refuted, under the profile that has most of them; None if nothing was compared."""
    counts = [each.result.grade_counts()[Grade.REFUTED] for each in group if is_verified(each.result)]
    return max(counts) if counts else None


def _judged(result: Result, fail_on: Level) -> Judged:
    answered, asked, _ = result.answered()
    conclusion = result.verdict.conclusion
    bugs = ", ".join(result.crashed)
    words = f"could not be checked: a bug in {bugs}" if bugs else conclusion
    passes = result.passes(fail_on) and not result.crashed
    said = f"{words}{with_decisions(result)}{failed_by(result, fail_on)}"
    return Judged(result.verdict.profile, said, _WORST.index(conclusion), passes, answered, asked)


def _manuscript(data: Any) -> str:
    """The number of the manuscript: the identifier of the first publication that is submitted."""
    for _, publication in answers_of(data).each("dataset", "publications"):
        identifier = publication.get("identifier")
        if publication.get("status") == "submitted" and isinstance(identifier, str):
            return identifier
    return ""


def _day(stated: Any) -> date | None:
    try:
        return date.fromisoformat(stated) if isinstance(stated, str) else None
    except ValueError:
        return None
