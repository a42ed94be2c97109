"""What build servers take for a command in the log of a job, and how a text is kept from being one."""

from __future__ import annotations

import re
from collections.abc import Callable

COMMAND = r"(?<!\S)::(?=\w)|##(?=[\w.-]*\[)"
"""How commands begin: `::error::` at the start of a line (GitHub); `##[error]` (GitHub, Azure), `##vso[…]` (Azure),
`##teamcity[…]` and the like anywhere. A word that is not at the start of a line may get there when text is wrapped."""


def inert(text: str, escaped: Callable[[str], str] = "\\{}".format) -> str:
    """The text without any command: of the two characters that begin one, the second is escaped."""
    if "::" not in text and "##" not in text:
        return text
    return re.sub(COMMAND, lambda found: found[0][0] + escaped(found[0][1]), text)
