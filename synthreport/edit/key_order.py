"""The order of the standard: after which of its siblings a new key stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from synthreport.document.pointers import path_of, pointer_of
from synthreport.schema.breaches import published
from synthreport.schema.expected import Expected
from synthreport.standard.versions import stated_in, to_judge_by


def before(data: Any, above: list[str], key: str, siblings: Iterable[str]) -> str | None:
    """The sibling that a new key is to stand after; None where it comes first. What has no place comes last."""
    there = list(siblings)
    order = _fields(data, above)
    if key not in order or not any(each in order for each in there):
        return there[-1]
    earlier = order[: order.index(key)]
    return next((each for each in reversed(earlier) if each in there), None)


def _fields(data: Any, above: list[str]) -> list[str]:
    """The keys that the standard has in a holder, in its order; none where the data break its form on the way."""
    schema = published(to_judge_by(stated_in(data)))
    return list(Expected(schema).along(data, path_of(data, pointer_of(above))).get("properties", {}))
