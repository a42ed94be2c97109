"""Rules on seeds: which must be secret, and what gives a secret one away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.finding import Place
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.told_seeds import told_seeds
from synthreport.rules.value import NAMED, Fault, Value

_OF_THE_SYSTEM = (
    r"(?i)\burandom\b|/dev/u?random|\bsystem(?:'s)? entropy|SystemRandom|random_device|\brdrand\b|\bgetrandom\b"
)
_OF_THE_MOMENT = (
    rf"{_OF_THE_SYSTEM}|\btime(?:\.time)?(?:_ns)?\(|\bnow\(|\bgetpid\b|\bcurrent (?:unix )?time\b|\btime of the run\b"
)
_GENERATORS = r"(?i)pcg|mersenne|mt19937|philox|threefry|xorshift|xoshiro|chacha|aes|lcg|well512|squares"
"""Generators that go on from a seed, wherever it came from."""

_NIST = "NIST-SP-800-226"
_NOISE = "privacy_noise"
_SECRET = ("escrowed", "withheld")
_SHORT = r"(?<!\S)-s[= ]?(\d+)(?!\S)"
_ELSEWHERE = frozenset({"steps", "results"})
"""What is not searched for the seeds of all steps: other steps have streams of their own, and so do results."""


@rule("RN51", MUST, CONTRADICTION, at="/steps/*/random/*", needs=("purposes", "seed/disclosure"))
def noise_seed_is_secret(stream: Value) -> Iterator[Fault]:
    """The seed of privacy noise is not public.

    With the seed the noise can be drawn again and subtracted; the guarantee is void. Escrow keeps the run repeatable.

    **Problem:** The seed of privacy noise is public.

    **Fix:** fit again with another seed and declare it `escrowed` or `withheld`; this one is known now.
    """
    if "privacy_noise" in stream.listed("purposes") and stream.get("seed", "disclosure") == "public":
        yield stream.fault("seed/disclosure", "the seed of privacy noise is public", stream.place("purposes"))


@rule("RN58", MUST, CONTRADICTION, at="/steps/*", needs=("random",), sources="NIST-SP-800-226")
def secret_seeds_are_told_nowhere(step: Value) -> Iterator[Fault]:
    """A seed that is kept back is given nowhere else: in no command, setting or text.

    A manifest that withholds the seed of its noise and prints the command with it has published it.

    **Problem:** A seed that is kept back is given elsewhere.

    **Fix:** fit again with another seed and keep it out of the manifest; this one is known now. If the number is
    that of another stream, name that stream and its public seed.
    """
    secret = _secret(step)
    told = _told(step) if secret else []
    for place, number in told:
        message = f"the seed {number} is given here, but the seed of a stream is kept back"
        yield Fault(place, message, tuple(stream.place("seed", "disclosure") for stream in secret[:NAMED]))


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

    **Problem:** A public seed continues a stream without a public seed.

    **Fix:** disclose both alike; where they are two streams, leave out `continues`.
    """
    name = stream["continues"]
    secret = stream.root.each_under(name, _not_public, "steps") if stream.get("seed", "disclosure") == "public" else ()
    places = [step.place("random", name, "seed", "disclosure") for _, step in islice(secret, NAMED)]
    if places:
        message = f"the seed is public, but not that of `{name}`, which it continues"
        yield stream.fault("seed/disclosure", message, *places)


@rule("RN62", SHOULD, DEMAND, at="/steps/*", needs=("command", "random"))
def numbers_of_short_options_are_explained(step: Value) -> Iterator[Fault]:
    """If a seed is kept back, what `-s` and a number mean in the command is among the settings.

    `-s` is the seed to most programs, and the size or the sample to others; a reader of the command cannot tell.

    **Problem:** A number in the command may be a seed that is kept back.

    **Fix:** give the setting with its name in `parameters` or `sampling`; if it is the seed, remove it from the
    command, and fit again with another.
    """
    known = _settings(step) | _public(step.root)
    secret = _secret(step)
    for number in re.findall(_SHORT, step["command"]) if secret else ():
        if number not in known:
            message = f"-s {number} may be the seed of a stream whose seed is kept back"
            yield step.fault("command", message, *(stream.place("seed", "disclosure") for stream in secret[:NAMED]))


@rule("RN63", MUST, DEMAND, at="/steps/*", needs=("accounting", "random"), when="differential_privacy", sources=_NIST)
def noise_has_a_stream(step: Value) -> Iterator[Fault]:
    """Under a formal guarantee, a step with a part of the budget says which of its streams makes the noise.

    The guarantee holds as long as nobody can draw the noise again; a stream that is called otherwise is not asked.

    **Problem:** No stream is said to make the privacy noise.

    **Fix:** give the stream that the mechanism draws from the purpose `privacy_noise`, and keep its seed secret.
    """
    budgets = step.root.get("privacy", "claims", "differential_privacy", "steps")
    streams = [stream for _, stream in step.each("random")]
    named = any(stream.get("purposes") is None or _NOISE in stream.listed("purposes") for stream in streams)
    if step["accounting"] == "inside" and isinstance(budgets, Value) and step.id in budgets.data and not named:
        message = "the step spends privacy, but none of its streams is said to make the noise"
        yield step.fault("random", message, budgets.place(step.id))


