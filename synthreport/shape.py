"""A document against the published JSON Schema: what is malformed, in our own words, whichever engine found it.

An engine gives instance paths and keywords alone. What was expected there is read from the published schema, by walking
it along the path; so the message does not depend on the engine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from synthreport import wording
from synthreport.standard.versions import NEWEST, schema_file

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
_ABSENT = frozenset(("required", "not"))
_ENGINES: dict[str, Errors] = {}
_SCHEMAS: dict[str, Schema] = {}


def breaches(data: Any, version: str = NEWEST) -> list[Breach]:
    """Every breach of the schema, each place once. What is only missing is none: the catalogue knows what is asked."""
    found: dict[tuple[Path, str], Breach] = {}
    for path, keyword in engine(version)(data):
        if keyword not in _ABSENT:
            for breach in _explained(data, path, keyword, published(version)):
                found.setdefault((breach.path, "key" if breach.key else ""), breach)
    return list(found.values())


def engine(version: str) -> Errors:
    """The function that gives instance path and keyword of every error, compiled once."""
    if version not in _ENGINES:
        with open(schema_file("manifest.shape.json", version), encoding="utf-8") as file:  # noqa: PTH123
            text = file.read()
        try:
            _ENGINES[version] = _rust(text)
        except ImportError:
            _ENGINES[version] = _python(json.loads(text))
    return _ENGINES[version]


def _rust(text: str) -> Errors:
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(json.loads(text))

    def errors(data: Any) -> Iterator[tuple[Path, str]]:
        for error in validator.iter_errors(data):
            yield tuple(error.instance_path), str(error.schema_path[-1])

    return errors


def _python(schema: Schema) -> Errors:
    import jsonschema

    validator = jsonschema.Draft202012Validator(schema)

    def errors(data: Any) -> Iterator[tuple[Path, str]]:
        for error in validator.iter_errors(data):
            names = "propertyNames" in error.relative_schema_path
            yield tuple(error.absolute_path), "propertyNames" if names else str(error.validator)

    return errors


def published(version: str = NEWEST) -> Schema:
    """The published JSON Schema of a version."""
    if version not in _SCHEMAS:
        with open(schema_file("manifest.schema.json", version), encoding="utf-8") as file:  # noqa: PTH123
            _SCHEMAS[version] = json.load(file)
    return _SCHEMAS[version]


def _explained(data: Any, path: Path, keyword: str, root: Schema) -> Iterator[Breach]:
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
    known = [key for key in expected["properties"] if key not in value]
    for key, content in value.items():
        if key not in expected["properties"] and not key.startswith("x-"):
            message, fix, near = wording.unknown_key(key, content, known)
            yield Breach((*path, key), "additionalProperties", message, fix, True, near)


def _bad_names(path: Path, value: Schema, expected: Schema, root: Schema) -> Iterator[Breach]:
    for name in value:
        if not wording.fits(expected["propertyNames"], name, root):
            yield Breach((*path, name), "propertyNames", *wording.bad_name(name, expected, root), key=True)
