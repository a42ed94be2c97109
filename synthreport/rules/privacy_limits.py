"""Rules on the limits that the results of attacks had to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.finding import Place
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.metric_registry import metric_name, metric_of
from synthreport.rules.shared.ranges import range_of
from synthreport.rules.value import NAMED, Fault, Value

_LIMITS = {"up": ("at_least", "at_most", "higher"), "down": ("at_most", "at_least", "lower")}


@rule("PA55", MUST, DEMAND, at="/privacy/acceptance/*", needs=("set_on", "result"), sources="RECON", disclosable=True)
def limits_precede_results(criterion: Value) -> Iterator[Fault]:
    """A limit was set before the result that it judges, and before the release.

    A threshold that was set after the result is a description of it.

    **Problem:** A limit was set after its result or after the release.

    **Fix:** correct the dates, or do not call it a limit; if they are right, say so in `limitations`, with the result
    in `about`.
    """
    result, released = criterion.find(criterion["result"], "results"), criterion.root.get("dataset", "released")
    if result is None:
        return
    computed, message = result.get("computed_on"), f"set on {criterion['set_on']}, but the "
    if after(criterion["set_on"], computed):
        place = result.place("computed_on")
        yield criterion.fault("set_on", f"{message}result was computed on {computed}", place).concerning(result.id)
    elif computed is None and after(criterion["set_on"], released):
        place = criterion.root.place("dataset", "released")
        yield criterion.fault("set_on", f"{message}dataset was released on {released}", place).concerning(result.id)


@rule(
    "PA56", MUST, DEMAND, at="/privacy/acceptance/*", needs=("result",), minds=("at_most", "at_least"), disclosable=True
)
def limits_were_kept(criterion: Value) -> Iterator[Fault]:
    """Every limit has a bound, and every result kept the limit that was set for it.

    A release beyond its own limit needs a reason that the manifest does not give; a limit without a bound is none.

    **Problem:** A limit has no bound, or was not kept.

    **Fix:** state the bound; do not release beyond it, or state in `limitations` who accepted the breach and why, and
    name the result in `about`.
    """
    result = criterion.find(criterion["result"], "results")
    most, least = criterion.get("at_most"), criterion.get("at_least")
    if "at_most" not in criterion.data and "at_least" not in criterion.data:
        yield criterion.fault("", "no bound is set, neither `at_most` nor `at_least`", criterion.place("result"))
    if result is None or result.get("value") is None:
        return
    value = result["value"]
    above, below = most is not None and value > most, least is not None and value < least
    for side, limit in [("at_most", most)] * above + [("at_least", least)] * below:
        message = f"the limit is {limit:g}, but the result is {value:g}"
        yield criterion.fault(side, message, result.place("value")).concerning(result.id)


@rule("PA59", MUST, CONTRADICTION, at="/privacy/acceptance/*", needs=("result",), sources="RECON")
def limits_point_the_right_way(criterion: Value) -> Iterator[Fault]:
    """A limit bounds its metric on the side that is bad.

    An upper limit on a metric of which more is better lets pass what is worst.

    **Problem:** A limit bounds its metric on the wrong side.

    **Fix:** use `at_least` where higher is better and `at_most` where lower is.
    """
    result = criterion.find(criterion["result"], "results")
    if result is None:
        return
    metric = metric_of(result) or {"direction": "unknown"}
    right, wrong, better = _LIMITS.get(_direction(result, metric), ("", "", ""))
    limit = criterion.get(wrong)
    if limit is not None and criterion.get(right) is None:
        yield criterion.fault(
            wrong, f"of {result['metric']}, {better} values are better, but the limit is {wrong} {limit:g}",
            result.place("metric"),
        )  # fmt: skip


def _direction(result: Value, metric: Mapping[str, Any]) -> str:
    """Which way a metric gets better; the more often an attack succeeds the worse, whatever its metric tends to."""
    toward = isinstance(metric["direction"], dict)
    return "down" if toward and result.get("kind") == "attack" else str(metric["direction"])


@rule("PA68", SHOULD, DEMAND, at="/privacy/acceptance", sources="RECON SHDGF")
def some_limit_is_on_an_attack(acceptance: Value) -> Iterator[Fault]:
    """Where attacks were made, some limit of privacy is on one of them.

    A limit on how much alike the data must be protects nobody.

    **Problem:** Limits were set, but none on an attack.

    **Fix:** give the limit that was set for an attack; if there was none, give the gap `not_performed`.
    """
    root = acceptance.root
    limited = [root.find(each.get("result"), "results") for _, each in root.each("privacy", "acceptance")]
    kinds = [result.get("kind") if result is not None else None for result in limited]
    attacks = [result for _, result in root.each("results") if result.get("kind") == "attack"]
    if attacks and not {"attack", None}.intersection(kinds):
        message = "limits were set, but none on an attack"
        yield Fault(Place(acceptance.pointer), message, tuple(each.place("kind") for each in attacks[:NAMED]))


@rule("PA78", MUST, DEMAND, at="/privacy/acceptance/*", needs=("result",), sources="RECON")
def limits_can_be_missed(criterion: Value) -> Iterator[Fault]:
    """A limit can be missed.

    An attack that succeeds every time keeps a limit of one.

    **Problem:** A limit lets everything pass.

    **Fix:** state the limit that was set; if there was none, take the entry out.
    """
    result = criterion.find(criterion["result"], "results")
    most, least = criterion.get("at_most"), criterion.get("at_least")
    if result is None or None not in (most, least):
        return
    low, high = range_of(result)
    for side, end, all_pass in (("at_most", high, _reaches(most, high)), ("at_least", low, _reaches(low, least))):
        if all_pass:
            message = f"the limit is {criterion[side]:g}, and {metric_name(result)} never lies beyond {end:g}"
            yield criterion.fault(side, message, result.place("metric"))


def _reaches(number: float | None, other: float | None) -> bool:
    """Whether both are known, and the first is at least the second."""
    return number is not None and other is not None and number >= other
