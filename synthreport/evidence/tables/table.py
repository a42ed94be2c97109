"""A table: its columns, its rows as arrays, and questions in SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from synthreport.evidence.tables.column_kinds import Column, Field, columns_of, profile_query
from synthreport.evidence.tables.engine import Engine, quoted
from synthreport.evidence.tables.table_formats import Scan

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SECONDS = 86_400


class Problem(NamedTuple):
    """Rows that were left out, and why: how many, and the line of the first."""

    what: str
    rows: int
    line: int


class Opened(NamedTuple):
    """A file that was opened: its name as a table, its path, what of it is read, and its size and time then."""

    name: str
    path: Path
    readable: Path
    encoding: str
    stamp: tuple[int, int]


class Table:
    """One table in a sealed engine. Its columns are profiled when they are first asked for, in one scan.

    `raw` is a relation of SQL with the columns as in the file, for CSV all of them text; `relation` is one with the
    columns in their kinds and NULL for missing values. Both are named in queries, also those of other tables that were
    opened together with this one.
    """

    def __init__(self, opened: Opened, engine: Engine, scan: Scan, fields: Mapping[str, Field]) -> None:
        self.name, self.path, self.encoding = opened.name, opened.path, opened.encoding
        self.scan = scan
        self.raw = f"raw.{quoted(self.name)}"
        self._stamp = opened.stamp
        self._engine, self._fields = engine, fields
        self._arrays: dict[str, NDArray[Any]] = {}

    @property
    def is_unchanged(self) -> bool:
        """Whether the file has the size and the time of change that it had when it was opened."""
        return stamp(self.path) == self._stamp

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, without a scan."""
        return tuple(self.scan.types)

    @property
    def rows(self) -> int:
        """How many rows can be read."""
        return self._profile[0]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns with their kinds."""
        return self._profile[1]

    def column(self, name: str) -> Column:
        """The column of a name. Raises KeyError if there is none."""
        return self.columns[self._index[name]]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The rows that were left out, as the last scan found them."""
        _ = self._profile
        return tuple(_problems(self._engine, self.scan.rejects)) if self.scan.rejects else ()

    @cached_property
    def relation(self) -> str:
        """The table in SQL, each column in its kind."""
        columns = ", ".join(f"{each.sql} AS {quoted(each.name)}" for each in self.columns)
        self._engine.make(f"CREATE VIEW {quoted(self.name)} AS SELECT {columns} FROM {self.raw}")
        return quoted(self.name)

    def sql(self, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        """The rows of one SELECT. Raises Unusable if it is anything else, or fails."""
        return self._engine.rows(query, parameters)

    def arrays_of(self, query: str) -> dict[str, Any]:
        """The columns that one SELECT gives, as arrays. Raises Unusable if it is anything else, or fails."""
        return self._engine.arrays(query)

    def array(self, name: str) -> NDArray[Any]:
        """The values of a column in the order of the file.

        Numbers, booleans (0 and 1) and dates (days since 1970) are float64 with NaN for missing values, texts are
        objects with None. Raises KeyError if there is no such column.
        """
        if name not in self._arrays:
            self._arrays |= self._loaded([self.column(name)])
        return self._arrays[name]

    def arrays(self, names: Sequence[str] | None = None) -> dict[str, NDArray[Any]]:
        """The values of several columns, by default of all, in one scan."""
        wanted = [self.column(name) for name in (self.names if names is None else names)]
        self._arrays |= self._loaded([each for each in wanted if each.name not in self._arrays])
        return {each.name: self._arrays[each.name] for each in wanted}

    def _loaded(self, columns: Sequence[Column]) -> dict[str, NDArray[Any]]:
        if not columns:
            return {}
        listed = ", ".join(f"{_as_array(each)} AS c{index}" for index, each in enumerate(columns))
        found = self._engine.arrays(f"SELECT {listed} FROM {self.relation}")
        return {each.name: _filled(found[f"c{index}"]) for index, each in enumerate(columns)}

    @cached_property
    def _profile(self) -> tuple[int, tuple[Column, ...]]:
        query = profile_query(self.raw, self.scan.types, self._fields)
        rows, *counts = self._engine.rows(query)[0]
        return rows, tuple(columns_of(counts, self.scan.types, self._fields))

    @cached_property
    def _index(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.names)}


def _as_array(column: Column) -> str:
    name = quoted(column.name)
    if column.kind == "date":
        return f"epoch({name}) / {_SECONDS}"
    return name if column.kind in ("category", "text") else f"CAST({name} AS DOUBLE)"


def _filled(found: Any) -> NDArray[Any]:
    """An array without a mask: missing values are NaN, or None."""
    import numpy as np

    if not isinstance(found, np.ma.MaskedArray):
        return np.asarray(found)
    values = np.array(found.data)
    values[np.ma.getmaskarray(found)] = np.nan if values.dtype.kind == "f" else None
    return values


def _problems(engine: Engine, rejects: str) -> Iterator[Problem]:
    query = f"SELECT error_type, count(DISTINCT line), min(line) FROM {quoted(rejects)} GROUP BY 1 ORDER BY 3"
    for what, rows, line in engine.rows(query):
        yield Problem(str(what).lower().replace("_", " "), rows, line)


def stamp(path: Path) -> tuple[int, int]:
    """The size of a file and the time of its last change."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns
