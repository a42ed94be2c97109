"""Rules on the numbers of a result: their range, their intervals, and their repetitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.metric_registry import metric_name, metric_of
from synthreport.rules.shared.ranges import (
    beyond,
    is_possible,
    is_resampled,
    range_of,
    rounded_like,
    slack,
    spreads,
    values,
)
from synthreport.rules.value import NAMED, Fault, Value, exact

_SHIFTED = ("comparison", "attack", "measurement")
"""The kinds of result that a bootstrap shifts: distances, largest values, copies."""


@rule("FI51", MUST, CONTRADICTION, at="/results/*", needs=("value", "interval/low", "interval/high"))
def interval_holds_the_value(result: Value) -> Iterator[Fault]:
    """An interval holds its value.

    An estimate outside its own interval belongs to another run. The bootstrap of a distance alone is shifted, because
    a sample that is drawn with replacement lies farther away: its interval may miss the value.

    **Problem:** A value lies outside its interval.

    **Fix:** take value and interval from the same run.
    """
    low, high = result.get("interval", "low"), result.get("interval", "high")
    shifted = is_resampled(result.get("interval", "method")) and result.get("kind") in _SHIFTED
    if low <= high and not low <= result["value"] <= high and not shifted:
        yield result.fault(
            "value", f"the value {result['value']:g} lies outside its interval, {low:g} to {high:g}",
            result.place("interval"),
        )  # fmt: skip


@rule("FI52", MUST, CONTRADICTION, at="/results/*/interval", needs=("low", "high"))
def interval_is_not_empty(interval: Value) -> Iterator[Fault]:
    """The lower end of an interval is not above its upper end.

    Nothing lies in an empty interval.

    **Problem:** The lower end of an interval is above its upper end.

    **Fix:** exchange or correct the two.
    """
    if interval["low"] > interval["high"]:
        message = f"the lower end, {interval['low']:g}, is above the upper, {interval['high']:g}"
        yield interval.fault("low", message, interval.place("high"))


@rule("FI53", MUST, CONTRADICTION, at="/results/*", needs=("repeats/min", "repeats/max"))
def spread_is_in_order(result: Value) -> Iterator[Fault]:
    """The smallest, the mean, the largest and the standard deviation of repeated values fit together.

    Numbers that cannot belong together come from different runs: a mean lies between the smallest and the largest, and
    a standard deviation is bounded by how far these two are apart.

    **Problem:** Mean, range and standard deviation do not fit together.

    **Fix:** take all of them from the same repetitions.
    """
    low, high, mean, sd = (result.get("repeats", key) for key in ("min", "max", "mean", "sd"))
    if low > high:
        message = f"the smallest value, {low:g}, is above the largest, {high:g}"
        yield result.fault("repeats/min", message, result.place("repeats", "max"))
    elif mean is not None and not low <= mean <= high:
        message = f"the mean {mean:g} lies outside the values, {low:g} to {high:g}"
        yield result.fault("repeats/mean", message, result.place("repeats", "min"), result.place("repeats", "max"))
    elif sd is not None and is_possible(result) and not spreads(low, high, sd, exact(result.get("repeats", "n"))):
        message = f"values from {low:g} to {high:g} cannot have the standard deviation {sd:g}"
        yield result.fault("repeats/sd", message, result.place("repeats", "min"), result.place("repeats", "max"))


@rule("FI60", MUST, CONTRADICTION, at="/results/*", needs=("metric",), minds=("noise",))
def values_lie_in_the_range(result: Value) -> Iterator[Fault]:
    """A value lies in the range of its metric, and so do its parts, unless noise was added.

    A share of 1.3 is a typo, or another metric under this one's name. What holds for the value holds for its
    repetitions, for the value by field or group, and for the same number on other rows.

    **Problem:** A value lies outside the range of its metric.

    **Fix:** correct the value, or name the metric that it is a value of; with noise for privacy, give `noise`.
    """
    if result.get("noise") is not None:
        return
    range_ = range_of(result)
    wrong = [(path, value, out) for path, value in values(result) if (out := beyond(value, range_))]
    for path, value, out in wrong[:1]:
        message = f"{metric_name(result)} lies {out}, but the value is {value:g}"
        yield result.fault(
            path, message, result.place("metric"), *(result.place(*each.split("/")) for each, *_ in wrong[1:])
        )


@rule(
    "FI61",
    SHOULD,
    ADVICE,
    at="/results/*",
    needs=("metric", "value", "interval/low", "interval/high"),
    minds=("noise",),
)
def intervals_lie_in_the_range(result: Value) -> Iterator[Fault]:
    """An interval lies in the range of its metric, unless noise was added to the value.

    An interval of a share that begins below 0 was made by a formula that does not hold there.

    **Problem:** An interval lies outside the range of its metric.

    **Fix:** use a method that respects the range, such as Wilson's or a bootstrap.
    """
    range_ = range_of(result)
    if result.get("noise") is not None or beyond(result["value"], range_):
        return
    for end in ("low", "high"):
        found = result.get("interval", end)
        if out := beyond(found, range_):
            message = f"{metric_name(result)} lies {out}, but the end is {found:g}"
            yield result.fault(f"interval/{end}", message, result.place("metric"))
            return


@rule("FI65", MUST, CONTRADICTION, at="/results/*", needs=("n", "value"))
def results_rest_on_something(result: Value) -> Iterator[Fault]:
    """A result rests on at least one record.

    What was measured on nothing has no value.

    **Problem:** A result rests on no records.

    **Fix:** correct `n`; if nothing could be measured, give a gap in place of the value.
    """
    if exact(result["n"]) == 0:
        yield result.fault("n", f"the value {result['value']:g} rests on 0 records", result.place("value"))


@rule("FI66", SHOULD, DEMAND, at="/results/*", needs=("value",), minds=("interval", "standard_error"))
def uncertainty_is_not_zero(result: Value) -> Iterator[Fault]:
    """An interval has a width, and a standard error is above 0, unless the value is at an end of its range.

    A number that was measured on a sample may be off. An interval of one point says that nothing was computed, or that
    it was rounded away.

    **Problem:** An interval has no width, or a standard error is 0.

    **Fix:** compute it, or give more digits; if nothing was computed, give `interval: none`.
    """
    low, high = result.get("interval", "low"), result.get("interval", "high")
    value, error = result["value"], result.get("standard_error")
    if value in range_of(result) or _is_rounded_away(value, result):
        return
    if low == high == value:
        yield result.fault("interval", f"the interval of {value:g} has no width", result.place("value"))
    elif error == 0:
        yield result.fault("standard_error", f"the standard error of {value:g} is 0", result.place("value"))


@rule("FI67", MUST, CONTRADICTION, at="/results/*", needs=("kind", "n", "events"), minds=("value",))
def events_are_among_the_records(result: Value) -> Iterator[Fault]:
    """Events are counted among the records, and a share of broken records is the one over the other.

    More rows that break a rule than rows, or a share that is another than the counts give, come from different runs.

    **Problem:** Events do not fit the records or the share.

    **Fix:** correct `n`, `events` or `value`.
    """
    events, n, value = exact(result["events"]), exact(result["n"]), result.get("value")
    if events is None or not n or not _are_counted_in_records(result):
        return
    if events > n:
        yield result.fault("events", f"{events:,} events are counted among {n:,} records", result.place("n"))
    elif result["kind"] == "violation" and abs(value - events / n) > slack(value):
        message = f"{events:,} of {n:,} is {events / n:.4g}, but the value is {value:g}"
        yield result.fault("value", message, result.place("events"), result.place("n"))


@rule("FI68", MUST, CONTRADICTION, at="/results")
def no_more_records_are_tested_than_there_are(results: Value) -> Iterator[Fault]:
    """A model is tested, and membership attacked, on no more records than there are.

    A number of test records that is larger than the test set belongs to another test.

    **Problem:** More records were tested than there are.

    **Fix:** correct `n`, or name the rows that were tested; where a test was repeated, give `repeats`.
    """
    found: dict[tuple[str, ...], list[Value]] = {}
    for _, result in results.root.each("results"):
        sides = _sides(result)
        if sides and _exceeds(result, sides):
            found.setdefault(tuple(side.pointer for side in sides), []).append(result)
    for result, *others in found.values():
        sides = _sides(result)
        named = " and ".join(f"{exact(side['records']):,} in {side.called()}" for side in sides)
        places = [*(side.place("records") for side in sides), *(other.place("n") for other in others[:NAMED])]
        yield Fault(
            result.place("n"), f"{exact(result['n']):,} records were tested, but there are {named}", tuple(places)
        )


@rule("FI69", SHOULD, DEMAND, at="/results/*", needs=("value", "repeats/min", "repeats/max"), minds=("interval",))
def value_is_among_its_repetitions(result: Value) -> Iterator[Fault]:
    """A value lies among its repetitions.

    A value outside all repetitions of itself is the value of something else, or the run that was worth showing.

    **Problem:** A value lies outside its repetitions.

    **Fix:** take the value from one of the runs, or count its own run among them.
    """
    value, low, high = result["value"], result.get("repeats", "min"), result.get("repeats", "max")
    outside = low <= high and (rounded_like(low, value) < low or rounded_like(high, value) > high)
    if outside and _fits_the_rest(value, result) and not is_resampled(result.get("repeats", "varied")):
        yield result.fault(
            "value", f"the value {value:g} lies outside its repetitions, {low:g} to {high:g}", result.place("repeats")
        )


@rule("FI74", MUST, CONTRADICTION, at="/files/*", needs=("records",))
def measured_files_hold_records(file: Value) -> Iterator[Fault]:
    """A file that was measured holds records.

    Nothing can be measured on an empty file.

    **Problem:** A file that was measured holds no records.

    **Fix:** correct `records`, or name the file that was measured.
    """
    if exact(file["records"]) != 0:
        return
    measured = file.root.each_under(file.id, _measured_file, "results")
    places = [result.place("subject", "ref") for _, result in measured][:NAMED]
    if places:
        yield file.fault("records", "the file holds 0 records, but was measured", *places)


def _measured_file(result: Value) -> list[Any]:
    return [result.get("subject", "ref")] if result.get("value") is not None else []


def _fits_the_rest(value: float, result: Value) -> bool:
    """Whether a value is possible and lies in its interval: otherwise its repetitions show nothing new."""
    low, high = result.get("interval", "low"), result.get("interval", "high")
    return is_possible(result) and (low is None or high is None or low <= value <= high)


def _is_rounded_away(value: float, result: Value) -> bool:
    """Whether the uncertainty of a share of n records is smaller than the last digit of the value.

    Its interval is at most two standard errors wide on each side, each at most 0.5/√n.
    """
    n, digit = exact(result.get("n")), 2 * slack(value)
    return n is not None and n * digit * digit >= 4


def _are_counted_in_records(result: Value) -> bool:
    """Whether each record has one event at most: a person may be admitted twice."""
    metric, kind = result.get("metric"), result["kind"]
    of_time = isinstance(metric, str) and metric.startswith("surv.")
    return kind in ("violation", "attack") or (kind == "downstream" and not of_time)


def _sides(result: Value) -> list[Value]:
    """The rows that a model was tested on, or the possible targets of a membership attack, if their number is known."""
    metric = metric_of(result)
    if result.get("kind") == "downstream":
        names = [result.get("tested_on")]
    elif metric and metric["attacks"] == ["membership"]:
        names = [result.get("against"), result.get("control")]
    else:
        return []
    sides = [side for name in names if (side := result.find(name, "splits", "evaluation_inputs", "files")) is not None]
    known = [side for side in sides if exact(side.get("records")) is not None]
    return known if len(known) == len(names) else []


def _exceeds(result: Value, sides: list[Value]) -> bool:
    """Whether more records were tested than these rows are, as often as the test was repeated."""
    n, count = exact(result.get("n")), sum(filter(None, (exact(side["records"]) for side in sides)))
    return n is not None and n > count * max(1, exact(result.get("repeats", "n")) or 1)
