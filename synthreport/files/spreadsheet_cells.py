"""Text for the cells of a table that a spreadsheet may open."""

from __future__ import annotations

_ACTING = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, a command or the next cell."""


def inert_cell(text: str) -> str:
    """The text of a cell, with an apostrophe in front if a spreadsheet could compute it."""
    return f"'{text}" if text.startswith(_ACTING) or text.lstrip().startswith(_ACTING) else text
