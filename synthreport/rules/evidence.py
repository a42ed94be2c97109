"""Rules on claims and their own evidence: what it is, and whether it says the opposite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from synthreport.document.positions import few
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.evidence import cited, is_by_group, is_own, is_trained_on_output, linked, shortfall
from synthreport.rules.shared.metric_registry import metric_of
from synthreport.rules.shared.ranges import beyond, interval_of, is_beyond, is_the_estimate, no_effect, scale_range
from synthreport.rules.shared.wording import in_words
from synthreport.rules.value import NAMED, Fault, Value

_EFFECTS = ("inferential", "causal")
_JUDGED = ("comparison", "downstream", "violation", "measurement")
_ON_REAL_ROWS = ("real_vs_real", "real_rows")


@rule("FI75", MUST, DEMAND, at="/dataset/publications/*", needs=("relation",), sources="KUO")
def own_articles_say_where(publication: Value) -> Iterator[Fault]:
    """The dataset's own article is evidence only with the place where it shows what is claimed.

    An article that presents the dataset makes the claim; that it was made does not show it.

    **Problem:** The dataset's own article is cited without a place in it.

    **Fix:** give the numbers in `results` and link them, or say in the claim's `locator` which table shows it.
    """
    if not is_own(publication):
        return
    bare = [claim.place("evidence") for claim in _claims(publication.root) if _rests_on(claim, publication.id)]
    if bare:
        message = f"the only evidence is the dataset's own article, {publication.called()}, without the place in it"
        yield Fault(bare[0], message, (publication.place("relation"), *bare[1:NAMED]))


@rule("FI77", MUST, CONTRADICTION, at="/claims/claimed", sources="KUO")
def evidence_does_not_refute_the_claim(claims: Value) -> Iterator[Fault]:
    """Some evidence of a claim is better than guessing, and nearer to what real rows reach than to the worst.

    A model that predicts no better than a coin does not show that predictions carry over, and a similarity near 0 does
    not show that anything was kept.

    **Problem:** A claim is refuted by its own evidence.

    **Fix:** move the property to `not_claimed`, or correct the value.
    """
    refuted: dict[tuple[str, ...], list[Value]] = {}
    for _, claim in claims.root.each("claims", "claimed"):
        if results := _all_refuting(claim):
            refuted.setdefault(tuple(result.id for result in results), []).append(claim)
    for names, (claim, *others) in refuted.items():
        results = [result for name in names if (result := claim.find(name, "results")) is not None]
        places = [*(result.place("value") for result in results), *(other.place("evidence") for other in others)]
        message = (
            f"{in_words(claim['property'])} is claimed, but the value of {results[0].called()}, {shortfall(results[0])}"
        )
        yield claim.fault("evidence", message, *places[:NAMED])


@rule("FI78", MUST, CONTRADICTION, at="/claims/claimed/*", needs=("property", "evidence"), sources="KUO")
def estimates_do_not_refute_the_claim(claim: Value) -> Iterator[Fault]:
    """Where estimates are claimed to agree, their intervals meet, and they point the same way.

    An effect of 3.1 that lies between 2.4 and 4.0 is not the effect of 0.76 that real rows show.

    **Problem:** Estimates are claimed to agree, but do not.

    **Fix:** move the property to `not_claimed`, limit the claim to the estimands that agree, or correct the numbers.
    """
    if claim["property"] not in _EFFECTS:
        return
    for result in linked(claim):
        estimand = result.find(result.get("estimand"), "estimands")
        if estimand is None:
            continue
        real = _real_estimate(result, estimand)
        if real is not None and (why := _disagreement(result, estimand, real)):
            message = f"{claim['property']} agreement is claimed, but {result.called()} {why}"
            yield claim.fault("evidence", message, result.place("value"), real.place("value"))
            return


@rule("FI79", SHOULD, DEMAND, at="/results", sources="CPM")
def nothing_is_closer_than_real_rows_are(results: Value) -> Iterator[Fault]:
    """No comparison is perfect where real rows themselves are not.

    Only copies are exactly as the training rows. Where the distribution was imposed, that holds by construction.

    **Problem:** A comparison is perfect where real rows are not.

    **Fix:** look for copies and report them; or say in `claims.by_construction` what makes it exact.
    """
    built = {each.get("property") for _, each in results.root.each("claims", "by_construction")}
    found = [(result, other) for _, result in results.root.each("results") if (other := _outdone(result, built))]
    for result, other in found[:1]:
        message = f"the value is {result['value']:g}, but real rows reach {other['value']:g} among themselves"
        also = [each.place("value") for each, _ in found[1:NAMED]]
        yield Fault(result.place("value"), message, (other.place("value"), *also))


@rule("FI80", SHOULD, DEMAND, at="/results", alone="all results say it")
def different_metrics_differ(results: Value) -> Iterator[Fault]:
    """Results of different metrics are not all one number.

    Three metrics of different things that agree to the last digit were filled in, and not measured.

    **Problem:** Results of different metrics are one and the same number.

    **Fix:** give the values that were computed.
    """
    found = [result for _, result in results.root.each("results") if result.get("kind") in ("comparison", "downstream")]
    values = {value for result in found if (value := result.get("value")) is not None}
    metrics = {name for result in found if isinstance(name := result.get("metric"), str)}
    if len(values) == 1 and len(metrics) > 2 and not values.issubset((0, 1)):
        yield results.fault(found[0].id, f"{few([each.called() for each in found])} are all {next(iter(values)):g}")


@rule("FI81", MUST, DEMAND, at="/validation", sources="NAT-ED KAA INF")
def validations_hold_results_that_fit(validation: Value) -> Iterator[Fault]:
    """What is filed as validation for training, for estimates or by group has a result of that kind.

    A comparison of columns does not become a test of estimates by its place in a list.

    **Problem:** A result does not fit the validation it is filed under.

    **Fix:** link a result that fits, or give a gap such as `not_performed`.
    """
    for path, (what, fits) in _FILED.items():
        results = [validation.find(name, "results") for name in validation.listed(*path)]
        known = [result for result in results if result is not None]
        if known and len(known) == len(results) and not any(map(fits, known)):
            message = f"none of the results is {what}; {known[0].called()} is none"
            yield validation.fault("/".join(path), message, *(result.place("kind") for result in known[:NAMED]))


def _shows_estimates(result: Value) -> bool:
    metric = metric_of(result)
    return result.get("kind") == "estimate" or bool(metric and set(_EFFECTS).intersection(metric["supports"]))


_FILED: dict[tuple[str, ...], tuple[str, Callable[[Value], bool]]] = {
    ("training", "results"): ("a model trained on the dataset", is_trained_on_output),
    ("inference", "results"): ("on an estimate", _shows_estimates),
    ("groups",): ("by group", is_by_group),
}
"""What must be among the results under each heading of a validation."""


def _claims(root: Value) -> Iterator[Value]:
    """Every claim, of what is kept and of privacy."""
    for collection in (("claims", "claimed"), ("privacy", "claims")):
        for _, claim in root.each(*collection):
            yield claim


def _rests_on(claim: Value, name: str) -> bool:
    """Whether a claim has no other evidence than publications that do not count, this one among them."""
    names = claim.listed("evidence")
    return name in names and not cited(claim) and all(claim.find(each, "dataset/publications") for each in names)


def _all_refuting(claim: Value) -> list[Value]:
    """The results among a claim's evidence that can show it, if none of them does and no publication is cited."""
    judged = [result for result in linked(claim) if _supports(result, claim.get("property"))]
    return judged if not cited(claim) and all(map(shortfall, judged)) else []


