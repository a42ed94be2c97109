"""Each claim with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.rules.value import Value, answers_of

_CLAIMS = (("claims", "claimed"), ("privacy", "claims"))


class Evidence(NamedTuple):
    """Evidence of a claim: a result with its metric, value and reference, or a publication; `found` is false for a
    dangling id.
    """

    id: str
    found: bool
    kind: str = ""
    metric: str = ""
    value: str = ""
    against: str = ""


class Claim(NamedTuple):
    """A claim: its id, the property that it is about, its author's words, and its evidence in the author's order."""

    id: str
    about: str
    statement: str
    evidence: tuple[Evidence, ...]
    pointer: str


def claims(data: Any) -> tuple[Claim, ...]:
    """Every claim of a manifest, those on privacy last."""
    root = answers_of(data)
    return tuple(_claim(name, claim) for way in _CLAIMS for name, claim in root.each(*way))


def _claim(name: str, claim: Value) -> Claim:
    about = claim.get("property")
    statement = claim.get("statement")
    return Claim(
        name,
        str(about if isinstance(about, str) else name).replace("_", " "),
        statement if isinstance(statement, str) else "",
        tuple(_evidence(claim)),
        claim.pointer,
    )


def _evidence(claim: Value) -> Iterator[Evidence]:
    for name in claim.listed("evidence"):
        result = claim.find(name, "results")
        if result is None:
            kind = "publication" if claim.find(name, "dataset/publications") else "file"
            yield Evidence(str(name), claim.find(name, "dataset/publications", "files") is not None, kind)
        else:
            yield Evidence(
                str(name),
                True,
                _text(result.get("kind")),
                _metric(result),
                _value(result),
                _text(result.get("against")),
            )


def _metric(result: Value) -> str:
    metric = result.get("metric")
    return _text(metric.get("other") if isinstance(metric, Value) else metric)


def _value(result: Value) -> str:
    """The value, with its interval if it has one."""
    low, high = result.get("interval", "low"), result.get("interval", "high")
    value = _text(result.get("value"))
    return f"{value} ({_text(low)} to {_text(high)})" if low is not None and high is not None else value


def _text(answer: Any) -> str:
    if isinstance(answer, float):
        return f"{answer:.6g}"
    return str(answer) if isinstance(answer, str | int) else ""
