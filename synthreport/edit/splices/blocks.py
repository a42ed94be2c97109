"""Splices inside YAML blocks, where each entry begins on its own line."""

from __future__ import annotations

import re
from typing import Any

from synthreport.edit.splices.layout import Layout, Splice
from synthreport.edit.splices.style import Style

_HEADER = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)")
"""The header of a text of several lines, with a comment behind it."""


class Block:
    """A mapping or a list in block style, which always has entries."""

    def __init__(self, layout: Layout, style: Style, holder: int) -> None:
        self.layout, self.style, self.holder = layout, style, holder
        self.entries = list(layout.places.children(holder).values())
        self.of_mapping = layout.places.is_mapping(holder)
        self.column = layout.column(layout.head(holder, self.entries[0]))

    def exchanged(self, child: int, answer: Any) -> Splice:
        """Replace the value of an entry; the comment beside it stays."""
        layout = self.layout
        mark, start, end = layout.mark(self.holder, child), layout.start(child), layout.end(child)
        between = layout.text[mark:start] if "\n" not in layout.text[mark:start] else " "
        stop = layout.tail(self.holder, child) if layout.is_block(child) else max(layout.line_end(end), mark)
        comment = self._comment(child)
        if isinstance(answer, dict | list) and answer:
            flat = layout.is_flow(child) if layout.places.children(child) else None
            written = self.style.block(answer, self.column, entry=not self.of_mapping, flat=flat)
        else:
            old = "" if layout.is_container(child) else layout.text[start:end]
            written = f"{between or ' '}{self.style.scalar(answer, old, self.column, one_line=bool(comment))}"
        head, separator, lines = written.partition("\n")
        return Splice(mark, stop, f"{head}{comment}{separator}{lines}")

    def added(self, key: str, answer: Any, after: int | None) -> Splice:
        """Insert an entry after another one, or first."""
        layout = self.layout
        sign = self.style.key(key) if self.of_mapping else "-"
        written = f"{sign}{self.style.block(answer, self.column, entry=not self.of_mapping)}"
        margin = " " * self.column
        if after is None:
            head = layout.head(self.holder, self.entries[0])
            return Splice(head, head, f"{written}\n{margin}")
        at = layout.tail(self.holder, after)
        separator = "\n\n" if self._is_spaced(after, at) else "\n"
        return Splice(at, at, f"{separator}{margin}{written}")

    def without(self, child: int) -> Splice:
        """Remove an entry, and a blank line that becomes superfluous."""
        layout = self.layout
        head, tail = layout.head(self.holder, child), layout.tail(self.holder, child)
        if len(self.entries) == 1:
            return Splice(head, tail, "{}" if self.of_mapping else "[]")
        if not layout.leads_line(head):
            return Splice(head, layout.head(self.holder, self.entries[1]), "")
        start = layout.line_break_before(head)
        if layout.is_blank_above(head) and (layout.is_followed_by_blank(tail) or not layout.text[tail:].strip()):
            start = layout.line_break_before(start)
        if start == 0 and layout.line_start(head) == 0:
            return Splice(0, layout.next_line(tail), "")
        return Splice(start, tail, "")

    def _comment(self, child: int) -> str:
        """The comment on the line of an entry's key, or else after its value."""
        layout = self.layout
        mark, start = layout.mark(self.holder, child), layout.start(child)
        first = layout.line_end(mark)
        beside = layout.text[mark:first].rstrip() if start > first else ""
        if beside or layout.is_block(child):
            return beside
        if header := _HEADER.match(layout.text, start):
            return header[1]
        end = max(layout.end(child), mark)
        return layout.text[end : layout.line_end(end)].rstrip()

    def _is_spaced(self, after: int, at: int) -> bool:
        """Whether the entries around the new one are separated by blank lines."""
        head = self.layout.head(self.holder, after)
        if after != self.entries[-1]:
            return self.layout.is_followed_by_blank(at)
        return after != self.entries[0] and self.layout.is_blank_above(head, past_comments=True)
