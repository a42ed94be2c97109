"""CSV and its relatives: one pass over all rows, of which none is held."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from synthreport.authoring.scanning.seen import Rows, Seen
from synthreport.authoring.scanning.streams import pieces, text_of
from synthreport.authoring.sources import Unusable

_AT_ONCE = 5000
_DELIMITERS = ",;\t|"
_NO_NAME = re.compile(r"[+-]?\d+([.,]\d*)?|\d{4}-\d\d-\d\d.*")


class _Trouble:
    """Rows that are not as the others, by what is wrong with them: how many, and the first one's line."""

    def __init__(self) -> None:
        self.kinds: dict[str, list[int]] = {}

    def note(self, what: str, line: int) -> None:
        self.kinds.setdefault(what, [0, line])[0] += 1

    def tell(self, seen: Seen, name: str) -> None:
        for what, (count, line) in self.kinds.items():
            seen.leave(f"{name}, line {line}", f"{what}; so in {count} row{'s' * (count > 1)}")


def read(path: Path, seen: Seen) -> None:
    """Add what a file holds. Raises Unusable where it is no table."""
    text = text_of(path)
    if not text.encoding.startswith("utf-8"):
        seen.leave(path.name, f"not UTF-8; read as {'UTF-16' if text.encoding == 'utf-16' else 'Latin-1'}")
    trouble = _Trouble()
    with pieces(path, text.encoding) as found:
        first = next(found, "")
        header = _header(first)
        whole = _without_nul(found, trouble) if text.has_nul else found
        rows = csv.reader(whole, delimiter=delimiter_of(first), strict=True)
        _take(header, _whole(rows, len(header), trouble), seen)
    trouble.tell(seen, path.name)


def _header(line: str) -> list[str]:
    """The names of the columns. Raises Unusable where the first line is no header."""
    if not line.strip():
        raise Unusable("empty: no header" if not line else "its first line is blank; expected the names of columns")
    if "\0" in line:
        raise Unusable("its first line holds NUL bytes; this is no text")
    try:
        names = next(csv.reader([line], delimiter=delimiter_of(line), strict=True))
    except csv.Error as error:
        raise Unusable(f"its first line is no header: {error}") from None
    if any(_NO_NAME.fullmatch(name.strip()) for name in names):
        raise Unusable("its first line holds values and not the names of columns; add a header")
    return names


def delimiter_of(line: str) -> str:
    """What stands between the values, as a first line shows it."""
    outside = re.sub(r'"[^"]*"', "", line)
    return max(_DELIMITERS, key=outside.count)


def _without_nul(found: Iterator[str], trouble: _Trouble) -> Iterator[str]:
    for number, line in enumerate(found, start=2):
        if "\0" in line:
            trouble.note("NUL bytes, which were passed over", number)
            line = line.replace("\0", "")
        yield line


def _whole(rows: Any, width: int, trouble: _Trouble) -> Iterator[list[str]]:
    """The rows that have a value for each column; the others are noted."""
    while True:
        try:
            for row in rows:
                if len(row) == width:
                    yield row
                elif row:
                    trouble.note(f"not as many values as the {width} columns", rows.line_num + 1)
            return
        except csv.Error as error:
            trouble.note(f"cannot be read as CSV: {error}", rows.line_num + 1)


def _take(header: list[str], rows: Iterator[list[str]], seen: Seen) -> None:
    table = seen.table()
    table.has_header = True
    columns = _columns(header, table, seen)
    while batch := list(islice(rows, _AT_ONCE)):
        table.count += len(batch)
        seen.count(len(batch))
        for index, values in enumerate(zip(*batch, strict=True)):
            if index in columns:
                table.columns[columns[index]].see(values)
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
