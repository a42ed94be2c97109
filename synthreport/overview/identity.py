"""What identifies a report: the bytes and the dataset that it is about, and each of its findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from synthreport.finding import Finding
from synthreport.overview.checked import Checked
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


def dataset_of(checked: Checked) -> dict[str, Any]:
    """The dataset that a manifest is about: id, title, version and identifiers, as far as they are stated."""
    data = checked.document.data
    about, dataset = _part(data, "manifest"), _part(data, "dataset")
    listed = dataset.get("identifiers")
    identifiers = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    said = {"id": about.get("id"), "title": dataset.get("title"), "version": dataset.get("version")}
    return {**{key: each if isinstance(each, str) else None for key, each in said.items()}, "identifiers": identifiers}


def _part(data: Any, key: str) -> dict[str, Any]:
    part = data.get(key) if isinstance(data, dict) else None
    return part if isinstance(part, dict) else {}
