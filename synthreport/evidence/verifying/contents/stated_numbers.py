"""Numbers of a manifest beside those that are found: equal, as far as they are written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

_RELATIVE = 1e-9


def is_number(answer: Any) -> bool:
    """Whether an answer is a number."""
    return answer.__class__ in (int, float)


def agrees(stated: float, found: float) -> bool:
    """Whether a stated number is the found one, rounded to as many decimals as are stated; 0 and 1 are exact."""
    slack = _RELATIVE * max(abs(stated), abs(found))
    if stated not in (0, 1):
        exponent = Decimal(repr(float(stated))).normalize().as_tuple().exponent
        slack += 0.5 * 10.0 ** min(int(exponent), 0) if isinstance(exponent, int) else 0
    return abs(stated - found) <= slack
