"""Rules on what a model or an estimate shows: apart from what it was made with, fixed before, planned and reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.dates import after
from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value, exact

_LEARNED = ("training_records", "resampled_records", "fine_tuned_weights")
_QUESTION = (
    "kind",
    "metric",
    "subject",
    "task",
    "learner",
    "trained_on",
    "tested_on",
    "against",
    "control",
    "estimand",
)


@rule("FI70", MUST, at="/validation/plan", needs=("results", "left_out"), sources="NAF ADEMP")
def planned_results_are_reported(plan: Value) -> Iterator[Fault]:
    """Every planned result has a value, or is told to be left out.

    The number that is missing is seldom the one that looks good.

    **Fix:** report the value, or name the result in `left_out` with the reason.
    """
    for index, name in enumerate(plan.listed("results")):
        result = plan.find(name, "results")
        if result is not None and plan["left_out"] == "none" and _has_a_gap(result, "value"):
            yield plan.fault(
                f"results/{index}", f"{name} was planned and has no value, but nothing is said to be left out",
                result.place("value"), plan.place("left_out"),
            )  # fmt: skip


def _has_a_gap(result: Value, key: str) -> bool:
    """Whether a gap stands in the place of an answer."""
    return key in result.data and result.get(key) is None


@rule("UT70", MUST, at="/results/*", needs=("tested_on",), sources="NAT-ED LDH-ST")
def test_rows_are_not_the_source(result: Value) -> Iterator[Fault]:
    """A model is not tested on an input that the generator learned from.

    A generator that learned the whole input passes on what it saw of it.

    **Fix:** test on a split of the input that was `seen_by_generator: none`, or on other data.
    """
    source = result.find(result["tested_on"], "inputs")
    if source is not None and any(route in _LEARNED for route in source.texts("routes")):
        yield result.fault(
            "tested_on", f"the generator learned from the test set {result['tested_on']}", source.place("routes")
        )


@rule("UT71", SHOULD, at="/validation/inference", needs=("draws",), when="use_inference", sources="INF REPL")
def inference_combines_draws(inference: Value) -> Iterator[Fault]:
    """Where estimates are the purpose, an analysis combines more than one draw.

    One draw hides how far the next would lie; its standard errors are too small.

    **Fix:** draw several datasets and give the rule that combines them; or call inference `untested`.
    """
    if exact(inference["draws"]) in (0, 1):
        yield inference.fault(
            "draws", "inference is intended, but an analysis is to use a single draw",
            inference.root.place("purpose", "uses", "inference"),
        )  # fmt: skip


@rule("UT72", MUST, at="/results/*", needs=("task", "computed_on"), sources="NAF")
def tasks_precede_their_results(result: Value) -> Iterator[Fault]:
    """A task was fixed before its results were computed.

    A task that was chosen after the results shows that one task works.

    **Fix:** correct the dates; if they are right, say in `limitations` that the task was chosen afterwards.
    """
    task = result.find(result["task"], "tasks")
    if task is not None and after(task.get("fixed_on"), result["computed_on"]):
        yield result.fault(
            "computed_on", f"computed on {result['computed_on']}, but the task was fixed on {task['fixed_on']}",
            task.place("fixed_on"),
        )  # fmt: skip


@rule("UT73", MUST, at="/tasks/*", needs=("outcome", "predictors"))
def outcomes_do_not_predict_themselves(task: Value) -> Iterator[Fault]:
    """No outcome is among its own predictors.

    Who is given the answer predicts it.

    **Fix:** take the field out of `predictors`, and compute the results again.
    """
    outcomes = set(task.listed("outcome"))
    for index, name in enumerate(task.listed("predictors")):
        if name in outcomes:
            yield task.fault(f"predictors/{index}", f"{name} is predicted from itself", task.place("outcome"))


@rule("UT74", MUST, at="/results/*", needs=("trained_on", "tested_on"), sources="CLAIM")
def test_rows_are_apart_from_training_rows(result: Value) -> Iterator[Fault]:
    """A model is tested on other rows than it was trained on.

    A model that is tested on its own rows shows how well it remembers.

    **Fix:** test on a split that shares no person with the training rows.
    """
    trained, tested = result["trained_on"], result["tested_on"]
    if trained == tested:
        yield result.fault("tested_on", "the model is tested on the rows it was trained on", result.place("trained_on"))
    for one, other in ((trained, tested), (tested, trained)):
        split = result.find(one, "splits")
        if split is not None and split.get("overlaps", other):
            place = split.place("overlaps", other)
            yield result.fault("tested_on", f"persons of {trained} are in {tested}, too", place)
            return


@rule("FA53", MUST, at="/results", sources="VAL FAIRS")
def groups_hold_no_more_than_the_whole(results: Value) -> Iterator[Fault]:
    """The groups of one partition hold, together, no more records than the whole.

    Groups that add up to more than all overlap, or were counted on other rows.

    **Fix:** count again; give groups that overlap different partitions.
    """
    wholes: dict[tuple[Any, ...], list[Value]] = {}
    parts: dict[tuple[Any, ...], dict[str, list[Value]]] = {}
    for _, result in results.root.each("results"):
        partition = _partition(result)
        if result.get("group") is None:
            wholes.setdefault(_question(result), []).append(result)
        elif partition is not None:
            parts.setdefault(_question(result), {}).setdefault(partition, []).append(result)
    for question, partitions in parts.items():
        yield from _beyond(wholes.get(question, []), partitions)


def _beyond(wholes: list[Value], partitions: dict[str, list[Value]]) -> Iterator[Fault]:
    """Every whole that is smaller than the groups of the partition that has most records."""
    size, partition = sorted((_size(groups), name) for name, groups in partitions.items())[-1]
    places = [group.place("n") for group in partitions[partition][:NAMED]]
    for whole in wholes:
        n = exact(whole.get("n"))
        if n is not None and size > n:
            message = f"{n:,} records, but the groups of {partition} have {size:,} together"
            yield whole.fault("n", message, *places)


def _size(groups: list[Value]) -> int:
    """How many records groups hold together, as far as it is told."""
    return sum(exact(group.get("n")) or 0 for group in groups)


def _question(result: Value) -> tuple[Any, ...]:
    """What a result is an answer to, whomever it is about."""
    return tuple(str(result.data.get(key)) for key in _QUESTION)


def _partition(result: Value) -> str | None:
    """The characteristic by which a result's group divides the whole."""
    group = result.find(result.get("group"), "content/groups")
    partition: str | None = group.get("partition") if group is not None else None
    return partition
