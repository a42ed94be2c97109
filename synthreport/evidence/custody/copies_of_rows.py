"""Copies: rows of the source that occur again in the output, beside rows of people who were not in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from math import sqrt
from typing import Any, NamedTuple

from synthreport.document.pointers import pointer_of
from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.privacy.copies import exact_copies, repeated_rows
from synthreport.evidence.custody.triples import Known, Triple
from synthreport.evidence.measuring.coding_of_columns import framed
from synthreport.evidence.tables import open_tables
from synthreport.evidence.verifying.notes import Notes, shortened

_LEAST_COLUMNS = 2
_SPREADS = 3
RULE = "VE92"


class Copies(NamedTuple):
    """Rows of a split that occur in a released file: counts of few rows are withheld."""

    file: str
    split: str
    rows: str
    found: str


class Counted(NamedTuple):
    """How many rows of the source and of unseen people occur in the output, and the share that occurs by chance."""

    source: int
    unseen: int | None
    chance: float

    def exceeds_chance(self, rows: int) -> bool:
        """Whether more of so many source rows occur than chance gives, by three standard deviations."""
        expected = self.chance * rows
        return self.source > expected + _SPREADS * sqrt(expected)


def judge_copies(known: Known, memory: int, notes: Notes) -> list[Copies]:
    """Note where more rows of the source are in the output than unseen rows suggest; returns the counts."""
    listed: list[Copies] = []
    for file in known.tables:
        controls: list[str | None] = [*known.beside(file, "holdout")] or [None]
        for train, holdout in product(known.beside(file, "train"), controls):
            with suppress(Unusable):  # a file that is no table is reported when it is read
                listed += _judged(known, Triple(file, train, holdout), memory, notes)
    return list(dict.fromkeys(listed))


def _judged(known: Known, ids: Triple, memory: int, notes: Notes) -> Iterator[Copies]:
    file, train, holdout = ids.file, str(ids.train), ids.holdout
    with open_tables(known.paths(ids), declared=known.facts.fields, memory=memory) as tables:
        frames, _ = framed(tables, known.facts)
    if len(frames["synthetic"].names) < _LEAST_COLUMNS:
        return
    counted, small = _counted(frames), known.facts.small
    found = [Copies(file, train, few(frames["train"].rows, small), few(counted.source, small))]
    if holdout is not None:
        found.append(Copies(file, holdout, few(frames["holdout"].rows, small), few(counted.unseen or 0, small)))
    exceeds = counted.exceeds_chance(frames["train"].rows)
    notes.judge(RULE, pointer_of(["files", file]), _in_words(found) if exceeds else "")
    yield from found


def _in_words(found: list[Copies]) -> str:
    """Counts of copies in a sentence: those of the source, and of unseen rows."""
    source, *unseen = found
    words = (
        f"rows of the source `{shortened(source.split)}` that are in `{shortened(source.file)}`, too: {source.found}"
    )
    return words + "".join(f"; of `{shortened(each.split)}`: {each.found}" for each in unseen)


def _counted(frames: dict[str, Frame]) -> Counted:
    """Rows that meet by chance: as often as unseen rows meet the output, or source rows each other."""
    train, synthetic, holdout = frames["train"], frames["synthetic"], frames.get("holdout")
    alike = repeated_rows(train)
    if holdout is None:
        return Counted(exact_copies(train, synthetic), None, alike)
    unseen = exact_copies(holdout, synthetic)
    return Counted(exact_copies(train, synthetic), unseen, max(alike, unseen / max(holdout.rows, 1)))


def few(count: int, small: int) -> str:
    """A count of real rows as it may leave: to two digits, and not at all if it is small."""
    if 0 < count < small:
        return f"fewer than {small}"
    digits = max(len(str(count)) - 2, 0)
    return f"{round(count, -digits):,}" if digits == 0 else f"about {round(count, -digits):,}"


def as_entries(copies: list[Copies]) -> list[dict[str, Any]]:
    """The counts as plain data."""
    return [each._asdict() for each in copies]
