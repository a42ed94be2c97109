"""Rules on what the dataset is for, and what is claimed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from synthreport.document.positions import few
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MAY, MUST, rule
from synthreport.rules.shared.evidence import cited, is_by_group, is_trained_on_output
from synthreport.rules.shared.metric_registry import metric_of, on_discouraged_metrics
from synthreport.rules.shared.wording import in_words
from synthreport.rules.value import Fault, Value

_NEEDS_OTHERS = ("regulatory_evidence", "clinical_use")
_EVIDENCE = {"model_training": "training", "inference": "inference"}
"""The part of `validation` that shows that the dataset is fit for a use."""
_FREE = ("learned", "nothing", "unknown")


_NOT_INTENDED = ("untested", "excluded", "not_stated")
_SERVES = {"predictive": "model_training", "inferential": "inference", "causal": "inference"}
"""The use that a property of the data serves."""


def _compares(result: Value) -> bool:
    return bool(result.get("kind") == "comparison")


def _compares_or_attacks(result: Value) -> bool:
    return result.get("kind") in ("comparison", "attack")


def _estimates(result: Value) -> bool:
    return bool(result.get("kind") == "estimate")


def _counts_violations(result: Value) -> bool:
    return bool(result.get("kind") == "violation")


_SUPPORT: dict[str, tuple[str, Callable[[Value], bool]]] = {
    "marginals": ("a comparison", _compares),
    "joint": ("a comparison", _compares),
    "temporal": ("a comparison", _compares),
    "rare_events": ("a comparison", _compares),
    "missingness": ("a comparison", _compares),
    "relatedness": ("a comparison or an attack", _compares_or_attacks),
    "predictive": ("a model trained on it and tested on real rows", is_trained_on_output),
    "inferential": ("an estimate", _estimates),
    "causal": ("an estimate", _estimates),
    "logical": ("a count of violations", _counts_violations),
    "subgroup": ("a result by group", is_by_group),
}


@rule("PU51", MUST, DEMAND, at="/purpose/uses", sources="KUO")
def weighty_uses_were_tested_by_others(uses: Value) -> Iterator[Fault]:
    """A dataset meant for regulators or for care was tested by somebody else.

    Decisions on patients must not rest on what the makers alone have seen.

    **Problem:** Nobody else tested data meant for regulators or for care.

    **Fix:** describe the validation in `independent_validation`, or call the use `untested` or `excluded`.
    """
    if uses.root.get("independent_validation") != "none":
        return
    for use in _NEEDS_OTHERS:
        if uses.get(use) == "intended":
            yield uses.fault(
                use,
                f"{use.replace('_', ' ')} is intended, but nobody else tested the dataset",
                uses.root.place("independent_validation"),
            )


@rule(
    "PU52",
    MUST,
    DEMAND,
    at="/claims/claimed/*",
    needs=("property", "evidence"),
    sources="KUO",
    alone="the evidence is missing",
)
def claims_have_evidence(claim: Value) -> Iterator[Fault]:
    """Every claim has evidence.

    A claim without evidence is an advertisement.

    **Problem:** No evidence for a claim.

    **Fix:** link a result or a publication in `evidence`, or move the property to `not_claimed`.
    """
    if not claim.listed("evidence"):
        yield claim.fault("evidence", f"{property_of(claim)} is claimed, but nothing is given to show it")


@rule("PU53", MUST, DEMAND, at="/claims/claimed/*", needs=("property", "evidence"), sources="KUO")
def evidence_can_support_the_claim(claim: Value) -> Iterator[Fault]:
    """The evidence of a claim is of a kind that can show it.

    Alike marginals say nothing of effects, and equal accuracy nothing of estimates.

    **Problem:** The evidence is of a kind that cannot show the claim.

    **Fix:** link a result of the kind that is named, or move the property to `not_claimed`.
    """
    what, supports = _SUPPORT.get(claim["property"], ("", None))
    linked = claim.listed("evidence")
    if supports is None or cited(claim):
        return
    results = [result for name in linked if (result := claim.find(name, "results"))]
    if any(supports(result) for result in results):
        return
    if results:
        places = [result.place("kind") for result in results]
        yield claim.fault("evidence", f"{property_of(claim)} is claimed, but none of the evidence is {what}", *places)


@rule("PU54", MUST, CONTRADICTION, at="/claims/claimed/*", needs=("property",), sources="KUO")
def nothing_is_both_claimed_and_not(claim: Value) -> Iterator[Fault]:
    """No property is both claimed and not claimed.

    Of two opposite statements a reader takes the one that suits.

    **Problem:** A property is both claimed and not claimed.

    **Fix:** keep one of the two; limit a claim by `scope` and `excluding`.
    """
    limited = claim.listed("scope") or claim.listed("excluding")
    if claim["property"] in claim.root.texts("claims", "not_claimed") and not limited:
        yield claim.fault(
            "property", f"{property_of(claim)} is claimed, and listed as not claimed",
            claim.root.place("claims", "not_claimed"),
        )  # fmt: skip


@rule("PU55", MUST, DEMAND, at="/claims/claimed/*", needs=("property", "evidence"), sources="NAF CPM")
def claims_rest_on_more_than_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """No claim rests on a composite or otherwise discouraged metric alone.

    A mean of means stays high while what matters is lost: a score of 0.86 came with a hazard ratio that moved from
    0.52 to 0.91.

    **Problem:** A claim rests on discouraged metrics alone.

    **Fix:** add the results that the score is made of, variable by variable and pair by pair.
    """
    yield from on_discouraged_metrics(claim, of_a_fitting_kind(claim), property_of(claim))


@rule("PU56", MUST, DEMAND, at="/claims/claimed/*", needs=("property", "evidence"), sources="KUO")
def metrics_can_show_what_is_claimed(claim: Value) -> Iterator[Fault]:
    """Some metric among the evidence of a claim can show what is claimed.

    Distributions of single columns say nothing of how they hang together, and correlations nothing of an order in time.

    **Problem:** No metric among the evidence can show what is claimed.

    **Fix:** link a result whose metric can show the property, or move the property to `not_claimed`.
    """
    results = of_a_fitting_kind(claim)
    metrics = [metric for result in results if (metric := metric_of(result))]
    if claim["property"] == "subgroup" or len(metrics) < len(results):
        return
    usable = [metric for metric in metrics if metric["status"] != "discouraged"]
    if usable and not any(claim["property"] in metric["supports"] for metric in metrics):
        named = few([result["metric"] for result in results])
        yield claim.fault(
            "evidence", f"{property_of(claim)} is claimed, but {named} cannot show it",
            *(result.place("metric") for result in results),
        )  # fmt: skip


@rule("PU58", MAY, ADVICE, at="/claims/claimed/*", needs=("property",))
def what_is_claimed_serves_a_use(claim: Value) -> Iterator[Fault]:
    """A property that is claimed serves a use that is not excluded.

    Who reads that predictions carry over will train models. A note, as a use may be excluded for other reasons.

    **Problem:** A property is claimed whose use is excluded.

    **Fix:** say in `out_of_scope` why the use is excluded; or move the property to `not_claimed`.
    """
    use = _SERVES.get(claim["property"], "")
    if claim.root.get("purpose", "uses", use) == "excluded":
        message = f"{property_of(claim)} is claimed, but {in_words(use)} is excluded"
        yield claim.fault("property", message, claim.root.place("purpose", "uses", use))


@rule("PU59", MAY, ADVICE, at="/purpose/uses", sources="KUO", alone="no use is intended")
def the_dataset_is_for_something(uses: Value) -> Iterator[Fault]:
    """Some use of the dataset is intended.

    If nothing is, nobody can judge whether it is fit for it. A note, as the record may not say.

    **Problem:** No use is intended.

    **Fix:** say `intended` of what the dataset was made for.
    """
    if all(use in _NOT_INTENDED for use in uses.data.values()):
        yield uses.fault("", f"of {len(uses.data)} uses, none is intended")


@rule("PU70", MUST, DEMAND, at="/purpose/uses", sources="NAT-ED KAA INF")
def intended_uses_have_results(uses: Value) -> Iterator[Fault]:
    """A use that is intended has results that show the dataset fit for it.

    What nobody tried is a hope, and not a use.

    **Problem:** No results for an intended use.

    **Fix:** link the results in `validation`, or call the use `untested`.
    """
    for use, part in _EVIDENCE.items():
        if uses.get(use) == "intended" and uses.root.get("validation", part, "results") in ("none", []):
            yield uses.fault(
                use, f"{use.replace('_', ' ')} is intended, but no result shows the dataset fit for it",
                uses.root.place("validation", part, "results"),
            )  # fmt: skip


@rule("PU71", MUST, DEMAND, at="/claims/by_construction/*", needs=("because_of",), sources="RAAB")
def construction_holds_what_it_is_said_to_hold(claim: Value) -> Iterator[Fault]:
    """What holds by construction rests on something that enforces it.

    A rule that the generator was to learn can be broken; construction cannot.

    **Problem:** What is said to hold by construction can be broken.

    **Fix:** name the step or the constraint that enforces it, or claim it in `claimed` with evidence.
    """
    for index, name in enumerate(claim.listed("because_of")):
        constraint = claim.find(name, "constraints")
        if constraint is not None and constraint.get("held_by") in _FREE:
            yield claim.fault(
                f"because_of/{index}", f"{constraint.called()} is held by `{constraint['held_by']}`, and may be broken",
                constraint.place("held_by"),
            )  # fmt: skip


@rule("PU57", MUST, CONTRADICTION, at="/purpose/uses", needs=("inference",), sources="KUO INF")
def inference_is_not_both_intended_and_not_claimed(uses: Value) -> Iterator[Fault]:
    """Who intends inference does not refuse to claim that estimates agree.

    A use for which nothing is claimed is none.

    **Problem:** Inference is intended, but agreement is not claimed.

    **Fix:** call the use `untested` or `excluded`, or claim `inferential` with its evidence.
    """
    if uses["inference"] == "intended" and "inferential" in uses.root.texts("claims", "not_claimed"):
        message = "inference is intended, but it is not claimed that estimates agree"
        yield uses.fault("inference", message, uses.root.place("claims", "not_claimed"))


def of_a_fitting_kind(claim: Value) -> list[Value]:
    """The results among a claim's evidence that are of a kind which can show it; none if a publication shows it."""
    linked = claim.listed("evidence")
    if cited(claim):
        return []
    supports = _SUPPORT[claim["property"]][1] if claim["property"] in _SUPPORT else bool
    return [result for name in linked if (result := claim.find(name, "results")) and supports(result)]


def property_of(claim: Value) -> str:
    """What is claimed, in words."""
    return in_words(claim["property"])
