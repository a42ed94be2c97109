"""How many examples are drawn: few in every run; `FUZZ=30`, as in `.ci/full`, draws thirty times as many."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("FUZZ", "1"))


def examples(few: int) -> int:
    """The number of examples of a test that draws so few in every run."""
    return few * TIMES
