"""What of a manifest can be read: its answers without those that break the schema."""

from __future__ import annotations

from typing import Any

from synthreport.checking import without
from synthreport.document import pointer_of
from synthreport.shape import breaches


def sound(data: Any, version: str) -> tuple[Any, set[str]]:
    """Data without the answers that break the schema of a version, and the pointers of those."""
    malformed = {pointer_of(breach.path) for breach in breaches(data, version)}
    return (without(data, malformed) if malformed else data), malformed
