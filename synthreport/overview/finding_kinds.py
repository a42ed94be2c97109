"""The kind of each finding: missing, a gap that is not accepted, malformed, a contradiction, an error in the text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from synthreport.document.pointers import get
from synthreport.finding import Finding, Problem
from synthreport.outcome import is_item
from synthreport.result import Result
from synthreport.standard.gaps import is_gap


class Kind(StrEnum):
    """Kinds of findings, in the order in which an editor asks for them."""

    MISSING = "missing"
    REFUSED = "refused"
    MALFORMED = "malformed"
    CONTRADICTION = "contradiction"
    TEXT = "text"
    BUG = "bug"


HEADS = {
    Kind.MISSING: "Missing",
    Kind.REFUSED: "Gaps that are not accepted",
    Kind.MALFORMED: "Malformed",
    Kind.CONTRADICTION: "Contradicted, or claimed without evidence",
    Kind.TEXT: "Errors in the text",
    Kind.BUG: "Not checked because of a bug in the checker",
}
"""The heading of the findings of a kind in a report."""


def kind_of(finding: Finding, result: Result, data: Any) -> Kind:
    """The kind of a finding of a result, in a document with this data."""
    if finding.code in result.crashed:
        return Kind.BUG
    if finding.code.startswith("DC"):
        return Kind.TEXT
    if not is_item(finding.code):
        return Kind.CONTRADICTION
    if is_gap(get(data, finding.at.pointer, None)):
        return Kind.REFUSED
    return Kind.MALFORMED if Problem.WRONG_FORM.heads(finding) else Kind.MISSING


def by_kind(result: Result, data: Any) -> Mapping[Kind, list[Finding]]:
    """The findings of each kind, in the order of the document; every kind is named."""
    found: dict[Kind, list[Finding]] = {kind: [] for kind in Kind}
    for finding in result.findings:
        found[kind_of(finding, result, data)].append(finding)
    return found
