"""Other spellings of one value. The checker decides which of them fits, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.document.scalars import Refused, is_number, number
from synthreport.edit.fix.dates import day
from synthreport.standard import identifiers
from synthreport.standard.licences import spdx

_WORDS = {"yes": True, "y": True, "on": True, "true": True, "no": False, "n": False, "off": False, "false": False}


def spellings(value: Any, written: str) -> Iterator[Any]:
    """Values with the same meaning in another form; `written` is the value as in the text."""
    if not isinstance(value, str):
        yield from _of_number(value, written)
        return
    text = value.strip()
    yield from _of_kind(text)
    yield from (each for each in _of_text(text) if each and each != value)
    if text and text.lower() not in _WORDS:
        yield [value]


def _of_number(value: Any, written: str) -> Iterator[Any]:
    """A number as its original text, of which parsing may lose digits, and as a date."""
    if isinstance(value, bool) or not is_number(written):
        return
    yield written
    if found := day(written):
        yield found
    if value is not None:
        yield [value]


def _of_kind(text: str) -> Iterator[Any]:
    """The number or boolean that a text spells."""
    if text.lower() in _WORDS:
        yield _WORDS[text.lower()]
    try:
        if is_number(text):
            yield number(text)
    except Refused:
        return


def _of_text(text: str) -> Iterator[str | None]:
    """The same day, identifier, licence, digest or path as the standard writes it."""
    yield text
    yield day(text)
    yield identifiers.orcid(text)
    for address, found in ((identifiers.ROR, identifiers.ror(text)), (identifiers.DOI, identifiers.doi(text))):
        yield found and f"{address}{found}"
    yield spdx(text)
    yield re.sub(r"^sha-?256[:=]", "", text.lower())
    yield text.replace("\\", "/").removeprefix("./")
