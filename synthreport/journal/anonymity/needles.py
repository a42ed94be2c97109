"""The search terms for a manifest: spellings of withheld texts, and how sure each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, IntEnum
from html.entities import codepoint2name
from itertools import accumulate, product
from typing import NamedTuple
from urllib.parse import quote

from synthreport.journal.anonymity.spelling import fold, is_silent, spellings


class Form(Enum):
    """The kind of token that replaces a hidden text."""

    NAME = "a name"
    IDENTIFIER = "an identifier"
    ADDRESS = "an address"
    PATH = "a path"


class How(IntEnum):
    """What a match needs besides its letters to count; the first needs least."""

    ANYWHERE = 0
    """Nothing: even within a longer word."""
    WORD = 1
    """The ends of a word."""
    TITLED = 2
    """The ends of a word, and a capital, unless it is in an id: Kim, kim_lab."""
    CAPITALS = 3
    """The ends of a word, and capitals throughout: an acronym."""
    EPONYM = 4
    """A capital, and no method behind it: Wilson, but no Wilson interval."""
    IN_A_SENTENCE = 5
    """A capital within a sentence: Long, but no Long COVID; or a name beside it."""
    BESIDE_A_TITLE = 6
    """A name beside it: Dr May, but not May."""
    PATH = 7
    """The very same text, but for the way its slashes lean."""
    NEVER = 8
    """More than the spelling: it is reported, and stays. A number is hidden if it is called that of an award."""


class Needle(NamedTuple):
    """One spelling: where within its letters other signs may stand, and where capitals must."""

    form: Form
    how: How
    seams: frozenset[int] = frozenset()
    humps: frozenset[int] = frozenset()
    text: str = ""


class Needles(dict[str, Needle]):
    """All spellings, by their letters. `spared` are names that stay: those under which tools are to be found."""

    spared: frozenset[str] = frozenset()

    def add(self, words: Sequence[str], form: Form, how: How, *, humps: bool = False) -> None:
        """Look for words in a row, each in every way in which it may be written; with `humps`, each with a capital."""
        most = _SPELLINGS.get(len(words), 1)
        written = [spellings(word)[:most] for word in words]
        for pieces in product(*written):
            seams = frozenset(accumulate(map(len, pieces[:-1]))) if len(pieces) > 1 else frozenset()
            self._keep(
                "".join(pieces), Needle(form, how, seams, seams | {0} if humps else frozenset(), " ".join(words))
            )

    def add_in_code(self, word: str, form: Form, how: How) -> None:
        """Look for a word with accents as addresses and pages have it: M%C3%BCller, M&#252;ller, xn--mller-kva."""
        for written in _in_code(word) if not word.isascii() else ():
            self.add_text(written, form, how)

    def add_text(self, text: str, form: Form, how: How) -> None:
        """Look for a text; other signs may stand where it has signs, and where digits begin or end."""
        runs = runs_of(text)
        if runs:
            letters = [fold(run) for run in runs]
            seams = frozenset(accumulate(map(len, letters[:-1]))) if len(letters) > 1 else frozenset()
            self._keep("".join(letters), Needle(form, how, seams, frozenset(), text))

    def _keep(self, letters: str, needle: Needle) -> None:
        """Of two that are spelt alike, the one that asks for less; signs may stand where either allows them."""
        known = self.get(letters)
        if known is not None:
            first = min(known, needle, key=lambda each: (each.how, len(each.humps)))
            needle = first._replace(seams=known.seams | needle.seams)
        self[letters] = needle


def _in_code(word: str) -> Iterator[str]:
    """A word as addresses, pages, JSON and hosts write its accents."""
    yield quote(word)
    yield word.encode("ascii", "xmlcharrefreplace").decode()
    for mark, named in (("&#x{:X};", {}), ("\\u{:04x}", {}), ("&#{};", codepoint2name)):
        yield "".join(
            char if char.isascii() else f"&{named[ord(char)]};" if ord(char) in named else mark.format(ord(char))
            for char in word
        )
    yield f"xn--{word.casefold().encode('punycode').decode()}"


def runs_of(text: str) -> list[str]:
    """The words and numbers of a text, without the characters between them."""
    runs: list[str] = []
    last: bool | None = None
    for char in text:
        letters = fold(char)
        if letters and letters[-1].isdigit() == last:
            runs[-1] += char
        elif letters:
            runs.append(char)
        last = letters[-1].isdigit() if letters else last if is_silent(char) else None
    return runs


_SPELLINGS = {1: 10, 2: 5, 3: 3, 4: 2}
"""How many variants of each of some words are looked for: every mixture is one more spelling."""
