"""Hides from a manifest who made it, and brings it back with the key."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from pathlib import PurePosixPath
from typing import Any

from synthreport.journal.identifying import PATHS, PLACES, SPEAKING, Way, names, reached, words
from synthreport.reading.places import escape, held, parts_of, pointer_of

FORMAT = "synthreport-key"
GAP = {"gap": "withheld", "reason": "Hidden for anonymous review.", "access": "The editors hold the key."}

Key = dict[str, Any]


class WrongKey(ValueError):
    """The key is not one of this program's, or does not belong to the manifest; the message says which."""


def hide(data: Any) -> tuple[Any, Key]:
    """The manifest without what identifies its authors, and the key that brings it back. Digests stay.

    Ids of parties, names, addresses, paths and the author's own keys are hidden wherever they stand; the given data are
    left as they are.
    """
    return _Hiding(deepcopy(data)).done()


def restore(data: Any, key: Key) -> Any:
    """The manifest with everything that was hidden; what was changed in it meanwhile stays. Raises WrongKey."""
    if not isinstance(key, dict) or key.get("format") != FORMAT or not isinstance(key.get("answers"), dict):
        raise WrongKey(f'this is no key: expected a JSON object with "format": "{FORMAT}"')
    tokens: dict[str, str] = key["tokens"]
    restored = deepcopy(data)
    for pointer, answer in key["answers"].items():
        _put(restored, pointer, answer)
    if tokens:
        pattern = re.compile("|".join(re.escape(token) for token in sorted(tokens, key=len, reverse=True)))
        restored = _mapped(restored, lambda text: pattern.sub(lambda match: tokens[match[0]], text))
    return restored


class _Hiding:
    def __init__(self, data: Any) -> None:
        self.data = data
        self.tokens: dict[str, str] = {}
        self._told: dict[tuple[str, str], str] = {}
        self.answers: dict[str, Any] = {}

    def done(self) -> tuple[Any, Key]:
        known, paths, ids = names(self.data), self._paths(), self._ids()
        self._own_keys(self.data, "")
        for path, way in PLACES.items():
            for pointer, answer in list(reached(self.data, path)):
                self._answer(pointer, answer, way)
        data = _mapped(self.data, lambda text: self._text(text, known, paths, ids))
        moved = {self._pointer(pointer, known, paths, ids): answer for pointer, answer in self.answers.items()}
        return data, {"format": FORMAT, "format_version": "1.0", "answers": moved, "tokens": self.tokens}

    def _paths(self) -> list[str]:
        found = {
            path for place in PATHS for _, path in reached(self.data, place) if isinstance(path, str) and "." in path
        }
        return sorted(found, key=len, reverse=True)

    def _ids(self) -> list[str]:
        parties = self.data.get("parties") if isinstance(self.data, dict) else None
        return [name for name in parties if not name.startswith("x-")] if isinstance(parties, dict) else []

    def _own_keys(self, data: Any, pointer: str) -> None:
        """Take out the author's own keys: nobody knows what they hold."""
        held = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
        for key, each in held:
            place = f"{pointer}/{escape(str(key))}"
            if isinstance(key, str) and key.startswith("x-"):
                self.answers[place] = data.pop(key)
            else:
                self._own_keys(each, place)

    def _answer(self, pointer: str, answer: Any, way: Way) -> None:
        if way is Way.TEXT or answer == "none" or (isinstance(answer, dict) and "gap" in answer):
            return
        holder, last = _holder(self.data, pointer)
        self.answers[pointer] = holder.pop(last) if way is Way.DROP else holder[last]
        if way is Way.GAP:
            holder[last] = dict(GAP)

    def _text(self, text: str, known: list[str], paths: list[str], ids: list[str]) -> str:
        """A text without names, addresses and paths; an id of a party that is the whole text is another id."""
        if text in ids:
            return self._token(text, "party_{}")
        if text in words():
            return text
        if text.startswith("/") and parts_of(text)[0] in words() and pointer_of(parts_of(text)) == text:
            return self._pointer(text, known, paths, ids)
        for path in paths:
            if path in text:
                text = text.replace(path, self._token(path, "path_{}" + PurePosixPath(path).suffix))
        text = SPEAKING.sub(lambda match: self._token(match[0], "urn:hidden:address-{}"), text)
        for name in known:
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            text = re.sub(pattern, lambda match: self._token(match[0], "Hidden Name {}"), text, flags=re.IGNORECASE)
        return text

    def _pointer(self, pointer: str, known: list[str], paths: list[str], ids: list[str]) -> str:
        return "".join(f"/{escape(self._text(part, known, paths, ids))}" for part in parts_of(pointer))

    def _token(self, text: str, form: str) -> str:
        """The token that stands for a text: the same for the same text, and one that ends where its number does."""
        if (text, form) not in self._told:
            token = form.format(f"{len(self._told) + 1:03}")
            self._told[text, form] = token
            self.tokens[token] = text
        return self._told[text, form]


def _mapped(data: Any, change: Callable[[str], str]) -> Any:
    """The data with every text in it changed, keys too."""
    if isinstance(data, dict):
        return {change(key): _mapped(each, change) for key, each in data.items()}
    if isinstance(data, list):
        return [_mapped(each, change) for each in data]
    return change(data) if isinstance(data, str) else data


def _put(data: Any, pointer: str, answer: Any) -> None:
    """Put an answer in its place; where what held it is gone, there is nothing to restore."""
    with suppress(LookupError):
        holder, last = _holder(data, pointer)
        if isinstance(holder, dict):
            holder[last] = answer


def _holder(data: Any, pointer: str) -> tuple[Any, str]:
    """What holds the answer at a pointer, and its key there. Raises LookupError."""
    above, _, _ = pointer.rpartition("/")
    return held(data, above), parts_of(pointer)[-1]
