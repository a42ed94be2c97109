"""A document against the published JSON Schema: what is malformed, in our own words, whichever engine found it.

An engine gives instance paths and keywords alone. What was expected there is read from the published schema, by walking
it along the path; so the message does not depend on the engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, reduce
from operator import getitem
from typing import Any, NamedTuple

from synthreport.standard.versions import NEWEST, later_than, read

Schema = dict[str, Any]
Path = tuple[str | int, ...]


class Breach(NamedTuple):
    """One place where a document has not the form of the standard. `path` leads to the value; `key` is set where the
    key at its end is what is wrong. `near` is the key that was probably meant. `tag` is set where the value would tell
    which form the object has that holds it: without it, nothing in there can be judged.
    """

    path: Path
    keyword: str
    message: str
    fix: str
    key: bool = False
    near: str = ""
    tag: bool = False


Written = Callable[[Path], str]
"""How the value at a path stands in the text."""

Errors = Callable[[Any], Iterator[tuple[Path, str]]]
_FEW = 8
_SEEN: Counter[str] = Counter()


def breaches(data: Any, version: str = NEWEST, written: Written | None = None, *, form: str = "") -> list[Breach]:
    """Every breach of the schema, each place once. What is only missing is none: the catalogue knows what is asked.
    But what tells the form of an object must be there (`required`).

    With `written`, messages show a number as it stands in the text: who wrote 1.10 must not be told of 1.1. With
    `form`, the data are no whole manifest, but what one definition of the schema describes, such as `Dataset`.
    """
    found: dict[tuple[Path, bool], Breach] = {}
    for path, keyword in own_engine(version, form)(data) if form else _errors(data, version):
        for breach in _explained(data, path, keyword, version, written, form):
            found.setdefault((breach.path, breach.key), breach)
    return list(found.values())


def _errors(data: Any, version: str) -> Iterator[tuple[Path, str]]:
    """What our own engine finds: the compiled one tells of most documents that there is nothing to be found.

    For the first documents it is not worth compiling, and its own errors take time that grows with their square.
    """
    _SEEN[version] += 1
    if _SEEN[version] > _FEW and is_valid(version)(data):
        return iter(())
    return own_engine(version)(data)


@cache
def is_valid(version: str) -> Callable[[Any], bool]:
    """Whether a document has the form of a version, by jsonschema-rs, or by our own engine where that is missing."""
    try:
        import jsonschema_rs
    except ImportError:
        return lambda data: next(own_engine(version)(data), None) is None
    return jsonschema_rs.Draft202012Validator(_shape(version)).is_valid


@cache
def own_engine(version: str, form: str = "") -> Errors:
    """The engine that needs no compiling."""
    from synthreport.evaluator import Evaluator

    return Evaluator(_of_form(_shape(version), form)).errors


@cache
def _shape(version: str) -> Schema:
    schema: Schema = read("manifest.shape.json", version)
    return schema


@cache
def published(version: str = NEWEST) -> Schema:
    """The published JSON Schema of a version."""
    schema: Schema = read("manifest.schema.json", version)
    return schema


def _of_form(schema: Schema, form: str) -> Schema:
    """The schema of what one of its definitions describes; without a form, the whole."""
    return {"$ref": f"#/$defs/{form}", "$defs": schema["$defs"]} if form else schema


def _explained(
    data: Any, path: Path, keyword: str, version: str, written: Written | None, form: str
) -> Iterator[Breach]:
    from synthreport import wording  # not above: a clean document needs no words

    root, value = _of_form(published(version), form), reduce(getitem, path, data)
    expected = wording.along(root, data, path)
    if keyword == "additionalProperties":
        later = {key: each for each in reversed(later_than(version)) for key in _known(data, path, each, form)}
        yield from _unknown_keys(path, value, expected, later)
    elif keyword == "propertyNames":
        yield from _bad_names(path, value, expected, root)
    elif keyword == "required":
        yield _without_tag(path, expected)
    else:
        text = written(path) if written and keyword == "type" and value.__class__ in (int, float) else ""
        is_tag = keyword == "enum" and _is_tag(data, path, _of_form(_shape(version), form))
        yield Breach(path, keyword, *wording.bad_value(value, keyword, expected, text), tag=is_tag)


def _without_tag(path: Path, expected: Schema) -> Breach:
    """What the object at a path lacks, which the shape requires of nothing but what tells forms apart."""
    from synthreport import wording

    (tag,) = expected["required"]
    fix = wording.how_to_state(tag, expected["properties"][tag])
    return Breach((*path, tag), "required", f"`{tag}` is not stated", fix, tag=True)


def _is_tag(data: Any, path: Path, shape: Schema) -> bool:
    """Whether the value at a path tells the form of what holds it: nothing else is required in the shape."""
    from synthreport import wording

    return bool(path) and path[-1] in wording.along(shape, data, path[:-1]).get("required", ())


def _known(data: Any, path: Path, version: str, form: str) -> Schema:
    """The keys that a version knows at a path."""
    from synthreport import wording

    root = _of_form(published(version), form)
    known: Schema = wording.along(root, data, path).get("properties", {})
    return known


def _unknown_keys(path: Path, value: Schema, expected: Schema, later: dict[str, str]) -> Iterator[Breach]:
    """Every key that is not known here; `later` tells since which later version one is."""
    from synthreport import wording

    known = [key for key in expected["properties"] if key not in value]
    for key, content in value.items():
        if key not in expected["properties"] and not key.startswith("x-"):
            message, fix, near = (
                wording.too_new(key, later[key]) if key in later else wording.unknown_key(key, content, known)
            )
            yield Breach((*path, key), "additionalProperties", message, fix, True, near)


def _bad_names(path: Path, value: Schema, expected: Schema, root: Schema) -> Iterator[Breach]:
    from synthreport import wording
    from synthreport.evaluator import Evaluator

    fits = Evaluator(root).fits
    for name in value:
        if not fits(expected["propertyNames"], name):
            yield Breach((*path, name), "propertyNames", *wording.bad_name(name, expected, root), key=True)