def _supports(result: Value, what: Any) -> bool:
    """Whether a result is of a metric that can show a property, and of a kind whose value is good or bad."""
    metric = metric_of(result)
    if metric is None or result.get("kind") not in _JUDGED:
        return False
    return what == "subgroup" or what in metric["supports"]


def _outdone(result: Value, built: set[Any]) -> Value | None:
    """What real rows reach among themselves, if a comparison that nothing made exact is perfect, and they are not."""
    metric, value = metric_of(result), result.get("value")
    if metric is None or value is None or result.get("kind") != "comparison" or built.intersection(metric["supports"]):
        return None
    low, high = metric["range"]
    if isinstance(metric["direction"], dict) or value != {"up": high, "down": low}.get(metric["direction"]):
        return None
    real = [each for _, each in result.each("comparators") if each.get("of") in _ON_REAL_ROWS]
    return next((each for each in real if each.get("value") not in (None, value)), None)


def _real_estimate(result: Value, estimand: Value) -> Value | None:
    """What real rows say about the estimand of a result: those that it is compared with, or the only ones."""
    if not is_the_estimate(result) or is_beyond(result):
        return None
    real = dict(estimand.each("real"))
    named = real.get(str(result.get("against")))
    found = named if named is not None else next(iter(real.values()), None)
    if found is None or found.get("value") is None or beyond(found["value"], scale_range(estimand)):
        return None
    return found


def _disagreement(result: Value, estimand: Value, real: Value) -> str:
    """In words how an estimate differs from that of real rows; empty if it may agree."""
    ours, theirs = interval_of(result), interval_of(real)
    value, other = result.get("value"), real.get("value")
    if ours and theirs and (ours[0] > theirs[1] or ours[1] < theirs[0]):
        return f"lies between {ours[0]:g} and {ours[1]:g}, and real rows between {theirs[0]:g} and {theirs[1]:g}"
    none = _middle(estimand)
    clear = theirs is None or none is None or not theirs[0] <= none <= theirs[1]
    if None not in (value, other, none) and clear and (value - none) * (other - none) < 0 and not _holds(ours, other):
        return f"is {value:g}, and real rows say {other:g}, on the other side of {none:g}"
    return ""


def _middle(estimand: Value) -> float | None:
    """The value that means no effect: the one that is given, or that of the scale."""
    given: float | None = estimand.get("no_effect")
    return no_effect(estimand) if given is None else given


def _holds(ends: tuple[float, float] | None, value: float) -> bool:
    return ends is not None and ends[0] <= value <= ends[1]
