"""The keywords of JSON Schema 2020-12 over a manifest with gaps, in both of its readings.

For stated values, jsonschema's keywords apply. Keywords that depend on keys or elements that are not
stated, that deny or count, are defined here for both readings; so are those that match patterns, as jsonschema would
do that in unbounded time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from synthreport.profile.likeness import are_unlike, is_like
from synthreport.profile.limit_view import OPEN, Answers
from synthreport.profile.linear_patterns import matcher
from synthreport.profile.reading import Validator, is_valid, reading_of

Errors = Iterator[ValidationError]
Keyword = Callable[[Any, Any, Any, Any], Errors | None]

_IN_PLACE = ("$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas")
_UNEVALUATED = ("unevaluatedItems", "unevaluatedProperties")
_ABSENT: Any = object()


@cache
def validator_class() -> Any:
    """The class of validators that read gaps."""
    known = {**Draft202012Validator.VALIDATORS, **_OWN}
    keywords = {name: _gapped(name, keyword) for name, keyword in known.items()}
    return extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]


def _gapped(name: str, keyword: Keyword) -> Keyword:
    """A keyword that counts steps and depth, and is checked only on stated values: a gap fits it, or it does not."""

    def read(validator: Validator, content: Any, instance: Any, schema: Any) -> Errors:
        reading = reading_of(validator)
        reading.budget.look(instance)
        reading.budget.enter()
        try:
            if instance is not OPEN or name in _IN_PLACE:
                yield from keyword(validator, content, instance, schema) or ()
            elif not reading.gaps_fit:
                yield _error("this is not stated")
        finally:
            reading.budget.leave()

    return read


def _error(message: str, *path: str | int) -> ValidationError:
    return ValidationError(message, path=path)


def _broken(validator: Validator, content: Any, instance: Any, *path: str | int) -> Errors:
    """The errors of an instance under a part of the limit, at a path from here."""
    for error in validator.descend(instance, content):
        error.path.extendleft(reversed(path))
        yield error


# Choices and denials


def _any_of(validator: Validator, parts: list[Any], instance: Any, _: Any) -> Errors:
    fits = reading_of(validator).gaps_fit
    fitting = [part for part in parts if is_valid(validator, part, instance, gaps_fit=fits)]  # notes what it reads
    if not fitting:
        yield _error("none of the schemas fits")


def _one_of(validator: Validator, parts: list[Any], instance: Any, _: Any) -> Errors:
    fits = reading_of(validator).gaps_fit
    mine = [is_valid(validator, part, instance, gaps_fit=fits) for part in parts]
    theirs = [is_valid(validator, part, instance, gaps_fit=not fits) for part in parts]
    too_many = sum(theirs) > 1 if fits else sum(theirs) != 1
    if not any(mine) or too_many:
        yield _error("not exactly one of the schemas fits")


def _not(validator: Validator, part: Any, instance: Any, _: Any) -> Errors:
    if is_valid(validator, part, instance, gaps_fit=not reading_of(validator).gaps_fit):
        yield _error("what must not fit does")


def _if(validator: Validator, test: Any, instance: Any, schema: Any) -> Errors:
    """If the test is open: one branch must fit for *possibly*, both for *surely*."""
    fits = reading_of(validator).gaps_fit
    mine, theirs = (is_valid(validator, test, instance, gaps_fit=each) for each in (fits, not fits))
    then, other = schema.get("then", True), schema.get("else", True)
    if mine is theirs:
        yield from _broken(validator, then if mine else other, instance)
    else:
        yield from _open_if(validator, then, other, instance)


def _open_if(validator: Validator, then: Any, other: Any, instance: Any) -> Errors:
    reading = reading_of(validator)
    before = set(reading.noted)
    first = list(_broken(validator, then, instance))
    by_then = set(reading.noted)
    reading.noted.intersection_update(before)
    second = list(_broken(validator, other, instance))
    if reading.gaps_fit:
        reading.noted |= by_then
        yield from [*first, *second] if first and second else []
    else:
        reading.noted.intersection_update(by_then | before)
        yield from [*first, *second]


# Values


def _const(validator: Validator, value: Any, instance: Any, _: Any) -> Errors:
    if not is_like(instance, value, reading_of(validator)):
        yield _error("another value is expected")


def _enum(validator: Validator, values: list[Any], instance: Any, _: Any) -> Errors:
    if not any(is_like(instance, value, reading_of(validator)) for value in values):
        yield _error("none of the values that are expected")


def _pattern(_: Validator, pattern: str, instance: Any, __: Any) -> Errors:
    if isinstance(instance, str) and not matcher(pattern)(instance):
        yield _error("the text does not match")


def _nothing(*_: Any) -> Errors:
    """`format` is an annotation, as in JSON Schema."""
    yield from ()


# Lists


def _prefix_items(validator: Validator, parts: list[Any], instance: Any, _: Any) -> Errors:
    if isinstance(instance, list):
        reading_of(validator).note(instance, range(len(parts)))
        for index, (part, each) in enumerate(zip(parts, instance, strict=False)):
            yield from _broken(validator, part, each, index)


def _items(validator: Validator, part: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, list):
        reading_of(validator).note(instance, range(len(instance)))
        for index in range(len(schema.get("prefixItems", ())), len(instance)):
            yield from _broken(validator, part, instance[index], index)


def _contains(validator: Validator, part: Any, instance: Any, schema: Any) -> Errors:
    if not isinstance(instance, list):
        return
    reading = reading_of(validator)
    mine, theirs = (
        [index for index, each in enumerate(instance) if is_valid(validator, part, each, gaps_fit=fits)]
        for fits in (reading.gaps_fit, not reading.gaps_fit)
    )
    reading.note(instance, mine)
    if len(mine) < schema.get("minContains", 1):
        yield _error("too few elements fit")
    elif len(theirs) > schema.get("maxContains", len(instance)):
        yield _error("too many elements fit")


def _unique_items(validator: Validator, is_asked: bool, instance: Any, _: Any) -> Errors:
    if is_asked and isinstance(instance, list) and not are_unlike(instance, reading_of(validator)):
        yield _error("an element is there twice")


def _unevaluated_items(validator: Validator, part: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, list):
        looked_at = _looked_at(validator, instance, schema)
        reading_of(validator).note(instance, range(len(instance)))
        for index in [index for index in range(len(instance)) if index not in looked_at]:
            yield from _broken(validator, part, instance[index], index)


def _looked_at(validator: Validator, instance: Any, schema: Any) -> set[Any]:
    """The keys or indices that a schema also reads."""
    rest = {key: content for key, content in schema.items() if key not in _UNEVALUATED}
    with reading_of(validator).notes_of(instance) as noted:
        list(validator.evolve(schema=rest).iter_errors(instance))
    return noted


# Objects


def _properties(validator: Validator, parts: dict[str, Any], instance: Any, _: Any) -> Errors:
    if isinstance(instance, Answers):
        reading_of(validator).note(instance, parts)
        for key, part in parts.items():
            answer = instance.get(key, OPEN if instance.rest else _ABSENT)
            yield from _broken(validator, part, answer, key) if answer is not _ABSENT else ()


def _pattern_properties(validator: Validator, parts: dict[str, Any], instance: Any, _: Any) -> Errors:
    if isinstance(instance, Answers):
        for pattern, part in parts.items():
            fitting = [key for key in instance if matcher(pattern)(key)]
            reading_of(validator).note(instance, fitting)
            for key in fitting:
                yield from _of_key(validator, part, instance, key)
            yield from _broken(validator, part, OPEN) if instance.rest and part is not False else ()


def _additional_properties(validator: Validator, part: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, Answers):
        patterns = [matcher(pattern) for pattern in schema.get("patternProperties", ())]
        known = schema.get("properties", ())
        others = [key for key in instance if key not in known and not any(fits(key) for fits in patterns)]
        reading_of(validator).note(instance, others)
        yield from _of_others(validator, part, instance, others)


def _unevaluated_properties(validator: Validator, part: Any, instance: Any, schema: Any) -> Errors:
    if isinstance(instance, Answers):
        looked_at = _looked_at(validator, instance, schema)
        reading_of(validator).note(instance, instance)
        yield from _of_others(validator, part, instance, [key for key in instance if key not in looked_at])


def _of_others(validator: Validator, part: Any, instance: Answers, keys: list[str]) -> Errors:
    for key in keys:
        yield from _of_key(validator, part, instance, key)
    if instance.rest and not reading_of(validator).gaps_fit:
        yield from _broken(validator, part, OPEN)


def _of_key(validator: Validator, part: Any, instance: Answers, key: str) -> Errors:
    """The errors of an answer. An answer that is not in the text may not exist at all."""
    if key not in instance.silent or not reading_of(validator).gaps_fit:
        yield from _broken(validator, part, instance[key], key)


def _property_names(validator: Validator, part: Any, instance: Any, _: Any) -> Errors:
    if isinstance(instance, Answers):
        fits = reading_of(validator).gaps_fit
        for key in instance:
            yield from _broken(validator, part, key) if key not in instance.silent or not fits else ()
        yield from _broken(validator, part, OPEN) if instance.rest and not fits else ()


def _min_properties(validator: Validator, fewest: int, instance: Any, _: Any) -> Errors:
    if isinstance(instance, Answers):
        possible = fewest if instance.rest else len(instance)
        if (possible if reading_of(validator).gaps_fit else len(instance.sure)) < fewest:
            yield _error("too few keys")


def _max_properties(validator: Validator, most: int, instance: Any, _: Any) -> Errors:
    if isinstance(instance, Answers):
        possible = most + 1 if instance.rest else len(instance)
        if (len(instance.sure) if reading_of(validator).gaps_fit else possible) > most:
            yield _error("too many keys")


def _is_there(instance: Answers, key: str, *, if_gaps_fit: bool) -> bool:
    """Whether an object has an answer under a key: possibly, or surely."""
    return (key in instance or instance.rest) if if_gaps_fit else instance.get(key, OPEN) is not OPEN


def _required(validator: Validator, keys: Iterable[str], instance: Any, _: Any) -> Errors:
    if isinstance(instance, Answers):
        fits = reading_of(validator).gaps_fit
        yield from (_error("this is required", key) for key in keys if not _is_there(instance, key, if_gaps_fit=fits))


def _dependent_required(validator: Validator, needed: dict[str, list[str]], instance: Any, schema: Any) -> Errors:
    if isinstance(instance, Answers):
        fits = reading_of(validator).gaps_fit
        for key, keys in needed.items():
            if _is_there(instance, key, if_gaps_fit=not fits):
                yield from _required(validator, keys, instance, schema)


def _dependent_schemas(validator: Validator, parts: dict[str, Any], instance: Any, _: Any) -> Errors:
    if isinstance(instance, Answers):
        fits = reading_of(validator).gaps_fit
        for key, part in parts.items():
            if _is_there(instance, key, if_gaps_fit=not fits):
                yield from _broken(validator, part, instance)


_OWN: dict[str, Keyword] = {
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "const": _const,
    "enum": _enum,
    "pattern": _pattern,
    "format": _nothing,
    "prefixItems": _prefix_items,
    "items": _items,
    "contains": _contains,
    "uniqueItems": _unique_items,
    "unevaluatedItems": _unevaluated_items,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "unevaluatedProperties": _unevaluated_properties,
    "propertyNames": _property_names,
    "minProperties": _min_properties,
    "maxProperties": _max_properties,
    "required": _required,
    "dependentRequired": _dependent_required,
    "dependentSchemas": _dependent_schemas,
}
