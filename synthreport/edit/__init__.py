"""Edit a manifest in place: only the lines concerned change; comments, order and quoting stay.

In: a document, changes. Out: its new text, proven by reading it again. Never: half an edit.
"""

from __future__ import annotations

from synthreport.document import Document
from synthreport.edit.change import REMOVED, CannotEdit, Change, Compact, Renamed
from synthreport.edit.verified_change import proven

__all__ = ["REMOVED", "CannotEdit", "Change", "Compact", "Renamed", "edited"]


def edited(document: Document, changes: list[Change]) -> str:
    """The text of a document after some changes, in YAML or JSON, as it was written. Raises CannotEdit.

    Changes are applied in order. Missing parent mappings and lists are created; a parent that a removal leaves empty is
    removed too.
    """
    for change in changes:
        try:
            document = proven(document, change)
        except RecursionError:
            raise CannotEdit(f"{change.pointer[:40]}… is nested too deeply") from None
    return document.text
