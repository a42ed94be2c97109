"""The well-formed part of a manifest: its answers without those that violate the schema."""

from __future__ import annotations

from typing import Any

from synthreport.document import pointer_of
from synthreport.document.pointers import without
from synthreport.schema.breaches import breaches


def sound(data: Any, version: str) -> tuple[Any, set[str]]:
    """Data without the answers that violate the schema of a version, and the pointers of those."""
    found = breaches(data, version)
    malformed = {pointer_of(breach.path) for breach in found if breach.keyword != "required"}
    return without(data, malformed), malformed


def formed(data: Any, version: str) -> Any:
    """Data without those answers, and without objects of unknown form, whose contents may be anything.

    Every value that remains has the type that the standard expects at its place.
    """
    found = breaches(data, version)
    return without(
        data, {pointer_of(breach.path[:-1] if breach.shared is not None else breach.path) for breach in found}
    )
