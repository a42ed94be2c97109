"""What a person has said is neither unconfirmed any more nor filled in by a tool."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from synthreport.authoring.editing.change import Change

_LISTS = ("unconfirmed", "filled_by_tool")


def said(data: Any, pointers: Iterable[str]) -> list[Change]:
    """The changes that take these answers, and all within them, out of both lists of `manifest`."""
    about = data.get("manifest") if isinstance(data, dict) else None
    told = tuple(pointers)
    changes = []
    for name in _LISTS:
        listed = about.get(name) if isinstance(about, dict) else None
        entries = list(enumerate(listed)) if isinstance(listed, list) else []
        confirmed = [number for number, entry in entries if any(_is_within(entry, pointer) for pointer in told)]
        changes += [Change(f"/manifest/{name}/{number}") for number in reversed(confirmed)]
    return changes


def _is_within(entry: Any, pointer: str) -> bool:
    return isinstance(entry, str) and (entry == pointer or entry.startswith(f"{pointer}/"))
