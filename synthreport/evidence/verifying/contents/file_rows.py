"""The rows of one file of a table: what one scan counts, and hashes of keys and rows from a second one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables import Table
from synthreport.evidence.tables.engine import literal, quoted
from synthreport.evidence.tables.safe_expressions import plain
from synthreport.evidence.verifying.contents.described import Field
from synthreport.evidence.verifying.contents.field_sql import Counts, as_typed, detailed_query, key_of, undescribed
from synthreport.evidence.verifying.contents.quick_scan import Quick, Typed, as_counts, quick_query, typed

if TYPE_CHECKING:
    from numpy.typing import NDArray

Made = TypeVar("Made", Counts, Quick)

_AT_ONCE = 400
"""How many columns one scan counts: with more, a query becomes too long."""


class Tally(NamedTuple):
    """How many rows break a condition, and on how many it can be decided: a missing value may leave it open."""

    broken: int = 0
    decided: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.broken + other.broken, self.decided + other.decided)


class FileRows:
    """The rows of a file, read by fields; `fields` are those with a column, `others` the columns without a field.

    `families` has how many columns each family of fields has; these are not looked into.
    """

    def __init__(self, table: Table, fields: Sequence[Field]) -> None:
        self.table = table
        self.types = dict(table.scan.types)
        described = {each.name for each in fields if not each.is_family}
        self.fields = [each for each in fields if not each.is_family and each.name in self.types]
        self.families: dict[str, int] = {}
        for each in (each for each in fields if each.is_family):
            members = self._members(str(each.says("pattern")))
            self.families[each.id] = len(members)
            described |= members
        self.others = [undescribed(name) for name in table.names if name not in described]
        self.rows = 0
        self.counts: dict[str, Counts] = {}

    def _members(self, pattern: str) -> set[str]:
        """The columns whose names fit a pattern, which the engine matches in linear time."""
        listed = ", ".join(map(literal, self.table.names))
        query = f"SELECT n FROM (SELECT unnest([{listed}]) AS n) WHERE regexp_full_match(n, {literal(pattern)})"
        return {name for (name,) in self.table.sql(query)}

    @property
    def is_text(self) -> bool:
        """Whether the file has no types of its own."""
        return self.table.scan.format == "delimited"

    def scan(self, *, marks: bool = False) -> None:
        """Count, marks too if asked. Raises Unusable if the file cannot be read to its end."""
        columns, unsound = [*self.fields, *self.others], list[Field]()
        source = typed(self.table.scan, columns, self.table.raw)
        for some in _parts(columns) or [[]]:
            self.rows, *found = self._asked(quick_query(some, source, marks=marks))
            for field, counts in zip(some, _by_field(found, Quick), strict=True):
                sound = as_counts(field, source.types[field.name], counts, self.rows)
                unsound += [] if sound else [field]
                self.counts |= {field.name: sound} if sound else {}
        for some in _parts(columns if self._misread(source) else unsound):
            self.rows, *found = self._asked(detailed_query(some, self.types, self.table.raw))
            self.counts |= dict(zip((each.name for each in some), _by_field(found, Counts), strict=True))

    def _misread(self, source: Typed) -> bool:
        """Whether rows were left out because a value is not of its type."""
        query = f"SELECT count(*) FROM {quoted(source.rejects)} WHERE error_type = 'CAST'"
        return bool(source.rejects and self.table.sql(query)[0][0])

    def _asked(self, query: str) -> tuple[int, ...]:
        (row,) = self.table.sql(query)
        return tuple(map(int, row))

    def rejected(self) -> list[tuple[str, int, int]]:
        """The rows that cannot be read: why, how many, and the line of the first."""
        if not self.table.scan.rejects:
            return []
        query = "SELECT error_type, count(DISTINCT line), min(line) FROM {} GROUP BY 1 ORDER BY 3"
        return [
            (str(why).lower().replace("_", " "), rows, line)
            for why, rows, line in self.table.sql(query.format(quoted(self.table.scan.rejects)))
        ]

    def hashes(self, wanted: Sequence[Sequence[Field]]) -> list[NDArray[Any]]:
        """A hash for each row of each combination of fields; of no fields, it is that of the whole row.

        Of a combination with an empty field it is 0: two rows without a key have nothing in common.
        """
        import numpy as np

        if not wanted:
            return []
        asked = ", ".join(f"{self._hash(fields)} AS h{number}" for number, fields in enumerate(wanted))
        found = self.table.arrays_of(f"SELECT {asked} FROM {self.table.raw}")
        return [np.asarray(found[f"h{number}"], dtype=np.uint64) for number in range(len(wanted))]

    def _hash(self, fields: Sequence[Field]) -> str:
        if not fields:
            return f"hash({', '.join(map(quoted, self.types))})"
        texts = [key_of(each, self.types[each.name]) for each in fields]
        lacking = " OR ".join(f"coalesce({each}, '') = ''" for each in texts)
        return f"CASE WHEN {lacking} THEN 0::UBIGINT ELSE hash({', '.join(texts)}) END"

    def tally(self, name: str, conditions: Sequence[str]) -> list[Tally | Unusable]:
        """How often each condition is broken; unusable is one that is no plain condition, or cannot be run."""
        checked = [self._checked(each) for each in conditions]
        fine = [each for each in checked if isinstance(each, str)]
        try:
            found = iter(self._run(name, fine))
            return [next(found) if isinstance(each, str) else each for each in checked]
        except Unusable:
            return [self._alone(name, each) if isinstance(each, str) else each for each in checked]

    def _checked(self, condition: str) -> str | Unusable:
        try:
            plain(condition, self.table.sql)
        except Unusable as error:
            return error
        return condition

    def _alone(self, name: str, condition: str) -> Tally | Unusable:
        try:
            return self._run(name, [condition])[0]
        except Unusable as error:
            return error

    def _run(self, name: str, conditions: Sequence[str]) -> Sequence[Tally]:
        if not conditions:
            return []
        counts = ", ".join(f"count(*) FILTER (WHERE NOT ({each})), count({each})" for each in conditions)
        rows = f"(SELECT {self._typed()} FROM {self.table.raw}) AS {quoted(name)}"
        (row,) = self.table.sql(f"SELECT {counts} FROM {rows}")
        return [Tally(*counted) for counted in zip(row[::2], row[1::2], strict=True)]

    def _typed(self) -> str:
        """Every field in its type, under the name of its column and under its id."""
        named = {each.name: quoted(each.name) for each in self.others}
        named |= {each.name: as_typed(each, self.types[each.name]) for each in self.fields}
        taken = {name.lower() for name in named}
        ids = {each.id: named[each.name] for each in self.fields if each.id.lower() not in taken}
        return ", ".join(f"{value} AS {quoted(name)}" for name, value in (named | ids).items())


def _parts(columns: Sequence[Field]) -> list[Sequence[Field]]:
    """The columns of one scan each."""
    return [columns[start : start + _AT_ONCE] for start in range(0, len(columns), _AT_ONCE)]


def _by_field(found: Sequence[int], form: type[Made]) -> Iterator[Made]:
    """What was counted, a record for each field."""
    width = len(form._fields)
    yield from (form(*found[start : start + width]) for start in range(0, len(found), width))
