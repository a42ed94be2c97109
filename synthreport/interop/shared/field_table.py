"""A table between a manifest and another format, and the two walks over it: writing and reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from synthreport.document.pointers import escape, get, same
from synthreport.draft.draft import Draft, leaves
from synthreport.standard.gaps import holds_answers, is_gap

NO_ANSWER = "no answer is made of this key"

NO_PLACE = "the format has no place for it"
_NO_WORD = "a gap, or `none`, for which the format has no word"
_UNFIT = "it does not fit the format, or would be read back as something else"
_PROSE = "it is written as prose, from which no answer is read back"


class Unfit(ValueError):
    """A value that does not fit an answer; the message says why."""


class Some(list[str]):
    """The texts of a list that fit; `left` says by their numbers why the others do not."""

    def __init__(self, values: Iterable[Any], read: Callable[[Any], str]) -> None:
        super().__init__()
        self.left: dict[int, str] = {}
        for number, each in enumerate(values):
            try:
                self.append(read(each))
            except Unfit as error:
                self.left[number] = str(error)
        self[:] = dict.fromkeys(self)


class Form(NamedTuple):
    """How an answer is written elsewhere, None if it cannot be; and how it is read back, which may raise Unfit."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


class Row(NamedTuple):
    """One answer: its pointer below an entry of the manifest, its key in the other format, and its form there."""

    answer: str
    place: str
    form: Form


class Writer:
    """A manifest while it is written in another format: what is written is noted, all else is lost.

    An answer counts as written only where reading gives it back as it is.
    """

    def __init__(self, manifest: dict[str, Any]) -> None:
        self.manifest = manifest
        self._written: set[str] = set()
        self._why: dict[str, str] = {}

    def raw(self, pointer: str) -> Any:
        """The value at a pointer; None for a missing answer, a gap or `none`."""
        answer = get(self.manifest, pointer, None)
        return None if answer == "none" or is_gap(answer) else answer

    def entries(self, pointer: str) -> dict[str, dict[str, Any]]:
        """The entries of a collection by their ids."""
        found = self.raw(pointer)
        entries = found.items() if isinstance(found, dict) else ()
        return {name: entry for name, entry in entries if holds_answers(entry)}

    def answer(self, pointer: str, form: Form) -> Any:
        """An answer in its form elsewhere; None if it is missing, or cannot be represented there."""
        answer = self.raw(pointer)
        written = None if answer is None else form.write(answer)
        if written is not None and same(_read_back(written, form), answer):
            self.note(pointer)
        elif answer is not None:
            self._explain(pointer, _UNFIT)
        return written

    def prose(self, *pointers: str) -> None:
        """Note that the other format has these answers as prose, from which they are not read back."""
        for pointer in pointers:
            self._explain(pointer, _PROSE)

    def _explain(self, pointer: str, why: str) -> None:
        answer = self.raw(pointer)
        self._why |= dict.fromkeys(leaves(answer, pointer) if answer is not None else (), why)

    def note(self, *pointers: str) -> None:
        """Note that the other format has these answers."""
        for pointer in pointers:
            answer = self.raw(pointer)
            self._written |= {pointer, *leaves(answer, pointer)}

    def node(self, rows: tuple[Row, ...], at: str = "") -> dict[str, Any]:
        """What a table makes of the entry at a pointer."""
        made = {row.place: self.answer(at + row.answer, row.form) for row in rows}
        return {place: value for place, value in made.items() if value is not None}

    def reasons(self) -> dict[str, str]:
        """Why each answer that was not written is left."""
        return {
            pointer: self._why.get(pointer, NO_PLACE) if self.raw(pointer) is not None else _NO_WORD
            for pointer in leaves(self.manifest)
            if pointer not in self._written
        }


class Reading:
    """A mapping of another format while it is read into a draft; `where` is its pointer there.

    Keys that nothing reads are skipped: `hints` say, by key, where an author answers them instead.
    """

    def __init__(self, draft: Draft, data: Mapping[str, Any], where: str = "") -> None:
        self.draft = draft
        self.where = where
        self._data = dict(data)

    def take(self, key: str) -> Any:
        """The value under a key, which then counts as read; None if there is none."""
        return self._data.pop(key, None)

    def leave(self, key: str, why: str) -> None:
        """Note that the value under a key is skipped."""
        self.draft.leave(f"{self.where}/{escape(key)}", why)

    def rows(self, rows: tuple[Row, ...], at: str = "") -> None:
        """Make the answers of a table, below a pointer of the manifest."""
        for row in rows:
            self.state(at + row.answer, row.place, row.form)

    def state(self, pointer: str, key: str, form: Form) -> None:
        """Make one answer of the value under a key; skip it if it does not fit."""
        answer = self.read(key, form)
        if answer is not None:
            self.draft.state(pointer, answer)

    def read(self, key: str, form: Form) -> Any:
        """The value under a key, in the form of an answer; None, and skipped, if it does not fit."""
        value = self.take(key)
        if value in (None, "", [], {}):
            return None
        try:
            answer = form.read(value)
        except Unfit as error:
            self.leave(key, str(error))
            return None
        for number, why in answer.left.items() if isinstance(answer, Some) else ():
            self.draft.leave(f"{self.where}/{escape(key)}/{number}", why)
        return answer

    def rest(self, hints: Mapping[str, str] | None = None) -> None:
        """Skip every key that nothing read, except keys that only the format needs: those with `@`, and empty ones."""
        for key, value in self._data.items():
            if not key.startswith("@") and value not in (None, "", [], {}):
                self.leave(key, (hints or {}).get(key, NO_ANSWER))


def _read_back(written: Any, form: Form) -> Any:
    try:
        return form.read(written)
    except Unfit:
        return None
