"""Rules on numbers: what they can be, and what they are held against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.reading.places import few
from synthreport.rules.dates import after
from synthreport.rules.flow import pipeline
from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.timeline import Timeline
from synthreport.rules.value import Fault, Value

_REAL = ("splits", "inputs", "evaluation_inputs")
_MAKING = ("prompt", "simulate", "resample", "sample", "filter", "subset", "transform", "export")
_SHAPING = ("filter", "select", "label")
_ROUNDING = 0.005
"""By how much a share that is rounded to hundredths may be off."""


@rule("FI51", MUST, at="/results/*", needs=("value", "interval/low", "interval/high"))
def interval_holds_the_value(result: Value) -> Iterator[Fault]:
    """An interval holds its value.

    An estimate outside its own interval belongs to another run.

    **Fix:** take value and interval from the same run.
    """
    low, high = result.get("interval", "low"), result.get("interval", "high")
    if low <= high and not low <= result["value"] <= high:
        yield result.fault(
            "value", f"the value {result['value']:g} lies outside its interval, {low:g} to {high:g}",
            result.place("interval"),
        )  # fmt: skip


@rule("FI52", MUST, at="/results/*/interval", needs=("low", "high"))
def interval_is_not_empty(interval: Value) -> Iterator[Fault]:
    """The lower end of an interval is not above its upper end.

    Nothing lies in an empty interval.

    **Fix:** exchange or correct the two.
    """
    if interval["low"] > interval["high"]:
        message = f"the lower end, {interval['low']:g}, is above the upper, {interval['high']:g}"
        yield interval.fault("low", message, interval.place("high"))


@rule("FI53", MUST, at="/results/*/repeats", needs=("min", "max"))
def spread_is_in_order(repeats: Value) -> Iterator[Fault]:
    """The smallest of repeated values is not above their mean, nor the mean above the largest.

    Numbers that cannot belong together come from different runs.

    **Fix:** take all of them from the same repetitions.
    """
    low, high, mean = repeats["min"], repeats["max"], repeats.get("mean")
    if low > high:
        message = f"the smallest value, {low:g}, is above the largest, {high:g}"
        yield repeats.fault("min", message, repeats.place("max"))
    elif mean is not None and not low <= mean <= high:
        message = f"the mean {mean:g} lies outside the values, {low:g} to {high:g}"
        yield repeats.fault("mean", message, repeats.place("min"), repeats.place("max"))


@rule("FI54", MUST, at="/results/*", needs=("computed_on", "subject/what"))
def measured_after_it_was_made(result: Value) -> Iterator[Fault]:
    """Released files were measured after they were made.

    What was measured earlier is another dataset.

    **Fix:** measure the released files, or correct the dates.
    """
    if result.get("subject", "what") != "released_files":
        return
    finished = result.root.once(_finished)
    of_file = finished.get(result.get("subject", "ref"), finished[None])
    for step in of_file.after(result["computed_on"])[:1]:
        yield result.fault(
            "computed_on",
            f"measured on {result['computed_on']}, but step {step.id} finished on {step['finished']}",
            step.place("finished"),
        )


def _finished(root: Value) -> dict[Any, Timeline[Value]]:
    """When the steps finished that make each thing; under None, all steps that make the dataset."""
    steps = [step for _, step in root.each("steps") if step.get("kind") in _MAKING]
    made: dict[Any, list[Value]] = {None: steps}
    for step in steps:
        for name in step.texts("makes"):
            made.setdefault(name, []).append(step)
    return {name: Timeline((step.get("finished"), step) for step in makers) for name, makers in made.items()}


@rule("FI55", MUST, at="/validation/plan", needs=("date", "results"))
def planned_before_measuring(plan: Value) -> Iterator[Fault]:
    """The plan was fixed before its results were computed.

    A plan that was written after the numbers is a selection of them.

    **Fix:** correct the dates, or give `validation.plan: none` and say so.
    """
    for name in plan.listed("results"):
        result = plan.find(name, "results")
        if result is not None and after(plan["date"], result.get("computed_on")):
            yield plan.fault(
                "date", f"fixed on {plan['date']}, but {name} was computed on {result['computed_on']}",
                result.place("computed_on"),
            )  # fmt: skip


@rule("FI56", SHOULD, at="/results/*", needs=("kind", "against"), minds=("comparators",), sources="CPM")
def comparisons_have_a_yardstick(result: Value) -> Iterator[Fault]:
    """A comparison stands beside a yardstick.

    0.94 is good or bad only beside what two halves of the real data reach, or what chance gives.

    **Fix:** measure the same between two real splits and give it in `comparators`.
    """
    if result["kind"] == "comparison" and not list(result.each("comparators")):
        yield result.fault("", "the comparison has no yardstick: `comparators` is empty")


@rule("FI57", SHOULD, at="/results/*", needs=("tool",))
def evidence_is_measured_by_another_tool(result: Value) -> Iterator[Fault]:
    """The evidence of a claim was not computed by a tool that filtered, selected or labelled the output.

    What a program let pass, it will find good; the number shows the filter and not the generator.

    **Fix:** measure with another tool, or say in `limitations` that the claim holds by selection.
    """
    name, root = result.id, result.root
    ways = (("claims", "claimed"), ("privacy", "claims"))
    shown = [claim for way in ways for _, claim in root.each_under(name, _evidence, *way)]
    for identifier, step in root.each_under(result["tool"], _tools_that_shape_output, "steps") if shown else ():
        yield result.fault(
            "tool",
            f"{result['tool']} computed the evidence of a claim, and step {identifier} used it on the output",
            step.place("tools"),
            *(claim.place("evidence") for claim in shown),
        )
        return


def _evidence(claim: Value) -> list[Any]:
    return claim.listed("evidence")


def _tools_that_shape_output(step: Value) -> list[Any]:
    """The tools of a step that judges what was generated, and not the source."""
    shapes = step.get("kind") in _SHAPING and step.id in pipeline(step.root).generated
    return step.listed("tools") if shapes else []


@rule("UT51", MUST, at="/results/*", needs=("tested_on",), sources="NAT-ED LDH-ST")
def utility_is_tested_on_real_rows(result: Value) -> Iterator[Fault]:
    """A model is tested on real rows.

    A model that is tested on generated rows shows how alike they are to each other.

    **Fix:** test on a split of real rows that the generator never saw.
    """
    tested = result["tested_on"]
    generated = result.find(tested, "files", "lineage/related")
    if generated is not None:
        yield result.fault("tested_on", f"the test set {tested} is not real rows", generated.place())
    split = result.find(tested, "splits")
    source = _generated(result, [tested]) if split is None else split.once(_generated_source)
    if source is not None:
        yield result.fault("tested_on", f"the test set {tested} is {source['origin']}", source.place("origin"))


def _generated_source(split: Value) -> Value | None:
    return _generated(split, split.listed("taken_from"))


def _generated(value: Value, names: list[Any]) -> Value | None:
    """The first of some inputs that holds generated records."""
    for name in names:
        source = value.find(name, "inputs", "evaluation_inputs")
        if source is not None and source.get("origin") in ("synthetic", "simulated"):
            return source
    return None


@rule("UT52", MUST, at="/results/*", needs=("tested_on",), sources="NAT-ED LDH-ST")
def test_rows_were_not_seen(result: Value) -> Iterator[Fault]:
    """The generator never saw the rows on which a model is tested.

    A generator that saw the test set passes on what it saw.

    **Fix:** test on a split that was `seen_by_generator: none`.
    """
    split = result.find(result["tested_on"], "splits")
    if split is not None and (seen := split.listed("seen_by_generator")):
        yield result.fault(
            "tested_on",
            f"the generator saw the test set {result['tested_on']} ({few(seen)})",
            split.place("seen_by_generator"),
        )


@rule(
    "UT53", MUST, at="/results/*", needs=("trained_on", "tested_on", "task"), minds=("comparators",),
    sources="NAT-ED LDH-ST",
)  # fmt: skip
def training_on_synthetic_stands_beside_training_on_real(result: Value) -> Iterator[Fault]:
    """A model trained on synthetic rows stands beside one trained on real rows.

    An area under the curve of 0.76 is good if real rows give 0.76, and bad if they give 0.85.

    **Fix:** train the same on real rows, test it on the same rows, and add that result.
    """
    if result.find(result["trained_on"], "files") is None:
        return
    yardsticks = [yardstick.get("of") for _, yardstick in result.each("comparators")]
    twins = result.root.each_under(_question(result), _answered_by_real_rows, "results")
    if "real_training" in yardsticks or next(twins, None) is not None:
        return
    yield result.fault("trained_on", "no result shows the same model trained on real rows and tested on the same")


def _question(result: Value) -> tuple[str, ...]:
    return tuple(str(result.data.get(key)) for key in ("task", "tested_on"))


def _answered_by_real_rows(result: Value) -> list[tuple[str, ...]]:
    trained = result.get("trained_on")
    return [_question(result)] if any(result.find(trained, collection) for collection in _REAL) else []


@rule("UT54", MUST, at="/results/*", needs=("kind", "estimand"), minds=("interval", "standard_error"))
def estimates_have_an_interval(result: Value) -> Iterator[Fault]:
    """An estimate has an interval or a standard error.

    Two estimates can be compared only with what each may be off by.

    **Fix:** give `interval` or `standard_error`.
    """
    unsure = result.get("interval") in (None, "none") and result.get("standard_error") is None
    if unsure:
        yield result.fault("", "the estimate has neither an interval nor a standard error")


@rule("FA51", MUST, at="/content/groups/*", needs=("partition", "shares/source"))
def shares_of_a_partition_close(group: Value) -> Iterator[Fault]:
    """The shares of the groups of one partition do not exceed the whole.

    Groups that add up to more than all overlap, or are counted wrongly.

    **Fix:** count again, or give groups that overlap different partitions.
    """
    sides = group.root.each_under(group["partition"], _counted_partition, "content", "groups")
    if next(sides)[1].pointer != group.pointer:
        return
    counted = [group, *(mate for _, mate in sides)]
    mates = [mate for _, mate in group.root.each_under(group["partition"], _partition, "content", "groups")]
    for which in ("source", "output"):
        total = sum(mate.get("shares", which) or 0 for mate in mates)
        if total > 1 + _ROUNDING * len(mates):
            yield group.fault(
                f"shares/{which}", f"the shares of {group['partition']} add up to {total:.3g} in the {which}",
                *(mate.place("shares", which) for mate in counted[1:]),
            )  # fmt: skip


def _partition(group: Value) -> list[Any]:
    return [group.get("partition")]


def _counted_partition(group: Value) -> list[Any]:
    return [group.get("partition")] if group.get("shares", "source") is not None else []
