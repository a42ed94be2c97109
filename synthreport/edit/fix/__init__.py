"""Fixes: mistakes that have exactly one safe fix.

In: a document. Out: the document with each fix that the checker confirmed. Never: a fix that causes a new finding.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import Document
from synthreport.document.positions import held
from synthreport.edit.change import CannotEdit, Change
from synthreport.edit.fix.fixes import fixes
from synthreport.edit.fix.unreported import silent
from synthreport.edit.proof import proven
from synthreport.finding import Finding

_Key = tuple[str, str, bool]


class Fix(NamedTuple):
    """One change, and the finding that it fixes: its code, and what the checker said, or what is fixed without it."""

    code: str
    change: Change
    why: str


class Fixed(NamedTuple):
    """A document after all fixes, and the findings that are left."""

    document: Document
    fixes: tuple[Fix, ...]
    left: tuple[Finding, ...]


def fixed(document: Document, *, unsafe: bool = False) -> Fixed:
    """A document with every mistake fixed that has one safe fix, or with `unsafe` a likely one.

    Mistakes that the checker does not find are fixed too: units that UCUM writes otherwise, and with
    `unsafe` what the manifest says of files that are there.
    """
    fixing = _Fixing(document)
    for code, change, why in silent(document, unsafe):
        fixing.keeps(Fix(code, change, why))
    tried: set[_Key] = set()
    while finding := next((each for each in fixing.findings if _key(each) not in tried), None):
        tried.add(_key(finding))
        for change in fixes(fixing.document, finding, unsafe):
            if fixing.keeps(Fix(finding.code, change, finding.message), finding):
                break
    return Fixed(fixing.document, tuple(fixing.fixes), fixing.findings)


class _Fixing:
    """A document in the state that the fixes so far have left it in."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings = check(document).findings
        self.fixes: list[Fix] = []

    def keeps(self, fix: Fix, finding: Finding | None = None) -> bool:
        """Whether a fix removes its finding and causes no new one; only then it is kept."""
        try:
            document = proven(self.document, fix.change)
        except CannotEdit:
            return False
        findings = check(document).findings
        old, new = Counter(map(_key, self.findings)), Counter(map(_key, findings))
        worse = [key for key in new - old if _stands(document, key)]
        if worse or (finding is not None and new[_key(finding)] >= old[_key(finding)]):
            return False
        self.document, self.findings = document, findings
        self.fixes.append(fix)
        return True


def _stands(document: Document, key: _Key) -> bool:
    """Whether a finding concerns an existing value: missing ones may surface once a malformed one is fixed."""
    try:
        held(document.data, key[1])
    except (LookupError, ValueError):
        return False
    return True


def _key(finding: Finding) -> _Key:
    return finding.code, finding.at.pointer, finding.at.key
