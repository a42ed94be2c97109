"""Rules on the claim that a repetition gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, rule
from synthreport.rules.value import Fault, Value

_BYTES = "claims_bit_identity"
_LADDER = ("bit_identical", "canonical", "equivalent", "differs")


@rule("RN52", MUST, DEMAND, at="/steps/*/random/*", needs=("seed/disclosure",), when=_BYTES, sources="SDV-2022")
def same_bytes_need_every_seed(stream: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, every stream has a seed.

    One stream without a seed changes every later draw.

    **Fix:** set the seed and run again, or claim no more than `equivalent`.
    """
    if stream.get("seed", "disclosure") == "no_seed":
        yield stream.fault(
            "seed/disclosure",
            "identical bytes are claimed, but this stream has no seed",
            stream.root.place("reproducibility", "determinism", "claim"),
        )


@rule(
    "RN53",
    MUST,
    DEMAND,
    at="/reproducibility/environment",
    needs=("lockfile", "image"),
    when=_BYTES,
    sources="SYNTHEA-1236",
)
def same_bytes_need_a_pinned_environment(environment: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, a lock file or an image pins the environment.

    The same code and seed on another numeric stack gave other values in almost half of all cells.

    **Fix:** give `lockfile` or `image`, or claim no more than `equivalent`.
    """
    if environment["lockfile"] == environment["image"] == "none":
        yield environment.fault(
            "lockfile",
            "identical bytes are claimed, but neither a lock file nor an image pins the environment",
            environment.root.place("reproducibility", "determinism", "claim"),
        )


@rule("RN54", MUST, CONTRADICTION, at="/reproducibility/environment", needs=("reads_clock",), when=_BYTES)
def same_bytes_need_a_fixed_clock(environment: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, the output does not depend on the day of the run.

    Ages that are counted from today are other ages tomorrow.

    **Fix:** give the `reference_date` that replaces the clock, or claim no more than `equivalent`.
    """
    dated = environment.get("reference_date") not in (None, "none")
    if environment["reads_clock"] and not dated:
        yield environment.fault(
            "reads_clock",
            "identical bytes are claimed, but the output depends on the time of the run",
            environment.root.place("reproducibility", "determinism", "claim"),
        )


@rule("RN55", MUST, CONTRADICTION, at="/reproducibility/determinism/tests/*", needs=("outcome",))
def tests_bear_out_the_claim(test: Value) -> Iterator[Fault]:
    """No repetition that the claim covers came less close than is claimed.

    A claim that the manifest's own test refutes is not a claim but a hope.

    **Fix:** claim what the weakest test showed; or, where the claim was never meant to cover what was varied, say
    `covered: false` of that test.
    """
    if test.get("covered") is False:
        return
    claim, outcome = test.root.get("reproducibility", "determinism", "claim"), test["outcome"]
    if claim in _LADDER and _LADDER.index(outcome) > _LADDER.index(claim):
        yield test.fault(
            "outcome",
            f"{claim.replace('_', ' ')} is claimed, but this repetition was {outcome.replace('_', ' ')}",
            test.root.place("reproducibility", "determinism", "claim"),
        )


@rule("RN56", MUST, CONTRADICTION, at="/inputs/*", needs=("kind", "hosting"), when=_BYTES)
def hosted_models_repeat_no_bytes(source: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, no hosted model was asked.

    A provider changes hardware, batching and model without notice; nobody can repeat its answer byte for byte.

    **Fix:** claim no more than `equivalent`, or publish the answers as a file and claim the bytes from there on.
    """
    if source["hosting"] == "hosted":
        yield source.fault(
            "hosting",
            "identical bytes are claimed, but a hosted model shaped the output",
            source.root.place("reproducibility", "determinism", "claim"),
        )
