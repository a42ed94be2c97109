"""What must hold across items: one module a section, plain functions over plain data."""

from __future__ import annotations

from synthreport.rules import (
    about,
    access,
    claims,
    content,
    dataset,
    document,
    ethics,
    inputs,
    lineage,
    privacy,
    purpose,
    randomness,
    reproducibility,
    results,
    splits,
    steps,
    tools,
    validation,
)
from synthreport.rules.rule import RULES, Rule, RuleWithoutFunction, listed

__all__ = [
    "RULES", "Rule", "RuleWithoutFunction", "about", "access", "claims", "content", "dataset", "document", "ethics",
    "inputs", "lineage", "listed", "privacy", "purpose", "randomness", "reproducibility", "results", "splits", "steps",
    "tools", "validation",
]  # fmt: skip
