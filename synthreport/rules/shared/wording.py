"""Sentences compared by their words."""

from __future__ import annotations

_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()} | dict.fromkeys(map(ord, "…–—’‘“”„«»"), " ")


def words_of(text: str) -> str:
    """The words of a text, by which it is compared with others: no case, no numbers, no signs."""
    return " ".join(text.casefold().translate(_NO_LETTERS).split())
