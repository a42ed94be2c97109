"""The kinds of gap, as the published schema lists them: there is no second list."""

from __future__ import annotations

from functools import cache

from synthreport.schema.engines import shape
from synthreport.standard.versions import NEWEST


@cache
def gap_kinds(version: str = NEWEST) -> tuple[str, ...]:
    """Every kind of gap, in the order of the standard."""
    return _kinds("Gap", version)


@cache
def explained_kinds(version: str = NEWEST) -> tuple[str, ...]:
    """The kinds that need a reason."""
    return _kinds("ExplainedGap", version)


def _kinds(form: str, version: str) -> tuple[str, ...]:
    return tuple(shape(version)["$defs"][form]["properties"]["gap"]["enum"])
