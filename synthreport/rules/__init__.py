"""What must hold across items: one module a section, plain functions over plain data."""

from __future__ import annotations

from synthreport.rules import (
    about,
    access,
    accounting,
    attacks,
    claims,
    content,
    dataset,
    document,
    ethics,
    inputs,
    leaks,
    lineage,
    models,
    privacy,
    purpose,
    randomness,
    releases,
    reproducibility,
    results,
    splits,
    standing,
    steps,
    tools,
    utility,
    validation,
)
from synthreport.rules.rule import RULES, Rule

__all__ = [
    "RULES", "Rule", "about", "access", "accounting", "attacks", "claims", "content", "dataset", "document",
    "ethics", "inputs", "leaks", "lineage", "models", "privacy", "purpose", "randomness", "releases",
    "reproducibility", "results", "splits", "standing", "steps", "tools", "utility", "validation",
]  # fmt: skip
