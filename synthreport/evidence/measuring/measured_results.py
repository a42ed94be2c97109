"""Results as they are measured: the answers of one result, and what was left out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

_ORDER = (
    "kind", "metric", "value", "subject", "against", "control", "task", "learner", "trained_on", "tested_on",
    "estimand", "secret", "known", "fields", "group", "interval", "standard_error", "comparators", "breakdown",
    "parts", "n", "events", "repeats", "tool", "parameters", "seed", "evidence",
)  # fmt: skip
_DECIMALS = 6


class Number(NamedTuple):
    """A result: its id, its answers, and which headings of the manifest it bears on.

    `real` is what real rows say about an estimand: a value and an interval by the id of the rows.
    """

    id: str
    answers: dict[str, Any]
    headings: tuple[str, ...] = ()
    real: dict[str, Any] = {}  # noqa: RUF012


class Omitted(NamedTuple):
    """What was not measured, and why."""

    what: str
    why: str


Found = Number | Omitted


def number(id: str, metric: str, value: float, *headings: str, **answers: Any) -> Found:
    """A result with its answers in the order of the standard, or an omission if there is no number."""
    if not math.isfinite(value):
        return Omitted(f"{metric} ({id})", "it is not defined for these rows")
    given = {key: each for key, each in answers.items() if each not in (None, {}, [])}
    given |= {"metric": metric, "value": value}
    return Number(id, {key: plain(given[key]) for key in _ORDER if key in given}, headings)


def plain(value: Any) -> Any:
    """Plain data with numbers rounded to six decimals; numbers that are not finite are left out."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items() if not _is_undefined(each)}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, float | np.floating):
        return round(float(value), _DECIMALS) + 0.0
    return int(value) if isinstance(value, np.integer) else value


def repeats(values: Sequence[float], varied: str) -> dict[str, Any] | None:
    """The spread of a number over repetitions; None for a single one."""
    known = [each for each in values if math.isfinite(each)]
    if len(known) < 2:
        return None
    spread = {"mean": float(np.mean(known)), "sd": float(np.std(known, ddof=1))}
    return {"n": len(known), "varied": varied, **spread, "min": min(known), "max": max(known)}


def interval(ends: tuple[float, float], method: str) -> dict[str, Any] | None:
    """A 95 % interval; None if it is not defined."""
    if not all(map(math.isfinite, ends)):
        return None
    return {"low": ends[0], "high": ends[1], "level": 0.95, "method": method}


def joined(ids: Iterable[str]) -> str:
    """Names as one id: letters, digits and underscores."""
    text = "_".join("".join(char if char.isascii() and char.isalnum() else "_" for char in each) for each in ids)
    return (text if text[:1].isalpha() else f"m_{text}")[:60]


def _is_undefined(value: Any) -> bool:
    return isinstance(value, float | np.floating) and not math.isfinite(value)
