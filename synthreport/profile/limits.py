"""The limits of a profile: JSON Schemas over the whole manifest, judged by what is said and by nothing else.

Where a gap stands, or silence that is told elsewhere, the answer could be anything. So each limit is asked two
questions: could it be kept, whatever stands there? If not, it is broken. Is it kept, whatever stands there? If not,
it is not checked. Both walk the same schema; gaps fit everything in the first, and nothing in the second.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from synthreport.document import parts_of, pointer_of
from synthreport.schema.evaluator import Error, Evaluator, Path, Schema

Silent = Callable[[str], Collection[str]]
"""Gives the keys at which nothing is said, for the pointer of the object that lacks them."""

_OPEN = {"gap": "unknown"}
_HERE = ("required", "minProperties", "not", "anyOf")


def silence(pointers: Iterable[str]) -> Silent:
    """The pointers of all that is unsaid, by the object that lacks it."""
    lacking: dict[str, set[str]] = {}
    for pointer in pointers:
        holder, _, key = pointer.rpartition("/")
        lacking.setdefault(holder, set()).update(parts_of(f"/{key}"))
    return lambda holder: lacking.get(holder, ())


def breaches(limit: Schema, data: Any, silent: Silent) -> list[str] | None:
    """The pointers of all that breaks a limit; None where that depends on what is not said."""
    overlay = Overlay(limit, silent)
    found = dict.fromkeys(pointer_of(path) for path, _ in overlay.errors(data))
    if found or overlay.fitting(limit, data, (), gaps_fit=False):
        return list(found)
    return None


class Overlay(Evaluator):
    """A schema over a manifest in which a gap fits either everything or nothing; and `anyOf` and `not` everywhere."""

    def __init__(self, schema: Schema, silent: Silent) -> None:
        super().__init__(schema)
        self.silent = silent
        self.gaps_fit = True

    def fitting(self, schema: Any, value: Any, path: Path, *, gaps_fit: bool) -> bool:
        """Whether a value is valid, gaps being so or not."""
        before, self.gaps_fit = self.gaps_fit, gaps_fit
        try:
            return next(self._errors(schema, value, path), None) is None
        finally:
            self.gaps_fit = before

    def _errors(self, schema: Any, value: Any, path: Path) -> Iterator[Error]:
        if _is_open(value):
            if not self.gaps_fit:
                yield path, "gap"
            return
        if schema is True:
            return
        if "not" in schema and self.fitting(schema["not"], value, path, gaps_fit=not self.gaps_fit):
            yield path, "not"
        if "anyOf" in schema and not self._any(schema["anyOf"], value, path):
            yield path, "anyOf"
        yield from super()._errors(schema, value, path)

    def _any(self, schemas: list[Schema], value: Any, path: Path) -> bool:
        return any(self.fitting(each, value, path, gaps_fit=self.gaps_fit) for each in schemas)

    def _combined(self, schema: Schema, value: Any, path: Path) -> Iterator[Error]:
        for part in schema.get("allOf", ()):
            yield from self._errors(part, value, path)
        if "if" in schema:
            for branch in self._branches(schema["if"], value, path):
                yield from self._errors(schema.get(branch, True), value, path)

    def _branches(self, test: Schema, value: Any, path: Path) -> tuple[str, ...]:
        """The branches that must be kept: where the test is open, both to be sure, and none to be possible."""
        if self.fitting(test, value, path, gaps_fit=False):
            return ("then",)
        if not self.fitting(test, value, path, gaps_fit=True):
            return ("else",)
        return () if self.gaps_fit else ("then", "else")

    def _in_object(self, schema: Schema, value: Schema, path: Path) -> Iterator[Error]:
        whole = self._with_open(schema, value, path)
        said = whole if self.gaps_fit else {key: each for key, each in whole.items() if not _is_open(each)}
        for key in schema.get("required", ()):
            if key not in said:
                yield (*path, key), "required"
        if len(said) < schema.get("minProperties", 0):
            yield path, "minProperties"
        if schema.get("additionalProperties") is False:
            yield from (
                ((*path, key), "additionalProperties") for key in said if key not in schema.get("properties", ())
            )
        other = {key: content for key, content in schema.items() if key not in _HERE and content is not False}
        yield from super()._in_object(other, whole, path)

    def _with_open(self, schema: Schema, value: Schema, path: Path) -> Schema:
        """An object without the author's own keys, and with a gap for all that is left open in it."""
        unsaid = self.silent(pointer_of(path))
        if "rest" in value:
            unsaid = {*unsaid, *schema.get("properties", ()), *schema.get("required", ())}
        said = {key: each for key, each in value.items() if key != "rest" and key[:2] != "x-"}
        return {**dict.fromkeys(sorted(unsaid), _OPEN), **said}


def _is_open(value: Any) -> bool:
    """Whether nothing is said here: a gap, or what was taken out of a list."""
    return value is None or (value.__class__ is dict and "gap" in value)
