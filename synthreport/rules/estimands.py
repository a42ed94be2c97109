"""Rules on estimands: what real rows say, and on which scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.document.pointers import parts_of
from synthreport.rules.rule import ADVICE, CONTRADICTION, MUST, SHOULD, rule
from synthreport.rules.shared.ranges import beyond, interval_of, no_effect, scale_range
from synthreport.rules.value import Fault, Value


@rule("FI71", MUST, CONTRADICTION, at="/estimands/*/real/*", needs=("value", "interval/low", "interval/high"))
def real_estimates_fit_their_interval(real: Value) -> Iterator[Fault]:
    """What real rows say lies in its interval, whose lower end is not above its upper end.

    An estimate outside its own interval belongs to another run, or to the output.

    **Fix:** take value and interval from the same fit to the same rows.
    """
    low, high = real.get("interval", "low"), real.get("interval", "high")
    if low > high:
        message = f"the lower end, {low:g}, is above the upper, {high:g}"
        yield real.fault("interval/low", message, real.place("interval", "high"))
    elif not low <= real["value"] <= high and not any(_is_swapped(result, real) for result in _estimates(real)):
        message = f"the value {real['value']:g} lies outside its interval, {low:g} to {high:g}"
        yield real.fault("value", message, real.place("interval"))


@rule("FI72", MUST, CONTRADICTION, at="/estimands/*", needs=("scale",), minds=("real", "no_effect"))
def estimands_fit_their_scale(estimand: Value) -> Iterator[Fault]:
    """What real rows say is possible on its scale; no effect is 1 for a ratio, and 0 for a difference.

    No hazard ratio is negative: such a number is a coefficient before it was exponentiated. With 0 for no effect, every
    ratio is one.

    **Fix:** correct the number, or name the scale that it is on.
    """
    none, given = no_effect(estimand), estimand.get("no_effect")
    if none is not None and given is not None and given != none:
        message = f"on the scale {estimand['scale']}, no effect is {none:g}, not {given:g}"
        yield estimand.fault("no_effect", message, estimand.place("scale"))
    for _, real in estimand.each("real"):
        value = real.get("value")
        if value is not None and (out := beyond(value, scale_range(estimand))):
            message = f"on the scale {estimand['scale']}, a value lies {out}, but it is {value:g}"
            yield Fault(real.place("value"), message, (estimand.place("scale"),))


@rule("FI73", SHOULD, ADVICE, at="/estimands/*", needs=("scale", "real"))
def real_intervals_fit_the_scale(estimand: Value) -> Iterator[Fault]:
    """The interval of what real rows say is possible on the scale of the estimand.

    An interval of a ratio that begins below 0 was computed on another scale than the ratio.

    **Fix:** compute it on the logarithm of the ratio, or by a bootstrap.
    """
    range_ = scale_range(estimand)
    for _, real in estimand.each("real"):
        value, low, high = real.get("value"), real.get("interval", "low"), real.get("interval", "high")
        for end, number in (("low", low), ("high", high)):
            if (
                number is not None
                and value is not None
                and not beyond(value, range_)
                and (out := beyond(number, range_))
            ):
                message = f"on the scale {estimand['scale']}, a value lies {out}, but the end is {number:g}"
                yield Fault(real.place("interval", end), message, (estimand.place("scale"),))
                break


def _estimates(real: Value) -> Iterator[Value]:
    """The estimates of the same estimand in the output."""
    for _, result in real.root.each_under(parts_of(real.pointer)[1], _estimand, "results"):
        yield result


def _estimand(result: Value) -> list[Any]:
    return [result.get("estimand")]


def _is_swapped(result: Value, real: Value) -> bool:
    """Whether the intervals of an estimate and of real rows were exchanged: another rule finds it at the estimate."""
    ours = interval_of(result)
    if not ours or result.get("value") is None:
        return False
    return not ours[0] <= result["value"] <= ours[1] and ours[0] <= real["value"] <= ours[1]
