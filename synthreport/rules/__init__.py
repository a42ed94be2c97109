"""Rules: what must hold across the answers of a manifest; one module a section of the standard.

In: the answers that are stated, each with its place. Out: faults. Never: a file, a network, a type of `manifest/`.
"""

from __future__ import annotations

from importlib import import_module

from synthreport.rules.rule import RULES, Rule, RuleWithoutFunction, listed

__all__ = ["RULES", "Rule", "RuleWithoutFunction", "listed"]

_MODULES = (
    "access",
    "analyses",
    "attack_controls",
    "benchmarks",
    "clinical_validity",
    "constraints",
    "content",
    "differential_privacy",
    "digests",
    "disclosure_tests",
    "document",
    "estimands",
    "ethics",
    "evidence",
    "fairness",
    "fidelity",
    "fields",
    "generator",
    "genomes",
    "identity",
    "images",
    "independent_validation",
    "kept_conditions",
    "licences",
    "limitations",
    "lineage",
    "longitudinal",
    "margins",
    "numbers",
    "occurrences",
    "parties",
    "pipeline",
    "privacy_assessment",
    "privacy_audits",
    "privacy_budgets",
    "privacy_claims",
    "privacy_limits",
    "purpose",
    "randomness",
    "runtimes",
    "same_bytes",
    "seeds",
    "signals",
    "simulation",
    "sources",
    "splits",
    "text",
    "upkeep",
    "utility",
    "verification",
    "verified_content",
)
"""Every module that holds rules. A rule goes into the module of its section; only a new module is a new line."""

for _name in _MODULES:
    import_module(f"{__name__}.{_name}")
