"""Whether two values, one with gaps, are the same: possibly, or surely."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from synthreport.profile.limit_view import OPEN, Answers
from synthreport.profile.reading import Budget, Reading


def is_like(answer: Any, value: Any, reading: Reading) -> bool:
    """Whether an answer equals a plain value; gaps in it match anything, or nothing."""
    reading.budget.spend(1)
    if answer is OPEN:
        return reading.gaps_fit
    if isinstance(answer, Answers):
        return isinstance(value, dict) and _are_like(answer, value, reading)
    if isinstance(answer, list):
        is_list = isinstance(value, list) and len(value) == len(answer)
        return is_list and all(is_like(one, other, reading) for one, other in zip(answer, value, strict=True))
    return bool(answer == value) and isinstance(answer, bool) is isinstance(value, bool)


def _are_like(answers: Answers, value: dict[str, Any], reading: Reading) -> bool:
    others = [key for key in answers if key not in value and (answers[key] is not OPEN or not reading.gaps_fit)]
    missing = [key for key in value if key not in answers]
    if others or (missing and not (answers.rest and reading.gaps_fit)) or (answers.rest and not reading.gaps_fit):
        return False
    return all(is_like(answers[key], value[key], reading) for key in value if key in answers)


def are_unlike(answers: list[Any], reading: Reading) -> bool:
    """Whether no two elements of a list are the same; gaps in them can differ from everything, or from nothing."""
    keys = [_key(each, reading.budget) for each in answers]
    sure = [key for key in keys if key is not None]
    is_sure = len(sure) == len(keys) or len(keys) < 2
    return len(set(sure)) == len(sure) and (is_sure or reading.gaps_fit)


def _key(answer: Any, budget: Budget) -> Hashable:
    """A key that is equal for equal JSON values only; None for values with gaps."""
    budget.spend(1)
    if answer is OPEN or (isinstance(answer, Answers) and answer.rest):
        return None
    if isinstance(answer, Answers):
        return _all_or_none("object", [part for key in sorted(answer) for part in (key, answer[key])], budget)
    if isinstance(answer, list):
        return _all_or_none("array", answer, budget)
    return type(answer) is bool, answer


def _all_or_none(kind: str, parts: list[Any], budget: Budget) -> Hashable:
    keys = [_key(part, budget) for part in parts]
    return None if None in keys else (kind, *keys)
