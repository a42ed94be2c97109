"""Text as Markdown that is also readable unrendered; no text of an author acts as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from synthreport.files.printable import printable

LONGEST = 2000
"""Characters of one text that a report shows; the rest is counted."""

_NUMBER = re.compile(r"\d{1,9}[.)](?!\S)").match
"""A number that would begin a list."""
_SPANS = re.compile(r"(`[^`]+`)")
_HARMLESS = re.compile(r"[\w.,;:!?'\"()%/–—…’„“”»«±≥≤×·−-]*").fullmatch
_ACTING = re.compile(r"//|[a-z]:\w|www\.|^[\"'(]*(?:#|-(?!\d))|_$|^_", re.IGNORECASE).search


def marked(text: str) -> str:
    """A sentence that keeps our own code spans; words that could be markup become code spans."""
    plain = " ".join(clipped(printable(text.replace("\n", " "))).split())
    number = _NUMBER(plain)
    begin = number.end() if number else 0
    shown = "".join(part if _is_code(part) else _words(part) for part in _SPANS.split(plain[begin:]))
    return code(plain[:begin]) + shown if begin else shown


def _words(text: str) -> str:
    """Words and the spaces between them; those that follow each other and could act are put into one code span."""
    found = [(acts, list(words)) for acts, words in groupby(text.split(" "), key=_acts)]
    return " ".join(code(" ".join(words)) if acts else " ".join(words) for acts, words in found)


def code(text: str) -> str:
    """Any text as a code span: no part of it is read as markup, a link or a mention."""
    plain = clipped(printable(text.replace("\n", " "))).replace("|", "\\|")
    runs = [len(run) for run in re.findall(r"`+", plain)]
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    pad = " " if plain[:1] in ("`", " ", "") or plain[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def link(words: str, address: str) -> str:
    """Our own words as a link to a URL; without a URL, just the words."""
    return f"[{words}](<{address}>)" if address else words


def text_of(lines: Iterable[str]) -> str:
    """The lines as one text, which ends with one line break."""
    return "\n".join(lines).rstrip("\n") + "\n"


def clipped(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning and the length of the rest."""
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text) - longest:,} more characters)"


def _is_code(part: str) -> bool:
    return len(part) > 2 and part[0] == part[-1] == "`" and "|" not in part


def _acts(word: str) -> bool:
    return not _HARMLESS(word) or bool(_ACTING(word))
