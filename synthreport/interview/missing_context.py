"""The context that a metric requires, as questions: a number without it says little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import escape
from synthreport.finding import Level
from synthreport.interview.open_questions import Question
from synthreport.standard.metrics.metric_context import PARAMETER, asked_in, is_given
from synthreport.standard.metrics.metrics import registry

_CONTEXT, _BASELINE = "FI62", "FI56"


def lacking(seen: dict[str, Any]) -> Iterator[Question]:
    """Questions for the context and the baseline that a result's metric requires and the result lacks."""
    results = seen.get("results")
    metrics = registry(seen.get("synthreport")).metrics
    for name, result in results.items() if isinstance(results, dict) else ():
        metric = metrics.get(str(result.get("metric"))) if isinstance(result, dict) and "kind" in result else None
        place = f"/results/{escape(name)}"
        for word in metric["context"] if metric else ():
            if key := _lacks(result, word):
                yield Question("answer", f"{place}/{key}", _CONTEXT, Level.SHOULD)
        if metric and result["kind"] == "comparison" and "comparators" not in result:
            yield Question("answer", f"{place}/comparators", _BASELINE, Level.SHOULD)


def _lacks(result: dict[str, Any], word: str) -> str:
    """The key or path at which a piece of context is missing; empty if it is given."""
    if is_given(result, word):
        return ""
    key = asked_in(word)[0]
    return f"{key}/{escape(word.removeprefix(PARAMETER))}" if word.startswith(PARAMETER) else key
