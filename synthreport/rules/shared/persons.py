"""Inputs that hold persons, who learned from them, and whether a record is about several."""

from __future__ import annotations

import re

from synthreport.rules.rows.flow import LEARNING, pipeline
from synthreport.rules.value import Value

_SEVERAL = r"(?i)\b(?:household|famil|couple|pair|dyad|triad|twin|mother|birth|pedigree|group|ward|site|class|siblings)"


def person_inputs(root: Value) -> list[tuple[str, Value]]:
    """The inputs whose entries are about single persons."""
    return [(identifier, source) for identifier, source in root.each("inputs") if source.get("level") == "person"]


def learned_before(source: Value, date: str) -> list[tuple[str, Value]]:
    """The earliest of the steps that learned from a source, by whatever way, and started before this date."""
    return pipeline(source.root).learned_before(source.id, date)


def learns(step: Value) -> bool:
    """Whether a step takes something of persons' records into what it makes."""
    return step.get("kind") in LEARNING or step.get("learned_from_persons") not in (None, "none")


def about_several(root: Value) -> bool:
    """Whether a record may be about several persons: by what a row or a split keeps together, or a unit of privacy."""
    units = [table.get("row_unit") for _, table in root.each("content", "tables")]
    privacy = root.get("privacy", "claims", "differential_privacy", "unit", "persons_per_record")
    threat = root.get("privacy", "threat_model", "unit")
    rows = any(isinstance(unit, str) and re.search(_SEVERAL, unit) for unit in units)
    kept = any(split.get("unit") == "household" for _, split in root.each("splits"))
    return rows or kept or privacy not in (None, 1) or threat in ("household", "community")
