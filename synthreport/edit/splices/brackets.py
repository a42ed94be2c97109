"""Splices inside brackets: JSON, and YAML in flow style."""

from __future__ import annotations

import re
from typing import Any

from synthreport.edit.splices.layout import Layout, Splice
from synthreport.edit.splices.style import Style

_COMMA = re.compile(r"[ \t]*,")
_COMMENT = re.compile(r"[ \t]+#")


class Brackets:
    """A mapping or a list in brackets, with entries."""

    def __init__(self, layout: Layout, style: Style, holder: int) -> None:
        self.layout, self.style, self.holder = layout, style, holder
        self.entries = list(layout.places.children(holder).values())
        self.of_mapping = layout.places.is_mapping(holder)

    def exchanged(self, child: int, answer: Any) -> Splice:
        """Replace the value of an entry."""
        start, end = self.layout.start(child), self.layout.end(child)
        old = self.layout.text[start:end]
        written = self.style.inline(answer, old, self.layout.margin(start))
        if old:
            return Splice(start, end, written)
        mark = self.layout.mark(self.holder, child)
        return Splice(mark, mark, f" {written}" if self.layout.text[mark - 1] == ":" else f": {written}")

    def added(self, key: str, answer: Any, after: int | None) -> Splice:
        """Insert an entry after another one, or first."""
        layout = self.layout
        head = self._head(self.entries[0] if after is None else after)
        own_line = layout.leads_line(head)
        margin = layout.margin(head)
        separator = f"\n{margin}" if own_line else " "
        written = self.style.inline(answer, "", margin)
        written = f"{self.style.key(key)} {written}" if self.of_mapping else written
        if after is None:
            return Splice(head, head, f"{written},{separator}")
        end = layout.end(after)
        comma = found.end() if (found := _COMMA.match(layout.text, end)) else end
        if own_line and _COMMENT.match(layout.text, comma):
            stop = layout.line_end(comma)
            return Splice(end, stop, f",{layout.text[comma:stop]}{separator}{written}{layout.text[end:comma].strip()}")
        return Splice(end, end, f",{separator}{written}")

    def without(self, child: int) -> Splice:
        """Remove an entry."""
        at = self.entries.index(child)
        if at + 1 < len(self.entries):
            return Splice(self._head(child), self._head(self.entries[at + 1]), "")
        if at:
            return Splice(self.layout.end(self.entries[at - 1]), self.layout.end(child), "")
        return Splice(self.layout.start(self.holder) + 1, self.layout.end(self.holder) - 1, "")

    def _head(self, child: int) -> int:
        return self.layout.head(self.holder, child) if self.of_mapping else self.layout.start(child)
