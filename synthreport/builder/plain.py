"""What an author assigns → the plain data that a manifest is made of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any

from synthreport.document.source import meaning

_DEEPEST = 64


def plain(answer: Any, depth: int = 0) -> Any:
    """An answer as JSON has it: parts as they are, paths with `/`, dates as text, numbers of numpy as numbers.

    Raises TypeError for what no manifest can hold, and ValueError for NaN, infinities, and what is nested too deeply.
    """
    if answer is None or isinstance(answer, str | bool):
        return answer
    if hasattr(answer, "_synthreport_data"):
        return answer._synthreport_data()
    if depth > _DEEPEST:
        raise ValueError(f"found more than {_DEEPEST} levels of lists and mappings; does one contain itself?")
    if isinstance(answer, Mapping):
        return {str(key): plain(each, depth + 1) for key, each in answer.items()}
    if isinstance(answer, list | tuple):
        return [plain(each, depth + 1) for each in answer]
    return _scalar(answer)


def _scalar(answer: Any) -> Any:
    meant = meaning(answer)
    if isinstance(meant, str | bool):
        return meant
    number = answer if meant is None else meant
    if isinstance(number, Integral):
        return int(number)
    if isinstance(number, Real):
        if not math.isfinite(number):
            raise ValueError(f"{number} is no number that a manifest can hold; leave it out, or declare a gap")
        return float(number)
    raise TypeError(f"a manifest cannot hold {type(answer).__name__}: say it as text, number, list or mapping")
