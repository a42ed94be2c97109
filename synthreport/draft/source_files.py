"""Sources of importers: files and folders, nothing in them executed, unpickled or followed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.json_text import repeated_keys
from synthreport.document.positions import Problem
from synthreport.files.opener import Refused, named, opened

LIMIT = 64 * 1024 * 1024
"""The largest file, in bytes, that an importer reads."""

FOUND = 1024 * 1024
"""The largest file, in bytes, that an importer reads without a person having named it."""

MOST_NODES = 2_000_000
"""The most objects and lists of one JSON document: each takes much more memory than its brackets."""

DEEPEST = 100
"""The deepest allowed nesting of JSON and TOML."""


_SPOILING = ("DC54",)
"""Problems with unknown consequences: control characters."""

_HARMLESS = ("found a byte order mark", "found the anchor")
"""Beginnings of messages about problems that do not change the data."""

_MESSAGES = {
    "DC57": "a second document begins here, and only the first is read",
    "DC60": "the key is repeated here, and its last value counts",
}
"""Messages for sources, where that of a problem is about manifests."""

_DEEP_KEY = re.compile(rf"""(?<![\w"'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{DEEPEST}}}""")
"""A key with too many parts: parsing takes quadratic time."""


_MOST_MISTAKES = 200
"""So many mistakes of one text are listed, and the first hundred of each kind; the others are counted."""


class Unusable(Exception):
    """A source that cannot be imported; the message says what was found and what was expected."""


class Mistake(NamedTuple):
    """A mistake in a source that its parser tolerated: its pointer, and what was done, with the line."""

    place: str
    what: str


class Source:
    """A file or a folder to import from. It is read lazily.

    `mistakes` are those in the texts read so far, including parts of this source. Of a repeated key the last value
    counts, in JSON and in YAML, as in other parsers.
    A file that was found in a folder, not named by a person, must be `inside` that folder. At most `most` bytes of it
    are read.
    """

    def __init__(
        self, path: Path, name: str = "", data: bytes | None = None, *, inside: Path | None = None, most: int = LIMIT
    ) -> None:
        self.path = path
        self.inside = inside
        self.most = most
        self.name = name or path.name
        self.mistakes: list[Mistake] = []
        self._data = data

    def file(self, path: str) -> Source:
        """A file in this folder; its mistakes count as those of the folder."""
        return self._part(Source(self.path / path, path, inside=self.path, most=FOUND))

    def lines(self, first: int, end: int, title: str) -> Source:
        """The lines of this text from `first` to before `end`, counted from 0, with their line numbers."""
        kept = self.text.splitlines(keepends=True)[first:end]
        return self._part(Source(self.path, f"{self.name}, {title}", ("\n" * first + "".join(kept)).encode()))

    def _part(self, part: Source) -> Source:
        part.mistakes = self.mistakes
        return part

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder."""
        return self._data is None and self.path.is_dir()

    @property
    def data(self) -> bytes:
        """The bytes of the file. Raises Unusable if it is not a file, cannot be read, or is too large."""
        if len(self._read) > self.most:
            raise Unusable(f"{self.name}: larger than {self.most // 2**20} MiB; descriptions of datasets are smaller")
        return self._read

    @property
    def beginning(self) -> bytes:
        """The first bytes of the file, at most `most`. Raises Unusable if it is not a file or cannot be read."""
        return self._read[: self.most]

    @cached_property
    def _read(self) -> bytes:
        if self._data is not None:
            return self._data
        try:
            with opened(self.path, self.inside) if self.inside else named(self.path) as file:
                return file.read(self.most + 1)
        except FileNotFoundError:
            raise Unusable(f"{self.name}: no such file") from None
        except Refused as error:
            raise Unusable(f"{self.name}: {error.strerror}") from None
        except OSError as error:
            raise Unusable(f"{self.name}: cannot be read: {error.strerror or error}") from None

    @cached_property
    def text(self) -> str:
        """The file as text. Raises Unusable if it is not UTF-8."""
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unusable(f"{self.name}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None

    @cached_property
    def json(self) -> Any:
        """The file as JSON, with None for NaN and infinities. Raises Unusable, with line and column."""
        text = self.text
        if text.count("{") + text.count("[") > MOST_NODES:
            raise Unusable(f"{self.name}: more than {MOST_NODES:,} objects and lists")
        try:
            data, repeats = _loaded(text)
        except (ValueError, RecursionError) as error:
            raise Unusable(f"{self.name}: {why_not_json(error)}") from None
        if repeats:
            self.mistakes += _mistakes(*repeated_keys(text, _MOST_MISTAKES))
        return data

    @cached_property
    def yaml(self) -> Any:
        """The file as YAML, parsed like a manifest. Raises Unusable if a value cannot be read."""
        from synthreport.document import parse

        document = parse(self.data, name=self.name, limit=LIMIT, most=_MOST_MISTAKES, last=True)
        for problem in document.problems:
            if problem.spoils or problem.code in _SPOILING or document.data is None:
                raise Unusable(f"{self.name}: line {problem.span.line}: {problem.message}")
        harmful = [problem for problem in document.problems if not problem.message.startswith(_HARMLESS)]
        self.mistakes += _mistakes(harmful, sum(document.more.values()))
        return document.data

    @cached_property
    def toml(self) -> Any:
        """The file as TOML. Raises Unusable, with line and column."""
        import tomllib

        text = self.text
        try:
            if _DEEP_KEY.search(text):
                raise RecursionError("nested too deeply")
            return _shallow(tomllib.loads(text))
        except (ValueError, RecursionError) as error:
            raise Unusable(f"{self.name}: not TOML: {error}") from None

    def mapping(self, data: Any) -> dict[str, Any]:
        """Data that must be a mapping. Raises Unusable otherwise."""
        if not isinstance(data, dict):
            raise Unusable(f"{self.name}: found {type(data).__name__}, expected a mapping at the top")
        return data


def why_not_json(error: ValueError | RecursionError) -> str:
    """Why Python cannot read a text as JSON."""
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return "not JSON in UTF-8" if isinstance(error, UnicodeError) else "a number of more than 4,300 digits"


def _loaded(text: str) -> tuple[Any, bool]:
    """The data of a JSON text, and whether a key is repeated in it; the last value counts."""
    repeats = False

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        made = dict(pairs)
        repeats = repeats or len(made) < len(pairs)
        return made

    return _shallow(json.loads(text, object_pairs_hook=mapping, parse_constant=lambda _: None)), repeats


def _mistake(problem: Problem) -> Mistake:
    """A problem that a parser tolerated, as a mistake."""
    what = _MESSAGES.get(problem.code) or problem.message.partition(", expected")[0]
    return Mistake(problem.pointer, f"line {problem.span.line}: {what}")


def _mistakes(problems: Iterable[Problem], more: int) -> list[Mistake]:
    """Problems as mistakes, with one more that counts those beyond them."""
    left = [Mistake("", f"{more:,} more problems like these are not listed")] if more else []
    return [*map(_mistake, problems), *left]


def _shallow(data: Any) -> Any:
    """Data that is not nested too deeply. Raises RecursionError early, before a reader of the data would."""
    level = [data]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inner(each)]
        if not level:
            return data
    raise RecursionError


def _inner(data: Any) -> Iterable[Any]:
    return data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
