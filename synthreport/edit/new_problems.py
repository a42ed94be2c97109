"""What an edit breaks that was not broken before, in the checker's own words."""

from __future__ import annotations

from synthreport.checker.pipeline import check
from synthreport.document import Document, pointer_of
from synthreport.finding import Finding
from synthreport.schema.breaches import breaches
from synthreport.standard.versions import stated_in, to_judge_by


def newly_malformed(before: Document, after: Document) -> list[Finding]:
    """The findings on values and keys that break the form of the standard after an edit, and did not before."""
    broken = _broken(after) - _broken(before)
    if not broken:
        return []
    return [finding for finding in check(after).findings if (finding.at.pointer, finding.at.key) in broken]


def _broken(document: Document) -> set[tuple[str, bool]]:
    found = breaches(document.data or {}, to_judge_by(stated_in(document.data)))
    return {(pointer_of(breach.path), breach.key) for breach in found if breach.keyword != "required"}
