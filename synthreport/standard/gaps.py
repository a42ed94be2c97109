"""Gaps: the answers that say why there is none."""

from __future__ import annotations

from typing import Any, TypeGuard

HIDDEN = {"gap": "withheld", "reason": "Hidden for anonymous review.", "access": "The editors hold the key."}
"""The gap in an anonymous copy, in place of an answer that says who made the dataset."""

HIDDEN_AT = (
    "/dataset/identifiers",
    "/dataset/publications/*/identifier",
    "/dataset/distributions/*/identifier",
    "/parties/*/orcid",
    "/parties/*/ror",
    "/parties/*/email",
    "/tools/*/repository",
    "/tools/*/commit",
    "/inputs/*/manifest/uri",
    "/inputs/*/source_use/body",
    "/inputs/*/source_use/reference",
    "/ethics/output_use/body",
    "/ethics/output_use/reference",
    "/maintenance/channel",
)
"""The answers that `anonymise` hides with it. There, and nowhere else, it leaves no line open."""


def is_gap(answer: Any) -> TypeGuard[dict[str, Any]]:
    """Whether an answer is a gap."""
    return isinstance(answer, dict) and "gap" in answer


def holds_answers(answer: Any) -> TypeGuard[dict[str, Any]]:
    """Whether an answer is a mapping that holds others: no text, no list, no gap."""
    return isinstance(answer, dict) and "gap" not in answer


def is_hidden(pointer: str, answer: Any) -> bool:
    """Whether an answer, by its place, is hidden for anonymous review."""
    keys = pointer.split("/")
    places = (place.split("/") for place in HIDDEN_AT)
    alike = (len(keys) == len(place) and all(map(_fits, keys, place)) for place in places)
    return bool(answer == HIDDEN and any(alike))


def _fits(key: str, part: str) -> bool:
    return part in ("*", key)
