"""Text made harmless for a terminal or a log, and its width."""

from __future__ import annotations

import re

from synthreport.files.build_logs import inert

_PLAIN = re.compile(r"[\x20-\x7e]*").fullmatch


def printable(text: str) -> str:
    """The text with visible escapes for everything that moves the cursor, changes colours or reverses the writing.

    Commands to build servers are defused.
    """
    if not _PLAIN(text):
        text = "".join(char if char.isprintable() else _escaped(char) for char in text)
    return inert(text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines; line breaks stay."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _escaped(char: str) -> str:
    return "    " if char == "\t" else char.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """The number of terminal columns of a text: wide characters take two, combining ones none (UAX #11)."""
    if _PLAIN(text):
        return len(text)
    from unicodedata import combining, east_asian_width  # lazy: loading it takes 2 ms

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
