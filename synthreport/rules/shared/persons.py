"""Inputs that hold persons, and who learned from them."""

from __future__ import annotations

from typing import Any

from synthreport.rules.shared.dates import after
from synthreport.rules.shared.flow import all_behind
from synthreport.rules.value import Value

LEARNING = ("fit", "prompt", "resample")


def person_inputs(root: Value) -> list[tuple[str, Value]]:
    """The inputs whose entries are about single persons."""
    return [(identifier, source) for identifier, source in root.each("inputs") if source.get("level") == "person"]


def learned_before(source: Value, date: Any) -> list[tuple[str, Value]]:
    """The steps that learned from a source, by whatever way, and started before this date."""
    name = source.id
    learning = [(each, step) for each, step in source.root.each("steps") if step.get("kind") in LEARNING]
    early = [(each, step) for each, step in learning if after(date, step.get("started"))]
    return [(each, step) for each, step in early if name in all_behind(source.root, each)]
