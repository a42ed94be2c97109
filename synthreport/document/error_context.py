"""The place at which a YAML parser gave up, and the text around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError

from synthreport.document.positions import shown
from synthreport.document.problems import Slip


class Trouble(NamedTuple):
    """The place at which a parser gave up, what it was reading and since where, and its complaint."""

    text: str
    at: int
    since: int | None
    reading: str
    complaint: str

    @property
    def char(self) -> str:
        """The character at which the parser gave up; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    def line_start(self, offset: int) -> int:
        """The start of the line of an offset."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """The end of the line of an offset."""
        ends = (self.text.find(end, offset) for end in "\r\n")
        return min((end for end in ends if end >= 0), default=len(self.text))

    def number(self, offset: int) -> int:
        """The number of the line of an offset, counted from 1."""
        return len(self.text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def indent(self, offset: int) -> int:
        """The indentation of the line of an offset, in characters."""
        line = self.text[self.line_start(offset) : self.line_end(offset)]
        return len(line) - len(line.lstrip(" "))

    def found(self) -> str:
        """The text at which the parser gave up, as messages name it."""
        rest = self.text[self.at : self.line_end(self.at)].strip()
        if rest:
            return shown(rest)
        return "the end of the line" if self.text[self.at :].strip() else "the end of the text"

    def slip(self, start: int, message: str, fix: str, *also: int, end: int | None = None) -> Slip:
        """A mistake that extends to the end of its line, unless an end is given."""
        places = tuple((offset, offset + 1) for offset in also)
        return Slip("DC56", start, self.line_end(start) if end is None else end, message, fix, places)


def trouble_of(text: str, error: YAMLError) -> Trouble:
    """The trouble that an error of the parser describes."""
    if not isinstance(error, MarkedYAMLError):
        return Trouble(text, 0, None, "", "the parser could not read the text")
    mark = error.problem_mark or error.context_mark
    since = min(error.context_mark.index, len(text)) if error.context_mark else None
    at = min(mark.index, len(text)) if mark else 0
    # The part after "but" quotes the document, which may contain characters that are unsafe in a terminal.
    complaint = re.split(r", but | \(", error.problem or "")[0]
    return Trouble(text, at, since, error.context or "", complaint)
