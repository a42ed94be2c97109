"""Hides the authors of a manifest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.pointers import escape, parts_of, pointer_of, reach
from synthreport.journal.anonymity.author_details import keys_of, named_by_authors, needles_of, party_ids, texts_of
from synthreport.journal.anonymity.identifying_patterns import coded, doubtful, spoken, whole
from synthreport.journal.anonymity.needles import Form, How, Needles
from synthreport.journal.anonymity.places import INTERESTS, PATHS, PLACES, Way, is_answered, vendors, words
from synthreport.journal.anonymity.restoring import FORMAT, Key
from synthreport.journal.anonymity.searching import Search
from synthreport.journal.anonymity.stretches import Found, apart, extended, merged
from synthreport.journal.anonymity.tokens import Tokens
from synthreport.standard.gaps import HIDDEN

_FEW, _MANY = 3, 9
"""How many digits a token has: enough for all of them."""


class Doubt(NamedTuple):
    """A stretch of a text that stays, and of which somebody has to judge whether it identifies."""

    pointer: str
    text: str
    because: str


class Hidden(NamedTuple):
    """A manifest without the identity of its authors, the key that restores it, and texts for a person to decide on."""

    data: Any
    key: Key
    doubts: list[Doubt]


def hide(data: Any) -> Hidden:
    """The manifest without the identity of its authors, and the key that restores it. Digests stay.

    Withheld texts are hidden everywhere, in any spelling; so are names, addresses and paths. The given
    data are not changed.
    """
    needles = needles_of(data)
    _look_for_what_carries_a_name(data, needles)
    search, width = Search(needles), max(_FEW, len(str(len(needles))))
    hidden = _Hiding(data, search, width).done()
    return hidden if len(hidden.key["tokens"]) < 10**width else _Hiding(data, search, _MANY).done()


def _look_for_what_carries_a_name(data: Any, needles: Needles) -> None:
    """Look for ids and names of tools that contain a name: a text may have them in another spelling."""
    search = Search(needles)
    for text in named_by_authors(data) - words():
        if any(found.is_sure for found in search.within(text)):
            needles.add_text(text, Form.NAME, How.WORD)


class _Hiding:
    """One walk over the data. Pointers are those of the author's data; the key has those of the hidden data."""

    def __init__(self, data: Any, search: Search, width: int) -> None:
        self.data = data
        self.search = search
        self.tokens = Tokens(list(texts_of(data)), width)
        self.answers: dict[str, Any] = {}
        self.order: dict[str, list[str]] = {}
        self.doubts: list[Doubt] = []
        self._parties = frozenset(party_ids(data))
        shown = {f"/parties/{escape(name)}/{key}" for name in vendors(data) for key in ("name", "ror")}
        ways = ((pointer, way) for path, way in PLACES.items() for pointer, _ in reach(data, path))
        self._ways = {pointer: way for pointer, way in ways if pointer not in shown}
        self._interests = {pointer for path in INTERESTS for pointer, _ in reach(data, path)}
        self._paths = {pointer for path in PATHS for pointer, _ in reach(data, path)}
        self._keys = frozenset(keys_of(data))
        self._ids: dict[str, str] = {}

    def done(self) -> Hidden:
        data = self._hidden(self.data, "", "")
        key = {"format": FORMAT, "format_version": "1.1", "answers": self.answers, "order": self.order}
        return Hidden(data, {**key, "tokens": self.tokens.texts}, self.doubts)

    def _hidden(self, data: Any, pointer: str, there: str) -> Any:
        """Some data in their hidden form; `pointer` is their old place, and `there` the new one."""
        if isinstance(data, dict):
            return self._mapping(data, pointer, there)
        if isinstance(data, list):
            return [self._hidden(each, f"{pointer}/{place}", f"{there}/{place}") for place, each in enumerate(data)]
        return self._text(data, pointer) if isinstance(data, str) else data

    def _mapping(self, data: dict[str, Any], pointer: str, there: str) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        names = {key: key if key.startswith("x-") else self._key(key) for key in data}
        for key, each in data.items():
            place, new = f"{pointer}/{escape(key)}", f"{there}/{escape(names[key])}"
            way = self._way(key, each, place)
            if way in (Way.DROP, Way.GAP):
                self.answers[new] = each
            if way is not Way.DROP:
                kept[names[key]] = dict(HIDDEN) if way is Way.GAP else self._hidden(each, place, new)
        if len(kept) < len(data):
            self.order[there] = list(names.values())
        return kept

    def _way(self, key: str, answer: Any, place: str) -> Way | None:
        """How an answer is hidden as a whole; the author's own keys may contain anything."""
        if key.startswith("x-"):
            return Way.DROP
        return self._ways.get(place) if is_answered(answer) else None

    def _key(self, key: str) -> str:
        """A key, or an id that refers to one: where it tells something, another stands for all of it."""
        if key not in self._ids:
            self._ids[key] = self._new_key(key)
        return self._ids[key]

    def _new_key(self, key: str) -> str:
        if key in self._parties:
            return self.tokens.of_party(key)
        if key in words() or not any(found.is_sure for found in self._found(key)):
            return key
        return self.tokens.of(key, Form.NAME, in_prose=False)

    def _text(self, text: str, pointer: str) -> str:
        """A text without identifying parts. An id, or a pointer, is replaced as a whole."""
        if self._ways.get(pointer) is Way.TEXT and is_answered(text):
            return self.tokens.of(text, Form.NAME)
        if text in self._keys:
            return self._key(text)
        if text in words():
            return text
        if text.startswith("/") and parts_of(text)[0] in words() and pointer_of(parts_of(text)) == text:
            return "".join(f"/{escape(self._key(part))}" for part in parts_of(text))
        if pointer in self._interests:
            self.doubts.append(Doubt(pointer, text, "is shown to reviewers, and may say whose it is"))
        if pointer in self._paths and ("." in text or "/" in text):
            return self.tokens.of(text, Form.PATH)
        return self._told(text, pointer)

    def _told(self, text: str, pointer: str) -> str:
        found = list(self._found(text))
        sure = merged(extended(text, each) for each in found if each.is_sure)
        pieces, place = [], 0
        in_prose = any(map(str.isspace, text.strip()))
        for each in sure:
            token = self.tokens.of(text[each.start : each.end], each.form, in_prose=in_prose)
            pieces += [text[place : each.start], token]
            place = each.end
        doubts = merged((*(each for each in found if not each.is_sure), *doubtful(text)))
        self.doubts += [Doubt(pointer, text[each.start : each.end], each.because) for each in apart(doubts, sure)]
        return "".join([*pieces, text[place:]])

    def _found(self, text: str) -> Iterator[Found]:
        yield from spoken(text)
        yield from self.search.within(text)
        for found, said in (*coded(text), *whole(text)):
            if any(each.is_sure for each in (*spoken(said), *self.search.within(said))):
                yield found
