"""Compare a stated result with the same computed again: which numbers differ by more than their class allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from synthreport.evidence.computing.computed import TOLERANCE
from synthreport.evidence.verifying.contents.stated_settings import other_settings
from synthreport.standard.gaps import is_gap

Entry = Mapping[str, Any]
_ROUNDED = 5.1e-7
"""Results are measured to six decimals."""

_SPREADS = 3.0
_NUMBERS = (("interval", ("low", "high")), ("repeats", ("n", "mean", "sd", "min", "max")))
_MAPPINGS = ("parts", "breakdown")
_COUNTS = ("exact_copies", "near_copies")
_SHARES = ("exact_match", "unique_value_replay", "replicated_uniques", "rule_violation_rate", "duplicate_rows")


class Class(NamedTuple):
    """How a metric can be reproduced: exact, seeded or stochastic; and whether this machine has the same versions."""

    reproducible: str
    same_versions: bool

    @property
    def by_spread(self) -> bool:
        """Whether only intervals and spreads can be compared, as other versions draw other random numbers."""
        return self.reproducible != "exact" and not self.same_versions


def difference(stated: Entry, again: Entry, kind: Class, small: int) -> str:
    """What of a measured result is not what the data give, in words that disclose no count of few rows."""
    if not _agrees(stated.get("value"), again["value"], kind, (stated, again)):
        return _said(stated.get("value"), again, small)
    if kind.by_spread:
        return ""
    wrong = [name for name, one, other in _numbers(stated, again) if not close(one, other, kind.reproducible)]
    if kind.same_versions:
        wrong += other_settings(stated, again)
    return f"not what the data give: {', '.join(wrong[:3])}" if wrong else ""


def value_difference(stated: Entry, again: Entry, kind: Class, small: int) -> str:
    """The same for a result of another tool, of which the value alone can be compared."""
    agrees = _agrees(stated.get("value"), again["value"], kind, (stated, again))
    return "" if agrees else _said(stated.get("value"), again, small)


def _said(stated: Any, again: Entry, small: int) -> str:
    """That a value is not the computed one; the last digits of that are not shown."""
    given = shown(again, small)
    if is_number(stated) and f"{stated:.3g}" == given:
        return f"stated is {stated}, the data give another number that rounds to {given}"
    return f"stated is {stated}, the data give {given}"


def _agrees(one: Any, other: Any, kind: Class, results: tuple[Entry, Entry]) -> bool:
    if not kind.by_spread:
        return close(one, other, kind.reproducible)
    return is_number(one) and abs(one - other) <= max(_spread(each) for each in results)


def close(stated: Any, again: float, reproducible: str) -> bool:
    """Whether a stated number is the computed one, as far as it was rounded and as its class allows."""
    if not is_number(stated):
        return False
    allowed = _ROUNDED + _rounding(stated) + max(TOLERANCE[reproducible], 1e-9) * abs(again)
    return bool(abs(stated - again) <= allowed)


def _rounding(stated: float) -> float:
    """Half a unit of the last digit, if there are enough digits to call it rounded."""
    _, digits, exponent = Decimal(repr(stated)).normalize().as_tuple()
    assert isinstance(exponent, int)
    is_rounded = exponent <= -2 or (len(digits) >= 3 and exponent < 0)
    return 0.5 * 10.0**exponent if is_rounded else 0.0


def _spread(result: Entry) -> float:
    """How far a repetition with other random numbers may lie from a value."""
    interval, repeats = result.get("interval"), result.get("repeats")
    spreads = [0.0]
    if isinstance(interval, dict) and all(is_number(interval.get(end)) for end in ("low", "high")):
        spreads.append(max(interval["high"] - result["value"], result["value"] - interval["low"]))
    if isinstance(repeats, dict) and is_number(repeats.get("sd")):
        spreads.append(_SPREADS * repeats["sd"])
    return max(spreads)


def _numbers(stated: Entry, again: Entry) -> Iterator[tuple[str, Any, float]]:
    """Every further number that both have: its place, as stated, as computed."""
    for key in ("n", "events", "standard_error"):
        yield from _pair(key, stated.get(key), again.get(key))
    for key, names in _NUMBERS:
        yield from _pairs(key, stated.get(key), again.get(key), names)
    for key in _MAPPINGS:
        yield from _pairs(key, stated.get(key), again.get(key), again.get(key) or ())
    beside = stated.get("comparators")
    for name, each in again.get("comparators", {}).items():
        own = beside.get(name) if isinstance(beside, dict) else None
        yield from _pairs(f"comparators.{name}", own, each, ("value",))


def _pairs(key: str, stated: Any, again: Any, names: Any) -> Iterator[tuple[str, Any, float]]:
    if isinstance(stated, dict) and isinstance(again, dict):
        for name in names:
            yield from _pair(f"{key}.{name}", stated.get(name), again.get(name))


def _pair(name: str, stated: Any, again: Any) -> Iterator[tuple[str, Any, float]]:
    if stated is not None and not is_gap(stated) and is_number(again):
        yield name, stated, again


def is_number(value: Any) -> bool:
    """Whether an answer is a number."""
    return value.__class__ in (int, float)


def shown(again: Entry, small: int) -> str:
    """A computed value as it may leave: to three digits, and nothing of a count of few rows."""
    value, n = float(again["value"]), again.get("n")
    metric = str(again.get("metric"))
    counted = value if any(name in metric for name in _COUNTS) else None
    if n and any(name in metric for name in _SHARES):
        counted = value * n
    if counted is not None and 0 < counted < small - 0.5:
        return f"that of fewer than {small} rows"
    return f"{value:.3g}"
