"""Fingerprints of findings: a service knows one again by it, whatever else changes in the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from synthreport.finding import Finding
from synthreport.overview.finding_order import numbered


def fingerprint(code: str, pointer: str, number: int) -> str:
    """A finding keeps its fingerprint while other parts of the manifest change: it depends on no line.

    `number` counts the findings of one code at one place.
    """
    digest = hashlib.sha256(f"{code}\0{pointer}\0{number}".encode(errors="surrogatepass")).hexdigest()
    return digest[:32]


def with_fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Every finding with its fingerprint."""
    return ((fingerprint(*same), finding) for same, finding in numbered(findings))
