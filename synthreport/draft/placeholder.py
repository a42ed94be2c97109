"""Placeholders: texts of a form or a template that the author has not replaced yet."""

from __future__ import annotations

import re

from synthreport.standard.catalogue import load

WHY = "a placeholder"
_ANYWHERE = "/content/fields/-"
"""A place where a date format describes a column, and is an answer."""
_LONGEST = 300
"""Texts with more characters are prose, in which such signs may be meant literally."""

_IN_A_TEXT = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{[^{}]*\}|%%\w+%%|@@\w+@@")
_WHOLE = re.compile(
    r"<[a-z][^<>@:/]*>|[\[(<]?(?:needs )?more information(?: needed)?[\])>]?|[xn]\.[yn](?:\.[zn])?"
    r"|\(?:(?:una[cclpsv]|unkn|none|null|tba|etal)\)?"  # of DataCite
    r"|[\[(<](?:insert|add|enter|fill|replace|your|todo|tbd)\b[^\[\]()<>]*[\])>]",
    re.IGNORECASE,
)
_IN_AN_IDENTIFIER = re.compile(r"<[a-z][a-z_. -]*>|(?<![a-z])x{4,}(?![a-z])", re.IGNORECASE)
_DOI_OF_NOTHING = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/?|doi:)?(?:10\.?(?:[0-9x]{4,9}/?(?:zenodo\.?)?(?:[x0]+|tb[ad]|todo|n{2,})?)?)?",
    re.IGNORECASE,
)
_ADDRESS_OF_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org|doi:|10\.)", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Whether a text is on the standard's list of placeholders, or an unfilled part of a template."""
    found = text.strip()
    if load().placeholders.meaning(found, _ANYWHERE) or _WHOLE.fullmatch(found):
        return True
    if len(found) > _LONGEST:
        return False
    return bool(_IN_A_TEXT.search(found)) or (len(found.split()) == 1 and _is_open_identifier(found))


def _is_open_identifier(found: str) -> bool:
    """Whether an identifier has an unfilled part, or is a DOI without a suffix."""
    return bool(_IN_AN_IDENTIFIER.search(found) or (_ADDRESS_OF_DOI.match(found) and _DOI_OF_NOTHING.fullmatch(found)))
