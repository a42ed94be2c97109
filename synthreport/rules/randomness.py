"""Rules on seeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from synthreport.reading.places import escape
from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import NAMED, Fault, Value


@rule("RN51", MUST, at="/steps/*/random/*", needs=("purposes", "seed/disclosure"))
def noise_seed_is_secret(stream: Value) -> Iterator[Fault]:
    """The seed of privacy noise is not public.

    With the seed the noise can be drawn again and subtracted; the guarantee is void. Escrow keeps the run repeatable.

    **Fix:** fit again with another seed and declare it `escrowed` or `withheld`; this one is known now.
    """
    if "privacy_noise" in stream.listed("purposes") and stream.get("seed", "disclosure") == "public":
        yield stream.fault("seed/disclosure", "the seed of privacy noise is public", stream.place("purposes"))


_TOLD = re.compile(r"(?i)(?:seed|random[_-]?state)[\s=:\"']*([0-9]+)")
_SETTINGS = ("parameters", "sampling")
_SECRET = ("escrowed", "withheld")


@rule("RN58", MUST, at="/steps/*", needs=("random",), sources="NIST-SP-800-226")
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


def _seeds(step: Value) -> Iterator[tuple[str, str]]:
    """The seeds that a step's command, settings and prompts tell, each with its path."""
    texts = [("command", step.get("command"))]
    texts += [(f"prompts/{name}/text", prompt.get("text")) for name, prompt in step.each("prompts")]
    for held in _SETTINGS:
        settings = step.get(held)
        data = settings.data if isinstance(settings, Value) else {}
        texts += [(f"{held}/{escape(key)}", f"{key}={value}") for key, value in data.items()]
    for path, text in texts:
        yield from ((path, number) for number in _TOLD.findall(text or ""))


@rule("RN59", MUST, at="/steps/*/random/*", needs=("continues", "seed/disclosure"), sources="ADEMP NIST-SP-800-226")
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


def _not_public(step: Value) -> list[str]:
    """The streams of a step whose seed is told to be known to some alone, or to nobody."""
    return [name for name, stream in step.each("random") if stream.get("seed", "disclosure") not in (None, "public")]
