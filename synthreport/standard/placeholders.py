"""Answers that are no answers: matched whole, never by likeness, against the list of the standard."""

from __future__ import annotations

from typing import Any

_AROUND = " \t\r\n\f\v.,:;!?…。、，·'\"`´‘’“”„«»「」『』〈〉《》【】()[]{}<>"
"""What may stand around a word and says nothing: brackets, quotes, stops."""
_LATIN_LETTERS = 2
"""So many letters are an abbreviation of much, and count only where nothing stands around them."""


def _lowered(text: str) -> str:
    """A text in NFKC and lower case."""
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFKC", text)
    return text.lower()


def plain(text: str) -> str:
    """A text in NFKC and lower case, with single white space."""
    return " ".join(_lowered(text).split())


def folded(text: str) -> str:
    """A plain text without what stands around it; signs alone stay as they are."""
    return text.strip(_AROUND) or text


class Placeholders:
    """The list of a version, as its catalogue holds it."""

    def __init__(self, listed: dict[str, Any]) -> None:
        self._meanings: dict[str, str] = listed["words"]
        self._parts: list[str] = listed["parts"]

    def meaning(self, text: str) -> str:
        """What a placeholder stands for: `nothing`, `without_locator`, or a gap; empty where a text is none."""
        whole = plain(text)
        word = folded(whole)
        if len(word) <= _LATIN_LETTERS and word.isascii() and word != whole:
            word = ""
        return self._meanings.get(word) or ("nothing" if any(part in whole for part in self._parts) else "")

    def may_be_among(self, texts: list[str]) -> bool:
        """Whether any of many answers may say nothing: false for almost all documents, and told at once."""
        whole = _lowered("\n".join(texts))
        if any(part in whole for part in self._parts):
            return True
        return not self._meanings.keys().isdisjoint(folded(" ".join(line.split())) for line in whole.split("\n"))
