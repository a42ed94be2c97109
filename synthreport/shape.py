"""A document against the published JSON Schema: what is malformed, in our own words, whichever engine found it.

An engine gives instance paths and keywords alone. What was expected there is read from the published schema, by walking
it along the path; so the message does not depend on the engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from synthreport.standard.versions import NEWEST, read

Schema = dict[str, Any]
Path = tuple[str | int, ...]


class Breach(NamedTuple):
    """One place where a document has not the form of the standard. `path` leads to the value; `key` is set where the
    key at its end is what is wrong. `near` is the key that was probably meant.
    """

    path: Path
    keyword: str
    message: str
    fix: str
    key: bool = False
    near: str = ""


Errors = Callable[[Any], Iterator[tuple[Path, str]]]
_FEW = 8
_SEEN: Counter[str] = Counter()


def breaches(data: Any, version: str = NEWEST) -> list[Breach]:
    """Every breach of the schema, each place once. What is only missing is none: the catalogue knows what is asked."""
    found: dict[tuple[Path, bool], Breach] = {}
    for path, keyword in dict.fromkeys(_errors(data, version)):  # once: jsonschema-rs has one for each bad name
        for breach in _explained(data, path, keyword, published(version)):
            found.setdefault((breach.path, breach.key), breach)
    return list(found.values())


def _errors(data: Any, version: str) -> Iterator[tuple[Path, str]]:
    """What an engine finds: the first documents are not worth compiling the schema for."""
    _SEEN[version] += 1
    if _SEEN[version] <= _FEW:
        return own_engine(version)(data)
    return engine(version)(data)


@cache
def engine(version: str) -> Errors:
    """The fastest engine that there is: the compiled one, or our own where jsonschema-rs is not installed."""
    try:
        import jsonschema_rs
    except ImportError:
        return own_engine(version)
    validator = jsonschema_rs.Draft202012Validator(_shape(version))

    def errors(data: Any) -> Iterator[tuple[Path, str]]:
        for error in validator.iter_errors(data):
            names = isinstance(error.kind, jsonschema_rs.ValidationErrorKind.PropertyNames)
            yield tuple(error.instance_path), "propertyNames" if names else str(error.schema_path[-1])

    return errors


@cache
def own_engine(version: str) -> Errors:
    """The engine that needs no compiling."""
    from synthreport.evaluator import Evaluator

    return Evaluator(_shape(version)).errors


@cache
def _shape(version: str) -> Schema:
    schema: Schema = read("manifest.shape.json", version)
    return schema


@cache
def published(version: str = NEWEST) -> Schema:
    """The published JSON Schema of a version."""
    schema: Schema = read("manifest.schema.json", version)
    return schema


def _explained(data: Any, path: Path, keyword: str, root: Schema) -> Iterator[Breach]:
    from synthreport import wording  # not above: a clean document needs no words

    value = data
    for part in path:
        value = value[part]
    expected = wording.along(root, data, path)
    if keyword == "additionalProperties":
        yield from _unknown_keys(path, value, expected)
    elif keyword == "propertyNames":
        yield from _bad_names(path, value, expected, root)
    else:
        yield Breach(path, keyword, *wording.bad_value(value, keyword, expected))


def _unknown_keys(path: Path, value: Schema, expected: Schema) -> Iterator[Breach]:
    from synthreport import wording

    known = [key for key in expected["properties"] if key not in value]
    for key, content in value.items():
        if key not in expected["properties"] and not key.startswith("x-"):
            message, fix, near = wording.unknown_key(key, content, known)
            yield Breach((*path, key), "additionalProperties", message, fix, True, near)


def _bad_names(path: Path, value: Schema, expected: Schema, root: Schema) -> Iterator[Breach]:
    from synthreport import wording
    from synthreport.evaluator import Evaluator

    fits = Evaluator(root).fits
    for name in value:
        if not fits(expected["propertyNames"], name):
            yield Breach((*path, name), "propertyNames", *wording.bad_name(name, expected, root), key=True)
