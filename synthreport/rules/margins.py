"""Rules on the margins that a claim sets for its own evidence."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, rule
from synthreport.rules.value import Fault, Value

_AT = "/claims/claimed/*/margins/*"
_DIGITS = 9
"""0.74 - 0.71 is 0.03, whatever binary fractions make of it."""


@rule("FI82", MUST, CONTRADICTION, at=_AT, needs=("result",), minds=("at_least", "at_most", "within"), sources="KUO")
def evidence_keeps_the_margin(margin: Value) -> Iterator[Fault]:
    """The evidence of a claim lies within the margins that the claim sets.

    Who says which result would show a property says, too, which would not.

    **Problem:** A claim is refuted by its own margin.

    **Fix:** move the property to `not_claimed`, or correct the value. Do not widen the margin after the result.
    """
    result = margin.find(margin["result"], "results")
    value = None if result is None else result.get("value")
    for side, message in () if value is None else _missed(margin, value):
        place = margin.root.place("results", margin["result"], "value")
        yield margin.fault(side, f"{message}, but {margin.called(margin['result'])} is {value:g}", place)


@rule("FI83", MUST, DEMAND, at=_AT, needs=("result",), minds=("at_least", "at_most", "within", "of"))
def margins_can_be_applied(margin: Value) -> Iterator[Fault]:
    """A margin sets a bound for a result that the claim rests on; a distance names its baseline.

    A margin for another result, or from a baseline without a value, can never be missed.

    **Problem:** The margin of a claim cannot be applied.

    **Fix:** name a result that is among the claim's `evidence`, give `at_least`, `at_most` or `within`, and with
    `within` the id of the result's baseline, or of another result, in `of`.
    """
    result, claim = margin["result"], margin.root.get(*margin.pointer.split("/")[1:4])
    evidence = claim.listed("evidence")
    if evidence and result not in evidence:
        yield margin.fault(
            "result", f"{margin.called(result)} is not among the evidence of this claim", claim.place("evidence")
        )
    elif not {"at_least", "at_most", "within"}.intersection(margin.data):
        yield margin.fault("", "no bound is set: neither `at_least` nor `at_most` nor `within`", margin.place("result"))
    elif ("within" in margin.data) != ("of" in margin.data):
        side, other = ("within", "of") if "within" in margin.data else ("of", "within")
        yield margin.fault(side, f"`{side}` is stated without `{other}`", margin.place("result"))
    elif "of" in margin.data and _baseline(margin) is None:
        yield margin.fault(
            "of", f"{margin.called(result)} has no baseline `{margin['of']}` with a value", margin.place("result")
        )


def _missed(margin: Value, value: float) -> Iterator[tuple[str, str]]:
    """Each bound that the value misses, and the bound in words."""
    least, most, within = (margin.get(side) for side in ("at_least", "at_most", "within"))
    if least is not None and value < least:
        yield "at_least", f"the claim asks for at least {least:g}"
    if most is not None and value > most:
        yield "at_most", f"the claim asks for at most {most:g}"
    baseline = _baseline(margin)
    if within is not None and baseline is not None and round(abs(value - baseline), _DIGITS) > within:
        yield "within", f"the claim asks for {baseline:g} ± {within:g}"


def _baseline(margin: Value) -> float | None:
    """The value of the baseline: that of the result, or that of another result."""
    result = margin.find(margin["result"], "results")
    own = result.find(margin.get("of"), f"results/{result.id}/comparators") if result is not None else None
    other = margin.find(own.get("result") if own is not None else margin.get("of"), "results")
    given = own.get("value") if own is not None else None
    found: float | None = given if given is not None else other.get("value") if other is not None else None
    return found
