"""The metric that a result names, as the registry has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.value import Fault, Value
from synthreport.standard.metrics import Registry, registry

Entry = dict[str, Any]


def registry_of(value: Value) -> Registry:
    """The registry of the version that a manifest states."""
    return registry(value.root.get("synthreport"))


def metric_of(result: Value) -> Entry | None:
    """What the registry says of a result's metric; None where it is not of the registry, or unsaid."""
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
