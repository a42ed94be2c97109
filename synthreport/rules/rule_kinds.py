"""Kinds of rules: what it means for the verdict that one is broken."""

from __future__ import annotations

from enum import StrEnum


class RuleKind(StrEnum):
    """What a broken rule means for the verdict."""

    CONTRADICTION = "contradiction"
    """Two answers, an answer and the pipeline, or a claim and its own evidence cannot both be true."""
    DEMAND = "demand"
    """An answer needs another one."""
    FORM = "form"
    """The text, or an answer in it, is not of the form that is read."""
    ADVICE = "advice"
    """Something can be done better."""
