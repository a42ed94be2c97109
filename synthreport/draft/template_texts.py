"""Placeholders: texts of a form or a template that the author has not replaced yet."""

from __future__ import annotations

import re

from synthreport.standard.catalogue import load

WHY = "a placeholder"
_ANYWHERE = "/content/fields/-"
"""A place where a date format describes a column, and is an answer."""
_LONGEST = 300
"""Texts with more characters are prose, in which such signs may be meant literally."""

_OF_A_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{[^{}]*\}|%%\w+%%|@@\w+@@")
_WHOLE = re.compile(
    r"<[a-z][^<>@:/]*>|[\[(<]?(?:needs )?more information(?: needed)?[\])>]?"
    r"|\(?:(?:una[cclpsv]|unkn|none|null|tba|etal)\)?"  # of DataCite
    r"|[\[(<](?:insert|add|enter|fill|replace|your|todo|tbd)\b[^\[\]()<>]*[\])>]",
    re.IGNORECASE,
)


def is_placeholder(text: str, pointer: str = _ANYWHERE) -> bool:
    """Whether a text is on the standard's list of placeholders, or an unfilled part of a template.

    The standard's list depends on the place of a text: where a date belongs, a date format is a placeholder.
    """
    found = text.strip()
    listed = load().placeholders.meaning(found, pointer) or _WHOLE.fullmatch(found)
    return bool(listed) or (len(found) <= _LONGEST and bool(_OF_A_TEMPLATE.search(found)))
