"""What was seen in the files of one entry: records, tables, marks, facts; and what was left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from synthreport.draft.source_files import Unusable
from synthreport.scan.agreed_facts import Facts
from synthreport.scan.columns.cell_shapes import is_nobody, is_value
from synthreport.scan.columns.channel_words import is_channel, is_unit_of_channel
from synthreport.scan.columns.column_statistics import Column
from synthreport.scan.disclosure_limits import Limits

LONGEST_LABEL = 40
"""A longer text describes more than a channel."""
MOST_COLUMNS = 100_000
TOO_WIDE = f"more than {MOST_COLUMNS:,} columns; describe them in a dictionary"
MOST_KEYS = 4
"""Columns of a table whose distinct values are counted: the first ones that may be keys."""


class Rows:
    """The rows of one table, as far as they were seen."""

    def __init__(self, limits: Limits, described: Collection[str] = ()) -> None:
        self.limits = limits
        self.described = described  # names of columns that a dictionary has, in lower case
        self.count = 0
        self.keys = 0
        self.has_header = False  # whether a first line gives the names of the columns, and was judged
        self.doubt = ""  # why the names of the columns may be values
        self.columns: dict[str, Column] = {}

    def column(self, name: str) -> Column:
        """The column of this name, which is added if it is new. Raises Unusable if there are too many."""
        if name not in self.columns:
            if len(self.columns) == MOST_COLUMNS:
                raise Unusable(TOO_WIDE)
            self.columns[name] = Column(name, self.limits)
            self.keys += self.columns[name].tells_apart
            self.columns[name].tells_apart &= self.keys <= MOST_KEYS
        return self.columns[name]


class Seen:
    """What readers saw; they add to it, file by file."""

    def __init__(self, limits: Limits, described: Collection[str] = ()) -> None:
        self.limits = limits
        self.described = described
        self.records: int | None = None
        self.is_whole = True  # whether every row of every file was read
        self.modality = ""
        self.tables: dict[str, Rows] = {}
        self.marks: Counter[tuple[str, str]] = Counter()
        self.facts = Facts()
        self.channels: dict[str, Counter[str]] = {}  # by their labels, in how many files they have which unit
        self.persons: dict[str, set[int]] = {}  # by what names persons, the hashes of their names
        self.has_nameless = False
        self.file = ""  # the one that is being read
        self.left: list[tuple[str, str]] = []

    def table(self, name: str = "") -> Rows:
        """The table of this name within the files, which is added if it is new."""
        return self.tables.setdefault(name, Rows(self.limits, self.described))

    @property
    def has_prose(self) -> bool:
        """Whether a column holds texts, such as notes."""
        return any(column.is_prose for rows in self.tables.values() for column in rows.columns.values())

    def count(self, records: int) -> None:
        """Add records of one more file."""
        self.records = (self.records or 0) + records

    def fact(self, pointer: str, answer: Any) -> None:
        """Note the answer that a file gives; if others give another, or none, nothing is stated."""
        self.facts.note(pointer, answer, self.file)

    def channel(self, label: str, unit: str) -> None:
        """Note a channel of a signal, with the unit that one file gives."""
        if not 0 < len(label) <= LONGEST_LABEL or not label.isprintable() or is_value(label) or not is_channel(label):
            self.leave(self.file, "a label of a channel is not made of words for sensors, and may name somebody")
        else:
            self.channels.setdefault(label, Counter())[unit if is_unit_of_channel(unit) else ""] += 1

    def person(self, way: str, name: str) -> None:
        """Note whom a file names, and by what it does so: a header, say."""
        named = self.persons.setdefault(way, set())
        if is_nobody(name):
            self.has_nameless = True
        else:
            named.add(hash(name))

    def leave(self, place: str, why: str) -> None:
        """Note, once, what has no answer made from it."""
        if (place, why) not in self.left[-1:]:
            self.left.append((place, why))
