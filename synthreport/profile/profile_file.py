"""A profile's own file → the profile, resolved; or every problem in it, each with line, column and fix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from synthreport.document import Document, pointer_of
from synthreport.document.source import read
from synthreport.files.paths import dirname, join, realpath
from synthreport.outcome import is_item
from synthreport.schema import messages
from synthreport.schema.evaluator import Evaluator, Path, Schema
from synthreport.schema.expected import Expected
from synthreport.schema.nearest import nearest
from synthreport.standard import versions
from synthreport.standard.catalogue import Catalogue, Entry
from synthreport.standard.resolved_profile import LIMITS, PARTS, ProfileError, is_path, resolved

_NUMBERED = "`synthreport checklist` lists them with their numbers."
_FIRST_LINE = 'Begin with a key, such as "profile:".'


def read_profile(path: str, catalogue: Catalogue, shipped: dict[str, Entry]) -> Entry:
    """The profile in a file, resolved. Raises ProfileError with every problem in it and in those that it extends."""
    return _resolved(path, catalogue, shipped, ())


def _resolved(path: str, catalogue: Catalogue, shipped: dict[str, Entry], below: tuple[str, ...]) -> Entry:
    """`below` are the files that extend this one, each by the next."""
    try:
        document = read(path)
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror or error}") from None
    file = _File(document, catalogue, shipped)
    file.look()
    parent = file.parent((*below, realpath(path)))
    if file.problems:
        raise ProfileError("\n".join(text for *_, text in sorted(file.problems)))
    return resolved(document.data, parent)


def chain(path: str) -> list[str]:
    """The file of a profile, and those of the profiles that it extends, as far as they can be read."""
    found: list[str] = []
    while realpath(path) not in map(realpath, found):
        found.append(path)
        try:
            data = read(path).data
        except OSError:
            break
        name = data.get("extends") if isinstance(data, dict) else None
        if not isinstance(name, str) or not is_path(name):
            break
        path = _beside(path, name)
    return found


def _beside(path: str, name: str) -> str:
    """The path of a file that is named in another."""
    return join(dirname(path), name)


class _File:
    """One file; `problems` are lines of text, each with the line and the column that it is about."""

    def __init__(self, document: Document, catalogue: Catalogue, shipped: dict[str, Entry]) -> None:
        self.document = document
        self.catalogue = catalogue
        self.shipped = shipped
        self.data: Entry = document.data if isinstance(document.data, dict) else {}
        self.problems: list[tuple[int, int, str]] = []
        self.misshapen: set[Path] = set()

    def look(self) -> None:
        """Find every problem of this file alone."""
        for problem in self.document.problems:
            fix = _FIRST_LINE if problem.code in ("DC58", "DC59") else problem.fix
            self._note(problem.span.line, problem.span.column, problem.message, fix)
        if self.data or not self.problems:
            self._shape()
        if self.data.get("profile") in list(self.shipped):
            self._add(("profile",), f"{self.data['profile']} is a profile of the standard", "Choose another id.")
        self._codes()
        for name, limit in self._part("limits"):
            if ("limits", name) not in self.misshapen:
                self._limit(("limits", name), limit)

    def parent(self, chain: tuple[str, ...]) -> Entry | None:
        """The resolved profile that this one extends; None for core, and if there is a problem with it."""
        name = self.data.get("extends")
        if not isinstance(name, str) or not name.strip():
            if self.data and self.data.get("profile") != "core" and "extends" not in self.data:
                self._add(
                    (), "`extends` is not stated", 'Name the parent: "extends: core", or a profile that adds to it.'
                )
            return None
        parent = self._from_file(name, chain) if is_path(name) else self.shipped.get(name)
        if parent is not None:
            self._taken(parent)
        elif not is_path(name):
            meant = nearest(name, list(self.shipped))
            fix = f'Did you mean "{meant}"?' if meant else "Write ./ before the path of a file of your own."
            self._add(("extends",), f'unknown profile "{name}"; there are: {", ".join(sorted(self.shipped))}', fix)
        return parent

    def _from_file(self, name: str, chain: tuple[str, ...]) -> Entry | None:
        path = _beside(self.document.name, name)
        if realpath(path) in chain:
            self._add(("extends",), f"{name} extends this file in turn", "Extend core, or a profile that does not.")
            return None
        try:
            return _resolved(path, self.catalogue, self.shipped, chain)
        except ProfileError as error:
            self._add(("extends",), f"{name} cannot be used", "Fix its problems, which are listed here.")
            self.problems += [(1 << 30, number, text) for number, text in enumerate(str(error).splitlines())]
            return None

    def _taken(self, parent: Entry) -> None:
        """A limit of the parent cannot be replaced: it could be weakened unnoticed."""
        for name, _ in self._part("limits"):
            if name in parent["limits"]:
                self._add(("limits", name), f"{parent['profile']} has a limit {name} already", "Choose another id.")

    def _shape(self) -> None:
        """Breaches of the published schema of a profile."""
        evaluator = Evaluator(_schema())
        found = dict.fromkeys(evaluator.errors(self.data))
        for path, keyword in found:
            self.misshapen.add(path[:2])
            for place, message, fix in _explained(self.data, path, keyword):
                self._add(place, message, fix, key=keyword in ("additionalProperties", "propertyNames"))

    def _codes(self) -> None:
        """Codes that the standard does not have, or that are in the wrong place."""
        known = [*self.catalogue.items, *self.catalogue.rules]
        for part in ("levels", "gaps", "asks", "grades"):
            for code, _ in self._part(part, every=True):
                if code not in known and re.fullmatch("[A-Z]{2}[0-9]{2}", code):
                    self._add((part, code), f"the standard has no code {code}", _near(code, known), key=True)
                elif part != "levels" and code in self.catalogue.rules:
                    self._add((part, code), f"{code} is a rule", "Name an item: 01 to 49.", key=True)
        for number, _ in self._part("grades", every=True):
            if number.isdigit() and int(number) not in {line.number for line in self.catalogue.lines}:
                self._add(("grades", number), f"the checklist has no line {number}", _NUMBERED, key=True)
        if LIMITS in dict(self._part("levels")):
            self._add(("levels", LIMITS), f"{LIMITS} has the level of each limit", "State it under `limits`.", key=True)

    def _limit(self, path: Path, limit: Entry) -> None:
        """Mistakes in a limit that no schema can find."""
        from synthreport.profile import limit_schema  # lazy: most profiles have no limits of their own

        if (code := limit.get("item")) is not None and code not in self.catalogue.items:
            self._add((*path, "item"), f"the standard has no item {code}", _near(code, [*self.catalogue.items]))
        for place, message, fix, is_key in limit_schema.problems(limit["schema"], self.catalogue.root):
            self._add((*path, "schema", *place), message, fix, key=is_key)

    def _part(self, name: str, *, every: bool = False) -> list[tuple[str, Entry]]:
        """The entries of a part of the profile, without malformed ones."""
        part = self.data.get(name)
        if name not in PARTS or not isinstance(part, dict):
            return []
        return [(str(key), each) for key, each in part.items() if every or isinstance(each, dict)]

    def _add(self, path: Path, message: str, fix: str, *, key: bool = False) -> None:
        span = self.document.span(pointer_of(path), key=key)
        self._note(span.line, span.column, message, fix)

    def _note(self, line: int, column: int, message: str, fix: str) -> None:
        self.problems.append((line, column, f"{self.document.name}:{line}:{column}: {message}. {fix}"))


def _explained(data: Entry, path: Path, keyword: str) -> Iterator[tuple[Path, str, str]]:
    """Place, message and fix for one breach of the schema of a profile."""
    value: Any = data
    for part in path:
        value = value[part]
    expected = Expected(_schema()).along(data, path)
    if isinstance(value, dict) and keyword in ("required", "additionalProperties", "propertyNames"):
        yield from _keys(value, path, keyword, expected)
    elif value is None:
        yield path, "the value is empty", "Write it out, or leave the key out."
    else:
        yield path, *messages.bad_value(value, keyword, expected)


def _keys(value: Entry, path: Path, keyword: str, expected: Schema) -> Iterator[tuple[Path, str, str]]:
    if keyword == "required":
        for key in (key for key in expected["required"] if key not in value):
            yield path, f"`{key}` is not stated", "State it: authors who follow the profile must know it."
    elif keyword == "propertyNames":
        fits = Evaluator(_schema()).fits
        for key in (key for key in value if not fits(expected["propertyNames"], key)):
            yield (*path, key), messages.bad_name(key, expected, _schema())[0], "Correct the key."
    else:
        known = [key for key in expected["properties"] if key not in value]
        for key in (key for key in value if key not in expected["properties"] and not key.startswith("x-")):
            near = nearest(key, known)
            yield (*path, key), *messages.unknown_key(key, value[key], near, known)


def _near(code: str, known: list[str]) -> str:
    kind = [each for each in known if each[:2] == code[:2] and is_item(each) == is_item(code)]
    return f"There are {kind[0]} to {kind[-1]}." if kind else "`synthreport items` lists all codes."


@cache
def _schema() -> Schema:
    schema: Schema = versions.read("../profile-1.0.schema.json")
    return schema
