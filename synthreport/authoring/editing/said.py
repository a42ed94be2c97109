"""What a person has said is neither unconfirmed any more nor filled in by a tool."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from synthreport.authoring.editing import edited
from synthreport.authoring.editing.change import Change
from synthreport.document import Document, parse

LISTS = ("unconfirmed", "filled_by_tool")
"""The lists of pointers in `manifest`."""


def answered(document: Document, changes: list[Change]) -> str:
    """The text of a document after the answers of a person, which both lists of `manifest` do not name any more.

    Raises CannotEdit.
    """
    text = edited(document, changes)
    after = parse(text.encode("utf-8", "surrogatepass"), name=document.name)
    return edited(after, confirmed(after.data, [change.pointer for change in changes]))


def confirmed(data: Any, pointers: Iterable[str]) -> list[Change]:
    """The changes that take these answers, and all within them, out of both lists of `manifest`."""
    told = tuple(pointers)
    return [
        Change(f"/manifest/{name}/{number}")
        for name in LISTS
        for number, entry in reversed(listed(data, name))
        if any(entry == pointer or str(entry).startswith(f"{pointer}/") for pointer in told)
    ]


def listed(data: Any, name: str) -> list[tuple[int, Any]]:
    """The entries of one of the lists, with their numbers; none where it is no list."""
    about = data.get("manifest") if isinstance(data, dict) else None
    entries = about.get(name) if isinstance(about, dict) else None
    return list(enumerate(entries)) if isinstance(entries, list) else []
