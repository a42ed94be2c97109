"""What real rows say about an estimand, if the manifest does not say it yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.evidence.measuring.measured_results import Number
from synthreport.standard.gaps import holds_answers


def real_estimates(data: Any, numbers: list[Number], ids: Mapping[str, str]) -> dict[str, Any]:
    """Answers for `estimands.*.real`, by their pointers; what is stated there already stays."""
    found = {}
    for each in numbers:
        if each.answers["metric"] != "inf.estimate@1" or holds_answers(_stated(data, each)):
            continue
        values = {
            beside["rows"]: {"value": beside["value"]}
            for beside in each.answers.get("comparators", {}).values()
            if beside.get("rows") in ids.values()
        }
        if values:
            found[pointer_of(["estimands", each.answers["estimand"], "real"])] = values
    return found


def _stated(data: Any, each: Number) -> Any:
    return get(data, pointer_of(["estimands", each.answers["estimand"], "real"]), None)
