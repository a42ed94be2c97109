"""What a record must not tell: the seeds of steps that keep one back."""

from __future__ import annotations

import re
from typing import Any

from synthreport.draft.draft import Draft

_SEEDED = re.compile(r"(?i)(seed|random[_-]?state)")
_SETTINGS = ("parameters", "sampling")


def without_secrets(draft: Draft, steps: set[str]) -> None:
    """Take out of a record the settings that tell a seed, in the steps that keep one back."""
    for name in steps:
        step: dict[str, Any] = draft.answers.get("steps", {}).get(name, {})
        for held in (held for held in _SETTINGS if held in step):
            told = [key for key in step[held] if _SEEDED.search(str(key))]
            step[held] = {key: each for key, each in step[held].items() if key not in told}
            for key in told:
                draft.leave(f"/steps/{name}/{held}/{key}", "the step keeps a seed back, and this may be it")
