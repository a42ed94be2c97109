"""What was seen in the files of one entry: records, tables, marks, facts; and what was left."""

from __future__ import annotations

from collections import Counter
from math import isfinite
from typing import Any

from synthreport.authoring.scanning.columns import Column
from synthreport.authoring.scanning.limits import Limits
from synthreport.authoring.sources import Unusable

LONGEST_LABEL = 40
"""What is longer describes more than a channel."""


MOST_COLUMNS = 100_000


class Rows:
    """The rows of one table, as far as they were seen."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.count = 0
        self.columns: dict[str, Column] = {}

    def column(self, name: str) -> Column:
        """The column of this name, which is made where it is new. Raises Unusable where there are too many."""
        if name not in self.columns:
            if len(self.columns) == MOST_COLUMNS:
                raise Unusable(f"more than {MOST_COLUMNS:,} columns; describe them in a dictionary")
            self.columns[name] = Column(name, self.limits)
        return self.columns[name]


class Seen:
    """What readers saw; they add to it, file by file."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.records: int | None = None
        self.modality = ""
        self.tables: dict[str, Rows] = {}
        self.marks: Counter[tuple[str, str]] = Counter()
        self.facts: dict[str, list[Any]] = {}
        self.channels: dict[str, set[str]] = {}
        self.persons: set[int] = set()
        self.subjects = 0
        self.left: list[tuple[str, str]] = []

    def table(self, name: str = "") -> Rows:
        """The table of this name within the files, which is made where it is new."""
        return self.tables.setdefault(name, Rows(self.limits))

    def count(self, records: int) -> None:
        """Add records of one more file."""
        self.records = (self.records or 0) + records

    def fact(self, pointer: str, answer: Any) -> None:
        """Note the answer that one file gives; where others give another, none is stated."""
        answers = self.facts.setdefault(pointer, [])
        finite = not isinstance(answer, float) or isfinite(answer)
        if finite and answer not in (None, "") and answer not in answers:
            answers.append(answer)

    def channel(self, label: str, unit: str) -> None:
        """Note a channel of a signal, with the unit that one file gives."""
        if 0 < len(label) <= LONGEST_LABEL and label.isprintable():
            self.channels.setdefault(label, set()).add(unit if unit.isprintable() and len(unit) < LONGEST_LABEL else "")

    def leave(self, place: str, why: str) -> None:
        """Note what no answer is made of."""
        self.left.append((place, why))
