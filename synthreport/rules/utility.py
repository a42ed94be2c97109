"""Rules on what a model or an estimate shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.document.positions import few
from synthreport.rules.rows.exposure import shown_to_be_seen
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared import tests_of_models as tests
from synthreport.rules.shared.dates import after
from synthreport.rules.value import Fault, Value, exact

_FOR_ONE_DRAW = r"(?i)\bsingle\b|\bone (?:draw|(?:synthetic )?(?:data ?)?set)\b|\bRaab\b|\bm ?= ?1\b"
_LEARNED = ("training_records", "resampled_records", "fine_tuned_weights")


@rule("UT51", MUST, CONTRADICTION, at="/results/*", needs=("tested_on",), sources="NAT-ED LDH-ST")
def utility_is_tested_on_real_rows(result: Value) -> Iterator[Fault]:
    """A model that is to show utility is tested on real rows.

    A model that is tested on generated rows shows how alike they are to each other. Beside a test on real rows it may
    be reported, and in a simulation without real rows it is all that there is; evidence of a claim it is not.

    **Problem:** Utility was tested on generated rows.

    **Fix:** test on a split of real rows that the generator never saw.
    """
    generated = tests.generated(result, result["tested_on"])
    if generated is not None and not tests.is_a_side_result(result) and not tests.stands_beside(result):
        yield result.fault(
            "tested_on", f"the test set, {result.called(result['tested_on'])}, is not real rows", generated
        )


@rule("UT52", MUST, CONTRADICTION, at="/results/*", needs=("tested_on",), sources="NAT-ED LDH-ST")
def test_rows_were_not_seen(result: Value) -> Iterator[Fault]:
    """The generator never saw the rows on which a model is tested.

    A generator that saw the test set passes on what it saw.

    **Problem:** The generator saw the test rows.

    **Fix:** test on a split that was `seen_by_generator: none`.
    """
    split = result.find(result["tested_on"], "splits")
    if split is not None and (seen := split.listed("seen_by_generator")) and not tests.stands_beside(result):
        yield result.fault(
            "tested_on",
            f"the generator saw the test set, {split.called()} ({few(seen)})",
            split.place("seen_by_generator"),
        )


@rule(
    "UT53",
    MUST,
    DEMAND,
    at="/results/*",
    needs=("trained_on", "tested_on", "task"),
    minds=("comparators",),
    sources="NAT-ED LDH-ST",
    alone="the other model is missing",
)
def training_on_synthetic_stands_beside_training_on_real(result: Value) -> Iterator[Fault]:
    """A model trained on synthetic rows is compared with one trained on real rows.

    An area under the curve of 0.76 is good if real rows give 0.76, and bad if they give 0.85.

    **Problem:** No model trained on real rows to compare with.

    **Fix:** train the same on real rows, test it on the same rows, and add that result.
    """
    if result.find(result["trained_on"], "files") is None or tests.generated(result, result["tested_on"]):
        return
    yardsticks = [yardstick.get("of") for _, yardstick in result.each("comparators")]
    twins = result.root.each_under(tests.question(result), tests.answered_by_real_rows, "results")
    if "real_training" in yardsticks or next(twins, None) is not None:
        return
    yield result.fault("trained_on", "no result shows the same model trained on real rows and tested on the same")


@rule(
    "UT54",
    MUST,
    DEMAND,
    at="/results/*",
    needs=("kind", "estimand"),
    minds=("interval", "standard_error"),
    alone="the interval is missing",
)
def estimates_have_an_interval(result: Value) -> Iterator[Fault]:
    """An estimate has an interval or a standard error.

    Two estimates can be compared only with what each may be off by.

    **Problem:** An estimate has neither interval nor standard error.

    **Fix:** give `interval` or `standard_error`.
    """
    unsure = result.get("interval") in (None, "none") and result.get("standard_error") is None
    if unsure:
        yield result.fault("", "the estimate has neither an interval nor a standard error")


@rule("UT70", MUST, CONTRADICTION, at="/results/*", needs=("tested_on",), sources="NAT-ED LDH-ST")
def test_rows_are_not_the_source(result: Value) -> Iterator[Fault]:
    """A model is not tested on an input that the generator learned from.

    A generator that learned the whole input passes on what it saw of it.

    **Problem:** The model is tested on what the generator learned from.

    **Fix:** test on a split of the input that was `seen_by_generator: none`, or on other data.
    """
    source = result.find(result["tested_on"], "inputs")
    if source is not None and any(route in _LEARNED for route in source.texts("routes")):
        yield result.fault(
            "tested_on", f"the generator learned from the test set, {source.called()}", source.place("routes")
        )


@rule("UT71", SHOULD, DEMAND, at="/validation/inference", needs=("draws",), when="use_inference", sources="INF REPL")
def inference_combines_draws(inference: Value) -> Iterator[Fault]:
    """Where estimates are the purpose, an analysis combines more than one draw, or uses a variance made for one.

    One draw hides how far the next would lie; its usual standard errors are too small.

    **Problem:** Inference is intended with a single draw.

    **Fix:** draw several datasets and give the rule that combines them; name the variance for a single draw in
    `combining_rule`; or call inference `untested`.
    """
    rule_of_one = inference.get("combining_rule")
    made_for_one = isinstance(rule_of_one, str) and re.search(_FOR_ONE_DRAW, rule_of_one)
    if exact(inference["draws"]) in (0, 1) and not made_for_one:
        yield inference.fault(
            "draws", "inference is intended, but an analysis is to use a single draw",
            inference.root.place("purpose", "uses", "inference"),
        )  # fmt: skip


@rule("UT72", MUST, DEMAND, at="/results/*", needs=("task", "computed_on"), sources="NAF", disclosable=True)
def tasks_precede_their_results(result: Value) -> Iterator[Fault]:
    """A task was fixed before its results were computed.

    A task that was chosen after the results shows that one task works.

    **Problem:** A task was fixed after its results were computed.

    **Fix:** correct the dates; if they are right, say in `limitations` that the task was chosen afterwards, and
    name the task in `about`.
    """
    task = result.find(result["task"], "tasks")
    if task is not None and after(task.get("fixed_on"), result["computed_on"]):
        yield result.fault(
            "computed_on", f"computed on {result['computed_on']}, but the task was fixed on {task['fixed_on']}",
            task.place("fixed_on"),
        ).concerning(task.id, result.id)  # fmt: skip


@rule("UT73", MUST, CONTRADICTION, at="/tasks/*", needs=("outcome", "predictors"))
def outcomes_do_not_predict_themselves(task: Value) -> Iterator[Fault]:
    """No outcome is among its own predictors.

    Who is given the answer predicts it.

    **Problem:** An outcome is predicted from itself.

    **Fix:** take the field out of `predictors`, and compute the results again.
    """
    outcomes = set(task.listed("outcome"))
    for index, name in enumerate(task.listed("predictors")):
        if name in outcomes:
            yield task.fault(
                f"predictors/{index}", f"{task.called(name)} is predicted from itself", task.place("outcome")
            )


@rule("UT74", MUST, CONTRADICTION, at="/results/*", needs=("trained_on", "tested_on"), sources="CLAIM")
def test_rows_are_apart_from_training_rows(result: Value) -> Iterator[Fault]:
    """A model is tested on other rows than it was trained on.

    A model that is tested on its own rows shows how well it remembers. Cross-validation within the rows does not, if
    `parameters` state its folds.

    **Problem:** A model is tested on rows or persons it was trained on.

    **Fix:** test on a split that shares no person with the training rows, or state the folds in `parameters`.
    """
    trained, tested = result["trained_on"], result["tested_on"]
    if tests.generated(result, tested) or shown_to_be_seen(result.find(tested, "splits")):
        return
    if trained == tested and not tests.are_resampled(result) and not tests.share_a_seen_set(result):
        yield result.fault("tested_on", "the model is tested on the rows it was trained on", result.place("trained_on"))
    for one, other in ((trained, tested), (tested, trained)):
        split = result.find(one, "splits")
        if split is not None and split.get("overlaps", other):
            place = split.place("overlaps", other)
            yield result.fault(
                "tested_on", f"persons of {result.called(trained)} are in {result.called(tested)}, too", place
            )
            return
