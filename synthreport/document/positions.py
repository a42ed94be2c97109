"""Positions in a text: spans, JSON Pointers, and the offsets of every key and value."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import count, islice
from typing import NamedTuple

from synthreport.document.pointers import parts_of, pointer_of

LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A stretch of text: lines and columns are counted from 1, in characters; the end is the first place after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(NamedTuple):
    """A mistake in the text of a document, independent of any standard.

    `pointer` leads to the nearest place that exists in the data. If `spoils` is set, the value there could not be
    read: the data has None instead, which must count as malformed and not as missing.
    """

    code: str
    pointer: str
    span: Span
    message: str
    fix: str
    also: tuple[Span, ...] = ()
    spoils: bool = False


def shown(text: str, limit: int = 40) -> str:
    """A piece of a document as messages quote it: short, on one line, without control characters."""
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    plain = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in short)
    return f'"{plain}"'


def few(names: Collection[object], most: int = 10) -> str:
    """Names as messages list them: the first of them, and the number of the others."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(map(str, islice(names, most))) + more


class Source:
    """A text and its lines. Lines end as in editors: only at LF, CRLF or CR."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []

    @property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]
        return self._starts

    def line(self, number: int) -> str:
        """The line of this number, counted from 1, without its line break; empty if there is none."""
        start, end = self._ends(number)
        return self.text[start:end]

    def _ends(self, number: int) -> tuple[int, int]:
        """The offsets of the line of this number, without its line break."""
        if not 1 <= number <= len(self.starts):
            return 0, 0
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def written(self, span: Span) -> str:
        """The text of a span, up to the end of its first line."""
        start, end = self._within(span)
        return self.text[start:end]

    def window(self, span: Span, room: int) -> tuple[str, str, str]:
        """The first line of a span: the text before it, in it and after it, `room` characters of each."""
        first, last = self._ends(span.line)
        start, end = self._within(span)
        before, after = self.text[max(first, start - room) : start], self.text[end : min(last, end + room)]
        return before, self.text[start : min(end, start + room)], after

    def _within(self, span: Span) -> tuple[int, int]:
        """The offsets of the part of a span on its first line."""
        first, last = self._ends(span.line)
        end = first + span.end_column - 1 if span.end_line == span.line else last
        return min(first + span.column - 1, last), min(end, last)

    def first_line(self, start: int, end: int) -> Span:
        """The span between two offsets, cut at the end of its first line."""
        found = LINE_BREAK.search(self.text, start, end)
        return self.span(start, found.start() if found else end)

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets, without the white space at its end, unless it is nothing else."""
        start = min(start, len(self.text))
        written = self.text[start:end]
        kept = written.rstrip() or written.rstrip("\r\n")
        return Span(*self._position(start), *self._position(start + len(kept)))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Places:
    """The offsets of every key and value, in the order of the text, and the container of each.

    Each key and each value has a number. Offsets are in two flat arrays, eight bytes per number, so that a large
    document does not cost many times its own size. `containers` maps the number of a mapping to its keys, that of a
    list to None, and both to the first number after their contents.
    """

    __slots__ = ("_children", "_ordered", "containers", "ends", "starts")

    def __init__(self) -> None:
        self.starts = array("I")
        self.ends = array("I")
        self.containers: dict[int, tuple[tuple[str, ...] | None, int]] = {}
        self._children: dict[int, dict[str, int]] = {}
        self._ordered: dict[int, list[tuple[str, int]]] = {}

    def children(self, number: int) -> dict[str, int]:
        """The number of the value under each key or index of a container; nothing for a scalar."""
        if number not in self.containers:
            return {}
        if number not in self._children:
            self._children[number] = dict(self._walk(number))
        return self._children[number]

    def _walk(self, number: int) -> Iterator[tuple[str, int]]:
        keys, past = self.containers[number]
        child = number + 1
        for name in count() if keys is None else keys:
            if child >= past:
                return
            child += keys is not None
            yield str(name), child
            child = self.containers[child][1] if child in self.containers else child + 1

    def is_mapping(self, number: int) -> bool:
        """Whether a mapping has this number: the number before that of a value in it is then its key's."""
        return number in self.containers and self.containers[number][0] is not None

    def find(self, pointer: str) -> tuple[int, int | None, bool]:
        """The number of the value a pointer leads to, that of its key if it has one, and whether it got all the way.

        If a part of the path is missing, the numbers are those of the innermost existing container.
        """
        number, key = 0, None
        for part in parts_of(pointer):
            child = self.children(number).get(part)
            if child is None:
                return number, key, False
            number, key = child, child - 1 if self.is_mapping(number) else None
        return number, key, True

    def pointer_at(self, offset: int) -> str:
        """The pointer of the innermost value at an offset, counting a key as part of its value."""
        number, parts = 0, []
        while inner := self._child_at(number, offset):
            name, number = inner
            parts.append(name)
        return pointer_of(parts)

    def _child_at(self, number: int, offset: int) -> tuple[str, int] | None:
        of_mapping = self.is_mapping(number)
        if number not in self._ordered:
            self._ordered[number] = list(self.children(number).items())
        children = self._ordered[number]
        past = bisect_right(children, offset, key=lambda each: self.starts[each[1] - of_mapping])
        return children[past - 1] if past and offset < self.ends[children[past - 1][1]] else None

    def is_scalar_at(self, pointer: str, offset: int) -> bool:
        """Whether a pointer leads to a scalar that contains an offset."""
        number, _, found = self.find(pointer)
        in_scalar = found and number not in self.containers and number < len(self.starts)
        return in_scalar and self.starts[number] <= offset < self.ends[number]
