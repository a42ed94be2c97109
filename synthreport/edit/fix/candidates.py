"""A finding → the changes that may mend it, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from synthreport.document import Document, parts_of, pointer_of
from synthreport.document.positions import held
from synthreport.edit.change import Change, Renamed
from synthreport.edit.fix.spellings import spellings
from synthreport.finding import Finding
from synthreport.schema.breaches import breaches, published
from synthreport.schema.expected import Expected
from synthreport.schema.nearest import nearest
from synthreport.standard.versions import stated_in, to_judge_by

_GAPS = ("not_reported", "not_performed", "not_recorded", "unknown", "not_applicable", "withheld")


def candidates(document: Document, finding: Finding, unsafe: bool) -> Iterator[Change]:
    """Changes that may mend a finding on a key or on a single value; none for what is missing."""
    pointer = finding.at.pointer
    try:
        value = held(document.data, pointer)
    except (LookupError, TypeError):
        return
    if finding.at.key:
        yield from (Change(pointer, Renamed(name)) for name in _names(document, pointer, unsafe))
    elif not isinstance(value, dict | list):
        written = _written(document, pointer)
        found = [*_words(document, pointer, value, unsafe), *spellings(value, written)]
        yield from (Change(pointer, each) for each in found)


def _names(document: Document, pointer: str, unsafe: bool) -> Iterator[str]:
    """Other names for a key: the one that was probably meant, or else one of the author's own."""
    meant = _meant(document).get(pointer)
    if meant:
        yield meant
    elif meant is not None and unsafe:
        yield f"x-{parts_of(pointer)[-1]}"


@lru_cache(maxsize=1)
def _meant(document: Document) -> dict[str, str]:
    """The pointers of all unknown keys, each with the key that was probably meant; empty where none is like it."""
    found = breaches(document.data, _version(document))
    unknown = (breach for breach in found if breach.key and breach.keyword == "additionalProperties")
    return {pointer_of(breach.path): breach.near for breach in unknown}


def _words(document: Document, pointer: str, value: Any, unsafe: bool) -> Iterator[Any]:
    """The words of a closed list, and the gaps, that a text spells in another way."""
    expected = Expected(published(_version(document))).along(document.data, _path(document.data, pointer))
    words = [word for word in expected.get("enum", [expected.get("const")]) if isinstance(word, str)]
    if isinstance(value, str):
        yield from (word for word in [*words, "none"] if _plain(word) == _plain(value))
        yield from ({"gap": gap} for gap in _GAPS if _plain(gap) == _plain(value))
        if unsafe and (near := nearest(value, words)):
            yield near


def _path(data: Any, pointer: str) -> tuple[str | int, ...]:
    path: list[str | int] = []
    for part in parts_of(pointer):
        path.append(int(part) if isinstance(data, list) else part)
        data = data[path[-1]]
    return tuple(path)


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word).casefold()


def _written(document: Document, pointer: str) -> str:
    """A value on one line as it stands in the text."""
    span = document.span(pointer)
    return document.written(span) if span.line == span.end_line else ""


def _version(document: Document) -> str:
    return to_judge_by(stated_in(document.data))
