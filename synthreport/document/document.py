"""Reads a document: plain data, every problem with its text, and the place of everything in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from json import JSONDecodeError
from typing import Any

from synthreport.document.characters import decode, note_controls, without_controls
from synthreport.document.positions import Places, Problem, Source, Span
from synthreport.document.problems import EMPTY, Notes, Slip, Unreadable, empty
from synthreport.document.scalars import kind_of
from synthreport.document.size_limits import LIMIT, MOST, most_values
from synthreport.files.lazy_patterns import import_without_patterns

_TOP = Span(1, 1, 1, 1)


class Document:
    """A text that has been read.

    `data` is plain: a mapping unless a problem states otherwise, and None if the text could not be read. If a single
    value could not be read, the data has None instead, and a problem that `spoils` points to it. If there are
    very many problems of a kind, `problems` has the first, and `more` counts the others by their codes.
    """

    def __init__(
        self, name: str, notes: Notes, data: Any, find_places: Callable[[], Places], source: bytes | None = None
    ) -> None:
        self.name = name
        self._bytes = source
        self.data = data
        self.problems = notes.in_order()
        self.more = notes.quota.more
        self._source = notes.source
        self._find_places = find_places

    def __getstate__(self) -> dict[str, Any]:
        """All of it with the positions found, for another process."""
        return {**self.__dict__, "places": self.places, "_find_places": Places}

    @property
    def is_empty(self) -> bool:
        """Whether the text has nothing but white space and comments: all is missing, and nothing is unreadable."""
        return self.data is None and [problem.code for problem in self.problems] == [EMPTY]

    @cached_property
    def sha256(self) -> str | None:
        """The digest of the document's bytes, as `sha256sum` prints it; None if they were too many to be read."""
        from hashlib import sha256  # lazy: a check needs none

        return None if self._bytes is None else sha256(self._bytes).hexdigest()

    @property
    def text(self) -> str:
        """The whole text, empty if the bytes were too many or not text."""
        return self._source.text

    def line(self, number: int) -> str:
        """The line of this number, counted from 1, without its line break; empty if there is none."""
        return self._source.line(number)

    def written(self, span: Span) -> str:
        """The text of a span, up to the end of its first line."""
        return self._source.written(span)

    def window(self, span: Span, room: int) -> tuple[str, str, str]:
        """The first line of a span: the text before it, in it and after it, `room` characters of each.

        The text before it is cut at its beginning, the others at their end. A line may be as long as the document.
        """
        return self._source.window(span, room)

    def span(self, pointer: str, *, key: bool = False) -> Span:
        """The span to show for the value, or the key, at a pointer.

        A scalar is at its value. Mappings, lists and empty values are at the key that
        introduces them, or in a list, at their first line. Missing values are at their nearest ancestor.
        """
        places = self.places
        number, key_number, found = places.find(pointer)
        if number == 0:
            return _TOP
        start, end = places.starts[number], places.ends[number]
        shows_key = key or not found or number in places.containers or start == end
        if shows_key and key_number is not None:
            return self._source.span(places.starts[key_number], places.ends[key_number])
        return self._source.first_line(start, end) if number in places.containers else self._source.span(start, end)

    @cached_property
    def places(self) -> Places:
        """The offsets of every key and value in the text."""
        return self._find_places()


def parse(
    source: bytes, *, name: str = "synthreport.yaml", limit: int = LIMIT, most: int = MOST, last: bool = False
) -> Document:
    """Read a document from its bytes, as JSON if it is JSON and as YAML otherwise. Never raises for its content.

    A document of more bytes than `limit`, or of more than `VALUES` keys and values, is not read; a larger `limit`
    allows more of them. `most` problems are kept, and at least the first hundred of each kind. Of a
    repeated key the first value counts, as in a manifest; with `last` the last does, as in other readers, and the
    document has no positions.
    """
    notes, whole = Notes(Source(""), most), source if len(source) <= limit else None
    try:
        text = decode(source, limit, notes)
    except Unreadable:
        return Document(name, notes, None, Places, whole)
    text, controls = without_controls(text)
    try:
        data, find_places = _read(text, name, notes, most_values(limit), last)
    except Unreadable:
        data, find_places = None, Places
        notes.problems = [problem._replace(pointer="", spoils=False) for problem in notes.problems]
    if controls:
        data = note_controls(controls, data, find_places(), notes)
    return Document(name, notes, data, find_places, whole)


def _read(text: str, name: str, notes: Notes, values: int, last: bool) -> tuple[Any, Callable[[], Places]]:
    data, find_places = _read_json(text, name, notes, values, last) or _read_yaml(text, notes, values, last)
    if not isinstance(data, dict) and not any(problem.spoils for problem in notes.problems if not problem.pointer):
        found = "null" if data is None else kind_of(data)
        message = f"found {found}, expected a mapping: keys, each with a colon and its value"
        notes.add(Slip("DC59", 0, 0, message, 'Begin with a key, such as "synthreport:".'))
    if last:
        return data, Places
    if any(problem.code == "DC60" for problem in notes.problems):
        notes.problems = [_with_first(problem, find_places(), notes.source) for problem in notes.problems]
    return data, find_places


def _read_json(text: str, name: str, notes: Notes, values: int, last: bool) -> tuple[Any, Callable[[], Places]] | None:
    """The data of a text that is JSON or claims to be; None to read it as YAML."""
    claims = name.lower().endswith(".json")
    if claims and not text.strip():
        raise notes.stop(empty())
    if not claims and not text.lstrip().startswith("{"):
        return None
    from synthreport.document.json_text import read_json  # lazy: reading YAML needs no JSON

    try:
        return read_json(text, notes, values, last=last)
    except JSONDecodeError as error:
        if not claims:
            return None
        from synthreport.document import json_syntax_errors  # lazy: most texts have no mistakes

        raise notes.stop(json_syntax_errors.explain(text, error)) from None


def _read_yaml(text: str, notes: Notes, values: int, last: bool) -> tuple[Any, Callable[[], Places]]:
    import_without_patterns("yaml")  # libyaml, which parses here, needs none of them
    from synthreport.document.yaml_text import read_yaml  # lazy: reading JSON needs no YAML

    data, places = read_yaml(text, notes, values, last=last)
    return data, lambda: places


def _with_first(problem: Problem, places: Places, source: Source) -> Problem:
    """A problem that, if it is a key given twice, also shows the first occurrence of the key."""
    _, key, found = places.find(problem.pointer)
    if problem.code != "DC60" or key is None or not found:
        return problem
    return problem._replace(also=(source.span(places.starts[key], places.ends[key]),))
