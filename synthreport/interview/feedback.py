"""What is wrong with an answer before it is saved, and what it contradicts afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from synthreport.checker.cross_checks import Identifiers, placeholders, wrong_dates
from synthreport.checker.item_states import Leaf
from synthreport.checker.pipeline import check
from synthreport.document import Document, parts_of
from synthreport.document.pointers import escape, get, own, put
from synthreport.finding import Finding, is_item
from synthreport.rules.value import Value
from synthreport.schema.breaches import breaches
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.gaps import holds_answers

_LATER = ("DC69", "MA51", "MA54")
"""What is asked for in its own place, or kept right by itself: entries that are referred to, and what is confirmed."""


def fault_of(seen: dict[str, Any], pointer: str, said: Any, catalogue: Catalogue) -> str:
    """What is wrong with an answer in its place: its form, or that it says nothing; empty where nothing is."""
    parts = parts_of(pointer)
    for breach in breaches(put(own(seen, [pointer]), pointer, said), catalogue.standard):
        is_below = [str(part) for part in breach.path[: len(parts)]] == parts
        if is_below and breach.keyword != "required":  # what an entry lacks is asked for next
            return f"{breach.message}. {breach.fix}"
    identifiers = Identifiers(Value(seen), catalogue.references)
    texts = [_leaf(place, each, catalogue) for place, each in _texts(said, pointer)]
    for fault in (*placeholders(texts, catalogue.placeholders, identifiers), *wrong_dates(texts)):
        return fault.message
    return ""


def notes_on(before: Document, after: Document, profile: str) -> list[str]:
    """What an answer contradicts that was not contradicted before."""
    known = {(each.code, each.message) for each in _findings(before, profile)}
    new = [
        each for each in _findings(after, profile) if (each.code, each.message) not in known and not is_item(each.code)
    ]
    return [f"  note: {each.code} {each.message} ({each.at.pointer})" for each in new if each.code not in _LATER]


def open_findings(document: Document, profile: str) -> Iterator[Finding]:
    """The findings on answers that stand in the manifest and can be given anew."""
    for finding in _findings(document, profile):
        pointer = finding.at.pointer
        stands = bool(pointer) and get(document.data, pointer, None) is not None
        if stands and not finding.at.key and finding.code not in _LATER[1:]:
            yield finding


@lru_cache(maxsize=2)
def _findings(document: Document, profile: str) -> tuple[Finding, ...]:
    """What a check finds: what stood after one answer stands before the next."""
    return check(document, profile=profile).findings


def _texts(said: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(said, str):
        yield pointer, said
    elif holds_answers(said):
        for key, each in said.items():
            yield from _texts(each, f"{pointer}/{escape(key)}")
    elif isinstance(said, list):
        for index, each in enumerate(said):
            yield from _texts(each, f"{pointer}/{index}")


def _leaf(pointer: str, text: str, catalogue: Catalogue) -> Leaf:
    """A text of an answer, with where it may refer to."""
    parts = pointer.split("/")
    reference = next((each for each in catalogue.references if _is_at(parts, each["path"].split("/"))), None)
    return pointer, text, None, reference


def _is_at(parts: list[str], path: list[str]) -> bool:
    return len(parts) == len(path) and all(way in ("*", part) for part, way in zip(parts, path, strict=True))
