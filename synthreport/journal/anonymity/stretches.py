"""Stretches of a text in which something was found: how far they reach, and where they overlap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from synthreport.journal.anonymity.needles import Form

_BEFORE = {
    Form.NAME: re.compile(r"\b(?:[A-Z]\.[ \-]?){1,3}$").search,
    Form.ADDRESS: re.compile(r"(?:[a-z][a-z0-9+.\-]{1,20}://)?[\w.\-]*$", re.IGNORECASE).search,
    Form.IDENTIFIER: re.compile(
        r"(?:(?:https?://)?(?:[\w\-]{1,63}\.){1,5}[a-z]{2,10}/(?:[a-z]{1,12}/)?"
        r"|\b(?:doi|arxiv|orcid|ror|hdl|pmid)(?::\s?|\s))$",
        re.IGNORECASE,
    ).search,
}
_BEHIND = {
    Form.NAME: re.compile(r",?\s?(?:[A-Z]\.[ \-]?){1,3}(?=\W|$)").match,
    Form.ADDRESS: re.compile(r"[/:][^\s\"'<>)\]]+").match,
}
"""What belongs to a name, an address, an identifier: initials, a path, where an identifier is looked up."""
_AROUND, _INITIALS = 100, 12
"""The characters before and behind a stretch that are read; those before a name are initials."""
_SPACES = " \n"
"""An address ends at these; a pattern that looks for one reads no words before."""


class Found(NamedTuple):
    """A stretch of a text that is hidden, or of which somebody has to judge whether it should be."""

    start: int
    end: int
    form: Form
    is_sure: bool = True
    because: str = ""


def extended(text: str, found: Found) -> Found:
    """A stretch with what belongs to it."""
    start, end = found.start, found.end
    before, behind = _BEFORE.get(found.form), _BEHIND.get(found.form)
    around = text[max(start - (_INITIALS if found.form is Form.NAME else _AROUND), 0) : start]
    if found.form is Form.ADDRESS:
        around = around[max(map(around.rfind, _SPACES)) + 1 :]
    if before and (more := before(around)):
        start -= len(around) - more.start()
    if behind and (more := behind(text[end : end + _AROUND])):
        end += more.end()
    return found._replace(start=start, end=end)


def merged(found: Iterable[Found]) -> list[Found]:
    """What overlaps as one; its form and its reason are those of the longest."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and each.start < kept[-1].end:
            last = kept[-1]
            longest = max(last, each, key=lambda stretch: stretch.end - stretch.start)
            kept[-1] = longest._replace(start=last.start, end=max(last.end, each.end))
        else:
            kept.append(each)
    return kept


def apart(some: Iterable[Found], others: list[Found]) -> Iterator[Found]:
    """Those of some stretches that do not overlap with any of others, which are in order and apart from each other."""
    ends = [other.end for other in others]
    for each in some:
        place = bisect_left(ends, each.start + 1)
        if place == len(others) or others[place].start >= each.end:
            yield each
