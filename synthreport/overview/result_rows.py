"""The results of a manifest as rows of a table: metric in words, value with interval, baselines, n, repeats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.rules.value import Value, answers_of
from synthreport.standard.metrics.metrics import worded

_ASSESSMENTS = ("membership", "attribute", "identity", "copies", "linkage", "kin", "vulnerable_records")


class ResultRow(NamedTuple):
    """A result; what is not stated is empty. `baselines` are its comparators, `is_attack` that privacy rests on it."""

    id: str
    metric: str
    value: str
    against: str
    baselines: str
    n: str
    repeats: str
    pointer: str
    is_attack: bool


def result_rows(data: Any) -> dict[str, ResultRow]:
    """The rows by the ids of their results, in the order of the manifest."""
    root = answers_of(data)
    attacks = {name for kind in _ASSESSMENTS for name in root.listed("privacy", "assessments", kind)}
    return {name: _row(name, result, name in attacks) for name, result in root.each("results")}


def _row(name: str, result: Value, is_attack: bool) -> ResultRow:
    low, high = result.get("interval", "low"), result.get("interval", "high")
    interval = f" ({text_of(low)} to {text_of(high)})" if low is not None and high is not None else ""
    repeats, spread = result.get("repeats", "n"), result.get("repeats", "sd")
    return ResultRow(
        name,
        _metric(result.get("metric")),
        text_of(result.get("value")) + interval,
        text_of(result.get("against")),
        "; ".join(_baselines(result)),
        text_of(result.get("n")),
        text_of(repeats) + (f" (SD {text_of(spread)})" if spread is not None else ""),
        result.pointer,
        is_attack or result.get("control") is not None,
    )


def _metric(metric: Any) -> str:
    """A metric by its title in the registry and its id, or by a name of the authors' own."""
    if isinstance(metric, Value):
        return text_of(metric.get("other"))
    entry = worded().get(metric) if isinstance(metric, str) else None
    return f"{entry['title']}, {metric}" if entry else text_of(metric)


def _baselines(result: Value) -> Iterator[str]:
    for _, each in result.each("comparators"):
        of = each.get("of")
        named = text_of(of.get("other") if isinstance(of, Value) else of).replace("_", " ")
        value = text_of(each.get("value")) or "no value"
        yield f"{value} for {named}" if named else value


def text_of(answer: Any) -> str:
    """A number or a word as a table shows it; anything else is empty."""
    if isinstance(answer, float):
        return f"{answer:.6g}"
    return str(answer) if isinstance(answer, str | int) else ""
