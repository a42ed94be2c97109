"""Objects that do not state their form: the keys of each of their forms, and the keys of all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from synthreport.schema.engines import shape
from synthreport.schema.evaluator import Schema
from synthreport.schema.settled import name_of, words_of


class Form(NamedTuple):
    """A form that an object may have: its name in the schema, and a word that chooses it."""

    name: str
    word: str


class Choice(NamedTuple):
    """A choice between forms, which an object makes with its `tag`.

    `asked` has the forms that know a key; of those that expect the same under it, only the first. `shared` are the
    keys that every form has, and under which all expect the same; so the tag is not one of them.
    """

    tag: str
    asked: dict[str, list[Form]]
    shared: frozenset[str]


def choice_of(expected: Schema, version: str) -> Choice:
    """The choice that an object has not made; `expected` is what the schema expects of it."""
    (tag,) = expected["required"]
    return _choice(version, tag, tuple(_forms(expected, tag)))


def _forms(expected: Schema, tag: str) -> Iterator[Form]:
    for part in expected["allOf"]:
        test = part["if"]["properties"][tag]
        yield Form(name_of(part["then"]), words_of(test)[0])


@cache
def _choice(version: str, tag: str, forms: tuple[Form, ...]) -> Choice:
    schemas: dict[str, dict[str, list[Form]]] = {}
    for form in forms:
        for key, schema in shape(version)["$defs"][form.name]["properties"].items():
            schemas.setdefault(key, {}).setdefault(json.dumps(schema, sort_keys=True), []).append(form)
    asked = {key: [alike[0] for alike in by_schema.values()] for key, by_schema in schemas.items()}
    return Choice(tag, asked, frozenset(_shared(schemas, len(forms))))


def _shared(schemas: dict[str, dict[str, Any]], count: int) -> Iterator[str]:
    for key, by_schema in schemas.items():
        if [len(alike) for alike in by_schema.values()] == [count]:
            yield key
