"""Rules on the controls of attacks: persons who were not in the data, attacked in the same way."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.document.positions import few
from synthreport.rules.rows.exposure import shown_to_be_seen
from synthreport.rules.rows.rows import rows
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MAY, MUST, SHOULD, rule
from synthreport.rules.shared.metric_registry import metric_of
from synthreport.rules.value import NAMED, Fault, Value

_BASELINES = ("control", "real_rows", "real_vs_real")
"""The baselines that replace a control: the same attack on persons who were not in the data, or on other real rows."""


@rule("PA51", MUST, CONTRADICTION, at="/results/*", needs=("control",), sources="PHANT SYNTHEVAL-8")
def controls_were_not_seen(result: Value) -> Iterator[Fault]:
    """The generator never saw the control of an attack.

    A control that was seen is a second training set; the difference between the two is always small.

    **Problem:** The generator saw the control of an attack.

    **Fix:** attack again, with a split that was `seen_by_generator: none` as control.
    """
    split = result.find(result["control"], "splits")
    if split is not None and (seen := split.listed("seen_by_generator")):
        yield result.fault(
            "control", f"the generator saw the control, {split.called()} ({few(seen)})",
            split.place("seen_by_generator"),
        )  # fmt: skip


@rule("PA52", MUST, CONTRADICTION, at="/privacy", needs=("control_set",), sources="PHANT SYNTHEVAL-8")
def control_set_was_not_seen(privacy: Value) -> Iterator[Fault]:
    """The generator never saw the control set.

    Without people who were not in the data, nobody can tell leakage from what is true of everybody.

    **Problem:** The generator saw the control set.

    **Fix:** name a split that was `seen_by_generator: none`, or say that there is none.
    """
    for index, name in enumerate(privacy.listed("control_set")):
        split = privacy.find(name, "splits")
        if split is not None and (seen := split.listed("seen_by_generator")):
            yield privacy.fault(
                f"control_set/{index}", f"the generator saw {split.called()} ({few(seen)})",
                split.place("seen_by_generator"),
            )  # fmt: skip


@rule("PA53", MUST, CONTRADICTION, at="/results/*", needs=("against", "control"), sources="PHANT SYNTHEVAL-8")
def control_is_apart_from_the_attacked(result: Value) -> Iterator[Fault]:
    """The control of an attack shares no person with the rows that are attacked.

    Who is on both sides is a member and a non-member at once.

    **Problem:** The control of an attack overlaps the attacked rows.

    **Fix:** take shared persons out of one of the two, and attack again.
    """
    control, against = result["control"], result["against"]
    if control == against:
        yield result.fault("control", "the control is the split that is attacked", result.place("against"))
    elif shown_to_be_seen(result.find(control, "splits")):
        return
    elif rows(result.root).holding(control, [against]):
        yield result.fault(
            "control", f"the control is a part of {result.called(against)}, which is attacked", result.place("against")
        )
    else:
        yield from _sharing_persons(result, control, against)


@rule("PA54", MUST, DEMAND, at="/privacy/assessments", sources="PHANT SYNTHEVAL-8")
def disclosure_tests_have_a_control(assessments: Value) -> Iterator[Fault]:
    """Every test of membership and attributes has a control, or a baseline of persons who were not in the data.

    What an attack learns means nothing without what it learns about everybody else.

    **Problem:** A disclosure test has neither control nor baseline.

    **Fix:** repeat the test on unseen persons and name them in `control`; without any, give what a guess without the
    data reaches in `comparators`.
    """
    for kind in ("membership", "attribute"):
        for index, name in enumerate(assessments.listed(kind)):
            result = assessments.find(name, "results")
            if result is not None and result.get("control") == "none" and not _has_a_baseline(result):
                yield assessments.fault(f"{kind}/{index}", f"{result.called()} has no control", result.place("control"))


@rule("PA58", MUST, DEMAND, at="/results/*", needs=("metric", "kind", "control"), sources="PHANT SYNTHEVAL-8")
def metrics_that_need_unseen_persons_have_them(result: Value) -> Iterator[Fault]:
    """An attack whose metric compares with unseen persons has a control.

    The metric is defined by that comparison; without it, the number is another metric's.

    **Problem:** An attack lacks the control that its metric needs.

    **Fix:** repeat the attack on unseen persons and name them in `control`, or name the metric that was computed.
    """
    metric = metric_of(result)
    if metric and "holdout" in metric["needs"] and result["control"] == "none" and not _is_disclosure_test(result):
        message = f"{result['metric']} compares with unseen persons, but there is no control"
        yield result.fault("control", message, result.place("metric"))


@rule("PA64", MAY, ADVICE, at="/results/*", needs=("kind", "metric", "control", "value"), sources="PHANT SYNTHEVAL-8")
def counts_of_copies_have_a_control(result: Value) -> Iterator[Fault]:
    """A count of copies is given with the same count for unseen rows.

    In a table of few columns many rows equal one another by chance; only the excess over unseen rows is copying.

    **Problem:** Copies are counted without a count for unseen rows.

    **Fix:** count the same for unseen persons and name them in `control`; without any, say so in `limitations`.
    """
    metric = metric_of(result)
    counts = metric is not None and metric["attacks"] == ["copies"] and result["value"] > 0
    if counts and result["control"] == "none" and not _has_a_baseline(result):
        yield result.fault(
            "control", f"{result['value']:g} is given without the count for unseen rows", result.place("metric")
        )


@rule("PA74", SHOULD, DEMAND, at="/privacy", needs=("control_set",), sources="PHANT SYNTHEVAL-8")
def control_sets_are_used(privacy: Value) -> Iterator[Fault]:
    """Every control set is the control of some attack.

    A control that was kept and not used controls nothing.

    **Problem:** A control set is the control of no attack.

    **Fix:** attack with it and name it as `control`; or take it out of `control_set`.
    """
    attacks = [result for _, result in privacy.root.each("results") if result.get("kind") == "attack"]
    controls = {attack.get("control") for attack in attacks}
    for index, name in enumerate(privacy.listed("control_set")):
        if privacy.find(name, "splits") and controls and None not in controls and name not in controls:
            places = [attack.place("control") for attack in attacks[:NAMED]]
            yield privacy.fault(f"control_set/{index}", f"{privacy.called(name)} is the control of no attack", *places)


def _sharing_persons(result: Value, control: str, against: str) -> Iterator[Fault]:
    """A fault where control or attacked rows are said to share persons with the other."""
    for one, other in ((control, against), (against, control)):
        split = result.find(one, "splits")
        if split is not None and (shared := split.get("overlaps", other)):
            message = f"the control shares {shared:,} persons with {result.called(against)}, which is attacked"
            yield result.fault("control", message, split.place("overlaps", other))
            return


def _has_a_baseline(result: Value) -> bool:
    """Whether the same number is given for persons who were not in the data, or for what the author names."""
    return any(
        each.get("of") in _BASELINES or isinstance(each.get("of"), Value) for _, each in result.each("comparators")
    )


def _is_disclosure_test(result: Value) -> bool:
    """Whether the manifest lists a result as a test that must have a control whatever its metric."""
    name = result.id
    return any(name in result.root.texts("privacy", "assessments", kind) for kind in ("membership", "attribute"))
