"""Sentences compared by their words."""

from __future__ import annotations

import re

_NO_LETTERS = re.compile(r"[\W\d_]+")


def words_of(text: str) -> str:
    """The words of a text, by which it is compared with others: no case, no numbers, no signs."""
    return _NO_LETTERS.sub(" ", text.casefold()).strip()
