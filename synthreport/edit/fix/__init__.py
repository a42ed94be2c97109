"""Fixes: mistakes that have exactly one safe fix.

In: a document. Out: the document with each fix that the checker confirmed. Never: a fix that causes a new finding.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import LIMIT, Document, pointer_of
from synthreport.document.pointers import has
from synthreport.edit.change import CannotEdit, Change
from synthreport.edit.fix.fixes import fixes
from synthreport.edit.fix.unreported import silent
from synthreport.edit.verified_change import proven
from synthreport.finding import Finding
from synthreport.result import Result
from synthreport.schema.breaches import breaches
from synthreport.standard.gaps import is_gap

WORK = LIMIT
"""The number of characters that are checked again to try fixes: 10 MiB once, or 10 kB a thousand times."""

FINDING = 200
"""The number of characters that take as long to check as one finding takes to list."""

_Key = tuple[str, str, bool]


class Fix(NamedTuple):
    """One change, with the code and the message of the finding that it fixes, or the reason if there is no finding."""

    code: str
    change: Change
    why: str


class Fixed(NamedTuple):
    """A document after all fixes, and what is still found; `stopped` if not every fix was tried."""

    document: Document
    fixes: tuple[Fix, ...]
    left: Result
    stopped: bool = False


def fixed(document: Document, *, unsafe: bool = False) -> Fixed:
    """A document after every fix that is safe or, with `unsafe`, likely.

    Some mistakes without a finding are fixed too: units that are not in UCUM form and, with `unsafe`, outdated sizes
    and digests of existing files. Each fix is tried on the whole document, so a large document gets fewer tries.
    """
    fixing = _Fixing(document)
    for code, change, why in silent(document, unsafe):
        fixing.keeps(Fix(code, change, why))
    tried: set[_Key] = set()
    while finding := next((each for each in fixing.waiting if _key(each) not in tried), None):
        tried.add(_key(finding))
        for change in fixes(fixing.document, finding, unsafe):
            if fixing.keeps(Fix(finding.code, change, finding.message), finding):
                break
    return Fixed(fixing.document, tuple(fixing.fixes), fixing.result, fixing.stopped)


class _Fixing:
    """A document after the fixes so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.result = check(document)
        self.waiting = iter(self.result.findings)
        self.fixes: list[Fix] = []
        self.stopped = False
        self._work = WORK

    def keeps(self, fix: Fix, finding: Finding | None = None) -> bool:
        """Apply a fix, and keep it if it removes its finding and causes no other; returns whether it was kept."""
        if self._work <= 0:
            self.stopped = True
            return False
        self._work -= len(self.document.text) + FINDING * sum(self.result.level_counts().values())
        try:
            document = proven(self.document, fix.change)
        except CannotEdit:
            return False
        result = check(document)
        gap_at = fix.change.pointer if is_gap(fix.change.answer) else None
        if not self._is_better(document, result.findings, finding, gap_at):
            return False
        self.document, self.result, self.waiting = document, result, iter(result.findings)
        self.fixes.append(fix)
        return True

    def _is_better(
        self, document: Document, found: tuple[Finding, ...], finding: Finding | None, gap_at: str | None
    ) -> bool:
        """Whether a finding is gone from a document, and what was found there is nothing new.

        A declared gap is better than a text that hides it, even if the gap is reported in its place.
        """
        if gap_at is not None:
            malformed = any(pointer_of(breach.path) == gap_at for breach in breaches(document.data))
            return not malformed and _elsewhere(found, gap_at) <= _elsewhere(self.result.findings, gap_at)
        old, new = Counter(map(_key, self.result.findings)), Counter(map(_key, found))
        is_gone = finding is None or new[_key(finding)] < old[_key(finding)]
        return is_gone and not any(_stands(document, key) for key in new - old)


def _elsewhere(found: tuple[Finding, ...], pointer: str) -> Counter[_Key]:
    """The findings that are not about one answer, counted."""
    return Counter(_key(each) for each in found if each.at.pointer != pointer)


def _stands(document: Document, key: _Key) -> bool:
    """Whether a finding concerns an existing value. Missing values may legitimately surface after a fix."""
    return has(document.data, key[1])


def _key(finding: Finding) -> _Key:
    return finding.code, finding.at.pointer, finding.at.key
