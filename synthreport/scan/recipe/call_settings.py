"""The settings in a call that may be written down: numbers, switches and short words, but no paths and no secrets."""

from __future__ import annotations

import re
from math import isfinite
from typing import Any

from synthreport.scan.recipe.known_generators import PRIVATE, Generator
from synthreport.scan.scripts.calls import UNKNOWN, Call

_LONGEST, _MOST_ITEMS = 60, 50
_WORD = re.compile(r"[\w .,:+-]*")
_SECRET = re.compile(r"(?i)(key|token|secret|password|passwd|credential|auth)")
_COUNTS = re.compile(r"(?i)\w+_keys|(max|min|num)_\w*tokens")
"""Names that only look like those of secrets."""
_BUDGET = {"epsilon", "eps", "dp", "noise_multiplier", "differential_privacy"}
_LARGEST = 2**53
MISSING = object()


def given(generator: Generator, call: Call) -> dict[str, Any]:
    """The arguments of a call by their names, whether they are known or not."""
    return dict(zip(generator.positions, call.positional, strict=False)) | call.named


def settings(generator: Generator, call: Call) -> dict[str, Any]:
    """The settings of a generator that the text of a call gives, but for data and seeds."""
    hidden = _hidden(generator)
    return {name: each for name, each in given(generator, call).items() if name not in hidden and _is_plain(name, each)}


def unread(generator: Generator, call: Call) -> list[str]:
    """The settings of a call whose values the text does not give, or that are not written down."""
    hidden = _hidden(generator)
    return sorted(k for k, each in given(generator, call).items() if k not in hidden and not _is_plain(k, each))


def _hidden(generator: Generator) -> set[str]:
    """The arguments that are no settings of the generator: data, seeds, and how many records it draws at once."""
    return {*generator.data, *generator.seeds, *(generator.rows if generator.call in generator.draws else ())}


def seed_of(generator: Generator, call: Call) -> Any:
    """The seed that a call gives; MISSING if it gives none, or not as a number."""
    found = [each for name, each in given(generator, call).items() if name in generator.seeds]
    return found[0] if len(found) == 1 and type(found[0]) is int else MISSING


def is_private(generator: Generator, call: Call) -> bool:
    """Whether noise for privacy may be among what a generator draws: its seed is not to be written down then."""
    said = given(generator, call)
    return generator.is_private or not _BUDGET.isdisjoint(said) or said.get(generator.named_by) in PRIVATE


def seed_answer(seed: int, how: str) -> dict[str, Any]:
    """A public seed as the standard states it; one that is too large for a number in JSON is a text."""
    value = seed if abs(seed) <= _LARGEST else str(seed)
    return {"disclosure": "public", "value": value, "set": "explicitly", "how": how}


def _is_plain(name: str, value: Any) -> bool:
    if _SECRET.search(name) and not _COUNTS.fullmatch(name):
        return False
    if isinstance(value, list):
        return len(value) <= _MOST_ITEMS and all(_is_plain(name, each) for each in value)
    if isinstance(value, str):
        return len(value) <= _LONGEST and bool(_WORD.fullmatch(value))
    if isinstance(value, float):
        return isfinite(value)
    return value is not UNKNOWN and (not isinstance(value, int) or abs(value) <= _LARGEST)
