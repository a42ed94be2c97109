"""Fixes: mistakes that have exactly one safe fix.

In: a document. Out: the document with each fix that the checker confirmed. Never: a fix that causes a new finding.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import Document
from synthreport.document.pointers import has
from synthreport.edit.change import CannotEdit, Change
from synthreport.edit.fix.candidates import candidates
from synthreport.edit.fix.unreported import silent
from synthreport.edit.proof import proven
from synthreport.finding import Finding

_Key = tuple[str, str, bool]


class Mend(NamedTuple):
    """One change, and the finding that it mends: its code, and what the checker said, or what is mended without it."""

    code: str
    change: Change
    why: str


class Mended(NamedTuple):
    """A document after all mends, and the findings that are left."""

    document: Document
    mends: tuple[Mend, ...]
    left: tuple[Finding, ...]


def mended(document: Document, *, unsafe: bool = False) -> Mended:
    """A document in which everything is mended that has one safe mend, or with `unsafe` one that is likely.

    What the checker does not find and is a slip all the same is mended too: units that UCUM writes otherwise, and with
    `unsafe` what the manifest says of files that are there.
    """
    mending = _Mending(document)
    for code, change, why in silent(document, unsafe):
        mending.keeps(Mend(code, change, why))
    tried: set[_Key] = set()
    while finding := next((each for each in mending.findings if _key(each) not in tried), None):
        tried.add(_key(finding))
        for change in candidates(mending.document, finding, unsafe):
            if mending.keeps(Mend(finding.code, change, finding.message), finding):
                break
    return Mended(mending.document, tuple(mending.mends), mending.findings)


class _Mending:
    """A document in the state that the mends so far have left it in."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings = check(document).findings
        self.mends: list[Mend] = []

    def keeps(self, mend: Mend, finding: Finding | None = None) -> bool:
        """Whether a mend does what it should, and nothing else; only then it is made."""
        try:
            document = proven(self.document, mend.change)
        except CannotEdit:
            return False
        findings = check(document).findings
        old, new = Counter(map(_key, self.findings)), Counter(map(_key, findings))
        worse = [key for key in new - old if _stands(document, key)]
        if worse or (finding is not None and new[_key(finding)] >= old[_key(finding)]):
            return False
        self.document, self.findings = document, findings
        self.mends.append(mend)
        return True


def _stands(document: Document, key: _Key) -> bool:
    """Whether a finding is about what is there: what is only missing is asked for since a mended answer can be read."""
    return has(document.data, key[1])


def _key(finding: Finding) -> _Key:
    return finding.code, finding.at.pointer, finding.at.key
