"""The rows of a delimited text, each with the number of the line that it ends in."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from synthreport.scan.columns.preamble import Start
from synthreport.scan.columns.row_problems import RowProblems

Row = tuple[int, list[str]]


def rows_of(lines: Iterator[str], start: Start, problems: RowProblems) -> Iterator[Row]:
    """The rows from a first line on. A blank line is a row without values; what cannot be read is noted.

    Quotes belong to CSV: in a text separated by tabs they are characters, except a pair around a value.
    """
    return _tabbed(lines, start) if start.delimiter == "\t" else _quoted(lines, start, problems)


def _tabbed(lines: Iterator[str], start: Start) -> Iterator[Row]:
    for number, line in enumerate(lines, start=start.number):
        row = line.rstrip("\r\n").split("\t") if line.strip("\r\n") else []
        yield number, [_unquoted(value) for value in row] if '"' in line else row


def _unquoted(value: str) -> str:
    """A value without the quotes around it, where there are two and none between them."""
    inner = value[1:-1]
    return inner if len(value) > 1 and value[0] == value[-1] == '"' and '"' not in inner else value


def _quoted(lines: Iterator[str], start: Start, problems: RowProblems) -> Iterator[Row]:
    rows = csv.reader(lines, delimiter=start.delimiter, strict=True)
    while True:
        before = rows.line_num
        try:
            for row in rows:
                if rows.line_num - before > 1 and _swallowed(row, start.delimiter):
                    problems.note("a quoted value holds what looks like rows", start.number + before)
                else:
                    yield start.number - 1 + rows.line_num, row
                before = rows.line_num
            return
        except csv.Error as error:
            problems.note(f"cannot be read as CSV: {error}", start.number - 1 + rows.line_num)


def _swallowed(row: list[str], delimiter: str) -> bool:
    """Whether a value goes on over lines that are rows themselves: then a quote was not closed."""
    least = max(len(row) - 1, 1)
    return any(line.count(delimiter) >= least for value in row for line in value.splitlines()[1:-1])
