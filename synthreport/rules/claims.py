"""Rules on claims and their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Unsaid, Value


def _compares(result: Value) -> bool:
    return bool(result.get("kind") == "comparison")


def _compares_or_attacks(result: Value) -> bool:
    return result.get("kind") in ("comparison", "attack")


def _estimates(result: Value) -> bool:
    return bool(result.get("kind") == "estimate")


def _counts_violations(result: Value) -> bool:
    return bool(result.get("kind") == "violation")


def _trained_on_it(result: Value) -> bool:
    return result.get("kind") == "downstream" and result.find(result.get("trained_on"), "splits") is None


def _by_group(result: Value) -> bool:
    return result.once(_names_a_group)


def _names_a_group(result: Value) -> bool:
    breakdown = result.get("breakdown")
    named = [result.get("group"), *(breakdown.data if isinstance(breakdown, Value) else ())]
    return any(result.find(name, "content/groups") for name in named)


_SUPPORT: dict[str, tuple[str, Callable[[Value], bool]]] = {
    "marginals": ("a comparison", _compares),
    "joint": ("a comparison", _compares),
    "temporal": ("a comparison", _compares),
    "rare_events": ("a comparison", _compares),
    "missingness": ("a comparison", _compares),
    "relatedness": ("a comparison or an attack", _compares_or_attacks),
    "predictive": ("a model trained on it and tested on real rows", _trained_on_it),
    "inferential": ("an estimate", _estimates),
    "causal": ("an estimate", _estimates),
    "logical": ("a count of violations", _counts_violations),
    "subgroup": ("a result by group", _by_group),
}


@rule("PU52", MUST, at="/claims/claimed/*", needs=("property", "evidence"), sources="KUO")
def claims_have_evidence(claim: Value) -> Iterator[Fault]:
    """Every claim has evidence.

    A claim without evidence is an advertisement.

    **Fix:** link a result or a publication in `evidence`, or move the property to `not_claimed`.
    """
    if not claim.listed("evidence"):
        yield claim.fault("evidence", f"{property_of(claim)} is claimed, but nothing is given to show it")


@rule("PU53", MUST, at="/claims/claimed/*", needs=("property", "evidence"), sources="KUO")
def evidence_can_support_the_claim(claim: Value) -> Iterator[Fault]:
    """The evidence of a claim is of a kind that can show it.

    Alike marginals say nothing of effects, and equal accuracy nothing of estimates.

    **Fix:** link a result of the kind that is named, or move the property to `not_claimed`.
    """
    what, supports = _SUPPORT.get(claim["property"], ("", None))
    linked = claim.listed("evidence")
    if supports is None or any(claim.find(name, "dataset/publications") for name in linked):
        return
    results = [result for name in linked if (result := claim.find(name, "results"))]
    if any(supports(result) for result in results):
        return
    for result in results:
        if result.get("kind") is None:
            raise Unsaid(f"{result.pointer}/kind")
    if results:
        places = [result.place("kind") for result in results]
        yield claim.fault("evidence", f"{property_of(claim)} is claimed, but none of the evidence is {what}", *places)


def of_a_fitting_kind(claim: Value) -> list[Value]:
    """The results among a claim's evidence that are of a kind which can show it; none where a publication is linked."""
    linked = claim.listed("evidence")
    if any(claim.find(name, "dataset/publications") for name in linked):
        return []
    supports = _SUPPORT[claim["property"]][1] if claim["property"] in _SUPPORT else bool
    return [result for name in linked if (result := claim.find(name, "results")) and supports(result)]


@rule("PU54", MUST, at="/claims/claimed/*", needs=("property",), sources="KUO")
def nothing_is_both_claimed_and_not(claim: Value) -> Iterator[Fault]:
    """No property is both claimed and not claimed.

    Of two opposite statements a reader takes the one that suits.

    **Fix:** keep one of the two; limit a claim by `scope` and `excluding`.
    """
    limited = claim.listed("scope") or claim.listed("excluding")
    if claim["property"] in claim.root.texts("claims", "not_claimed") and not limited:
        yield claim.fault(
            "property", f"{property_of(claim)} is claimed, and listed as not claimed",
            claim.root.place("claims", "not_claimed"),
        )  # fmt: skip


@rule("CL51", MUST, at="/validation/expert_review/*", needs=("reviewers",), sources="SMD")
def reviewers_are_not_all_creators(review: Value) -> Iterator[Fault]:
    """Somebody who did not make the dataset reviewed it.

    Who made it sees what was meant.

    **Fix:** have others look, or do not call it a review.
    """
    reviewers, creators = review.listed("reviewers"), review.root.texts("dataset", "creators")
    if reviewers and all(reviewer in creators for reviewer in reviewers):
        yield review.fault(
            "reviewers", "every reviewer is one of the creators", review.root.place("dataset", "creators")
        )


def property_of(claim: Value) -> str:
    """What is claimed, in words."""
    return str(claim["property"]).replace("_", " ")
