"""Fixes: mistakes that have exactly one safe fix.

In: a document. Out: the document with each fix that the checker confirmed. Never: a fix that causes a new finding.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import LIMIT, Document
from synthreport.document.positions import held
from synthreport.edit.change import CannotEdit, Change
from synthreport.edit.fix.candidates import candidates
from synthreport.edit.fix.unreported import silent
from synthreport.edit.proof import proven
from synthreport.finding import Finding, Result

WORK = LIMIT
"""How many characters are checked again to try mends: the largest document once, one of 10 kB a thousand times."""

_Key = tuple[str, str, bool]


class Mend(NamedTuple):
    """One change, and the finding that it mends: its code, and what the checker said, or what is mended without it."""

    code: str
    change: Change
    why: str


class Mended(NamedTuple):
    """A document after all mends, and what is left to be found; `stopped` where not every mend was tried."""

    document: Document
    mends: tuple[Mend, ...]
    left: Result
    stopped: bool = False


def mended(document: Document, *, unsafe: bool = False) -> Mended:
    """A document in which everything is mended that has one safe mend, or with `unsafe` one that is likely.

    What the checker does not find and is a slip all the same is mended too: units that UCUM writes otherwise, and with
    `unsafe` what the manifest says of files that are there. Each mend is tried on the whole document, so that a large
    one is not tried as often as there are mistakes in it.
    """
    mending = _Mending(document)
    for code, change, why in silent(document, unsafe):
        mending.keeps(Mend(code, change, why))
    tried: set[_Key] = set()
    while finding := next((each for each in mending.waiting if _key(each) not in tried), None):
        tried.add(_key(finding))
        for change in candidates(mending.document, finding, unsafe):
            if mending.keeps(Mend(finding.code, change, finding.message), finding):
                break
    return Mended(mending.document, tuple(mending.mends), mending.result, mending.stopped)


class _Mending:
    """A document in the state that the mends so far have left it in."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.result = check(document)
        self.waiting = iter(self.result.findings)
        self.mends: list[Mend] = []
        self.stopped = False
        self._work = WORK

    def keeps(self, mend: Mend, finding: Finding | None = None) -> bool:
        """Whether a mend does what it should, and nothing else; only then it is made."""
        if self._work <= 0:
            self.stopped = True
            return False
        self._work -= len(self.document.text)
        try:
            document = proven(self.document, mend.change)
        except CannotEdit:
            return False
        result = check(document)
        if not self._is_better(document, result.findings, finding):
            return False
        self.document, self.result, self.waiting = document, result, iter(result.findings)
        self.mends.append(mend)
        return True

    def _is_better(self, document: Document, found: tuple[Finding, ...], finding: Finding | None) -> bool:
        """Whether a finding is gone from a document, and what was found there is nothing new."""
        old, new = Counter(map(_key, self.result.findings)), Counter(map(_key, found))
        is_gone = finding is None or new[_key(finding)] < old[_key(finding)]
        return is_gone and not any(_stands(document, key) for key in new - old)


def _stands(document: Document, key: _Key) -> bool:
    """Whether a finding is about what is there: what is only missing is asked for since a mended answer can be read."""
    try:
        held(document.data, key[1])
    except (LookupError, ValueError):
        return False
    return True


def _key(finding: Finding) -> _Key:
    return finding.code, finding.at.pointer, finding.at.key
