"""Seeds: each public, or kept back where it belongs to privacy noise, in the stream and among the settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any

from synthreport.document.scalars import LARGEST
from synthreport.draft.draft import Draft

if TYPE_CHECKING:
    from synthreport.manifest.closed_lists.making_lists import Purpose

Seed = int | str | None

NOISE = "privacy_noise"
_REASON = "With it, the privacy noise could be drawn again and subtracted."
_SEEDED = re.compile(r"(?i)(seed|random[_-]?state)")
_SETTINGS = ("parameters", "sampling")


def stream(seed: Seed, purposes: Sequence[Purpose], algorithm: str) -> dict[str, Any]:
    """A random stream as the manifest states it. The seed of privacy noise is not in it."""
    return {"purposes": list(purposes), "algorithm": algorithm, "seed": _disclosed(seed, purposes)}


def is_kept_back(stream: dict[str, Any]) -> bool:
    """Whether a stream has a seed that nobody is to read."""
    return bool(stream["seed"]["disclosure"] == "withheld")


def _disclosed(seed: Seed, purposes: Sequence[Purpose]) -> dict[str, Any]:
    if seed is None:
        return {"disclosure": "no_seed", "why": "system_entropy"}
    if NOISE in purposes:
        return {"disclosure": "withheld", "reason": _REASON}
    value = int(seed) if isinstance(seed, Integral) else str(seed)
    small = isinstance(value, int) and abs(value) <= LARGEST
    return {"disclosure": "public", "value": value if small else str(value), "set": "explicitly"}


def without_secrets(draft: Draft, steps: set[str]) -> None:
    """Remove from a record the settings that give away a seed, in the steps that keep one back."""
    for name in steps:
        step: dict[str, Any] = draft.answers.get("steps", {}).get(name, {})
        for held in (held for held in _SETTINGS if held in step):
            seeds = [key for key in step[held] if _SEEDED.search(str(key))]
            step[held] = {key: each for key, each in step[held].items() if key not in seeds}
            for key in seeds:
                draft.leave(f"/steps/{name}/{held}/{key}", "the step withholds a seed, which this may be")
