"""Offsets at which lines, keys, values, comments and blank lines of a document begin and end."""

from __future__ import annotations

import re
from typing import NamedTuple

from synthreport.document import Document

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_COMMENT_LINE = re.compile(r"(?:\r\n|\n|\r)([ \t]*)#[^\r\n]*")
_KEY_END = re.compile(r"\s*:")
_EXPLICIT = re.compile(r"\?[ \t]+\Z")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?=.)", re.DOTALL)


class Splice(NamedTuple):
    """A replacement for the text between two offsets; its line breaks are "\\n"."""

    start: int
    end: int
    text: str


class Layout:
    """The offsets of a document's text."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.places = document.places

    def start(self, number: int) -> int:
        """The start of a value or a key."""
        return self.places.starts[number]

    def end(self, number: int) -> int:
        """The end of a value, without the blank lines that a parser includes."""
        start, end = self.places.starts[number], self.places.ends[number]
        if self.text[start : start + 1] in ("|", ">") and "+" in self.text[start : self.line_end(start)]:
            return end - len(self.text[start:end]) + len(re.sub(r"(\r\n|\n|\r)\Z", "", self.text[start:end]))
        return start + len(self.text[start:end].rstrip())

    def is_container(self, number: int) -> bool:
        """Whether a value is a mapping or a list."""
        return number in self.places.containers

    def is_flow(self, number: int) -> bool:
        """Whether a container is written in brackets."""
        return self.is_container(number) and self.text[self.start(number)] in "{["

    def is_block(self, number: int) -> bool:
        """Whether a container is written in block style."""
        return self.is_container(number) and not self.is_flow(number)

    def line_start(self, offset: int) -> int:
        """The start of the line of an offset."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """The end of the line of an offset, before its line break."""
        found = _LINE_END.search(self.text, offset)
        return found.start() if found else len(self.text)

    def column(self, offset: int) -> int:
        """The number of characters before an offset in its line."""
        return offset - self.line_start(offset)

    def margin(self, offset: int) -> str:
        """The white space at the start of an offset's line."""
        line = self.text[self.line_start(offset) : offset]
        return line[: len(line) - len(line.lstrip())]

    def leads_line(self, offset: int) -> bool:
        """Whether only white space precedes an offset in its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def mark(self, holder: int, child: int) -> int:
        """The end of the sign before a value: the colon after its key, or its hyphen."""
        if self.places.is_mapping(holder):
            found = _KEY_END.match(self.text, self.places.ends[child - 1])
            return found.end() if found else self.places.ends[child - 1]
        return self.text.rfind("-", 0, self.start(child)) + 1

    def head(self, holder: int, child: int) -> int:
        """The start of an entry: its key, the question mark before that if there is one, or its hyphen."""
        if not self.places.is_mapping(holder):
            return self.mark(holder, child) - 1
        start = self.start(child - 1)
        sign = _EXPLICIT.search(self.text, self.line_start(start), start)
        return sign.start() if sign else start

    def tail(self, holder: int, child: int) -> int:
        """The end of an entry of a block: the end of its line and of comments below that are indented deeper."""
        end = self.line_end(max(self.end(child), self.mark(holder, child)))
        column = self.column(self.head(holder, child))
        while (found := _COMMENT_LINE.match(self.text, end)) and len(found[1]) > column:
            end = found.end()
        return end

    def line_break_before(self, offset: int) -> int:
        """The end of the line before that of an offset; 0 if there is none."""
        start = self.line_start(offset)
        return start - (2 if self.text[max(start - 2, 0) : start] == "\r\n" else 1) if start else 0

    def next_line(self, offset: int) -> int:
        """The start of the line after that of an offset; the end of the text if there is none."""
        found = _LINE_END.search(self.text, offset)
        return found.end() if found else len(self.text)

    def is_followed_by_blank(self, offset: int) -> bool:
        """Whether the end of a line is followed by a blank line and more text."""
        return bool(_BLANK_LINE.match(self.text, offset))

    def is_blank_above(self, offset: int, *, past_comments: bool = False) -> bool:
        """Whether there is a blank line above the line of an offset, or above the comments there."""
        lines = self.text[: self.line_start(offset)].splitlines()
        while past_comments and lines and lines[-1].lstrip().startswith("#"):
            lines.pop()
        return bool(lines) and not lines[-1].strip()
