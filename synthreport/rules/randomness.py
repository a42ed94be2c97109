"""Rules on repetition: how often, how close, and with which spread."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import ADVICE, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.wording import in_words
from synthreport.rules.value import Fault, Value, exact

_LADDER = ("bit_identical", "canonical", "equivalent", "differs")


@rule("RN57", MUST, DEMAND, at="/reproducibility/determinism", needs=("claim", "tolerance"))
def equivalence_has_a_tolerance(determinism: Value) -> Iterator[Fault]:
    """A claim of equivalence has a tolerance.

    Without one, any two datasets are equivalent.

    **Problem:** Equivalence is claimed without a tolerance.

    **Fix:** state the `tolerance` and where it comes from.
    """
    if determinism["claim"] == "equivalent" and determinism["tolerance"] == "none":
        yield determinism.fault(
            "tolerance", "equivalence is claimed, but there is no tolerance", determinism.place("claim")
        )


@rule(
    "RN60",
    SHOULD,
    DEMAND,
    at="/results/*",
    needs=("repeats/n",),
    sources="REPL CPM SYNQP",
    alone="the spread is missing",
)
def repetitions_show_their_spread(result: Value) -> Iterator[Fault]:
    """Where a number was taken more than once, its spread is given.

    Ten repetitions without their spread say no more than one.

    **Problem:** The spread of repetitions is not given.

    **Fix:** give `sd`, or `min` and `max`, in `repeats`; or an interval or a standard error beside the value.
    """
    n = exact(result.get("repeats", "n")) or 0
    spread = (result.get("standard_error"), result.get("interval", "low"), result.get("repeats", "sd"))
    ends = (result.get("repeats", "min"), result.get("repeats", "max"))
    if n > 1 and spread == (None, None, None) and None in ends:
        yield result.fault("repeats", f"repeated {n:,} times, but no spread is given")


@rule(
    "RN61",
    SHOULD,
    ADVICE,
    at="/independent_validation/*/replication",
    needs=("outcome", "deviations"),
    sources="NAT-ED",
)
def replications_by_others_bear_out_the_claim(replication: Value) -> Iterator[Fault]:
    """What others found when they repeated the run is no less than what is claimed.

    The claim that the creators make is worth what somebody else could repeat.

    **Problem:** A replication by others fell short of the claim.

    **Fix:** claim what the replication showed; or say in `deviations` what was done otherwise.
    """
    claim = replication.root.get("reproducibility", "determinism", "claim")
    outcome = "differs" if replication["outcome"] == "failed" else replication["outcome"]
    comparable = claim in _LADDER and outcome in _LADDER and replication["deviations"] == "none"
    if comparable and _LADDER.index(outcome) > _LADDER.index(claim):
        yield replication.fault(
            "outcome", f"{in_words(claim)} is claimed, but the replication was {in_words(replication['outcome'])}",
            replication.root.place("reproducibility", "determinism", "claim"),
        )  # fmt: skip
