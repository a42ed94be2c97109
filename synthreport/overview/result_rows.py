"""The results of a manifest as rows of a table: metric in words, value with interval, baselines, n, repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from synthreport.rules.value import Value, answers_of
from synthreport.standard.metrics.metrics import worded

_ASSESSMENTS = ("membership", "attribute", "identity", "copies", "linkage", "kin", "vulnerable_records")
_ENDS = (("interval", "low"), ("interval", "high"))


class Notation(NamedTuple):
    """How a row is written: the decimal sign, the words between values, and what a value of a closed list is called."""

    decimal: str = "."
    interval: str = "{value} ({low} to {high})"
    spread: str = "{n} (SD {sd})"
    baseline: str = "{value} for {of}"
    about: str = "about {value}"
    no_value: str = "no value"
    name: Callable[[str], str] = lambda value: value.replace("_", " ")


_PLAIN = Notation()


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


def result_rows(data: Any, notation: Notation = _PLAIN) -> dict[str, ResultRow]:
    """The rows by the ids of their results, in the order of the manifest."""
    root = answers_of(data)
    attacks = {name for kind in _ASSESSMENTS for name in root.listed("privacy", "assessments", kind)}
    return {name: _row(name, result, name in attacks, notation) for name, result in root.each("results")}


def _row(name: str, result: Value, is_attack: bool, notation: Notation) -> ResultRow:
    return ResultRow(
        name,
        _metric(result.get("metric")),
        _value(result, notation),
        text_of(result.get("against"), notation),
        "; ".join(_baselines(result, notation)),
        text_of(result.get("n"), notation),
        _repeats(result, notation),
        result.pointer,
        is_attack or result.get("control") is not None,
    )


def _value(result: Value, notation: Notation) -> str:
    """The value, with its interval if it has one."""
    value, low, high = (text_of(result.get(*key), notation) for key in (("value",), *_ENDS))
    return notation.interval.format(value=value, low=low, high=high) if low and high else value


def _repeats(result: Value, notation: Notation) -> str:
    """How often it was repeated, with the spread if that is stated."""
    n, spread = (text_of(result.get("repeats", key), notation) for key in ("n", "sd"))
    return notation.spread.format(n=n, sd=spread) if spread else n


def _metric(metric: Any) -> str:
    """A metric by its title in the registry and its id, or by a name of the authors' own."""
    if isinstance(metric, Value):
        return text_of(metric.get("other"))
    entry = worded().get(metric) if isinstance(metric, str) else None
    return f"{entry['title']}, {metric}" if entry else text_of(metric)


def _baselines(result: Value, notation: Notation) -> Iterator[str]:
    for _, each in result.each("comparators"):
        of = each.get("of")
        named = text_of(of.get("other")) if isinstance(of, Value) else notation.name(text_of(of))
        value = text_of(each.get("value"), notation) or notation.no_value
        yield notation.baseline.format(value=value, of=named) if named else value


def text_of(answer: Any, notation: Notation = _PLAIN) -> str:
    """A number or a word as a table shows it; anything else is empty."""
    if isinstance(answer, Value):
        held = text_of(answer.get("about"), notation)
        return notation.about.format(value=held) if held else ""
    if isinstance(answer, float):
        return f"{answer:.6g}".replace(".", notation.decimal)
    return str(answer) if isinstance(answer, str | int) else ""
