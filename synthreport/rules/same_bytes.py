"""Rules on the claim that a repetition gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthreport.finding import Place
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value

_BYTES = "claims_bit_identity"
_LADDER = ("bit_identical", "canonical", "equivalent", "differs")


@rule("RN52", MUST, DEMAND, at="/steps/*/random/*", needs=("seed/disclosure",), when=_BYTES, sources="SDV-2022")
def same_bytes_need_every_seed(stream: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, every stream has a seed.

    One stream without a seed changes every later draw.

    **Problem:** Identical bytes are claimed, but a stream has no seed.

    **Fix:** set the seed and run again, or claim no more than `equivalent`.
    """
    if stream.get("seed", "disclosure") == "no_seed" and not _asks_a_provider(stream):
        yield stream.fault(
            "seed/disclosure",
            "identical bytes are claimed, but this stream has no seed",
            stream.root.place("reproducibility", "determinism", "claim"),
        )


@rule("RN53", MUST, DEMAND, at="/reproducibility", needs=("determinism/claim",), when=_BYTES, sources="SYNTHEA-1236")
def same_bytes_need_a_pinned_environment(repeated: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, a lock file or an image pins the environment.

    The same code and seed on another numeric stack gave other values in almost half of all cells. What is not known
    pins nothing; where one program with its version did everything, there is nothing to lock.

    **Problem:** Identical bytes are claimed, but nothing pins the software.

    **Fix:** give `lockfile` or `image`, or claim no more than `equivalent`.
    """
    pins = [repeated.get("environment", key) for key in ("lockfile", "image")]
    stated = "environment" in repeated.data and not _malformed(repeated, "environment", "lockfile", "image")
    if stated and all(pin in (None, "none") for pin in pins) and not _nothing_to_lock(repeated):
        path = "environment/lockfile" if "lockfile" in repeated.data["environment"] else "environment"
        message = "identical bytes are claimed, but neither a lock file nor an image pins the environment"
        yield repeated.fault(path, message, repeated.place("determinism", "claim"))


@rule("RN54", MUST, CONTRADICTION, at="/reproducibility/environment", needs=("reads_clock",), when=_BYTES)
def same_bytes_need_a_fixed_clock(environment: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, the output does not depend on the day of the run.

    Ages that are counted from today are other ages tomorrow.

    **Problem:** Identical bytes are claimed, but the output reads the clock.

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

    **Problem:** A repetition came less close than is claimed.

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

    **Problem:** Identical bytes are claimed, but a hosted model was asked.

    **Fix:** claim no more than `equivalent`, or publish the answers as a file and claim the bytes from there on.
    """
    if source["hosting"] == "hosted":
        yield source.fault(
            "hosting",
            "identical bytes are claimed, but a hosted model shaped the output",
            source.root.place("reproducibility", "determinism", "claim"),
        )


@rule("RN64", MUST, CONTRADICTION, at="/tools/*", needs=("hosting",), when=_BYTES)
def hosted_tools_repeat_no_bytes(tool: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, no step before the files asked a hosted tool.

    A model that judges or changes records at a provider answers otherwise tomorrow, as one that writes them does.

    **Problem:** Identical bytes are claimed, but a hosted tool was used.

    **Fix:** claim no more than `equivalent`, or publish the answers as a file and claim the bytes from there on.
    """
    makers = [step for _, step in tool.root.each("steps") if step.get("kind") != "evaluate"]
    users = [step for step in makers if tool.id in step.texts("tools")]
    if tool["hosting"] == "hosted" and users:
        message = f"identical bytes are claimed, but {users[0].called()} uses this hosted tool"
        yield tool.fault("hosting", message, _claim(tool), *(step.place("tools") for step in users[:NAMED]))


@rule("RN65", SHOULD, DEMAND, at="/steps/*", needs=("kind",), when=_BYTES)
def nothing_stops_by_the_clock(step: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, no step is stopped by the clock.

    A run that stops after two hours goes further on a faster machine.

    **Problem:** Identical bytes are claimed, but time stops a step.

    **Fix:** stop after a number of steps or at a tolerance; or claim no more than `equivalent`.
    """
    for place, limit in _time_limits(step):
        yield Fault(place, f"identical bytes are claimed, but time stops the step: {limit}", (_claim(step),))


@rule("RN66", MUST, DEMAND, at="/steps/*", needs=("kind", "random"), when=_BYTES)
def draws_have_a_stream(step: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, a step that draws records names the stream that it draws from.

    A draw whose stream is left out was seeded by nobody.

    **Problem:** Identical bytes are claimed, but a draw names no stream.

    **Fix:** name the stream in `random`, with the purpose `sampling` and its seed.
    """
    purposes = [stream.get("purposes") for _, stream in step.each("random")]
    if step["kind"] in ("sample", "resample") and not any(each is None or "sampling" in each for each in purposes):
        message = f"identical bytes are claimed, but this step of kind {step['kind']} names no stream for sampling"
        yield step.fault("random", message, _claim(step))


@rule(
    "RN67", SHOULD, DEMAND, at="/reproducibility/determinism", needs=("claim", "tests"), when=_BYTES,
    sources="SDV-2022", alone="the test is missing",
)  # fmt: skip
def same_bytes_were_tried(determinism: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, a repetition was tried that the claim covers.

    A run that nobody has repeated is hoped to repeat.

    **Problem:** Identical bytes are claimed, but no repetition was tried.

    **Fix:** run it again in a new process, compare the digests, and give the outcome in `tests`; or claim less.
    """
    asked = any(source.get("hosting") == "hosted" for _, source in determinism.root.each("inputs"))
    if not asked and not any(test.get("covered") is not False for _, test in determinism.each("tests")):
        yield determinism.fault("tests", "identical bytes are claimed, but no repetition that this covers was tried")


@rule("RN68", MUST, CONTRADICTION, at="/reproducibility", needs=("determinism/claim",), when=_BYTES)
def nothing_is_called_random(repeated: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, no answer on the run calls it nondeterministic.

    Sums in another order on an accelerator differ in the last digit, and a choice that depends on it differs wholly.

    **Problem:** Identical bytes are claimed, but the run is said to vary.

    **Fix:** switch deterministic kernels on and run again, or claim no more than `equivalent`.
    """
    for place, words in _admissions(repeated):
        yield Fault(place, f"identical bytes are claimed, but the run is said to vary: {words}", (_claim(repeated),))


@rule("RN69", MUST, CONTRADICTION, at="/reproducibility", needs=("volatile",), when=_BYTES)
def data_files_are_not_volatile(repeated: Value) -> Iterator[Fault]:
    """Where identical bytes are claimed, no data file is among those that differ in every run.

    The claim is about the data; what differs in every run is not identical.

    **Problem:** Identical bytes are claimed, but a data file varies.

    **Fix:** remove the file from `volatile`, or claim no more than `canonical`.
    """
    for index, name in enumerate(repeated.listed("volatile")):
        file = repeated.find(name, "files")
        if file and file.get("role") == "data":
            message = f"identical bytes are claimed, but the data {file.called()} is said to differ in every run"
            yield repeated.fault(f"volatile/{index}", message, _claim(repeated))


_OF_TIME = ("time", "clock", "duration", "seconds", "minutes", "hours")
_CLOCK = r"(?i)time_?out|wall_?(?:clock|time)|run_?time_?(?:limit|max)|max_?run_?time|time_(?:limit|budget)"
_CLOCK_OF_FIT = r"(?i)(?:max|limit)_?(?:time|duration|seconds|minutes|hours)"
_AFTER_HOURS = (
    r"(?i)\b(?:after|for|within)\s+(?:\d+|one|two|three|a|an)\s*(?:h|hours?|min|minutes?|s|seconds?)\b(?! of\b)"
    r"|\btime limit\b|\bwall[- ](?:clock|time)\b|\btime-?out\b"
)
_VARIES = (
    r"(?i)\bnon-?determinis\w+|\bnot (?:bit[- ]?)?(?:determinis\w+|reproducible)"
    r"|\b(?:var(?:y|ies)|differs?|changes?) (?:slightly |a little )?"
    r"(?:between|across|from|in|with) (?:each |every |one )?runs?\b|\bfrom (?:one )?run to (?:another|run|the next)\b"
)
_HINTS = ("determinis", "reproducible", " run")
"""What an answer holds that says so."""
_DENIED = (
    r"(?i)\b(?:(?:do|does|did|will|can) ?not|no|without|disabled|off|avoid\w*|forbid\w*|replaced|never|none|excluded)\b"
)
_TUNED = r"(?i)non_?-?determinis|cudnn\W?_?benchmark"
_DETERMINISTIC = r"(?i)(?<!non)(?<!non_)(?<!non-)determinis\w+"


def _claim(value: Value) -> Place:
    return value.root.place("reproducibility", "determinism", "claim")


def _malformed(value: Value, *keys: str) -> bool:
    """Whether the environment, or one of these of its answers, breaks the schema."""
    first, *others = keys
    places = (value.place(first), *(value.place(first, key) for key in others))
    return any(place.pointer in value.root.taken_out for place in places)


def _nothing_to_lock(repeated: Value) -> bool:
    """Whether a lock file is said not to apply, and the steps use one program at most."""
    lockfile = repeated.data["environment"].get("lockfile")
    tools = {name for _, step in repeated.root.each("steps") for name in step.texts("tools")}
    return isinstance(lockfile, dict) and lockfile.get("gap") == "not_applicable" and len(tools) <= 1


def _asks_a_provider(stream: Value) -> bool:
    """Whether the step of a stream takes a hosted model, which repeats no bytes whatever its seed."""
    step = stream.find(stream.pointer.split("/")[2], "steps")
    takes = [stream.find(name, "inputs") for name in (step.listed("takes") if step else ())]
    return any(source is not None and source.get("hosting") == "hosted" for source in takes)


def _time_limits(step: Value) -> Iterator[tuple[Place, str]]:
    """What limits the time of a step: settings, and the rule that stops it."""
    for held in ("parameters", "sampling"):
        settings = step.get(held)
        for key, limit in settings.data.items() if isinstance(settings, Value) else ():
            if _is_clock(key, step) and limit not in (None, 0, False, -1, "none"):
                yield settings.place(key), f"{key} is set"
    stopping = step.get("stopping")
    if isinstance(stopping, str) and re.search(_AFTER_HOURS, stopping):
        yield step.place("stopping"), stopping


def _is_clock(key: str, step: Value) -> bool:
    """Whether a setting limits the time of the run; in a simulation, `max_time` may be that of the model."""
    if not any(word in key.lower() for word in _OF_TIME):  # a fast test: few settings need the patterns
        return False
    return bool(re.search(_CLOCK, key) or (step["kind"] != "simulate" and re.search(_CLOCK_OF_FIT, key)))


def _admission(text: str) -> str:
    """The sentence in which a text says that the run varies; empty if none does."""
    sentences = re.split(r"[.;,]", text) if any(word in text.lower() for word in _HINTS) else []
    said = (each.strip() for each in sentences if re.search(_VARIES, each) and not re.search(_DENIED, each))
    return next(said, "")


def _admissions(repeated: Value) -> Iterator[tuple[Place, str]]:
    """Where the environment, or the description or the settings of a step, say that the run varies."""
    environment = repeated.get("environment")
    held = list(environment.data.items()) if isinstance(environment, Value) else []
    for key, text in held:
        if isinstance(text, str) and (words := _admission(text)):
            yield environment.place(key), words
    for _, step in repeated.root.each("steps"):
        described = step.get("description")
        if isinstance(described, str) and (words := _admission(described)):
            yield step.place("description"), words
        settings = step.get("parameters")
        for key, setting in settings.data.items() if isinstance(settings, Value) else ():
            form = _DETERMINISTIC if setting is False else _TUNED if setting is True else None
            if form and re.search(form, key):
                yield settings.place(key), f"{key} is {str(setting).lower()}"
