"""Sentences that answer nothing, word by word: "please see our paper", "to be determined later", "usual methods"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_LONGEST = 120
"""Characters of the longest answer that is read as such a sentence."""
_ALONE = "evasive"
"""The meaning that one word alone can have; elsewhere it takes two, since the list of words has the others."""
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "_"} | dict.fromkeys(
    map(ord, "…–—’‘‛“”„‟«»‹›、。，．：；！？（）「」『』〈〉《》【】·،؛؟।॥"), " "
)
"""What separates words, as `str.translate` replaces it."""


class EmptySentences:
    """The sentences of a version, from its catalogue.

    `forms` are the sentences of one language each: what they mean, how many `heads` they have, and whether the language
    joins its words. `words` has, by each word, the forms that it is in, such as `3: 7:0`: number 3 as any word, and
    number 7 as its head 0. There are thousands, so they are read for suspects only.
    A text is a sentence of a form if each of its words is one of the form, and each head is among them.
    """

    def __init__(self, listed: dict[str, Any]) -> None:
        self._forms: list[dict[str, Any]] = listed["forms"]
        self._words: dict[str, str] = listed["words"]
        self._signs: str = listed["signs"]
        self._joined: list[tuple[int, re.Pattern[str]]] = []

    def may_be_one(self, line: str) -> bool:
        """Whether a text in lower case, with single white space, may be such a sentence: a fast test."""
        if len(line) > _LONGEST or not line:
            return False
        words = line.translate(_SIGNS).split(None, 2) or [""]
        return line[0] in self._signs or (words[0] in self._words and (len(words) < 2 or words[1] in self._words))

    def meaning(self, line: str) -> str:
        """The meaning of such a sentence; empty if a text is none."""
        if not self.may_be_one(line):
            return ""
        words = line.translate(_SIGNS).split()
        if line[0] in self._signs and (meaning := self._of_joined("".join(words))):
            return meaning
        for number in sorted(self._shared(words)):
            form = self._forms[number]
            if (
                "joined" not in form
                and (len(words) > 1 or form["meaning"] == _ALONE)
                and self._has_heads(number, words)
            ):
                return str(form["meaning"])
        return ""

    def _shared(self, words: list[str]) -> set[int]:
        """The forms that have all of these words."""
        found = [{form for form, _ in self._places(word)} for word in words]
        return set.intersection(*found) if found else set()

    def _places(self, word: str) -> Iterator[tuple[int, str]]:
        """The forms that a word is in, each with its head there; an empty head is none."""
        for place in self._words.get(word, "").split():
            form, _, head = place.partition(":")
            yield int(form), head

    def _has_heads(self, number: int, words: list[str]) -> bool:
        """Whether each head of a form is among the words."""
        heads = {head for word in words for form, head in self._places(word) if form == number and head}
        return bool(len(heads) == self._forms[number]["heads"])

    def _of_joined(self, text: str) -> str:
        """The meaning of a sentence in a language that does not separate words."""
        for number, pattern in self._joined or self._compiled():
            words = pattern.findall(text)
            if sum(map(len, words)) == len(text) and self._has_heads(number, words):
                return str(self._forms[number]["meaning"])
        return ""

    def _compiled(self) -> list[tuple[int, re.Pattern[str]]]:
        """The words of each language that joins them, as one pattern, made when it is first needed."""
        for number, form in enumerate(self._forms):
            if "joined" in form:
                words = [word for word in self._words if any(form == number for form, _ in self._places(word))]
                longest_first = sorted(words, key=len, reverse=True)
                self._joined.append((number, re.compile("|".join(map(re.escape, longest_first)))))
        return self._joined
