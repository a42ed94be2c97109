"""The lines before the header of a table: one that names the delimiter, and comments, which are never reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.scan.readers.streams import pieces

_DELIMITERS = ",;\t|"
_NAMED = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
"""A line that Excel writes and reads."""


class Start(NamedTuple):
    """The first line that may be a header, its number in the file, and its delimiter."""

    line: str
    number: int
    delimiter: str


def start_of(lines: Iterator[str]) -> Start:
    """The start of a table, after comments. Raises Unusable if there is nothing after them."""
    delimiter = ""
    for number, line in enumerate(lines, start=1):
        if number == 1 and (named := _NAMED.fullmatch(line)):
            delimiter = named[1]
        elif line.strip() and not line.startswith("#"):
            return Start(line, number, delimiter or delimiter_of(line))
        elif number == 1 and not line.strip():
            raise Unusable("its first line is blank; expected the names of columns")
    raise Unusable("empty: no header")


def header_line(path: Path) -> str:
    """The line of a text that may be its header; empty if there is none, or it cannot be read."""
    try:
        with pieces(path, "utf-8-sig") as found:
            return start_of(found).line.rstrip("\r\n")
    except Unusable:
        return ""


def delimiter_of(line: str) -> str:
    """The delimiter between the values, as a first line shows it."""
    outside = re.sub(r'"[^"]*"', "", line)
    return max(_DELIMITERS, key=outside.count)
