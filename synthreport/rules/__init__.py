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
    genomic,
    imaging,
    inputs,
    leaks,
    lineage,
    longitudinal,
    metrics,
    models,
    privacy,
    purpose,
    randomness,
    releases,
    reproducibility,
    results,
    signal,
    simulation,
    splits,
    standing,
    steps,
    text,
    tools,
    utility,
    validation,
)
from synthreport.rules.rule import RULES, Rule, RuleWithoutFunction, listed

__all__ = [
    "RULES", "Rule", "RuleWithoutFunction", "about", "access", "accounting", "attacks", "claims", "content", "dataset",
    "document", "ethics", "genomic", "imaging", "inputs", "leaks", "lineage", "listed", "longitudinal", "metrics",
    "models", "privacy", "purpose", "randomness", "releases", "reproducibility", "results", "signal", "simulation",
    "splits", "standing", "steps", "text", "tools", "utility", "validation",
]  # fmt: skip
