"""Tokens for hidden texts, which can be found again and never look like a text of the author."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from synthreport.journal.anonymity.needles import Form

_STEMS = {
    Form.NAME: "Hidden Name ",
    Form.IDENTIFIER: "urn:hidden:identifier-",
    Form.ADDRESS: "urn:hidden:address-",
    Form.PATH: "path_",
}
_PARTY = "party_"
_ONE_WORD = "hidden-"
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,5}){1,2}$").search
_MARK = re.compile(r"synth(?:etic|etisch)?|simulated|simuliert|artificial|deepfake|\*", re.I).findall
"""What a reader needs of a path, and names nobody: words that mark a file as synthetic, and the star of many files."""


class Tokens:
    """The tokens of one manifest: each replaces one text in its exact spelling."""

    def __init__(self, texts: Collection[str], width: int) -> None:
        self.texts: dict[str, str] = {}
        self._width = width
        self._stems: dict[str, str] = {}
        self._given: dict[tuple[str, str], str] = {}
        self._corpus = "\n".join(texts)

    def of(self, text: str, form: Form, *, in_prose: bool = True) -> str:
        """The token for a text; a path keeps the end and the mark of its name, and one word stays one."""
        if form is Form.PATH:
            ending = _ENDING(text)
            bare = text[: ending.start()] if ending else text
            marks = dict.fromkeys(map(str.lower, _MARK(bare)))
            return self._token(bare, _STEMS[form] + "".join(f"{mark}_" for mark in marks)) + text[len(bare) :]
        return self._token(text, _STEMS[form] if in_prose or form is Form.ADDRESS else _ONE_WORD)

    def of_party(self, text: str) -> str:
        """The token for the id of a party."""
        return self._token(text, _PARTY)

    def _token(self, text: str, stem: str) -> str:
        """The token for a text: all numbers have one width, so that digits behind one are not taken for its own."""
        if (text, stem) not in self._given:
            token = f"{self._free(stem)}{len(self._given) + 1:0{self._width}}"
            self._given[text, stem] = token
            self.texts[token] = text
        return self._given[text, stem]

    def _free(self, stem: str) -> str:
        """A stem that no digit follows in the manifest."""
        if stem not in self._stems:
            found = stem
            while re.search(re.escape(found) + r"\d", self._corpus):
                found += "x"
            self._stems[stem] = found
        return self._stems[stem]


def resolved(text: str, tokens: Mapping[str, str], stems: re.Pattern[str], lengths: list[int]) -> str:
    """A text in which tokens are replaced by their original texts."""
    pieces, place = [], 0
    for found in stems.finditer(text):
        start = found.start()
        token = next((text[start : start + length] for length in lengths if text[start : start + length] in tokens), "")
        if token and start >= place:
            pieces += [text[place:start], tokens[token]]
            place = start + len(token)
    return "".join([*pieces, text[place:]])


def stems_of(tokens: Collection[str]) -> re.Pattern[str]:
    """The beginning of all tokens."""
    stems = {re.sub(r"\d+\D*$", "", token) for token in tokens}
    return re.compile("|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True)))
