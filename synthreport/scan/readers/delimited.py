"""CSV and its relatives: every row is read once, and none is kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.scan.columns.header import ADVICE, OCCURS, doubt, sample_size, settled
from synthreport.scan.columns.preamble import Start, start_of
from synthreport.scan.columns.row_problems import RowProblems
from synthreport.scan.observations import MOST_COLUMNS, TOO_WIDE, Rows, Seen
from synthreport.scan.readers.streams import Text, pieces, text_of
from synthreport.scan.readers.text_rows import Row, rows_of

_AT_ONCE = 5000
_REPEATED = "repeats the header"
_ENDS_EMPTY = "every row below has one value more, and the last is empty"
"""Either the first values are names of rows, as R writes them, or each row ends with a delimiter."""


def read(path: Path, seen: Seen) -> None:
    """Add what a file contains. Raises Unusable if it is not a table."""
    text = text_of(path)
    _tell_encoding(text, path.name, seen)
    problems, table = RowProblems(), seen.table()
    was_in_doubt = bool(table.doubt)
    with pieces(path, text.encoding) as found:
        start = start_of(found)
        if start.number > 1:
            seen.leave(path.name, f"the text before line {start.number} is not part of the table; skipped")
        lines = chain([start.line], found)
        rows = rows_of(_without_nul(lines, start, problems) if text.has_nul else lines, start, problems)
        _read(_names(start, rows, problems), rows, seen, problems)
    problems.tell(seen, path.name)
    if table.doubt and not was_in_doubt:
        seen.leave(path.name, f"its first line is not taken for the names of columns: {table.doubt}; {ADVICE}")
    seen.is_whole &= not table.doubt


def _tell_encoding(text: Text, name: str, seen: Seen) -> None:
    if text.is_mixed:
        seen.leave(name, "some of it is not UTF-8; names and categories that this affects are not stated")
    elif not text.encoding.startswith("utf-8"):
        seen.leave(name, f"not UTF-8; read as {'UTF-16' if text.encoding == 'utf-16' else 'Latin-1'}")


def _names(start: Start, rows: Iterator[Row], problems: RowProblems) -> list[str]:
    """The cells of the first line. Raises Unusable if they cannot be determined."""
    if "\0" in start.line:
        raise Unusable("its first line holds NUL bytes; this is no text")
    _, names = next(rows, (0, []))
    if problems.kinds:
        raise Unusable(f"its first line is no header: {', '.join(problems.kinds)}")
    if len(names) > MOST_COLUMNS:
        raise Unusable(TOO_WIDE)
    return names


def _without_nul(found: Iterator[str], start: Start, problems: RowProblems) -> Iterator[str]:
    for number, line in enumerate(found, start=start.number):
        if "\0" in line:
            problems.note("NUL bytes, which were skipped", number, is_read=True)
            line = line.replace("\0", "")
        yield line


def _read(names: list[str], rows: Iterator[Row], seen: Seen, problems: RowProblems) -> None:
    """Look at the rows below a first line, unless that may be one of them."""
    table = seen.table()
    first = list(islice(rows, sample_size(len(names))))
    below = [row for _, row in first if row]
    if below and all(len(row) == len(names) + 1 for row in below):
        if not any(row[-1] for row in below):
            table.doubt = table.doubt or _ENDS_EMPTY
        names = ["", *names]  # R leaves out the name of the names of rows
    table.doubt = table.doubt or doubt(names, below, seen.described)
    if not table.doubt:
        certain = settled(names, below, seen.described)
        _take(names, _whole(chain(first, rows), names, problems), seen, certain)
        if _REPEATED in problems.kinds and not certain.issuperset(names):
            table.doubt = OCCURS


def _whole(rows: Iterator[Row], names: list[str], problems: RowProblems) -> Iterator[list[str]]:
    """The rows that have a value for each column; the others are noted."""
    blank, width = 0, len(names)
    for line, row in rows:
        if row == names:
            problems.note(_REPEATED, line)
        elif len(row) == width:
            yield row
            if blank and width == 1:
                problems.note("a blank line: a record without a value, or none", blank)
            blank = 0
        elif row:
            problems.note(f"not as many values as the {width} columns", line)
        else:
            blank = line


def _take(names: list[str], rows: Iterator[list[str]], seen: Seen, certain: set[str]) -> None:
    table = seen.table()
    table.has_header = True
    columns = _columns(names, table, seen)
    while batch := list(islice(rows, _AT_ONCE)):
        table.count += len(batch)
        seen.count(len(batch))
        for index, values in enumerate(zip(*batch, strict=True)):
            if index in columns:
                table.columns[columns[index]].see(values)
                if columns[index] in values and columns[index] not in certain:
                    table.doubt = OCCURS
    seen.count(0)


def _columns(header: list[str], table: Rows, seen: Seen) -> dict[int, str]:
    """The names of the columns by their places: those that have one, and one of their own."""
    found: dict[int, str] = {}
    taken = set[str]()
    for index, name in enumerate(map(str.strip, header)):
        if not name:
            seen.leave(f"column {index + 1}", "it has no name")
        elif name in taken:
            seen.leave(f"column {index + 1}", "another column has the same name")
        else:
            found[index] = name
            taken.add(name)
            table.column(name)
    return found
