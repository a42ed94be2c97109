"""The metric that a result names, as the registry has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.value import Fault, Value
from synthreport.standard.metrics.metric_names import called
from synthreport.standard.metrics.metrics import Registry, registry

Entry = dict[str, Any]

_GUESSES = 100
"""So many names are looked for in the registry in one document: no more faults of a kind are always listed."""


def registry_of(value: Value) -> Registry:
    """The registry of the version that a manifest states."""
    return registry(value.root.get("synthreport"))


def metric_of(result: Value) -> Entry | None:
    """The registry's entry for a result's metric; None if it is not in the registry, or not stated."""
    name = result.get("metric")
    return registry_of(result).metrics.get(name) if isinstance(name, str) else None


def on_discouraged_metrics(claim: Value, results: list[Value], what: str) -> Iterator[Fault]:
    """A fault where all results that show something are of metrics that the registry discourages."""
    metrics = [metric_of(result) for result in results]
    if results and all(metric and metric["status"] == "discouraged" for metric in metrics):
        yield claim.fault(
            "evidence", f"{what} is claimed on {results[0]['metric']} alone, which is discouraged",
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
