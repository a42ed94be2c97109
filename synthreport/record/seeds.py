"""Seeds: generators that are seeded with them, and how they are stated; kept back if they belong to privacy noise."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any

from synthreport.document.scalars import LARGEST
from synthreport.draft.draft import Draft

if TYPE_CHECKING:
    from numpy.random import Generator

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


def of_python(seed: int | str | None) -> tuple[random.Random, str]:
    """A generator of Python's own `random`, and its algorithm."""
    return random.Random(seed), f"Mersenne Twister (random.Random), Python {sys.version_info[0]}.{sys.version_info[1]}"


def of_numpy(seed: int | None) -> tuple[Generator, str]:
    """Numpy's default generator, and its algorithm. Raises ImportError without numpy."""
    try:
        import numpy
    except ImportError as error:
        raise ImportError("step.numpy(…) needs numpy, which is not installed; run: pip install numpy") from error
    generator = numpy.random.default_rng(seed)
    return generator, f"{type(generator.bit_generator).__name__}, numpy {numpy.__version__}"


def seeded(seed: int) -> Iterator[tuple[str, str]]:
    """Seed the hidden generators of Python and, where imported, of numpy and torch; each comes with its algorithm."""
    random.seed(seed)
    yield "python", of_python(seed)[1]
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(seed)
        yield "numpy", f"Mersenne Twister (numpy.random.RandomState), numpy {numpy.__version__}"
    if torch := sys.modules.get("torch"):
        torch.manual_seed(seed)
        yield "torch", f"torch.manual_seed, torch {torch.__version__}"


def without_secrets(draft: Draft, steps: set[str]) -> None:
    """Remove from a record the settings that give away a seed, in the steps that keep one back."""
    for name in steps:
        step: dict[str, Any] = draft.answers.get("steps", {}).get(name, {})
        for held in (held for held in _SETTINGS if held in step):
            seeds = [key for key in step[held] if _SEEDED.search(str(key))]
            step[held] = {key: each for key, each in step[held].items() if key not in seeds}
            for key in seeds:
                draft.leave(f"/steps/{name}/{held}/{key}", "the step withholds a seed, which this may be")
