"""Finds all search terms in a text, in one pass for any number of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from synthreport.journal.anonymity.contexts import (
    AROUND,
    counts,
    is_beside_an_initial,
    is_in_an_address,
    is_numbered,
    is_within_a_sentence,
    names_a_method,
    names_somebody,
    says_something_else,
)
from synthreport.journal.anonymity.needles import Form, How, Needle, Needles
from synthreport.journal.anonymity.ordinary import is_ordinary
from synthreport.journal.anonymity.spelling import Folded, fold, is_wide
from synthreport.journal.anonymity.stretches import Found

_HEAD = 4
"""By how many of their first letters spellings are indexed."""
_WIDEST_GAP = 6
_LONG = 7
"""So many letters are one word even where a line ends within them."""
_DIGEST = re.compile(r"[0-9a-fA-F]{32,}").fullmatch
_APOSTROPHES = "'’‘ʼ`´′＇¨¸˘ˇ˙˚˛˝" + '"{}\\^~=*'
"""What may stand within any name: apostrophes, what LaTeX writes accents with, and the stars of Markdown."""
_BROKEN = re.compile(r"[-\u2010-\u2015\u2212\xad]\s*").fullmatch


class Search:
    """All spellings, by their first letters: those that begin a word, and those that may stand within one."""

    def __init__(self, needles: Needles) -> None:
        self._needles = needles
        self._heads = _by_head(needles)
        self._begin = re.compile(f"(?={_any_of(self._heads)})")
        self._inner = _by_head(letters for letters, needle in needles.items() if needle.how is How.ANYWHERE)

    def within(self, text: str) -> Iterator[Found]:
        """Every place where something is found, from left to right, the longest first, and none within another."""
        folded = Folded(text)
        end = 0
        for place in self.places(folded.letters):
            if folded.at[place] >= end:
                found = self._at(folded, place)
                if found is not None:
                    yield found
                    end = found.end

    def places(self, letters: str) -> list[int]:
        """The places at which the first letters of some spelling stand: of most, no more has to be known."""
        return [found.start() for found in self._begin.finditer(letters)]

    def _at(self, folded: Folded, place: int) -> Found | None:
        """What begins at a place, the longest first; what is sure goes before what is not."""
        doubt = None
        begins = folded.begins(place)
        for until in self._ends(folded.letters, place, self._heads if begins else self._inner):
            needle = self._needles[folded.letters[place:until]]
            found = _Match(folded, place, until, needle).found(begins=begins)
            if found is not None and found.is_sure:
                return found
            doubt = doubt or found
        return doubt

    def _ends(self, letters: str, place: int, heads: dict[str, list[int]]) -> Iterator[int]:
        """Where the spellings end that begin with the letters at a place."""
        for width in range(_HEAD, 0, -1):
            for length in heads.get(letters[place : place + width], ()):
                if letters[place : place + length] in self._needles and place + length <= len(letters):
                    yield place + length


def _by_head(spellings: Iterable[str]) -> dict[str, list[int]]:
    """How long spellings are, the longest first, by their first letters."""
    heads: dict[str, set[int]] = defaultdict(set)
    for letters in spellings:
        heads[letters[:_HEAD]].add(len(letters))
    return {head: sorted(lengths, reverse=True) for head, lengths in heads.items()}


def _any_of(heads: Iterable[str]) -> str:
    """A pattern for any of some letters: the alternatives after each first letter are one pattern of its own."""
    rests: dict[str, list[str]] = defaultdict(list)
    for head in heads:
        rests[head[:1]].append(head[1:])
    if "" in rests:
        return ""
    choices = (f"{re.escape(first)}{_any_of(rest)}" for first, rest in rests.items())
    return f"(?:{'|'.join(choices) or '(?!)'})"


class _Match:
    """A place with the letters of a spelling; the text around it shows whether they are a match."""

    def __init__(self, folded: Folded, place: int, until: int, needle: Needle) -> None:
        self.folded, self.place, self.until, self.needle = folded, place, until, needle
        self.start, self.end = folded.at[place], folded.after(until)
        self.text = folded.text[self.start : self.end]

    def found(self, *, begins: bool) -> Found | None:
        """The match here: sure, or for a person to decide; None if it is something else."""
        needle = self.needle
        if needle.how is How.PATH:
            return self._path()
        if not self._hangs_together() or (len(self.text) == 1 and is_wide(self.text)):
            return None
        ends = self._ends()
        if not (begins and ends):
            return self._inside(begins=begins, ends=ends)
        sure = self._is_meant()
        if sure is None:
            return None
        return Found(self.start, self.end, needle.form, sure, "" if sure else f"may mean {needle.text!r}")

    def _hangs_together(self) -> bool:
        """Whether it contains only allowed signs."""
        for place in range(self.place + 1, self.until):
            if self.folded.at[place] - self.folded.at[place - 1] > 1 and not self._may_stand(place):
                return False
        return True

    def _may_stand(self, place: int) -> bool:
        gap = self.folded.between(place)
        if not gap or all(char in _APOSTROPHES for char in gap):
            return True
        if place - self.place in self.needle.seams:
            return len(" ".join(gap.split()) or " ") <= _WIDEST_GAP
        if not (self.folded.letters[place - 1].isalpha() and self.folded.letters[place].isalpha()):
            return False
        is_long, breaks = self.until - self.place >= _LONG, "\n" in gap
        return (is_long or breaks) if _BROKEN(gap) else (is_long and breaks and gap.isspace())

    def _ends(self) -> bool:
        """Whether a word ends here, possibly after the `s` of a possessive."""
        folded, last = self.folded, self.text[-1:]
        if folded.ends(self.until):
            goes_on = last.isalpha() and folded.text[self.end : self.end + 1].isdigit()
            return not (goes_on and self.needle.form is Form.IDENTIFIER)
        more = folded.letters[self.until : self.until + 1] == "s" and last.isalpha()
        return (
            more and self.needle.how <= How.WORD and folded.at[self.until] == self.end and folded.ends(self.until + 1)
        )

    def _inside(self, *, begins: bool, ends: bool) -> Found | None:
        """Within a longer word, all of the word is hidden: the rest of it would tell what was."""
        if self.needle.how is not How.ANYWHERE or not self.text.isalnum():
            return None
        start, end = _run(self.folded.text, self.start, self.end)
        word = self.folded.text[start:end]
        if is_ordinary(fold(word)) or _DIGEST(word):
            return None
        return Found(start if not begins else self.start, end if not ends else self.end, self.needle.form)

    def _is_meant(self) -> bool | None:
        """Whether these letters are a match: True, False if only a person can decide, or None if they are not."""
        how, text = self.needle.how, self.text
        if self.needle.humps and not self._has_humps():
            return None
        if how <= How.WORD or is_in_an_address(*self._around()) or self._is_joined():
            return True
        if how is How.NEVER:
            return self._is_number() if text.isdigit() else False if text[0].isupper() else None
        if how is How.TITLED:
            whole = text[1:].islower() or len(self.needle.text) > len("Kim") or names_somebody(*self._around())
            return True if (text[0].isupper() and whole) or not self.folded.is_prose else None
        if how is How.CAPITALS:
            return True if text.isupper() or not self.folded.is_prose else None
        return self._is_name()

    def _is_joined(self) -> bool:
        """Whether several words are written as one that is no word of the language: kingscollege."""
        is_word = self.text.islower() and self.text.isalpha() and len(self.text) >= _LONG
        return bool(self.needle.seams) and is_word and not is_ordinary(fold(self.text))

    def _is_number(self) -> bool | None:
        """Whether digits are the number of an award: they may count something else."""
        before, after = self._around()
        return is_numbered(before) or (None if counts(after) else False)

    def _has_humps(self) -> bool:
        return all(
            self.folded.text[self.folded.at[self.place + hump]].isupper() and self.folded.begins(self.place + hump)
            for hump in self.needle.humps
        )

    def _is_name(self) -> bool | None:
        """Whether a word that is an ordinary one, too, is a name here."""
        before, after = self._around()
        if not self.text[0].isupper():
            return None
        if names_somebody(before, after):
            return True
        if self.needle.how is How.EPONYM:
            return None if names_a_method(before, after) else True
        if is_beside_an_initial(before, after):
            return False
        if self.text.isupper() or not self.folded.is_prose or says_something_else(before, after):
            return None
        return self.needle.how is How.IN_A_SENTENCE and is_within_a_sentence(before, after)

    def _around(self) -> tuple[str, str]:
        text = self.folded.text
        return text[max(self.start - AROUND, 0) : self.start], text[self.end : self.end + AROUND]

    def _path(self) -> Found | None:
        """A path, with the signs at its ends, which are no letters."""
        text, path = self.folded.text, self.needle.text
        letters = [place for place, char in enumerate(path) if fold(char)]
        start, end = self.start - letters[0], self.end + len(path) - letters[-1] - 1
        if start < 0 or _slashed(text[start:end]) != _slashed(path):
            return None
        within = start > 0 and _WITHIN_PATH(text, start - 1)
        return None if within or _GOES_ON(text, end) else Found(start, end, Form.PATH)


_WITHIN_PATH = re.compile(r"[\w.\-]").match
_GOES_ON = re.compile(r"[\w\-/]|\.\w").match


def _slashed(path: str) -> str:
    """A path as it is compared: its slashes lean one way."""
    return normalize("NFC", path).replace("\\", "/").casefold()


def _run(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole word around a stretch of a text."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
