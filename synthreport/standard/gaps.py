"""Gaps: the answers that say why there is none."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_gap(answer: Any) -> TypeGuard[dict[str, Any]]:
    """Whether an answer is a gap."""
    return isinstance(answer, dict) and "gap" in answer


def holds_answers(answer: Any) -> TypeGuard[dict[str, Any]]:
    """Whether an answer is a mapping that holds others: no text, no list, no gap."""
    return isinstance(answer, dict) and "gap" not in answer
