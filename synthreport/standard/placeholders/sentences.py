"""Sentences that answer nothing, word by word: "please see our paper", "to be determined later", "usual methods"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

_LONGEST = 120
"""Characters of the longest answer that is read as such a sentence."""
_FEWEST = {"evasive": 1}
"""How few words such a sentence may have, by meaning; elsewhere two, since one word alone is on the list of words."""


class _Form(NamedTuple):
    """Sentences of one language: all of their words are among `words`, and at least one is in each of `heads`."""

    meaning: str
    heads: tuple[frozenset[str], ...]
    words: frozenset[str]
    joined: re.Pattern[str] | None


class EmptySentences:
    """The sentences of a version, from its catalogue."""

    def __init__(self, listed: dict[str, list[dict[str, Any]]]) -> None:
        self._forms = [_form(meaning, each) for meaning, forms in listed.items() for each in forms]
        self._words = frozenset[str]().union(*(form.words for form in self._forms if not form.joined))
        self._signs = frozenset(word[0] for form in self._forms if form.joined for word in form.words)

    def may_be_one(self, line: str) -> bool:
        """Whether a text in lower case, with single white space, may be such a sentence: a fast test."""
        if len(line) > _LONGEST:
            return False
        first = line.partition(" ")[0]
        return first[:1] in self._signs or self._words.issuperset(_split(first))

    def meaning(self, line: str) -> str:
        """The meaning of such a sentence; empty if a text is none."""
        if not self.may_be_one(line):
            return ""
        words = _split(line)
        known = bool(words) and self._words.issuperset(words)
        return next((form.meaning for form in self._forms if _is_one(form, line, words, known)), "")


def _form(meaning: str, entry: dict[str, Any]) -> _Form:
    words = frozenset(entry["with"]).union(*entry["of"])
    joined = None
    if entry.get("joined"):
        joined = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    return _Form(meaning, tuple(map(frozenset, entry["of"])), words, joined)


def _is_one(form: _Form, line: str, words: Collection[str], known: bool) -> bool:
    if form.joined:
        words = list(_joined(form.joined, line))
        return all(not head.isdisjoint(words) for head in form.heads)
    if not known or len(words) < _FEWEST.get(form.meaning, 2) or not form.words.issuperset(words):
        return False
    return all(not head.isdisjoint(words) for head in form.heads)


def _joined(pattern: re.Pattern[str], line: str) -> Iterator[str]:
    """The words of a language that does not separate them; none if any sign between them is of no word."""
    text = "".join(_split(line))
    found = pattern.findall(text)
    yield from found if sum(map(len, found)) == len(text) else ()


def _split(text: str) -> list[str]:
    """The words of a text: letters and digits between other signs."""
    return _SIGNS.sub(" ", text).split()


_SIGNS = re.compile(r"[^\w\u0300-\u036f\u0900-\u097f\u0e00-\u0e7f\u064b-\u0652]+")
"""What separates words: everything but letters, digits, and the marks that belong to letters."""
