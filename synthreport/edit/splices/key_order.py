"""The order of the standard: the sibling after which a new key is inserted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from synthreport.document.pointers import path_of, pointer_of
from synthreport.schema.breaches import published
from synthreport.schema.expected import Expected
from synthreport.standard.versions import effective_version, stated_version


def before(data: Any, above: list[str], key: str, siblings: Iterable[str]) -> str | None:
    """The sibling after which to insert a new key; None to insert it first. Unknown keys come last."""
    there = list(siblings)
    order = _fields(data, above)
    if key not in order or not any(each in order for each in there):
        return there[-1]
    earlier = order[: order.index(key)]
    return next((each for each in reversed(earlier) if each in there), None)


def _fields(data: Any, above: list[str]) -> list[str]:
    """The standard's keys of a mapping, in order; none if the data on the path are malformed."""
    schema = published(effective_version(stated_version(data)))
    return list(Expected(schema).along(data, path_of(data, pointer_of(above))).get("properties", {}))
