"""Rules on the account of a formal guarantee."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value

_DP = "/privacy/claims/differential_privacy"
_NIST = "NIST-SP-800-226"


@rule("PM67", MUST, at=_DP, needs=("definition", "delta"), sources=_NIST)
def pure_guarantees_have_no_delta(claim: Value) -> Iterator[Fault]:
    """A pure guarantee has no δ.

    With δ above nought, the guarantee may fail for somebody; pure means that it never does.

    **Fix:** call the definition `approximate`, or remove `delta`.
    """
    if claim["definition"] == "pure" and claim["delta"] > 0:
        yield claim.fault("delta", f"the guarantee is pure, but δ is {claim['delta']:g}", claim.place("definition"))


@rule("PM68", MUST, at=_DP, needs=("epsilon", "composition/kind"), sources=_NIST)
def noised_results_are_within_the_total(claim: Value) -> Iterator[Fault]:
    """Total ε covers what was spent on results.

    A metric that was computed on real records and noised is a release like any other.

    **Fix:** add what the results spent to `epsilon`, or correct their `noise`.
    """
    noised = [result for _, result in claim.root.each("results") if result.get("noise", "epsilon") is not None]
    parts = [result.get("noise", "epsilon") for result in noised]
    sequential = claim.get("composition", "kind") == "sequential"
    spent = sum(parts) if sequential else max(parts, default=0)
    if spent > claim["epsilon"] * (1 + 1e-9):
        yield claim.fault(
            "epsilon", f"total ε is {claim['epsilon']:g}, but results spent {spent:g}",
            *(result.place("noise", "epsilon") for result in noised),
        )  # fmt: skip
