"""Tests that show similarity and nothing more."""

from __future__ import annotations

from synthreport.rules.value import Value


def likeness_alone(privacy: Value) -> bool:
    """Whether only copies were counted, and no attack was tried."""
    attacks = ("membership", "attribute", "identity")
    counted = privacy.listed("assessments", "copies")
    return bool(counted) and not any(privacy.listed("assessments", kind) for kind in attacks)
