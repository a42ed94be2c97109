"""A JSON text → plain data, and on demand the positions in it.

The standard library reads sound texts, many times faster than our own code could. Mistakes that it ignores
(a key given twice, NaN, numbers that not every reader can represent, half a surrogate pair) are found by `Walk`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from typing import Any

from synthreport.document.pointers import pointer_of
from synthreport.document.positions import Places, Problem, Source, shown
from synthreport.document.problems import DEEPEST, LONGEST, Notes, Slip, long_key, too_deep, too_many
from synthreport.document.scalars import Refused, not_finite, number

_TOKEN = re.compile(r'("[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|[^\s,:"\[\]{}]++)', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F]..)|.)", re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORDS = {"null": None, "true": True, "false": False}
_NOT_FINITE = frozenset(("NaN", "Infinity", "-Infinity"))
_BEGINNINGS = frozenset('"[]{}-0123456789tfnNI')
"""The beginnings of JSON tokens."""

ITEM: Any = object()
"""Stored instead of a key: the container is a list."""


class Doubtful(Exception):
    """The text has a mistake that the standard library ignores."""


def read_json(
    text: str, notes: Notes, most: int = sys.maxsize, *, last: bool = False
) -> tuple[Any, Callable[[], Places]]:
    """The data of a JSON text, and the function that finds the positions in it.

    Of a repeated key the first value counts; with `last` the last does, and the positions are useless. Raises
    JSONDecodeError if it is not JSON, and Unreadable, with the problem noted, beyond the deepest nesting, the longest
    key, or the limit of keys and values.
    """
    if sum(map(text.count, ",:[{")) >= most:  # one precedes each key and each value but the first
        _hold_to_bounds(text, notes, most)
    try:
        return _read_sound(text), lambda: _places_in(text)
    except RecursionError:
        _hold_to_bounds(text, notes, most)
        raise notes.stop(too_deep(0)) from None
    except (Doubtful, Refused):
        _hold_to_bounds(text, notes, most)
    json.loads(text, parse_int=str, parse_float=str)
    walk = Walk(text, notes, last=last)
    return walk.build(), lambda: walk.places


def repeated_keys(text: str, most: int) -> tuple[list[Problem], int]:
    """The repeated keys of mappings in a JSON text, at most `most`; and how many more there are."""
    notes = Notes(Source(text), most)
    Walk(text, notes, last=True).build()
    return [problem for problem in notes.in_order() if problem.code == "DC60"], notes.quota.more["DC60"]


def _read_sound(text: str) -> Any:
    if _SURROGATE_ESCAPE.search(text):
        raise Doubtful
    data = json.loads(text, object_pairs_hook=_mapping, parse_int=number, parse_float=number, parse_constant=_doubt)
    layer, depth = _containers([data]), 0
    while layer:
        layer, depth = [child for inside in layer for child in _containers(inside)], depth + 1
    if depth > DEEPEST:
        raise Doubtful
    return data


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs) or max(map(len, mapping), default=0) > LONGEST:
        raise Doubtful
    return mapping


def _doubt(word: str) -> None:
    raise Doubtful(word)


def _containers(inside: Any) -> list[Any]:
    children = inside.values() if isinstance(inside, dict) else inside
    return [child for child in children if isinstance(child, (dict, list))]


def _hold_to_bounds(text: str, notes: Notes, most: int) -> None:
    """Raise Unreadable at the first place where a text is nested too deeply, or has a key or value too many.

    Text after something that is not JSON is not looked at: the reader reports it.
    """
    depth = count = 0
    for token in _TOKEN.finditer(text):
        written = token[1]
        depth += (written in "[{") - (written in "]}")
        count += written not in "]}"
        if written[0] not in _BEGINNINGS:
            return
        if depth > DEEPEST:
            raise notes.stop(too_deep(token.start(1))) from None
        if count > most:
            raise notes.stop(too_many(most, token.start(1))) from None


def _spelt(written: str) -> str:
    """The string that a token spells."""
    if "\\" not in written:
        return written[1:-1]
    spelt: str = json.loads(written)
    return spelt


def _places_in(text: str) -> Places:
    walk = Walk(text, Notes(Source(text)))
    walk.build()
    return walk.places


class Walk:
    """Goes through the tokens of a JSON text, iteratively: builds the data, and notes positions and problems.

    Of a repeated key the first value counts, or with `last` the last; the positions are then useless.
    """

    def __init__(self, text: str, notes: Notes, *, last: bool = False) -> None:
        self.tokens = _TOKEN.finditer(text)
        self.notes = notes
        self.last = last
        self.places = Places()
        self.frames: list[tuple[Any, Any, int]] = []

    def build(self) -> Any:
        """The root value of the text."""
        places = self.places
        root: list[Any] = []
        container: Any = root
        key: Any = ITEM  # the key that waits for its value, None if a key comes next
        opened = 0
        for token in self.tokens:
            written = token[1]
            if written in "]}":
                places.ends[opened] = token.end(1)
                places.containers[opened] = tuple(container) if written == "}" else None, len(places.starts)
                container, key, opened = self.frames.pop()
                key = ITEM if key is ITEM else None
            elif key is None:
                key = self.key(token, container)
                if key is not None:
                    self.place(token)
            else:
                value = self.value(token, container, key)
                self.place(token)
                if key is ITEM:
                    container.append(value)
                else:
                    container[key] = value
                if written in "[{":
                    self.frames.append((container, key, opened))
                    container, key, opened = value, ITEM if written == "[" else None, len(places.starts) - 1
                elif key is not ITEM:
                    key = None
        return root[0]

    def place(self, token: re.Match[str]) -> None:
        """Note the position of a key or value."""
        self.places.starts.append(token.start(1))
        self.places.ends.append(token.end(1))

    def key(self, token: re.Match[str], container: dict[str, Any]) -> str | None:
        """The key that a token spells; None if its mapping already has it, and the value is dropped."""
        key = _spelt(token[1])
        if len(key) > LONGEST and not self.last:
            raise self.notes.stop(long_key(key, *token.span(1)))
        if _SURROGATE.search(key):
            key = _SURROGATE.sub("\ufffd", key)
            self.note_half(token, self.pointer(container, key))
        if key not in container:
            return key
        if not self.notes.quota.refuses("DC60"):
            self.note_repeated(key, token, container)
        if self.last:
            return key
        self.skip()
        return None

    def note_repeated(self, key: str, token: re.Match[str], container: dict[str, Any]) -> None:
        """Note a key that its mapping already has."""
        message = f"found the key {shown(key)} a second time in the same mapping, expected it once"
        fix = f"Keep one of the two; only the {'last' if self.last else 'first'} has been read."
        self.notes.add(Slip("DC60", *token.span(1), message, fix), self.pointer(container, key))

    def value(self, token: re.Match[str], container: Any, key: Any) -> Any:
        """The value of a token, or the new container that it opens; None, with a note, if it has no valid value."""
        written = token[1]
        if written in "[{":
            return [] if written == "[" else {}
        if written.startswith('"'):
            value = _spelt(written)
            if not _SURROGATE.search(value):
                return value
            self.note_half(token, self.pointer(container, key), spoils=True)
            return None
        try:
            return _WORDS[written] if written in _WORDS else _finite(written)
        except Refused as refused:
            self.note_refused(token, refused, self.pointer(container, key))
            return None

    def note_refused(self, token: re.Match[str], refused: Refused, pointer: str) -> None:
        """Note a refused number, which becomes None."""
        message = f"found {shown(token[1])}, expected {refused.expected}"
        self.notes.add(Slip(refused.code, *token.span(1), message, refused.fix), pointer, spoils=True)

    def note_half(self, token: re.Match[str], pointer: str, *, spoils: bool = False) -> None:
        """Note the first escape in a token that is half of a surrogate pair."""
        half = next(escape for escape in _ESCAPE.finditer(token[1]) if escape["half"])
        message = f"found the escape {shown(half[0])}, which is half of a surrogate pair, expected a character"
        fix = r"Write the character itself, or both escapes of its pair, such as \ud83d\ude00."
        start = token.start(1) + half.start()
        self.notes.add(Slip("DC55", start, start + len(half[0]), message, fix), pointer, spoils=spoils)

    def skip(self) -> None:
        """Go past one value."""
        depth = 0
        for token in self.tokens:
            depth += (token[1] in "[{") - (token[1] in "]}")
            if not depth:
                return

    def pointer(self, container: Any, key: Any) -> str:
        """The pointer of a place in the container being filled."""
        parts = [len(inside) - 1 if at is ITEM else at for inside, at, _ in self.frames[1:]]
        return pointer_of([*parts, len(container) if key is ITEM else key] if self.frames else [])


def _finite(written: str) -> int | float | str:
    if written in _NOT_FINITE:
        raise not_finite()
    return number(written)
