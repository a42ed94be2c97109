"""Texts that a form or a template left behind: whoever wrote the file has not answered yet."""

from __future__ import annotations

import re

from synthreport.standard.catalogue import load

WHY = "a placeholder"
_ANYWHERE = "/content/fields/-"
"""Where the form of a date describes a column, and is an answer."""
_LONGEST = 300
"""Characters beyond which a text is prose, in which such signs may stand for themselves."""

_OF_A_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{[^{}]*\}|%%\w+%%|@@\w+@@")
_WHOLE = re.compile(
    r"<[a-z][^<>@:/]*>|[\[(<]?(?:needs )?more information(?: needed)?[\])>]?"
    r"|\(?:(?:una[cclpsv]|unkn|none|null|tba|etal)\)?"  # of DataCite
    r"|[\[(<](?:insert|add|enter|fill|replace|your|todo|tbd)\b[^\[\]()<>]*[\])>]",
    re.IGNORECASE,
)


def is_placeholder(text: str, pointer: str = _ANYWHERE) -> bool:
    """Whether a text is on the standard's list of placeholders, or what a template leaves where nobody fills it in.

    The standard's list goes by the place of a text: the form of a date is no date.
    """
    found = text.strip()
    listed = load().placeholders.meaning(found, pointer) or _WHOLE.fullmatch(found)
    return bool(listed) or (len(found) <= _LONGEST and bool(_OF_A_TEMPLATE.search(found)))
