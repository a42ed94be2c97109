"""Changes, and plain data after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.pointers import ABSENT, get, own, parts_of, pointer_of

REMOVED = ABSENT
"""Marks a change that removes a key."""

APPEND = "-"


class Change(NamedTuple):
    """A new value for a JSON Pointer (RFC 6901): plain data, REMOVED, or Renamed; `/-` at its end appends."""

    pointer: str
    answer: Any = REMOVED


class Compact(dict[str, Any]):
    """A mapping that YAML writes in brackets, over as few lines as it takes."""


class Renamed(NamedTuple):
    """Marks a change that renames a key and keeps its value."""

    key: str


class CannotEdit(ValueError):
    """A change that cannot be applied; the message says why."""


def changed(data: Any, change: Change) -> Any:
    """Plain data after a narrowed change; the argument is not modified."""
    data = own({} if data is None else data, [change.pointer])
    *above, last = parts_of(change.pointer)
    holder = get(data, pointer_of(above))
    if change.answer is REMOVED:
        del holder[_key(holder, last, above)]
    elif isinstance(change.answer, Renamed):
        holder[change.answer.key] = holder.pop(last)
    elif isinstance(holder, list) and last == APPEND:
        holder.append(change.answer)
    else:
        holder[_key(holder, last, above)] = change.answer
    return data


def narrowed(data: Any, change: Change) -> Change:
    """The same change as one value set or removed in an existing mapping or list. Raises CannotEdit.

    Missing or empty parents become part of the value. A parent that a removal leaves empty is removed too, except the
    whole manifest: an empty mapping answers nothing.
    """
    parts = parts_of(change.pointer)
    if not parts:
        raise CannotEdit(f'found "{change.pointer}", expected the pointer of one answer, such as /dataset/title')
    holders = list(_holders({} if data is None else data, parts))
    depth = len(holders)
    if change.answer is not REMOVED and not isinstance(change.answer, Renamed):
        return Change(pointer_of(parts[:depth]), _nested(parts[depth:], change.answer))
    if depth < len(parts) or not _has(holders[-1], parts[-1]):
        raise CannotEdit(f"{change.pointer} does not exist")
    if isinstance(change.answer, Renamed):
        return _sound(change, holders[-1])
    while depth > 1 and len(holders[depth - 1]) == 1:
        depth -= 1
    return Change(pointer_of(parts[:depth]))


def _sound(change: Change, holder: Any) -> Change:
    """A renaming, unless it concerns an entry of a list or the new name is taken."""
    if not isinstance(holder, dict) or change.answer.key in holder:
        raise CannotEdit(f"{change.pointer} cannot be renamed to {change.answer.key}")
    return change


def _holders(data: Any, parts: list[str]) -> Iterator[Any]:
    """The mapping or list of each part of a pointer, as far as they exist and are not empty."""
    for depth, part in enumerate(parts):
        key = _key(data, part, parts[:depth])
        yield data
        data = data[key] if _has(data, part) else None
        if data in (None, {}, []):
            return


def _nested(parts: list[str], answer: Any) -> Any:
    """An answer inside parents that do not exist yet."""
    for part in reversed(parts):
        answer = [answer] if part == APPEND else {part: answer}
    return answer


def _has(holder: Any, part: str) -> bool:
    return part in holder if isinstance(holder, dict) else part != APPEND


def _key(holder: Any, part: str, above: list[str]) -> Any:
    """The key or index that a part of a pointer means in a mapping or list."""
    where = pointer_of(above) or "the manifest"
    if isinstance(holder, dict):
        return part
    if not isinstance(holder, list):
        raise CannotEdit(f"{where} is neither a mapping nor a list: {pointer_of([*above, part])} cannot exist")
    if part == APPEND:
        return len(holder)
    if part not in map(str, range(len(holder))):
        raise CannotEdit(
            f"{where} has {len(holder)} entries, counted from 0: {pointer_of([*above, part])} does not exist"
        )
    return int(part)
