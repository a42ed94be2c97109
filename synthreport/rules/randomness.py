"""Rules on seeds and repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from synthreport.document.pointers import escape
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value, exact

_TOLD = r"(?i)(?:seed|random[_-]?state)[\s=:\"']*([0-9]+)"
_SETTINGS = ("parameters", "sampling")
_SECRET = ("escrowed", "withheld")
_LADDER = ("bit_identical", "canonical", "equivalent", "differs")
_BYTES = "claims_bit_identity"


@rule("RN51", MUST, CONTRADICTION, at="/steps/*/random/*", needs=("purposes", "seed/disclosure"))
def noise_seed_is_secret(stream: Value) -> Iterator[Fault]:
    """The seed of privacy noise is not public.

    With the seed the noise can be drawn again and subtracted; the guarantee is void. Escrow keeps the run repeatable.

    **Fix:** fit again with another seed and declare it `escrowed` or `withheld`; this one is known now.
    """
    if "privacy_noise" in stream.listed("purposes") and stream.get("seed", "disclosure") == "public":
        yield stream.fault("seed/disclosure", "the seed of privacy noise is public", stream.place("purposes"))


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


@rule("RN57", MUST, DEMAND, at="/reproducibility/determinism", needs=("claim", "tolerance"))
def equivalence_has_a_tolerance(determinism: Value) -> Iterator[Fault]:
    """A claim of equivalence has a tolerance.

    Without one, any two datasets are equivalent.

    **Fix:** state the `tolerance` and where it comes from.
    """
    if determinism["claim"] == "equivalent" and determinism["tolerance"] == "none":
        yield determinism.fault(
            "tolerance", "equivalence is claimed, but there is no tolerance", determinism.place("claim")
        )


@rule("RN58", MUST, CONTRADICTION, at="/steps/*", needs=("random",), sources="NIST-SP-800-226")
def secret_seeds_are_told_nowhere(step: Value) -> Iterator[Fault]:
    """A seed that is kept back stands neither in the command nor in the settings of its step.

    A manifest that withholds the seed of its noise and prints the command with it has published it.

    **Fix:** fit again with another seed and keep it out of the manifest; this one is known now. Where the number is
    that of another stream, name that stream and its public seed.
    """
    streams = [stream for _, stream in step.each("random")]
    secret = [stream for stream in streams if stream.get("seed", "disclosure") in _SECRET]
    public = {str(stream.get("seed", "value")) for stream in streams}
    told = [(path, number) for path, number in _seeds(step) if number not in public]
    for path, number in told if secret else ():
        yield step.fault(
            path, f"the seed {number} stands here, but the seed of a stream is kept back",
            *(stream.place("seed", "disclosure") for stream in secret[:NAMED]),
        )  # fmt: skip


@rule(
    "RN59",
    MUST,
    CONTRADICTION,
    at="/steps/*/random/*",
    needs=("continues", "seed/disclosure"),
    sources="ADEMP NIST-SP-800-226",
)
def one_stream_has_one_disclosure(stream: Value) -> Iterator[Fault]:
    """A stream that goes on from another has no public seed where that one has none.

    It is the same sequence of numbers: who knows the seed of the one knows the other.

    **Fix:** disclose both alike; where they are two streams, leave out `continues`.
    """
    name = stream["continues"]
    secret = stream.root.each_under(name, _not_public, "steps") if stream.get("seed", "disclosure") == "public" else ()
    places = [step.place("random", name, "seed", "disclosure") for _, step in islice(secret, NAMED)]
    if places:
        message = f"the seed is public, but not that of {name}, which it continues"
        yield stream.fault("seed/disclosure", message, *places)


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

    **Fix:** claim what the replication showed; or say in `deviations` what was done otherwise.
    """
    claim = replication.root.get("reproducibility", "determinism", "claim")
    outcome = "differs" if replication["outcome"] == "failed" else replication["outcome"]
    comparable = claim in _LADDER and outcome in _LADDER and replication["deviations"] == "none"
    if comparable and _LADDER.index(outcome) > _LADDER.index(claim):
        yield replication.fault(
            "outcome", f"{_plain(claim)} is claimed, but the replication was {_plain(replication['outcome'])}",
            replication.root.place("reproducibility", "determinism", "claim"),
        )  # fmt: skip


def _seeds(step: Value) -> Iterator[tuple[str, str]]:
    """The seeds that a step's command, settings and prompts tell, each with its path."""
    texts = [("command", step.get("command"))]
    texts += [(f"prompts/{name}/text", prompt.get("text")) for name, prompt in step.each("prompts")]
    for held in _SETTINGS:
        settings = step.get(held)
        data = settings.data if isinstance(settings, Value) else {}
        texts += [(f"{held}/{escape(key)}", f"{key}={value}") for key, value in data.items()]
    for path, text in texts:
        yield from ((path, number) for number in re.findall(_TOLD, text or ""))


def _not_public(step: Value) -> list[str]:
    """The streams of a step whose seed is declared as known to some only, or to nobody."""
    return [name for name, stream in step.each("random") if stream.get("seed", "disclosure") not in (None, "public")]


def _plain(word: str) -> str:
    return word.replace("_", " ")
