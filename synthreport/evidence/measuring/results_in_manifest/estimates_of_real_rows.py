"""What real rows say about an estimand, if the manifest does not say it yet."""

from __future__ import annotations

from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.evidence.measuring.measured_results import Number
from synthreport.standard.gaps import holds_answers


def real_estimates(data: Any, numbers: list[Number]) -> dict[str, Any]:
    """Answers for `estimands.*.real`, by their pointers; what is stated there already stays."""
    return {
        pointer_of(["estimands", each.answers["estimand"], "real"]): each.real
        for each in numbers
        if each.real and not holds_answers(_stated(data, each))
    }


def _stated(data: Any, each: Number) -> Any:
    return get(data, pointer_of(["estimands", each.answers["estimand"], "real"]), None)
