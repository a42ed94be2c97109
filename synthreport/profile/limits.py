"""The limits of a profile: JSON Schemas over the whole manifest, checked only by stated answers.

At a gap, or a missing answer, which is reported elsewhere, the answer could be anything. So each limit is asked two
questions: does it hold for some answers there? If not, it is broken. Does it hold for all of them? If not, it
is not checked. jsonschema reads the same schema for both; gaps fit everything in the first, and nothing in the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from referencing import Registry
from referencing.jsonschema import SchemaRegistry

from synthreport.document import parts_of, pointer_of
from synthreport.profile.limit_keywords import validator_class
from synthreport.profile.limit_view import Silent, view
from synthreport.profile.reading import Budget, Reading
from synthreport.schema.evaluator import Schema

_NO_OTHERS: SchemaRegistry = Registry()
"""A limit is complete by itself: nothing is fetched for it."""


def silence(pointers: Iterable[str]) -> Silent:
    """The missing keys, by the pointer of the object that lacks them."""
    lacking: dict[str, set[str]] = {}
    for pointer in pointers:
        holder, _, key = pointer.rpartition("/")
        lacking.setdefault(holder, set()).update(parts_of(f"/{key}"))
    return lambda holder: lacking.get(holder, ())


def breaches(limit: Schema, data: Any, silent: Silent) -> list[str] | None:
    """The pointers that break a limit; None if that depends on missing answers. Raises TooCostly."""
    return breaking(limit, view(data, silent), Budget())


def breaking(limit: Schema, seen: Any, budget: Budget) -> list[str] | None:
    """The same for the view that limits have of a manifest, and for the remaining steps. Raises TooCostly."""
    reading = Reading(budget, gaps_fit=True)
    validator = validator_class()(_whole(limit), registry=_NO_OTHERS, format_checker=reading)
    found = dict.fromkeys(pointer_of(tuple(error.absolute_path)) for error in validator.iter_errors(seen))
    sure = found or validator.evolve(format_checker=reading.other).is_valid(seen)
    return list(found) if sure else None


def _whole(limit: Schema) -> Any:
    """A limit without the name of the dialect, by which jsonschema would choose its own reader."""
    return {key: part for key, part in limit.items() if key != "$schema"} if isinstance(limit, dict) else limit
