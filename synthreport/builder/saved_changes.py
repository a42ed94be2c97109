"""What differs between two states of a manifest, and its text, changed in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document import Document
from synthreport.document.positions import escape
from synthreport.edit import REMOVED, Change, edited


def changed_text(document: Document, data: dict[str, Any]) -> str:
    """The text of a document when it is to say this; comments, order and quoting stay. Raises CannotEdit."""
    return edited(document, changes(document.data, data))


def changes(before: Any, after: Any) -> list[Change]:
    """The changes that lead from one state to another, each as near to the answer as it can be."""
    return list(_changes(before, after, ""))


def _changes(before: Any, after: Any, pointer: str) -> Iterator[Change]:
    if not (isinstance(before, dict) and isinstance(after, dict)):
        if before != after or type(before) is not type(after):
            yield Change(pointer, after)
        return
    for key in before:
        if key not in after:
            yield Change(f"{pointer}/{escape(key)}", REMOVED)
    for key, each in after.items():
        if key in before:
            yield from _changes(before[key], each, f"{pointer}/{escape(key)}")
        else:
            yield Change(f"{pointer}/{escape(key)}", each)
