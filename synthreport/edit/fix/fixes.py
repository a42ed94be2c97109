"""A finding → the changes that may fix it, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.document import Document
from synthreport.document.pointers import ABSENT, get, path_of
from synthreport.edit.change import Change, Renamed
from synthreport.edit.fix.misspelt_keys import other_names
from synthreport.edit.fix.value_spellings import spellings
from synthreport.finding import Finding
from synthreport.schema.breaches import published
from synthreport.schema.expected import Expected
from synthreport.schema.gap_kinds import gap_kinds
from synthreport.schema.nearest import nearest
from synthreport.schema.settled import words_of
from synthreport.standard.catalogue import load
from synthreport.standard.versions import effective_version, stated_version


def fixes(document: Document, finding: Finding, unsafe: bool) -> Iterator[Change]:
    """Changes that may fix a finding on a key or on a single value; none for a missing one."""
    pointer = finding.at.pointer
    value = get(document.data, pointer, ABSENT)
    if value is ABSENT:
        return
    if finding.at.key:
        yield from (Change(pointer, Renamed(name)) for name in other_names(document, pointer, unsafe))
    elif not isinstance(value, dict | list):
        written = _written(document, pointer)
        found = [*_words(document, pointer, value, unsafe), *spellings(value, written)]
        yield from (Change(pointer, each) for each in found)


def _words(document: Document, pointer: str, value: Any, unsafe: bool) -> Iterator[Any]:
    """The words of a closed list, and the gaps, that a text spells differently."""
    expected = Expected(published(_version(document))).along(document.data, path_of(document.data, pointer))
    words = [word for word in words_of(expected) if isinstance(word, str)]
    if isinstance(value, str):
        yield from (word for word in [*words, "none"] if _plain(word) == _plain(value))
        yield from ({"gap": gap} for gap in _gaps(document, pointer, value, unsafe))
        if unsafe and (near := nearest(value, words)):
            yield near


def _gaps(document: Document, pointer: str, value: str, unsafe: bool) -> Iterator[str]:
    """The gaps that a text stands for: by their names, and by what a placeholder means."""
    yield from (gap for gap in gap_kinds(_version(document)) if _plain(gap) == _plain(value))
    meaning = load(_version(document)).placeholders.meaning(value, pointer)
    gap = _KNOWN.get(meaning) or (_LIKELY.get(meaning) if unsafe else None)
    if gap:
        yield gap


_KNOWN = {"unknown": "unknown"}
_LIKELY = {"nothing": "not_reported", "none": "not_performed"}
"""The gap that words of a meaning stand for; `not_applicable` needs a reason, which only the author can give."""


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word).casefold()


def _written(document: Document, pointer: str) -> str:
    """A value as written in the text, if it is on one line."""
    span = document.span(pointer)
    return document.written(span) if span.line == span.end_line else ""


def _version(document: Document) -> str:
    return effective_version(stated_version(document.data))
