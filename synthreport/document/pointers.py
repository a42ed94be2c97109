"""Plain data under JSON Pointers (RFC 6901): read, put, take out, walk, compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum
from typing import Any


class Absent(Enum):
    """No value: the key is not there."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT

_INDEX = "0|[1-9][0-9]{0,15}"


def escape(key: str) -> str:
    """A key as a part of a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def pointer_of(parts: Iterable[str | int]) -> str:
    """The JSON Pointer made of these keys and indices."""
    return "".join(f"/{escape(str(part))}" for part in parts)


def parts_of(pointer: str) -> list[str]:
    """The keys and indices of a JSON Pointer, none for the whole document."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def key_in(holder: Any, part: str) -> Any:
    """The key or index that a part of a pointer selects in a mapping or list; None if there is none."""
    if isinstance(holder, dict):
        return part if part in holder else None
    is_index = isinstance(holder, list) and re.fullmatch(_INDEX, part) and int(part) < len(holder)
    return int(part) if is_index else None


def path_of(data: Any, pointer: str) -> tuple[str | int, ...]:
    """The keys, and the indices as numbers, on the path to a pointer. Raises LookupError if it is not found."""
    path = []
    for part in parts_of(pointer):
        key = key_in(data, part)
        if key is None:
            raise LookupError(pointer)
        path.append(key)
        data = data[key]
    return tuple(path)


def get(data: Any, pointer: str, *default: Any) -> Any:
    """The value at a pointer; if it is not found the default, or LookupError without one."""
    for part in parts_of(pointer):
        key = key_in(data, part)
        if key is None and not default:
            raise LookupError(pointer)
        if key is None:
            return default[0]
        data = data[key]
    return data


def has(data: Any, pointer: str) -> bool:
    """Whether there is a value at a pointer."""
    return get(data, pointer, ABSENT) is not ABSENT


def put(data: Any, pointer: str, value: Any) -> Any:
    """Put a value at a pointer of data that may be changed; returns the data, or for the pointer "" the value.

    Missing mappings on the path are made, and the index after the last of a list appends to it. Raises LookupError if
    the path crosses a value that holds no others.
    """
    if not pointer:
        return value
    holder, (*above, last) = data, parts_of(pointer)
    for part in above:
        holder = holder[_made(holder, part, {})]
    holder[_made(holder, last, value)] = value
    return data


def _made(holder: Any, part: str, new: Any) -> Any:
    """The key or index that a part of a pointer selects; a missing one is added."""
    if isinstance(holder, dict):
        holder.setdefault(part, new)
    elif isinstance(holder, list) and part == str(len(holder)):
        holder.append(new)
    key = key_in(holder, part)
    if key is None:
        raise LookupError(part)
    return key


def own(data: Any, pointers: Collection[str]) -> Any:
    """The data with its own copy of each mapping and list on the way to these pointers; the rest is shared."""
    copies: dict[str, Any] = {"": data.copy()}
    for pointer in pointers:
        holder, at = copies[""], ""
        for part in parts_of(pointer)[:-1]:
            key = key_in(holder, part)
            if key is None:
                break
            at += f"/{escape(part)}"
            if at not in copies:
                holder[key] = copies[at] = holder[key].copy()
            holder = copies[at]
    return copies[""]


def without(data: Any, pointers: Collection[str]) -> Any:
    """The data without the values at these pointers: keys are dropped; in lists, None keeps the places of the others.

    The data given stay as they are.
    """
    data = own(data, pointers) if pointers else data
    for pointer in pointers:
        *above, last = parts_of(pointer)
        holder = get(data, pointer_of(above), None)
        key = key_in(holder, last)
        if isinstance(holder, dict):
            holder.pop(key, None)
        elif key is not None:
            holder[key] = None
    return data


def reach(data: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every value at a path, with its pointer; `*` in the path is any key or index."""
    found = [("", data)]
    for part in parts_of(path):
        found = [each for pointer, holder in found for each in _below(holder, part, pointer)]
    yield from found


def _below(holder: Any, part: str, pointer: str) -> Iterator[tuple[str, Any]]:
    held = holder if isinstance(holder, dict) else dict(enumerate(holder)) if isinstance(holder, list) else {}
    keys = held if part == "*" else [part] if part in held else ()
    yield from ((f"{pointer}/{escape(str(key))}", held[key]) for key in keys)


def same(one: Any, other: Any) -> bool:
    """Whether two values are written alike: 1, 1.0 and true are three values, and so are 0.0 and -0.0."""
    return _match(one, other, lambda a, b: bool(a == b) and (isinstance(a, str) or repr(a) == repr(b)))


def equal(one: Any, other: Any) -> bool:
    """Whether two values are one answer, as JSON Schema has it: 1 and 1.0 are, 1 and true are not."""
    return _match(one, other, lambda a, b: bool(a == b) and isinstance(a, bool) == isinstance(b, bool))


def _match(one: Any, other: Any, alike: Callable[[Any, Any], bool]) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_match(each, other[key], alike) for key, each in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_match(*pair, alike) for pair in zip(one, other, strict=True))
    return alike(one, other)


Difference = tuple[str, Any, Any]
"""A pointer at which two states of data differ, with the value before and after: ABSENT if there is none."""


def diff(
    old: Any, new: Any, at: str = "", *, opens: Callable[[Any, Any], bool] = lambda _, new: bool(new)
) -> Iterator[Difference]:
    """The differences between two states of data, in the order of the new one; of a mapping, what is gone comes last.

    Two mappings are compared key by key, two lists of one length entry by entry, where `opens` allows it; what was
    emptied is one difference.
    """
    if isinstance(old, dict) and isinstance(new, dict) and opens(old, new):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from diff(old.get(key, ABSENT), new.get(key, ABSENT), f"{at}/{escape(key)}", opens=opens)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new) and opens(old, new):
        for index, pair in enumerate(zip(old, new, strict=True)):
            yield from diff(*pair, f"{at}/{index}", opens=opens)
    elif not same(old, new):
        yield at, old, new
