"""Text that a terminal can show: nothing that it would act on, nothing that it cannot encode, and how wide it is."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\x20-\x7e]*").fullmatch
_ASCII = str.maketrans(
    {"ε": "epsilon", "δ": "delta", "…": "...", "–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "±": "+-", "−": "-"}
)


def printable(text: str) -> str:
    """The text with everything that could move a cursor, change a colour or turn the writing round made visible."""
    if _PLAIN(text):
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def printable_lines(text: str) -> str:
    """The same of a text whose line breaks stay."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _escaped(char: str) -> str:
    return "    " if char == "\t" else char.encode("unicode_escape").decode("ascii")


def encodable(text: str, encoding: str) -> str:
    """The text as far as an encoding can hold it; what it cannot is written out."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)
    return text


def width(text: str) -> int:
    """How many columns of a terminal the text takes: wide characters take two, combining ones none (UAX #11)."""
    if _PLAIN(text):
        return len(text)
    from unicodedata import combining, east_asian_width  # not above: loading it takes 2 ms

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
