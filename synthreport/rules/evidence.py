"""Rules on claims and their own evidence: what it is, and whether it says the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.document.positions import few
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.evidence import cited, is_own, shortfall
from synthreport.rules.shared.metric_registry import metric_of
from synthreport.rules.shared.ranges import beyond, is_beyond, no_effect, scale_range
from synthreport.rules.value import NAMED, Fault, Value

_EFFECTS = ("inferential", "causal")
_JUDGED = ("comparison", "downstream", "violation", "measurement")
_ON_REAL_ROWS = ("real_vs_real", "real_rows")


@rule("FI75", MUST, DEMAND, at="/claims/claimed/*", needs=("evidence",), minds=("locator",), sources="KUO")
def own_articles_say_where(claim: Value) -> Iterator[Fault]:
    """The dataset's own article is evidence only with the place where it shows the claim.

    An article that presents the dataset makes the claim; that it was made does not show it.

    **Fix:** give the numbers in `results` and link them, or say in `locator` which table or figure shows it.
    """
    yield from _own_articles_alone(claim, claim)


@rule("FI76", MUST, DEMAND, at="/privacy/claims", sources="KUO")
def own_articles_say_where_privacy_was_tested(claims: Value) -> Iterator[Fault]:
    """The dataset's own article is evidence of privacy only with the place where it shows it.

    An article that presents the dataset makes the claim; that it was made does not show it.

    **Fix:** give the attacks in `results` and link them, or say in `locator` which table or figure shows them.
    """
    for kind in ("empirical", "legal_anonymity"):
        claim = claims.get(kind)
        if isinstance(claim, Value) and claim.get("evidence") is not None:
            yield from _own_articles_alone(claim, claim)


@rule("FI77", MUST, CONTRADICTION, at="/claims/claimed", sources="KUO")
def evidence_does_not_refute_the_claim(claims: Value) -> Iterator[Fault]:
    """Some evidence of a claim is better than guessing, and nearer to what real rows reach than to the worst.

    A model that predicts no better than a coin does not show that predictions carry over, and a similarity near 0 does
    not show that anything was kept.

    **Fix:** move the property to `not_claimed`, or correct the value.
    """
    refuted: dict[tuple[str, ...], list[Value]] = {}
    for _, claim in claims.root.each("claims", "claimed"):
        if results := _all_refuting(claim):
            refuted.setdefault(tuple(result.id for result in results), []).append(claim)
    for names, (claim, *others) in refuted.items():
        results = [result for name in names if (result := claim.find(name, "results")) is not None]
        places = [*(result.place("value") for result in results), *(other.place("evidence") for other in others)]
        message = f"{_what(claim)} is claimed, but the value of {names[0]}, {shortfall(results[0])}"
        yield claim.fault("evidence", message, *places[:NAMED])


@rule("FI78", MUST, CONTRADICTION, at="/claims/claimed/*", needs=("property", "evidence"), sources="KUO")
def estimates_do_not_refute_the_claim(claim: Value) -> Iterator[Fault]:
    """Where estimates are claimed to agree, their intervals meet, and they point the same way.

    An effect of 3.1 that lies between 2.4 and 4.0 is not the effect of 0.76 that real rows show.

    **Fix:** move the property to `not_claimed`, limit the claim to the estimands that agree, or correct the numbers.
    """
    if claim["property"] not in _EFFECTS:
        return
    for name in claim.listed("evidence"):
        result = claim.find(name, "results")
        real = _real_estimate(result) if result is not None else None
        if result is not None and real is not None and (why := _disagreement(result, real)):
            message = f"{claim['property']} agreement is claimed, but {result.id} {why}"
            yield claim.fault("evidence", message, result.place("value"), real.place("value"))
            return


@rule("FI79", SHOULD, DEMAND, at="/results/*", needs=("kind", "metric", "value", "comparators"), sources="CPM")
def nothing_is_closer_than_real_rows_are(result: Value) -> Iterator[Fault]:
    """No comparison is perfect where real rows themselves are not.

    Only copies are exactly as the training rows. Where the distribution was imposed, that holds by construction.

    **Fix:** look for copies and report them; or say in `claims.by_construction` what makes it exact.
    """
    metric = metric_of(result)
    if result["kind"] != "comparison" or metric is None or result["value"] != _perfect(metric["direction"], metric):
        return
    built = {each.get("property") for _, each in result.root.each("claims", "by_construction")}
    for name, comparator in result.each("comparators"):
        reached = comparator.get("value")
        apart = comparator.get("of") in _ON_REAL_ROWS and reached is not None and reached != result["value"]
        if apart and not built.intersection(metric["supports"]):
            message = f"the value is {result['value']:g}, but real rows reach {reached:g} among themselves"
            yield result.fault("value", message, result.place("comparators", name))
            return


@rule("FI80", SHOULD, DEMAND, at="/results", alone="all results say it")
def different_metrics_differ(results: Value) -> Iterator[Fault]:
    """Results of different metrics are not all one number.

    Three metrics of different things that agree to the last digit were filled in, and not measured.

    **Fix:** give the values that were computed.
    """
    found = [result for _, result in results.root.each("results") if result.get("kind") in ("comparison", "downstream")]
    values = {result.get("value") for result in found}
    metrics = {metric["supports"][0]: None for result in found if (metric := metric_of(result)) and metric["supports"]}
    value = next(iter(values), None)
    if len(values) == 1 and value is not None and len(metrics) > 2 and not 0 <= value * (1 - value) <= 0:
        yield results.fault(found[0].id, f"{few([each.id for each in found])} are all {value:g}")


def _own_articles_alone(claim: Value, at: Value) -> Iterator[Fault]:
    names = claim.listed("evidence")
    linked = [claim.find(name, "dataset/publications") for name in names]
    own = [each for each in linked if each is not None and is_own(each)]
    if own and len(own) == len(names) and claim.get("locator") is None:
        yield at.fault(
            "evidence", f"the only evidence is the dataset's own article, {own[0].id}, without the place in it",
            own[0].place("relation"),
        )  # fmt: skip


def _what(claim: Value) -> str:
    return str(claim["property"]).replace("_", " ")


def _all_refuting(claim: Value) -> list[Value]:
    """The results among a claim's evidence that can show it, if none of them does and no publication is cited."""
    what = claim.get("property")
    results = [result for name in claim.listed("evidence") if (result := claim.find(name, "results")) is not None]
    judged = [result for result in results if what is not None and _supports(result, what)]
    return judged if judged and not cited(claim) and all(map(shortfall, judged)) else []


