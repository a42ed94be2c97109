"""What is to be changed, and the plain data after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.pointers import ABSENT, get, own, parts_of, pointer_of

REMOVED = ABSENT
"""Stands for the answer of a change that takes the key away."""

APPEND = "-"


class Change(NamedTuple):
    """What is to stand at a JSON Pointer (RFC 6901): plain data, REMOVED, or Renamed; `/-` at its end appends."""

    pointer: str
    answer: Any = REMOVED


class Renamed(NamedTuple):
    """Stands for the answer of a change that gives a key another name, and leaves its value where it is."""

    key: str


class CannotEdit(ValueError):
    """A change that cannot be made; the message says why."""


def changed(data: Any, change: Change) -> Any:
    """Plain data after a change that has been narrowed; what was given stays as it is."""
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
    """The same change as one value that is written, or taken out, in a holder that is there. Raises CannotEdit.

    Holders that are missing, or empty, are made. A holder that a removal leaves empty goes with what it held, the whole
    manifest excepted: an empty mapping answers nothing.
    """
    parts = parts_of(change.pointer)
    if not parts:
        raise CannotEdit(f'found "{change.pointer}", expected the pointer of one answer, such as /dataset/title')
    holders = list(_holders({} if data is None else data, parts))
    depth = len(holders)
    if change.answer is not REMOVED and not isinstance(change.answer, Renamed):
        return Change(pointer_of(parts[:depth]), _nested(parts[depth:], change.answer))
    if depth < len(parts) or not _has(holders[-1], parts[-1]):
        raise CannotEdit(f"{change.pointer} is not there")
    if isinstance(change.answer, Renamed):
        return _sound(change, holders[-1])
    while depth > 1 and len(holders[depth - 1]) == 1:
        depth -= 1
    return Change(pointer_of(parts[:depth]))


def _sound(change: Change, holder: Any) -> Change:
    """A change of a key's name, unless it names an entry of a list, or another key has the name already."""
    if not isinstance(holder, dict) or change.answer.key in holder:
        raise CannotEdit(f"{change.pointer} cannot be called {change.answer.key}")
    return change


def _holders(data: Any, parts: list[str]) -> Iterator[Any]:
    """What holds each part of a pointer, as far as there are holders with something in them."""
    for depth, part in enumerate(parts):
        key = _key(data, part, parts[:depth])
        yield data
        data = data[key] if _has(data, part) else None
        if data in (None, {}, []):
            return


def _nested(parts: list[str], answer: Any) -> Any:
    """An answer within holders that are yet to be made."""
    for part in reversed(parts):
        answer = [answer] if part == APPEND else {part: answer}
    return answer


def _has(holder: Any, part: str) -> bool:
    return part in holder if isinstance(holder, dict) else part != APPEND


def _key(holder: Any, part: str, above: list[str]) -> Any:
    """The key or index that a part of a pointer is in a holder."""
    where = pointer_of(above) or "the manifest"
    if isinstance(holder, dict):
        return part
    if not isinstance(holder, list):
        raise CannotEdit(f"{where} is no mapping and no list: nothing can stand at {pointer_of([*above, part])}")
    if part == APPEND:
        return len(holder)
    if part not in map(str, range(len(holder))):
        raise CannotEdit(f"{where} has {len(holder)} entries, counted from 0: {pointer_of([*above, part])} is none")
    return int(part)
