"""What of a manifest has the form of the standard: its answers without the others, and what an edit breaks."""

from __future__ import annotations

from typing import Any

from synthreport.checker.pipeline import check
from synthreport.document import Document, pointer_of
from synthreport.document.pointers import without
from synthreport.finding import Finding
from synthreport.schema.breaches import breaches
from synthreport.standard.versions import effective_version, stated_version


def sound(data: Any, version: str) -> tuple[Any, set[str]]:
    """Data without the answers that break the schema of a version, and the pointers of those."""
    found = breaches(data, version)
    malformed = {pointer_of(breach.path) for breach in found if breach.keyword != "required"}
    return without(data, malformed), malformed


def formed(data: Any, version: str) -> Any:
    """Data without those answers, and without objects of which nothing tells the form: what they hold may be anything.

    What is left has, at every place, the kind of value that the standard expects there.
    """
    found = breaches(data, version)
    return without(data, {pointer_of(breach.path[:-1] if breach.tag else breach.path) for breach in found})


def newly_malformed(before: Document, after: Document) -> list[Finding]:
    """The findings on values and keys that break the form of the standard after an edit, and did not before."""
    broken = _broken(after) - _broken(before)
    return [finding for finding in check(after).findings if (finding.at.pointer, finding.at.key) in broken]


def _broken(document: Document) -> set[tuple[str, bool]]:
    found = breaches(document.data or {}, effective_version(stated_version(document.data)))
    return {(pointer_of(breach.path), breach.key) for breach in found if breach.keyword != "required"}
