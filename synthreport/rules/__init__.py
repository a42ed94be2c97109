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
    genomic,
    imaging,
    inputs,
    lineage,
    longitudinal,
    metrics,
    privacy,
    purpose,
    randomness,
    reproducibility,
    results,
    signal,
    simulation,
    splits,
    steps,
    text,
    tools,
    validation,
)
from synthreport.rules.rule import RULES, Rule, RuleWithoutFunction, listed

__all__ = [
    "RULES", "Rule", "RuleWithoutFunction", "about", "access", "claims", "content", "dataset", "document", "ethics",
    "genomic", "imaging", "inputs", "lineage", "listed", "longitudinal", "metrics", "privacy", "purpose", "randomness",
    "reproducibility", "results", "signal", "simulation", "splits", "steps", "text", "tools", "validation",
]  # fmt: skip
