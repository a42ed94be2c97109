"""Settings of a measured result that are words: rows, models, fields and parameters, as stated and as measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

SETTINGS = (
    "against", "control", "task", "learner", "trained_on", "tested_on", "estimand", "secret", "known", "fields",
    "group", "parameters",
)  # fmt: skip
_OWN_WORDS = ("learner", "parameters")
"""Words of the measurement itself; all others are ids of the manifest."""


def other_settings(stated: Mapping[str, Any], measured: Mapping[str, Any]) -> Iterator[str]:
    """The keys under which both have an answer, and not the same."""
    for key in SETTINGS:
        if key in stated and key in measured and not _is_same(stated[key], measured[key]):
            yield key


def _is_same(stated: Any, measured: Any) -> bool:
    """Whether two answers are the same; of a list, the order says nothing, and of parameters, those in both count."""
    if isinstance(stated, list) and isinstance(measured, list):
        return sorted(map(str, stated)) == sorted(map(str, measured))
    if isinstance(stated, dict) and isinstance(measured, dict):
        return all(_is_same(each, measured[key]) for key, each in stated.items() if key in measured)
    return bool(stated == measured)


def only_known(measured: Mapping[str, Any], ids: frozenset[str]) -> dict[str, Any]:
    """A measured result without answers that name what the manifest no longer has: entries may get other ids."""
    return {key: each for key, each in measured.items() if key in _OWN_WORDS or ids.issuperset(_names(each))}


def _names(answer: Any) -> list[str]:
    listed = answer if isinstance(answer, list) else [answer]
    return [each for each in listed if isinstance(each, str) and each != "none"]
