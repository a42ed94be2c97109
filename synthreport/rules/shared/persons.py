"""Inputs that hold persons, and who learned from them."""

from __future__ import annotations

from synthreport.rules.rows.flow import LEARNING, pipeline
from synthreport.rules.value import Value


def person_inputs(root: Value) -> list[tuple[str, Value]]:
    """The inputs whose entries are about single persons."""
    return [(identifier, source) for identifier, source in root.each("inputs") if source.get("level") == "person"]


def learned_before(source: Value, date: str) -> list[tuple[str, Value]]:
    """The earliest of the steps that learned from a source, by whatever way, and started before this date."""
    return pipeline(source.root).learned_before(source.id, date)


def learns(step: Value) -> bool:
    """Whether a step takes something of persons' records into what it makes."""
    return step.get("kind") in LEARNING or step.get("learned_from_persons") not in (None, "none")
