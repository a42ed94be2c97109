"""A caller's source → Document: text, bytes, a path, plain data."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from errno import EPERM
from typing import Any

from synthreport.document import LIMIT, Document, parse
from synthreport.document.pointers import escape
from synthreport.document.positions import Problem, shown
from synthreport.document.problems import DEEPEST
from synthreport.document.scalars import kind_of, too_large
from synthreport.document.size_limits import MOST, Quota, most_values
from synthreport.files.paths import exists, first_bytes, isdir, isfile

NAMES = ("synthreport.yaml", "synthreport.yml", "synthreport.json")
"""File names of a manifest; the first is the default."""

MEASURED = "synthreport-measured.json"
"""The file of evidence that a measurement writes beside a manifest."""

_LONGEST_INTEGER = 4096
"""In bits: Python refuses to write integers of many thousand digits."""
_CONVERT = (
    "Convert it first: a set or an array with `list`, a number of a library with `int` or `float`, others with `str`."
)


def as_document(source: Any, *, limit: int = LIMIT, most: int = MOST) -> Document:
    """The document behind a `Document`, a text (str or bytes), a path (`os.PathLike`) or a mapping of plain data.

    What JSON cannot hold, in a mapping, is a problem of the document. Raises OSError if a path cannot be read, and
    TypeError for any other source.
    """
    if isinstance(source, Document):
        return source
    if isinstance(source, os.PathLike):
        return read(os.fspath(source), limit=limit, most=most)
    if isinstance(source, str):
        if "\n" not in source and source.endswith((".yaml", ".yml", ".json")):
            raise TypeError(f"a str is the text of a manifest; for a file, give pathlib.Path({source!r})")
        return parse(source.encode("utf-8", "surrogatepass"), limit=limit, most=most)
    if isinstance(source, bytes):
        return parse(source, limit=limit, most=most)
    if isinstance(source, dict):
        return _of_data(source, limit, most)
    raise TypeError(f"cannot check {type(source).__name__}: expected text, bytes, a path or a mapping")


def read(path: str, *, limit: int = LIMIT, most: int = MOST) -> Document:
    """Read a manifest from a file, never more of it than can be checked. Raises OSError.

    A pipe may be named, unless it has the name that commands look for: nobody may write into that one.
    """
    if path.endswith(NAMES) and exists(path) and not isfile(path) and not isdir(path):
        raise OSError(EPERM, "neither a file nor a folder", path)
    return parse(first_bytes(path, limit + 1), name=path, limit=limit, most=most)


def _of_data(source: dict[Any, Any], limit: int, most: int) -> Document:
    """The document that a mapping would be as JSON text, with a problem for each value that JSON cannot hold."""
    plain = _Plain(most_values(limit), most)
    text = json.dumps(plain.value(source, "", 1), ensure_ascii=False, indent=2)
    text = re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)
    document = parse(text.encode(), name="manifest.json", limit=limit, most=most)
    if document.data is not None:
        found = [make(document) for make in plain.problems]
        document.problems = tuple(sorted((*document.problems, *found), key=lambda problem: problem.span))
        document.more += plain.quota.more
    return document


class _Plain:
    """Plain data made of a caller's values: what JSON cannot hold becomes None, and a problem.

    Values nested too deeply, and values beyond the most that are read, are left out: the reader of the text then
    reports that, as it does for any text.
    """

    def __init__(self, values: int, most: int) -> None:
        self.left = values
        self.quota = Quota[str](most)
        self.problems: list[Callable[[Document], Problem]] = []
        self._above: set[int] = set()

    def value(self, value: Any, pointer: str, depth: int) -> Any:
        """A value at a pointer, at this depth of nesting."""
        self.left -= 1
        if isinstance(value, dict | list | tuple):
            return self._container(value, pointer, depth)
        if value is None or (isinstance(value, str | int | float) and not _is_too_long(value)):
            return value
        return self._other(value, pointer)

    def _other(self, value: Any, pointer: str) -> Any:
        """A value of a class that JSON does not have: what it means, or None with a problem."""
        meant = None if isinstance(value, int) else meaning(value)
        if meant is None:
            self._note_refused(value, pointer)
        return meant

    def _note_refused(self, value: Any, pointer: str) -> None:
        if isinstance(value, int):
            refused = too_large()
            message = f"found a number of more than a thousand digits, expected {refused.expected}"
            self._note(refused.code, pointer, message, refused.fix)
        else:
            kinds = "text, a number, true, false, null, a list or a mapping"
            self._note("DC63", pointer, f"found a value of the Python type {_type(value)}, expected {kinds}", _CONVERT)

    def _container(self, value: Any, pointer: str, depth: int) -> Any:
        if id(value) in self._above:
            found = f"{kind_of([] if isinstance(value, list | tuple) else {})} that contains itself"
            self._note("DC62", pointer, f"found {found}, expected a value", "Write the value out here.")
            return None
        if depth > DEEPEST or self.left < 0:
            return []
        self._above.add(id(value))
        made = self._mapping(value, pointer, depth) if isinstance(value, dict) else self._list(value, pointer, depth)
        self._above.remove(id(value))
        return made

    def _list(self, value: list[Any] | tuple[Any, ...], pointer: str, depth: int) -> list[Any]:
        within = value[: max(self.left, 0) + 1]
        return [self.value(each, f"{pointer}/{index}", depth + 1) for index, each in enumerate(within)]

    def _mapping(self, value: dict[Any, Any], pointer: str, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, each in dict.items(value):
            self.left -= 1
            text = key if isinstance(key, str) else self._key(key, pointer)
            if self.left < 0:
                break
            if text is not None and text not in made:
                made[text] = self.value(each, f"{pointer}/{escape(text)}", depth + 1)
        return made

    def _key(self, key: Any, pointer: str) -> str | None:
        """The text of a key that is none, as JSON spells the value; None if JSON has no such value."""
        is_plain = key is None or (isinstance(key, int | float) and not _is_too_long(key))
        text = json.dumps(key) if is_plain else None
        at, fix = (pointer, "Use text as the key.") if text is None else (f"{pointer}/{text}", f'Write "{text}".')
        self._note("DC61", at, f"found a key of the Python type {_type(key)}, expected a string", fix, spoils=False)
        return text

    def _note(self, code: str, pointer: str, message: str, fix: str, *, spoils: bool = True) -> None:
        if not self.quota.refuses(code):
            self.quota.take(code)
            self.problems.append(
                lambda document: Problem(
                    code, pointer, document.span(pointer, key=not spoils), message, fix, (), spoils
                )
            )


def meaning(value: Any) -> Any:
    """What JSON has for a date, a path or a scalar of numpy or pandas; None for any other value.

    Text, numbers and truth values mean themselves.
    """
    try:
        return _meant(value.item() if _is_of_numpy(value) else value)
    except Exception:  # a class of the caller's own may do anything
        return None


def _meant(value: Any) -> Any:
    from datetime import date, datetime  # lazy, as pathlib: a text has no such values
    from pathlib import PurePath

    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, PurePath):
        return value.as_posix()
    if not isinstance(value, date) or value != value:  # a missing time of pandas is unequal to itself
        return None
    return datetime.isoformat(value) if isinstance(value, datetime) else date.isoformat(value)


def _is_of_numpy(value: Any) -> bool:
    """Whether a value is a scalar of numpy, which need not be imported to know that."""
    return any((each.__module__, each.__name__) == ("numpy", "generic") for each in type(value).__mro__)


def _type(value: Any) -> str:
    return shown(type(value).__name__)


def _is_too_long(value: Any) -> bool:
    return isinstance(value, int) and value.bit_length() > _LONGEST_INTEGER
