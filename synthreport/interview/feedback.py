"""Problems with an answer before it is saved, and contradictions that it causes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from synthreport.checker.cross_checks import placeholders, wrong_dates
from synthreport.checker.defined_ids import Identifiers
from synthreport.checker.item_states import Leaf
from synthreport.checker.pipeline import check
from synthreport.document import Document, parts_of
from synthreport.document.pointers import escape, get
from synthreport.edit.change import CannotEdit, Change, changed, narrowed
from synthreport.finding import Finding
from synthreport.outcome import is_item
from synthreport.rules.value import Value
from synthreport.schema.breaches import breaches
from synthreport.standard.catalogue import Catalogue
from synthreport.standard.gaps import holds_answers

_LATER = ("DC69", "MA51", "MA54")
"""Codes that the interview handles elsewhere: undefined entries, and confirmation."""


def fault_of(seen: dict[str, Any], pointer: str, said: Any, catalogue: Catalogue) -> str:
    """The problem with an answer at its place (malformed, a placeholder, a wrong date); empty if there is none."""
    parts = parts_of(pointer)
    try:
        there = changed(seen, narrowed(seen, Change(pointer, said)))
    except CannotEdit as reason:
        return str(reason)
    for breach in breaches(there, catalogue.standard):
        is_below = [str(part) for part in breach.path[: len(parts)]] == parts
        if is_below and breach.keyword != "required":  # missing keys of an entry are asked next
            return f"{breach.message}. {breach.fix}"
    identifiers = Identifiers(Value(seen), catalogue.references)
    texts = [_leaf(place, each, catalogue) for place, each in _texts(said, pointer)]
    for fault in (*placeholders(texts, catalogue.placeholders, identifiers), *wrong_dates(texts)):
        return fault.message
    return _empty_title(pointer, said, catalogue)


def notes_on(before: Document, after: Document, profile: str) -> list[str]:
    """The contradictions that an answer causes."""
    known = {(each.code, each.message) for each in _findings(before, profile)}
    new = [
        each for each in _findings(after, profile) if (each.code, each.message) not in known and not is_item(each.code)
    ]
    return [f"  note: {each.code} {each.message} ({each.at.pointer})" for each in new if each.code not in _LATER]


def open_findings(document: Document, profile: str) -> Iterator[Finding]:
    """The findings on existing answers that can be given again."""
    for finding in _findings(document, profile):
        pointer = finding.at.pointer
        exists = bool(pointer) and get(document.data, pointer, None) is not None
        if exists and not finding.at.key and finding.code not in _LATER[1:]:
            yield finding


@lru_cache(maxsize=2)
def _findings(document: Document, profile: str) -> tuple[Finding, ...]:
    """The findings of a check; cached, since the state after one answer is the state before the next."""
    return check(document, profile=profile).findings


def _empty_title(pointer: str, said: Any, catalogue: Catalogue) -> str:
    """The problem with a title that says nothing elsewhere: a document may have it, but who types it has none yet."""
    if pointer.endswith("/title") and isinstance(said, str) and catalogue.placeholders.meaning(said) == "nothing":
        return f'"{said}" says nothing: type the title, or - to skip'
    return ""


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
    """A text of an answer, with the collections that it may refer to."""
    parts = pointer.split("/")
    reference = next((each for each in catalogue.references if _is_at(parts, each["path"].split("/"))), None)
    return pointer, text, None, reference


def _is_at(parts: list[str], path: list[str]) -> bool:
    return len(parts) == len(path) and all(way in ("*", part) for part, way in zip(parts, path, strict=True))
