"""The metric that a result names, as the registry has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.value import Fault, Value
from synthreport.standard.metrics.metric_names import called, only_discouraged
from synthreport.standard.metrics.metrics import Registry, registry

Entry = dict[str, Any]

_GUESSES = 100
"""So many names are looked for in the registry in one document: no more faults of a kind are always listed."""


def registry_of(value: Value) -> Registry:
    """The registry of the version that a manifest states."""
    return value.root.once(_registry)


def _registry(root: Value) -> Registry:
    return registry(root.get("synthreport"))


def metric_of(result: Value) -> Entry | None:
    """The registry's entry for a result's metric; None if it is not in the registry, or not stated."""
    return result.once(_metric)


def _metric(result: Value) -> Entry | None:
    name = result.get("metric")
    return registry_of(result).metrics.get(name) if isinstance(name, str) else None


def is_similarity(result: Value) -> bool:
    """Whether the author's own name of a metric is that of a discouraged one, such as the distance to closest records.

    An attack that makes use of distances is called by what it attacks as well.
    """
    name = result.get("metric", "other") if isinstance(result.get("metric"), Value) else None
    return isinstance(name, str) and only_discouraged(name, str(result.root.get("synthreport")))


def is_discouraged(result: Value) -> bool:
    """Whether a result is of a metric that the registry discourages, under whatever name."""
    metric = metric_of(result)
    return metric["status"] == "discouraged" if metric else is_similarity(result)


def counts(result: Value) -> bool:
    """Whether the metric is a number of copies, and no share of them."""
    metric = metric_of(result)
    return metric is not None and "copies" in metric["attacks"] and metric["range"][1] is None


def metric_name(result: Value) -> str:
    """A result's metric as its author calls it."""
    name = result["metric"]
    return str(name["other"] if isinstance(name, Value) else name)


def on_discouraged_metrics(claim: Value, results: list[Value], what: str) -> Iterator[Fault]:
    """A fault where all results that show something are of metrics that the registry discourages."""
    if results and all(map(is_discouraged, results)):
        yield claim.fault(
            "evidence", f"{what} is claimed on {metric_name(results[0])} alone, which is discouraged",
            *(result.place("metric") for result in results),
        )  # fmt: skip


class Guesses:
    """The ids that look most like a name, looked for as often as one document is worth."""

    def __init__(self, root: Value) -> None:
        self._registry = registry_of(root)
        self._found: dict[str, list[str]] = {}

    def meant_by(self, name: str, kind: Any) -> str:
        """The metrics that a name was probably meant for, in words, those of this kind of result first."""
        metrics = self._registry.metrics
        known = [each for each in called(name) if each in metrics]
        if known := [each for each in known if kind in metrics[each]["kinds"]] or known:
            return f"; that may be {' or '.join(known)}"
        near = self.near(name)
        return f"; the nearest are {', '.join(near)}" if near else ""

    def near(self, name: str) -> list[str]:
        """The ids that look most like this one."""
        if name not in self._found and len(self._found) < _GUESSES:
            self._found[name] = self._registry.nearest(name)
        return self._found.get(name, [])
