"""Commands to build servers in the log of a job, and how to defuse them."""

from __future__ import annotations

import re
from collections.abc import Callable

COMMAND = r"(?<!\S)::(?=\w)|##(?=[\w.-]*\[)"
"""Beginnings of commands: `::error::` at the start of a line (GitHub); `##[error]` (GitHub, Azure), `##vso[…]` (Azure),
`##teamcity[…]` and similar anywhere. Wrapping may move any word to the start of a line."""


def inert(text: str, escaped: Callable[[str], str] = "\\{}".format) -> str:
    """The text with every command defused: the second of its two first characters is escaped."""
    if "::" not in text and "##" not in text:
        return text
    return re.sub(COMMAND, lambda found: found[0][0] + escaped(found[0][1]), text)
