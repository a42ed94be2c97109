"""Numbers of a result: where they may lie, how far they are rounded, and what can belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import sqrt
from typing import Any

from synthreport.rules.shared.metric_registry import metric_of
from synthreport.rules.value import Value
from synthreport.standard.metrics.metric_names import mentioned

Range = tuple[float | None, float | None]

OPEN: Range = (None, None)
"""The range that holds every number."""

_RATIOS = ("ratio", "risk_ratio", "rate_ratio", "hazard_ratio", "odds_ratio")
_DIFFERENCES = ("difference", "mean_difference", "risk_difference", "log_odds")
_SCALES: dict[str, Range] = {
    **dict.fromkeys(_RATIOS, (0, None)),
    "proportion": (0, 1),
    "risk_difference": (-1, 1),
    "time": (0, None),
}
_NO_EFFECT = dict.fromkeys(_RATIOS, 1.0) | dict.fromkeys(_DIFFERENCES, 0.0)
_ON_ITS_OWN_SCALE = "inf.estimate@1"
"""The metric whose values are on the scale of the estimand."""
_DISTANT = (
    "log", "ln", "bias", "error", "differ", "change", "relative", "deviat", "overlap", "agree", "coefficient",
)  # fmt: skip
"""How words begin that make a name that of a distance between estimates, or of their logarithm."""


def beyond(value: float, range_: Range) -> str:
    """In words the range that a value lies outside of; empty if it lies in it. An open end holds everything."""
    low, high = range_
    if low is not None and value < low:
        return f"at or above {low:g}"
    return f"at or below {high:g}" if high is not None and value > high else ""


def is_beyond(result: Value) -> bool:
    """Whether a value lies outside the range of its metric, so that it may be one of another metric."""
    value = result.get("value")
    return value is not None and result.get("noise") is None and beyond(value, range_of(result)) != ""


def range_of(result: Value) -> Range:
    """The range of a result's metric; of an estimate, that of the scale of its estimand."""
    return result.once(_range)


def _range(result: Value) -> Range:
    estimand = result.find(result.get("estimand"), "estimands")
    if estimand is not None and is_the_estimate(result):
        return scale_range(estimand)
    metric = metric_of(result)
    low, high = metric["range"] if metric else OPEN
    return low, high


def is_the_estimate(result: Value) -> bool:
    """Whether a result is an estimate itself, on the scale of its estimand, and not its distance from another."""
    name = result.get("metric")
    if not isinstance(name, Value):
        return bool(name == _ON_ITS_OWN_SCALE)
    other = name.get("other")
    if result.get("kind") != "estimate" or not isinstance(other, str) or _is_of_distance(other):
        return False
    return _ON_ITS_OWN_SCALE in mentioned(other, str(result.root.get("synthreport")))


def _is_of_distance(name: str) -> bool:
    return any(word.startswith(_DISTANT) for word in re.findall(r"\w+", name.lower()))


def is_possible(result: Value) -> bool:
    """Whether every number of a result lies in the range of its metric; one that does not is a fault of its own."""
    return result.once(_is_possible)


def _is_possible(result: Value) -> bool:
    range_ = range_of(result)
    return not any(beyond(number, range_) for _, number in values(result))


def values(result: Value) -> tuple[tuple[str, float], ...]:
    """Every number that is on the scale of a result's metric, with its path."""
    return result.once(_values)


def _values(result: Value) -> tuple[tuple[str, float], ...]:
    found = [*_numbers(result, "", "value"), *_numbers(result, "repeats", "mean", "min", "max")]
    breakdown = result.get("breakdown")
    parts = breakdown.data.items() if isinstance(breakdown, Value) else ()
    found += [(f"breakdown/{name}", number) for name, number in parts if isinstance(number, int | float)]
    for name, comparator in result.each("comparators"):
        if isinstance(comparator.get("of"), str):
            found += _numbers(result, f"comparators/{name}", "value")
    return tuple(found)


def _numbers(result: Value, below: str, *keys: str) -> Iterator[tuple[str, float]]:
    way = below.split("/") if below else []
    for key in keys:
        number = result.get(*way, key)
        if isinstance(number, int | float):
            yield "/".join([*way, key]), number


def scale_range(estimand: Value) -> Range:
    """The range of the scale of an estimand: no ratio is below 0."""
    scale = estimand.get("scale")
    return _SCALES.get(scale, OPEN) if isinstance(scale, str) else OPEN


def no_effect(estimand: Value) -> float | None:
    """The value that means no effect on the scale of an estimand; None if the scale does not say."""
    scale = estimand.get("scale")
    return _NO_EFFECT.get(scale) if isinstance(scale, str) else None


def slack(value: float) -> float:
    """How far a number may be off because it was rounded: half a unit of its last digit."""
    exponent = _last_digit(value)
    return 0.5000001 * 10.0**exponent if exponent is not None else 0.0


def rounded_like(other: float, value: float) -> float:
    """A number with as many digits as another."""
    exponent = _last_digit(other)
    return round(value, -exponent) if exponent is not None else value


def _last_digit(value: float) -> int | None:
    """The power of ten of the last digit of a number as it is written; None if it is not finite."""
    digits, _, power = str(value).partition("e")
    return int(power or 0) - len(digits.partition(".")[2]) if digits[-1].isdigit() else None


def spreads(low: float, high: float, sd: float, n: int | None) -> bool:
    """Whether n values from a smallest to a largest can have a standard deviation, all numbers being rounded.

    It is largest with half of them at each end, and smallest with all but two in the middle.
    """
    if n is None or n < 2:
        return True
    off = slack(low) + slack(high)
    widest = (high - low + off) / 2 * sqrt(n / (n - 1))
    narrowest = max(0.0, high - low - off) / sqrt(2 * n)
    return narrowest - slack(sd) <= sd <= widest + slack(sd)


def is_resampled(method: Any) -> bool:
    """Whether a method is called a bootstrap, which is its name in every language of the literature."""
    return isinstance(method, str) and "bootstrap" in method.casefold()


def interval_of(value: Value) -> tuple[float, float] | None:
    """The ends of the interval of a result or of a real estimate, if they are in order."""
    low, high = value.get("interval", "low"), value.get("interval", "high")
    return None if low is None or high is None or low > high else (low, high)
