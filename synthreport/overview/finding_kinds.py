"""The kind of each finding: missing, malformed, a contradiction, an error in the text, a bug of the checker."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from synthreport.document.pointers import has
from synthreport.finding import Finding, Result, is_item


class Kind(StrEnum):
    """Kinds of findings, in the order in which an editor asks for them."""

    MISSING = "missing"
    MALFORMED = "malformed"
    CONTRADICTION = "contradiction"
    TEXT = "text"
    BUG = "bug"


HEADS = {
    Kind.MISSING: "Missing",
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
    return Kind.MALFORMED if has(data, finding.at.pointer) else Kind.MISSING


def by_kind(result: Result, data: Any) -> Mapping[Kind, list[Finding]]:
    """The findings of each kind, in the order of the document; every kind is named."""
    found: dict[Kind, list[Finding]] = {kind: [] for kind in Kind}
    for finding in result.findings:
        found[kind_of(finding, result, data)].append(finding)
    return found
