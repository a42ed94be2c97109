"""The numbers of a file of scores, each with the names that lead to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

from synthreport.draft.source_files import Source
from synthreport.scan.columns.preamble import delimiter_of
from synthreport.standard.metrics.metric_names import called

_MOST = 10_000
"""Numbers of one file that are looked at. A file with more holds data."""
_NAMES = {"metric", "measure", "name", "score_name", "statistic"}
_COLUMNS = {"variable", "column", "feature", "field"}
_VALUES = {"value", "score", "result", "estimate"}


class Number(NamedTuple):
    """A number, and the names that lead to it, the outermost first."""

    names: tuple[str, ...]
    value: int | float


def numbers_in(source: Source) -> list[Number]:
    """The numbers of a JSON or CSV file. Raises Unusable if it cannot be read, and csv.Error."""
    is_table = source.name.lower().endswith((".csv", ".tsv"))
    found: list[Number] = []
    for each in _of_table(source.text) if is_table else _of_tree(source.json, ()):
        if len(found) == _MOST:
            return []
        found.append(each)
    return found


def is_score_sheet(header: str) -> bool:
    """Whether the first line of a table says that its rows are metrics, with a name and a value, or columns, with
    their metrics.
    """
    names = [each.strip(" \"'").lower() for each in header.split(delimiter_of(header))]
    of_columns = names[0] in _COLUMNS and any(called(each) for each in names[1:])
    return of_columns or ("metric" in names and not _VALUES.isdisjoint(names))


def _of_tree(data: Any, names: tuple[str, ...]) -> Iterator[Number]:
    if isinstance(data, dict):
        for name, each in data.items():
            yield from _of_tree(each, (*names, str(name)))
    elif _is_number(data):
        yield Number(names, data)


def _of_table(text: str) -> Iterator[Number]:
    """The numbers of a table with a score in each row, or in each column of its only row."""
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter_of(text.partition("\n")[0])))
    header = [each.strip().lower() for each in rows[0]] if rows else []
    if not _NAMES.isdisjoint(header) and not _VALUES.isdisjoint(header):
        name, value = (next(n for n, each in enumerate(header) if each in words) for words in (_NAMES, _VALUES))
        pairs = [(row[name], row[value]) for row in rows[1:] if len(row) > max(name, value)]
    else:
        pairs = list(zip(rows[0], rows[1], strict=False)) if len(rows) == 2 else []
    for named, said in pairs:
        if (number := _number(said)) is not None:
            yield Number((named.strip(),), number)


def _number(text: str) -> int | float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return None if not isfinite(value) else int(value) if value.is_integer() and "." not in text else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
