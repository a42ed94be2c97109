"""Placeholders instead of answers: only exact matches with the list of the standard."""

from __future__ import annotations

import re
from typing import Any

_AROUND = " \t\r\n\f\v.,:;!?…。、，·'\"`´‘’“”„«»「」『』〈〉《》【】()[]{}<>"
"""Characters around a word that mean nothing: brackets, quotes, stops."""
_LATIN_LETTERS = 2
"""The length of words that are also common abbreviations, and count only without characters around them."""
_BEGINNINGS = 4
"""How many beginnings may follow each other: `https://`, `www.`, `dx.`, `doi.org/`."""
_AT = {
    "form": r"^(?!/content/fields/|/constraints/)",
    "identifier": r"/(?:identifiers?|published|uri|repository|channel|contact)(?:/\d+)?$",
}
"""The only places of some placeholders: a format of dates, for example, may be a column's real description."""


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
    """A plain text without the characters around it; signs alone stay as they are."""
    return text.strip(_AROUND) or text


class Placeholders:
    """The list of a version, from its catalogue."""

    def __init__(self, listed: dict[str, Any]) -> None:
        self._meanings: dict[str, str] = listed["words"]
        self._parts: list[str] = listed["parts"]
        self._prefixes = tuple(listed["prefixes"])
        self._patterns: dict[str, list[dict[str, Any]]] = listed["patterns"]

    def meaning(self, text: str, pointer: str = "") -> str:
        """The meaning of a placeholder: `nothing`, `without_locator`, or a gap; empty if a text is not a placeholder.

        Some words are placeholders only at some places, so the pointer of the text matters.
        """
        whole = plain(text)
        meaning = self._of_word(whole)
        if meaning in _AT and not re.search(_AT[meaning], pointer):
            meaning = ""
        return meaning or ("nothing" if self._is_none(whole) else "")

    def may_be_among(self, texts: list[str]) -> bool:
        """Whether any of many answers may be a placeholder: a fast test, false for almost all documents."""
        whole = _lowered("\n".join([" ".join(text.split()) if "\n" in text else text for text in texts]))
        lines = [" ".join(line.split()) for line in whole.split("\n")]
        if not self._meanings.keys().isdisjoint(map(folded, lines)):
            return True
        suspects = {line for line in lines if line.startswith(self._prefixes)}
        for hint in (*self._parts, *self._patterns):
            if hint in whole:
                suspects.update([line for line in lines if hint in line])
        return any(self._of_word(line) or self._is_none(line) for line in suspects)

    def _of_word(self, whole: str) -> str:
        """The meaning of a plain text as a word; after the beginning of an identifier it is `nothing`."""
        bare = whole
        for _ in range(_BEGINNINGS):
            if bare.startswith(self._prefixes):
                bare = next(bare[len(each) :].strip() for each in self._prefixes if bare.startswith(each))
        word = folded(bare)
        if len(word) <= _LATIN_LETTERS and word.isascii() and word != bare:
            word = ""
        if bare == whole:
            return self._meanings.get(word, "")
        return "nothing" if not bare or word in self._meanings else ""

    def _is_none(self, whole: str) -> bool:
        """Whether a plain text contains a piece of an example, or begins like an identifier but is none."""
        if any(part in whole for part in self._parts):
            return True
        return any(hint in whole and self._is_like(hint, whole) for hint in self._patterns)

    def _is_like(self, hint: str, whole: str) -> bool:
        """Whether one of the patterns under a hint fits; one is compiled where it may, and nowhere else."""
        return any(_may_fit(each, whole) and re.search(each["search"], whole) for each in self._patterns[hint])


def _may_fit(pattern: dict[str, Any], whole: str) -> bool:
    """Whether a text holds something that a pattern cannot do without."""
    return "needs" not in pattern or any(need in whole for need in pattern["needs"])
