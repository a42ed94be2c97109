"""A manifest that is being written: every answer is saved at once, in its place, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from synthreport.authoring.editing import CannotEdit, Change, edited
from synthreport.authoring.editing.saving import save
from synthreport.authoring.marks import UNCONFIRMED, answered, listed, marked, marking
from synthreport.document import parse, parts_of, pointer_of
from synthreport.opening import read
from synthreport.reading.places import held_if_any


class Unreadable(ValueError):
    """The manifest has slips that keep it from being edited; the message names the first."""


class Changed(OSError):
    """Somebody else changed the file meanwhile; nothing was written."""


class Manuscript:
    """The file of a manifest, and its document as it stands there. Raises OSError and Unreadable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = read(str(path))
        for problem in self.document.problems:
            raise Unreadable(f"{path}:{problem.span.line}: {problem.message}")
        if not isinstance(self.document.data, dict):
            raise Unreadable(f"{path}: no manifest")

    @property
    def data(self) -> dict[str, Any]:
        """What the manifest says."""
        data: dict[str, Any] = self.document.data
        return data

    def state(self, pointer: str, answer: Any, seen: Any = None) -> None:
        """Save an answer, given by a person. `seen` tells which of the holders to be made are lists.

        Raises OSError, Changed and CannotEdit; the file is whole, or as it was.
        """
        self.save(answered(self.document, [_made(self.data, pointer, answer, seen)]))

    def confirm(self, pointers: set[str]) -> None:
        """Save that a person has confirmed some answers."""
        left = listed(marked(self.data, UNCONFIRMED) - pointers, self.data)
        self.save(edited(self.document, marking(self.data, UNCONFIRMED, left)))

    def save(self, text: str) -> None:
        """Put a text in the place of the whole manifest. Raises OSError, and Changed."""
        if text == self.document.text:
            return
        try:
            save(self.document, text)
        except CannotEdit as error:
            raise Changed(str(error)) from None
        self.document = parse(text.encode("utf-8"), name=self.document.name)


def _made(data: Any, pointer: str, answer: Any, seen: Any) -> Change:
    """The change that puts an answer in its place, with all holders that are not there yet."""
    parts = parts_of(pointer)
    depth = next(each for each in range(len(parts) - 1, -1, -1) if _is_there(data, parts[:each]))
    for index in range(len(parts) - 1, depth, -1):
        as_list = isinstance(held_if_any(seen, pointer_of(parts[:index])), list)
        answer = [answer] if as_list else {parts[index]: answer}
    place = parts[: depth + 1]
    above = held_if_any(data, pointer_of(place[:-1]))
    return Change(pointer_of([*place[:-1], "-"]) if _appends(above, place[-1]) else pointer_of(place), answer)


def _appends(holder: Any, part: str) -> bool:
    return isinstance(holder, list) and part.isdecimal() and int(part) >= len(holder)


def _is_there(data: Any, parts: list[str]) -> bool:
    found = held_if_any(data, pointer_of(parts))
    return isinstance(found, list) or (isinstance(found, dict) and "gap" not in found) or not parts
