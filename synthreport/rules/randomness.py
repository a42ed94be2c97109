"""Rules on repetition: how often, how close, and with which spread."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from synthreport.rules.rule import ADVICE, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.metric_registry import counts
from synthreport.rules.shared.told_seeds import told_seeds
from synthreport.rules.shared.wording import in_words
from synthreport.rules.value import Fault, Value, exact

_DRAWN = ("simulate", "sample", "resample")
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

    Ten repetitions without their spread say no more than one; but a count shows by itself how far chance moves it.

    **Problem:** The spread of repetitions is not given.

    **Fix:** give `sd`, or `min` and `max`, in `repeats`; or an interval or a standard error beside the value.
    """
    n = exact(result.get("repeats", "n")) or 0
    spread = (result.get("standard_error"), result.get("interval", "low"), result.get("repeats", "sd"))
    ends = (result.get("repeats", "min"), result.get("repeats", "max"))
    if n > 1 and spread == (None, None, None) and None in ends and not counts(result):
        yield result.fault("repeats", f"repeated {n:,} times, but no spread is given")


@rule("RN73", SHOULD, DEMAND, at="/steps/*", needs=("kind", "random"), sources="STRESS ADEMP")
def runs_that_differ_have_a_stream(step: Value) -> Iterator[Fault]:
    """A simulation or a draw without random numbers has no seed, and is not repeated.

    Without chance, every run gives the same. If seeds were set or runs repeated, there was a stream that nobody named.

    **Problem:** A run without random numbers has a seed or repetitions.

    **Fix:** name the stream in `random`, with its algorithm and seed; or remove the seed or the repetitions.
    """
    if step["kind"] not in _DRAWN or step["random"] != "none":
        return
    settings = {key: step.data[key] for key in ("parameters", "sampling", "command") if key in step.data}
    for path, number in islice(told_seeds(settings, ()), 1):
        yield step.fault("random", f"no random numbers, but {path[-1]} sets a seed: {number}", step.place(*path))
        return
    runs = exact(step.root.get("simulation", "run_design", "repetitions")) or 1
    if step["kind"] == "simulate" and runs > 1 and not step.root.once(_has_streams):
        place = step.root.place("simulation", "run_design", "repetitions")
        yield step.fault("random", f"no random numbers, but {runs:,} repetitions", place)


def _has_streams(root: Value) -> bool:
    """Whether any step has random numbers: those of one step may go on in the next."""
    return any(next(step.each("random"), None) is not None for _, step in root.each("steps"))


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
