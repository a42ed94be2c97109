"""Placeholders instead of answers: what says nothing, at which places.

In: the list of a version, from its catalogue; a text and its pointer. Out: what a placeholder means. Never: a finding.
"""

from __future__ import annotations

from synthreport.standard.placeholders.listed import (
    AROUND,
    BEGINNINGS,
    PLACES,
    Placeholders,
    folded,
    is_only_there,
    plain,
    repeats_itself,
)

__all__ = ["AROUND", "BEGINNINGS", "PLACES", "Placeholders", "folded", "is_only_there", "plain", "repeats_itself"]
