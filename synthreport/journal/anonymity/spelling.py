"""Texts as they are compared: letters and digits alone, in one case and without accents, each with its place."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import chain, compress, count, product, repeat
from typing import Any

from synthreport.files.optional import MissingExtra, wanted

_LATIN = {
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n",
    "ŧ": "t", "ə": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ʉ": "u", "ɨ": "i", "ĸ": "k",
}  # fmt: skip
"""Letters that Unicode does not take apart into one of ASCII and an accent."""
HUMPS = re.compile(r"([a-z])([A-Z])")
"""Where a word of several begins its next: MacDonald, AstraZeneca."""
_MIXED = 3
"""Of so many such letters, some may be written as two, and some not."""
_IN_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ð": "dh", "đ": "dj", "ñ": "ny"}
"""Letters that are written as two where there are no accents."""


class _Folds(dict[str, str]):
    """How each character is compared."""

    def __missing__(self, char: str) -> str:
        self[char] = "".join(_ascii(each) for each in _apart(char))
        return self[char]


class Folded:
    """A text, its letters and digits as they are compared, and the place of each of them in the text.

    It is prose if it contains words, and else an id, an address, a path.
    """

    __slots__ = ("at", "is_prose", "letters", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_prose = re.search(r"\S\s+\S", text) is not None
        pieces = list(map(_FOLDS.__getitem__, text))
        self.letters = "".join(pieces)
        one_each = max(map(len, pieces), default=0) <= 1
        at = compress(count(), pieces) if one_each else chain.from_iterable(map(repeat, count(), map(len, pieces)))
        self.at = array("L", at)

    def begins(self, place: int) -> bool:
        """Whether a word may begin with the letter at this place: behind a sign, a digit, or the hump of a camel."""
        index = self.at[place]
        if place and self.at[place - 1] == index:
            return False
        return _parts(self._before(index), self.text[index], self.text[index + 1 : index + 2])

    def ends(self, place: int) -> bool:
        """Whether a word may end before the letter at this place."""
        if place < len(self.at) and self.at[place - 1] == self.at[place]:
            return False
        after = self.after(place)
        return _parts(self.text[self.at[place - 1]], self.text[after : after + 1], self.text[after + 1 : after + 2])

    def after(self, place: int) -> int:
        """The end of the letter before this place: accents are part of a letter."""
        index = self.at[place - 1] + 1
        while index < len(self.text) and is_silent(self.text[index]):
            index += 1
        return index

    def between(self, place: int) -> str:
        """The visible text between the letter at this place and the one before it."""
        gap = self.text[self.at[place - 1] + 1 : self.at[place]]
        return "".join(char for char in gap if not is_silent(char)) if gap else ""

    def _before(self, index: int) -> str:
        while index and is_silent(self.text[index - 1]):
            index -= 1
        return self.text[index - 1] if index else ""


def fold(text: str) -> str:
    """The letters and digits of a text as they are compared."""
    return "".join([_FOLDS[char] for char in text])


@cache
def spellings(word: str) -> tuple[str, ...]:
    """A word as it is compared, in every way in which it may be written: Müller, Mueller, Muller."""
    return tuple(dict.fromkeys(each for each in _spellings(word) if each))


def is_silent(char: str) -> bool:
    """Whether a character is part of the previous letter, or invisible: accents, soft hyphens, no-width spaces."""
    return not char.isascii() and unicodedata.category(char) in ("Mn", "Me", "Cf")


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin, accents or none."""
    return text.isascii() or all("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())


def knows_scripts() -> bool:
    """Whether other scripts can be written in Latin letters here."""
    return _library() is not None


def is_wide(char: str) -> bool:
    """Whether a character is of a script that puts no space between words."""
    return not char.isascii() and char.isalpha() and unicodedata.east_asian_width(char) in "WF"


def _spellings(word: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFC", word).casefold()
    yield fold(word)
    yield fold("".join(_IN_TWO.get(char, char) for char in plain))
    if sum(char in _IN_TWO for char in plain) <= _MIXED:
        yield from map(fold, map("".join, product(*(dict.fromkeys((_IN_TWO.get(char, char), char)) for char in plain))))
    if not re.search(r"[aou]el$", plain):
        as_one = re.sub(r"(?<![aeiouq])([aou])e(?=[a-z])", r"\1", plain)
        yield from (fold(as_one), fold("".join(_IN_TWO.get(char, char) for char in as_one)))
    if not plain.isascii():
        yield re.sub(r"iy$", "y", fold(word))  # Достоевский is Dostoyevsky to most
        yield fold(plain.replace("ου", "ou").replace("ού", "ou"))


def _parts(one: str, other: str, next_one: str) -> bool:
    """Whether a word may end between two characters."""
    if not one.isalnum() or not other.isalnum() or one.isdigit() != other.isdigit():
        return True
    if is_wide(one) or is_wide(other):
        return True
    return other.isupper() and (one.islower() or next_one.islower())


def _apart(char: str) -> str:
    """A character in lower case, taken apart; syllables of Korean stay whole."""
    whole = "\uac00" <= char <= "\ud7a3"
    return char if whole else unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())


def _ascii(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else ""
    if char in _LATIN:
        return _LATIN[char]
    if not char.isalnum():
        return ""
    library = _library()
    written = library.anyascii(char) if library else char
    return "".join(each for each in written.casefold() if each.isalnum())


@cache
def _library() -> Any:
    """What writes any script in Latin letters; None where it is not installed."""
    try:
        return wanted("anyascii", "scripts")
    except MissingExtra:
        return None


_FOLDS = _Folds()
