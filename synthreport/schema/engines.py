"""The engines that validate data against the schema. Callers choose one by the number of manifests.

`one` needs no library and compiles nothing. `many` asks a compiled validator first, which takes as long to load as
`one` takes for dozens of manifests, and then a tenth of the time for each. Manifests that it refuses go to `one`: the
errors of others contain the whole wrong value, and cost the square of its size. So errors, and their order, are
the same with every engine; tests compare the validators with one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from typing import Any

from synthreport.schema.evaluator import Error, Evaluator, Schema
from synthreport.standard.versions import read

Errors = Callable[[Any], Iterable[Error]]
"""The path and the keyword of every error in some data."""

Engine = Callable[[str], Errors]
"""Returns the validator for manifests of a version."""

MANY = 40
"""How many manifests pay for compiling: jsonschema-rs costs 60 ms once, and saves 1.5 ms with each of 10 KB."""


def engine_for(count: int) -> Engine:
    """The engine for this number of manifests."""
    return many if count >= MANY else one


@cache
def one(version: str, form: str = "") -> Errors:
    """Our own evaluator; with `form`, for data that one definition of the schema describes."""
    return Evaluator(of_form(shape(version), form)).errors


@cache
def many(version: str) -> Errors:
    """jsonschema-rs, or jsonschema if there is no wheel of it."""
    is_valid, errors = compiled(version), one(version)
    return lambda data: () if is_valid(data) else errors(data)


def compiled(version: str) -> Callable[[Any], bool]:
    """Whether data are valid, by a compiled validator."""
    try:
        from jsonschema_rs import Draft202012Validator
    except ImportError:
        return _interpreted(version)
    fast = Draft202012Validator(shape(version)).is_valid

    def is_valid(data: Any) -> bool:
        with suppress(ValueError):  # it cannot read half of a surrogate pair; our own engine can
            return fast(data)
        return False

    return is_valid


def _interpreted(version: str) -> Callable[[Any], bool]:
    from jsonschema import Draft202012Validator
    from referencing import Registry

    return Draft202012Validator(shape(version), registry=Registry()).is_valid


@cache
def shape(version: str) -> Schema:
    """The short form of the published schema: without annotations and required keys."""
    schema: Schema = read("manifest.shape.json", version)
    return schema


def of_form(schema: Schema, form: str) -> Schema:
    """The schema of one of its definitions; without a form, the whole."""
    return {"$ref": f"#/$defs/{form}", "$defs": schema["$defs"]} if form else schema
