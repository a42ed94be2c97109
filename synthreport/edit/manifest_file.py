"""The file of a manifest that is being filled in: every answer is saved at once, in place, and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from typing import Any

from synthreport.document import Document, parse, parts_of, pointer_of
from synthreport.document.pointers import ABSENT, get, has, key_in, same
from synthreport.document.source import read
from synthreport.edit import CannotEdit, Change, edited
from synthreport.edit.provenance import LISTS, UNCONFIRMED, answered, listed, marked, marking
from synthreport.edit.saving import save
from synthreport.files.writing import locked
from synthreport.standard.gaps import holds_answers

_LONGEST = 80


class Unreadable(ValueError):
    """The manifest has errors that prevent editing; the message names the first."""


class Changed(OSError):
    """Another program changed the file in the meantime; nothing was written."""


class ManifestFile:
    """The file of a manifest and its parsed document. Raises OSError and Unreadable.

    The file is read again before every change and locked only during the change, so others may edit it between two
    answers. `taken_over` counts how often they did.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = _readable(path)
        self.taken_over = 0

    @property
    def data(self) -> dict[str, Any]:
        """What the manifest says."""
        data: dict[str, Any] = self.document.data
        return data

    def state(self, pointer: str, answer: Any, seen: Any = None) -> None:
        """Save an answer given by a person. `seen` shows which of the missing parents are lists.

        Raises OSError, CannotEdit, Unreadable, and Changed if another program gave a different answer there; the file
        is either completely written or unchanged.
        """
        with self.held() as before:
            change = _made(self.data, pointer, answer, seen)
            self._refuse_other(before, [change.pointer])
            self.save(answered(self.document, [change]))

    def state_all(self, answers: dict[str, Any], seen: Any = None) -> None:
        """Save several answers of a person at once, or none. Raises like `state`."""
        with self.held() as before:
            for pointer in answers:
                self._refuse_other(before, [pointer])
            text = self.document.text
            document = self.document
            for pointer, answer in answers.items():
                text = answered(document, [_made(document.data, pointer, answer, seen)])
                document = parse(text.encode("utf-8"), name=document.name)
            self.save(text)

    def fill_in(self, answers: dict[str, Any]) -> list[str]:
        """Save what a tool found and nobody has answered yet, marked as unconfirmed; the pointers of what was saved."""
        with self.held():
            document, taken = self.document, [each for each in answers if _is_free(self.data, each)]
            for pointer in taken:
                text = edited(document, [_made(document.data, pointer, answers[pointer], None)])
                document = parse(text.encode("utf-8"), name=document.name)
            for key in LISTS if taken else ():
                said = listed(marked(self.data, key) | set(taken), document.data)
                text = edited(document, marking(document.data, key, said))
                document = parse(text.encode("utf-8"), name=document.name)
            self.save(document.text)
        return taken

    def confirm(self, pointers: set[str]) -> None:
        """Save that a person has confirmed some answers. Raises like `state`."""
        with self.held() as before:
            self._refuse_other(before, pointers)
            left = listed(marked(self.data, UNCONFIRMED) - pointers, self.data)
            self.save(edited(self.document, marking(self.data, UNCONFIRMED, left)))

    @contextmanager
    def held(self) -> Iterator[Document]:
        """Lock the file and read the changes that others have made.

        Yields the document as it was known before. Raises OSError and Unreadable.
        """
        with locked(self.path):
            before, self.document = self.document, _readable(self.path)
            self.taken_over += before.text != self.document.text
            yield before

    def _refuse_other(self, before: Document, pointers: Iterable[str]) -> None:
        """Raise Changed if another program has changed an answer that is about to be replaced or confirmed."""
        for pointer in sorted(pointers):
            now = get(self.data, pointer, None)
            if not same(now, get(before.data, pointer, None)):
                said = shorten(repr(now), _LONGEST, placeholder=" …")
                raise Changed(f"nothing was saved: {pointer} was changed by another program, to {said}")

    def save(self, text: str) -> None:
        """Replace the whole text of the manifest. Raises OSError, and Changed."""
        if text == self.document.text:
            return
        try:
            save(self.document, text)
        except CannotEdit as error:
            raise Changed(str(error)) from None
        self.document = parse(text.encode("utf-8"), name=self.document.name)


def _readable(path: Path) -> Document:
    """The document in a file. Raises OSError and Unreadable."""
    document = read(str(path))
    for problem in document.problems:
        raise Unreadable(f"{path}:{problem.span.line}: {problem.message}")
    if not isinstance(document.data, dict):
        raise Unreadable(f"{path}: not a manifest, expected a mapping at the top")
    return document


def _made(data: Any, pointer: str, answer: Any, seen: Any) -> Change:
    """The change that sets an answer and creates its missing parents."""
    parts = parts_of(pointer)
    depth = next(each for each in range(len(parts) - 1, -1, -1) if _is_there(data, parts[:each]))
    for index in range(len(parts) - 1, depth, -1):
        as_list = isinstance(get(seen, pointer_of(parts[:index]), None), list)
        answer = [answer] if as_list else {parts[index]: answer}
    place = parts[: depth + 1]
    above = get(data, pointer_of(place[:-1]), None)
    return Change(pointer_of([*place[:-1], "-"]) if _appends(above, place[-1]) else pointer_of(place), answer)


def _appends(holder: Any, part: str) -> bool:
    return isinstance(holder, list) and part.isdecimal() and key_in(holder, part) is None


def _is_free(data: Any, pointer: str) -> bool:
    """Whether nothing is said at a pointer, nor a gap instead of something around it."""
    parts = parts_of(pointer)
    above = [get(data, pointer_of(parts[:depth]), ABSENT) for depth in range(1, len(parts))]
    return not has(data, pointer) and all(each is ABSENT or holds_answers(each) for each in above)


def _is_there(data: Any, parts: list[str]) -> bool:
    found = get(data, pointer_of(parts), None)
    return isinstance(found, list) or holds_answers(found) or not parts
