"""Plain data under JSON Pointers."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from typing import Any

from synthreport.document.positions import parts_of, pointer_of


def without(data: Any, pointers: Collection[str]) -> Any:
    """The data without the values at these pointers: keys are dropped; in lists, None keeps the indexes of the others.

    Only containers of such a value are copied, the rest is shared.
    """
    if not pointers:
        return data
    copies: dict[str, Any] = {"": copy(data)}
    for pointer in sorted(pointers):
        holder, last = _holder(copies, pointer)
        if isinstance(holder, list):
            holder[int(last)] = None
        elif isinstance(holder, dict):
            holder.pop(last, None)
    return copies[""]


def _holder(copies: dict[str, Any], pointer: str) -> tuple[Any, str]:
    """A copy of the container of the value at a pointer, inside copies of the outer containers; and the last key."""
    *path, last = parts_of(pointer)
    holder, at = copies[""], ""
    for part in path:
        at += pointer_of((part,))
        key: Any = int(part) if isinstance(holder, list) else part
        inside = isinstance(holder, list) or (isinstance(holder, dict) and key in holder)
        if not inside:
            return None, last
        if at not in copies:
            holder[key] = copies[at] = copy(holder[key])
        holder = copies[at]
    return holder, last
