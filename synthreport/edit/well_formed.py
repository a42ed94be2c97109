"""The well-formed part of a manifest: its answers without those that violate the schema; and what an edit breaks."""

from __future__ import annotations

from typing import Any

from synthreport.checker.pipeline import check
from synthreport.document import Document, pointer_of
from synthreport.document.pointers import without
from synthreport.finding import Finding
from synthreport.schema.breaches import breaches
from synthreport.standard.versions import effective_version, stated_version


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


def newly_malformed(before: Document, after: Document) -> list[Finding]:
    """The findings on values and keys that violate the schema after an edit and did not before."""
    broken = _broken(after) - _broken(before)
    if not broken:
        return []
    return [finding for finding in check(after).findings if (finding.at.pointer, finding.at.key) in broken]


def _broken(document: Document) -> set[tuple[str, bool]]:
    found = breaches(document.data or {}, effective_version(stated_version(document.data)))
    return {(pointer_of(breach.path), breach.key) for breach in found if breach.keyword != "required"}
