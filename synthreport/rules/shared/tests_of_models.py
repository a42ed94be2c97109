"""Models that are trained on one thing and tested on another: which rows are real, and which result answers which."""

from __future__ import annotations

import re
from typing import Any

from synthreport.finding import Place
from synthreport.rules.shared.persons import person_inputs
from synthreport.rules.value import Value

_REAL = ("splits", "inputs", "evaluation_inputs")
_GENERATED = ("synthetic", "simulated", "mixed")
_RESAMPLED = r"(?i)fold|cross.?valid|bootstrap|leave.one|out.of.bag|resampl"


def generated(result: Value, name: Any) -> Place | None:
    """Where it is said that rows that a result names are generated, in whole or in part; None if they are real."""
    held = result.find(name, "files", "lineage/related", "validation/benchmark/parts")
    if held is not None:
        return held.place()
    split = result.find(name, "splits")
    for each in [name] if split is None else split.listed("taken_from"):
        source = result.find(each, "inputs", "evaluation_inputs")
        if source is not None and source.get("origin") in _GENERATED:
            return source.place("origin")
    return None


def is_a_side_result(result: Value) -> bool:
    """Whether a test on generated rows is said to show no utility.

    Either the same task was tested on real rows, too, and no claim rests on this result without that one; or no claim
    rests on it, and there are no real rows at all, or it is a baseline of a benchmark.
    """
    tested = {name for name, _ in result.root.each_under(result.get("task"), _tested_on_real_rows, "results")}
    claims = [claim for _, claim in result.root.each_under(result.id, _evidence, "claims", "claimed")]
    shown = all(not tested.isdisjoint(claim.listed("evidence")) for claim in claims)
    return shown and (bool(tested) or not result.root.once(_has_real_rows) or _is_a_baseline(result))


def _is_a_baseline(result: Value) -> bool:
    """Whether a result is a score for others to compare with in a benchmark, and no evidence for training models."""
    root = result.root
    ranked = root.get("purpose", "uses", "benchmark") == "intended"
    return (
        ranked
        and result.id in root.texts("validation", "benchmark", "baselines")
        and result.id not in root.texts("validation", "training", "results")
    )


def stands_beside(result: Value) -> bool:
    """Whether a model trained on real rows is the baseline of one that was trained on generated rows.

    What is wrong with the rows on which both are tested is found once, at the other.
    """
    others = result.root.each_under(question(result), _answered_by_generated_rows, "results")
    return generated(result, result.get("trained_on")) is None and next(others, None) is not None


def share_a_seen_set(result: Value) -> bool:
    """Whether a baseline is tested on rows that the generator saw, which is found at the result beside it."""
    split = result.find(result.get("tested_on"), "splits")
    return split is not None and bool(split.listed("seen_by_generator")) and stands_beside(result)


def are_resampled(result: Value) -> bool:
    """Whether the parameters of a result say that rows were divided again and again, as cross-validation does."""
    parameters = result.get("parameters")
    return isinstance(parameters, Value) and re.search(_RESAMPLED, str(parameters.data)) is not None


def question(result: Value) -> tuple[str, ...]:
    """What a model is asked: its task, and the rows that it is tested on."""
    return tuple(str(result.data.get(key)) for key in ("task", "tested_on"))


def answered_by_real_rows(result: Value) -> list[tuple[str, ...]]:
    """The question that a model answers, if it was trained on real rows."""
    trained = result.get("trained_on")
    return [question(result)] if any(result.find(trained, collection) for collection in _REAL) else []


def _answered_by_generated_rows(result: Value) -> list[tuple[str, ...]]:
    trained = result.get("trained_on")
    return [question(result)] if generated(result, trained) else []


def _tested_on_real_rows(result: Value) -> list[Any]:
    """The task of a model that was trained on generated rows and tested on real ones."""
    tested = result.get("tested_on")
    trained_on_generated = bool(_answered_by_generated_rows(result))
    return [result.get("task")] if trained_on_generated and tested is not None and not generated(result, tested) else []


def _evidence(claim: Value) -> list[Any]:
    return claim.listed("evidence")


def _has_real_rows(root: Value) -> bool:
    return bool([*root.each("splits"), *person_inputs(root), *root.each("evaluation_inputs")])
