"""Seeds as the standard tells them: public, or, where they belong to privacy noise, kept back."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any

from synthreport.document.scalars import LARGEST

if TYPE_CHECKING:
    from synthreport.manifest.randomness import Purpose

Seed = int | str | None

NOISE = "privacy_noise"
_REASON = "With it, the privacy noise could be drawn again and subtracted."


def stream(seed: Seed, purposes: Sequence[Purpose], algorithm: str) -> dict[str, Any]:
    """A random stream as the manifest tells it. The seed of privacy noise is not in it."""
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
