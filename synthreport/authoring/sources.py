"""What importers read: files that are opened, and nothing in them executed, unpickled or followed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from synthreport.authoring.opener import Refused, named, opened

LIMIT = 64 * 1024 * 1024
"""The largest file, in bytes, that an importer reads whole."""

FOUND = 1024 * 1024
"""The largest file, in bytes, that an importer reads where nobody has named it."""

MOST_NODES = 2_000_000
"""The most objects and lists of one document in JSON: each takes many times the bytes that are its brackets."""

DEEPEST = 100
"""How deep JSON and TOML may be nested."""


_DEEP_KEY = re.compile(rf"""(?<![\w"'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{DEEPEST}}}""")
"""A key with more parts than any has: reading it would take a time that grows with their square."""


class Unusable(Exception):
    """A source that nothing can be taken from; the message says what was found and what was expected."""


class Source:
    """A file or a folder that something is to be imported from. Nothing is read before it is asked for.

    A file that was found in a folder, and not named by a person, is read where it lies `inside` of that folder. `most`
    is how many bytes are read of it.
    """

    def __init__(
        self, path: Path, name: str = "", data: bytes | None = None, *, inside: Path | None = None, most: int = LIMIT
    ) -> None:
        self.path = path
        self.inside = inside
        self.most = most
        self.name = name or path.name
        self._data = data

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder."""
        return self._data is None and self.path.is_dir()

    @property
    def data(self) -> bytes:
        """The bytes of the file. Raises Unusable where it is no file, cannot be read, or is too large."""
        if len(self._read) > self.most:
            raise Unusable(f"{self.name}: more than {self.most // 2**20} MiB; descriptions of datasets are smaller")
        return self._read

    @property
    def beginning(self) -> bytes:
        """The bytes of the file, as many as are read. Raises Unusable where it is no file, or cannot be read."""
        return self._read[: self.most]

    @cached_property
    def _read(self) -> bytes:
        if self._data is not None:
            return self._data
        try:
            with opened(self.path, self.inside) if self.inside else named(self.path) as file:
                return file.read(self.most + 1)
        except FileNotFoundError:
            raise Unusable(f"{self.name}: no file, expected a file") from None
        except Refused as error:
            raise Unusable(f"{self.name}: {error.strerror}") from None
        except OSError as error:
            raise Unusable(f"{self.name}: cannot be read: {error.strerror or error}") from None

    @cached_property
    def text(self) -> str:
        """The file as text. Raises Unusable where it is not UTF-8."""
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unusable(f"{self.name}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None

    @cached_property
    def json(self) -> Any:
        """The file as JSON, in which NaN and infinities are None. Raises Unusable, with line and column."""
        text = self.text
        if text.count("{") + text.count("[") > MOST_NODES:
            raise Unusable(f"{self.name}: more than {MOST_NODES:,} objects and lists")
        try:
            return _shallow(json.loads(text, parse_constant=lambda _: None))
        except json.JSONDecodeError as error:
            where = f"line {error.lineno}, column {error.colno}"
            raise Unusable(f"{self.name}: not JSON: {error.msg} in {where}") from None
        except RecursionError:
            raise Unusable(f"{self.name}: nested too deeply") from None
        except ValueError:  # Python's own limit
            raise Unusable(f"{self.name}: a number of more than 4,300 digits") from None

    @cached_property
    def yaml(self) -> Any:
        """The file as YAML, read as manifests are. Raises Unusable for anything that has a problem."""
        from synthreport.document import parse

        document = parse(self.data, name=self.name, limit=LIMIT)
        for problem in document.problems:
            if problem.spoils or document.data is None:
                raise Unusable(f"{self.name}: line {problem.span.line}: {problem.message}")
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
        """Data that must be a mapping. Raises Unusable where it is not."""
        if not isinstance(data, dict):
            raise Unusable(f"{self.name}: found {type(data).__name__}, expected a mapping at the top")
        return data


def _shallow(data: Any) -> Any:
    """Data that is nested no deeper than any description is. Raises RecursionError, before whoever reads it would."""
    level = [data]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inner(each)]
        if not level:
            return data
    raise RecursionError


def _inner(data: Any) -> Iterable[Any]:
    return data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