@rule("RN70", MUST, CONTRADICTION, at="/reproducibility/replay", needs=("command", "seeds"), sources="NIST-SP-800-226")
def replays_use_the_seeds_of_their_streams(replay: Value) -> Iterator[Fault]:
    """The seeds in the command of a replay are those of its streams, and no secret one is among them.

    With another seed the replay makes another dataset; with a secret one it publishes the seed.

    **Problem:** The replay's seeds differ from those stated, or are secret.

    **Fix:** write the public seed of the stream; leave a secret one out of the command.
    """
    seeds = replay["seeds"]
    known = {number for _, number in told_seeds(replay["command"], ("command",))}
    for name, argument in seeds.data.items() if isinstance(seeds, Value) else ():
        given = _after(replay.listed("command"), argument)
        streams = [step.get("random", name) for _, step in replay.root.each_under(name, _streams, "steps")]
        for stream in streams[:1] if given is not None else ():
            disclosure, value = stream.get("seed", "disclosure"), stream.get("seed", "value")
            if value is not None and str(value) != given:
                message = f"{argument} is {given}, but the seed of `{name}` is {value}"
                yield replay.fault("command", message, stream.place("seed", "value"))
            elif disclosure in _SECRET and given not in known:
                message = f"the seed {given} is given here, but that of `{name}` is kept back"
                yield replay.fault("command", message, stream.place("seed", "disclosure"))


@rule("RN71", MUST, CONTRADICTION, at="/steps/*/random/*", needs=("seed/disclosure",), sources="SDV-2022")
def public_seeds_can_be_set_again(stream: Value) -> Iterator[Fault]:
    """A public seed is a value that can be set again.

    Of a clock or of the system's entropy, nobody can set the value again.

    **Problem:** A seed called public is that of the clock or of the system.

    **Fix:** give the value that was drawn; or say `disclosure: no_seed`, with the reason in `why`.
    """
    if stream.get("seed", "disclosure") != "public":
        return
    value, algorithm = stream.get("seed", "value"), stream.get("algorithm")
    if isinstance(value, str) and (match := re.search(_OF_THE_MOMENT, value)) and not re.search(r"\d{3}", value):
        yield stream.fault(
            "seed/value", f"the seed is called public, but is `{match[0]}`", stream.place("seed", "disclosure")
        )
    elif isinstance(algorithm, str) and _is_of_the_system(algorithm):
        message = f"the seed is called public, but the numbers are from `{algorithm}`"
        yield stream.fault("seed/disclosure", message, stream.place("algorithm"))


def _is_of_the_system(algorithm: str) -> bool:
    """Whether numbers are drawn from the system's entropy, and not from a generator that it seeds."""
    lowered = algorithm.lower()
    if not any(word in lowered for word in ("random", "entropy", "rdrand")):
        return False
    return bool(re.search(_OF_THE_SYSTEM, algorithm)) and not re.search(_GENERATORS, algorithm)


def _secret(step: Value) -> list[Value]:
    """The streams of a step whose seed is known to some only, and kept back."""
    return [stream for _, stream in step.each("random") if stream.get("seed", "disclosure") in _SECRET]


def _told(step: Value) -> list[tuple[Place, str]]:
    """The seeds that are given in a step, and, for the first step that keeps one back, outside the steps."""
    purposes = frozenset(word for stream in _secret(step) for word in stream.texts("purposes"))
    told = [(step.place(*path), number) for path, number in told_seeds(step.data, (), purposes)]
    if step.root.once(_first_with_a_secret) == step.id:
        others = {key: value for key, value in step.root.data.items() if key not in _ELSEWHERE}
        told += [(step.root.place(*path), number) for path, number in told_seeds(others, (), purposes)]
    return [(place, number) for place, number in told if number not in _public(step.root)]


def _first_with_a_secret(root: Value) -> str | None:
    return next((name for name, step in root.each("steps") if _secret(step)), None)


def _public(root: Value) -> frozenset[str]:
    """The seeds that are public, by any stream or result."""
    return root.once(_public_seeds)


def _public_seeds(root: Value) -> frozenset[str]:
    streams = (stream for _, step in root.each("steps") for _, stream in step.each("random"))
    results = (result.get("seed") for _, result in root.each("results"))
    return frozenset(map(str, (*(stream.get("seed", "value") for stream in streams), *results)))


def _settings(step: Value) -> frozenset[str]:
    """The numbers among the settings of a step, as texts."""
    found = (step.get(held) for held in ("parameters", "sampling"))
    settings = [value for held in found if isinstance(held, Value) for value in held.data.values()]
    return frozenset(str(number) for number in (*settings, step.get("made_count")) if _whole(number))


def _whole(value: Any) -> bool:
    return value.__class__ is int or isinstance(value, str)


def _not_public(step: Value) -> list[str]:
    """The streams of a step whose seed is declared as known to some only, or to nobody."""
    return [name for name, stream in step.each("random") if stream.get("seed", "disclosure") not in (None, "public")]


def _after(command: list[Any], argument: Any) -> str | None:
    """What an argument of a command is given, after it or after its equals sign; None if it is not there."""
    words = [word for word in command if isinstance(word, str)]
    joined = next((word for word in words if word.startswith(f"{argument}=")), None)
    if joined is not None:
        return joined.partition("=")[2]
    follows = words.index(argument) + 1 if argument in words else len(words)
    return words[follows] if follows < len(words) else None


def _streams(step: Value) -> list[str]:
    return [name for name, _ in step.each("random")]
