"""Texts that a form or a template left behind: whoever wrote the file has not answered yet."""

from __future__ import annotations

import re

from synthreport.standard.catalogue import load

WHY = "a placeholder"
_ANYWHERE = "/content/fields/-"
"""Where the form of a date describes a column, and is an answer."""
_LONGEST = 300
"""Characters beyond which a text is prose, in which such signs may stand for themselves."""

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
    """Whether a text is on the standard's list of placeholders, or what a template leaves where nobody fills it in."""
    found = text.strip()
    if load().placeholders.meaning(found, _ANYWHERE) or _WHOLE.fullmatch(found):
        return True
    if len(found) > _LONGEST:
        return False
    return bool(_IN_A_TEXT.search(found)) or (len(found.split()) == 1 and _is_open_identifier(found))


def _is_open_identifier(found: str) -> bool:
    """Whether an identifier has a gap in it, or is a DOI without what makes it one."""
    return bool(_IN_AN_IDENTIFIER.search(found) or (_ADDRESS_OF_DOI.match(found) and _DOI_OF_NOTHING.fullmatch(found)))