def _supports(result: Value, what: str) -> bool:
    """Whether a result is of a metric that can show a property, and of a kind whose value is good or bad."""
    metric = metric_of(result)
    return bool(metric) and result.get("kind") in _JUDGED and (what == "subgroup" or what in (metric or {})["supports"])


def _perfect(direction: object, metric: dict[str, list[float | None]]) -> float | None:
    low, high = metric["range"]
    return {"up": high, "down": low}.get(direction) if isinstance(direction, str) else None


def _real_estimate(result: Value) -> Value | None:
    """What real rows say of the estimand of a result: those that it is compared with, or the only ones."""
    estimand = result.find(result.get("estimand"), "estimands")
    if estimand is None or result.get("metric") != "inf.estimate@1" or is_beyond(result):
        return None
    real = dict(estimand.each("real"))
    named = real.get(str(result.get("against")))
    found = named if named is not None else next(iter(real.values()), None)
    if found is None or found.get("value") is None or beyond(found["value"], scale_range(estimand)):
        return None
    return found


def _disagreement(result: Value, real: Value) -> str:
    """In words how an estimate differs from that of real rows; empty if it may agree."""
    ours, theirs = _ends(result), _ends(real)
    value, other = result.get("value"), real.get("value")
    if ours and theirs and (ours[0] > theirs[1] or ours[1] < theirs[0]):
        return f"lies between {ours[0]:g} and {ours[1]:g}, and real rows between {theirs[0]:g} and {theirs[1]:g}"
    estimand = result.find(result.get("estimand"), "estimands")
    none = estimand.get("no_effect") if estimand is not None else None
    none = no_effect(estimand) if none is None and estimand is not None else none
    clear = theirs is None or none is None or not theirs[0] <= none <= theirs[1]
    if None not in (value, other, none) and clear and (value - none) * (other - none) < 0 and not _holds(ours, other):
        return f"is {value:g}, and real rows say {other:g}, on the other side of {none:g}"
    return ""


def _ends(value: Value) -> tuple[float, float] | None:
    low, high = value.get("interval", "low"), value.get("interval", "high")
    return None if low is None or high is None or low > high else (low, high)


def _holds(ends: tuple[float, float] | None, value: float) -> bool:
    return ends is not None and ends[0] <= value <= ends[1]
