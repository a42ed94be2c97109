"""Rules on sources."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.rules.rule import ADVICE, CONTRADICTION, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.persons import learned_before, person_inputs
from synthreport.rules.value import NAMED, Fault, Unsaid, Value

_WITHOUT_LEVEL = ("model", "expert_knowledge")
_QUOTED = ("source_records", "real_examples")
_CLOSED = ("restricted", "confidential")


@rule("SO51", MUST, CONTRADICTION, at="/inputs/*", needs=("extracted",))
def extracted_before_learning(source: Value) -> Iterator[Fault]:
    """Every source was extracted before something was learned from it.

    Records that were drawn after the run cannot have shaped it.

    **Fix:** correct the date of the extraction, or that of the step.
    """
    early = learned_before(source, source["extracted"])
    for identifier, step in early[:1]:
        yield source.fault(
            "extracted",
            f"extracted on {source['extracted']}, but step {identifier} started on {step['started']}",
            *(each.place("started") for _, each in early),
        )


@rule("SO52", MUST, CONTRADICTION, at="/inputs/*/population/period", needs=("start", "end"))
def period_runs_forward(period: Value) -> Iterator[Fault]:
    """A period ends after it starts.

    Two dates in the wrong order leave open which of them is wrong.

    **Fix:** exchange or correct the two.
    """
    if after(period["start"], period["end"]):
        message = f"the period ends in {period['end']}, before its start in {period['start']}"
        yield period.fault("end", message, period.place("start"))


@rule("SO53", MUST, CONTRADICTION, at="/files/*", needs=("sha256",), sources="PHANT MEM")
def released_files_are_no_sources(file: Value) -> Iterator[Fault]:
    """No released data file is, byte for byte, a source.

    Who releases the source under a new name releases patients' records.

    **Fix:** withdraw the file if it is the source; otherwise correct the digest.
    """
    if file.get("role") != "data":
        return
    for collection in ("inputs", "splits"):
        same = list(islice(file.root.each_under(file["sha256"], _digest, collection), NAMED))
        for identifier, _ in same[:1]:
            places = [source.place("digest") for _, source in same]
            message = f"the digest is that of {identifier}, which holds source records"
            yield file.fault("sha256", message, *places)


@rule("SO54", MUST, CONTRADICTION, at="/steps/*/prompts/*", needs=("contains",), sources="SND AIA53")
def quoted_records_are_listed(prompt: Value) -> Iterator[Fault]:
    """A prompt that quotes real records has a person-level input.

    What is filled into a prompt is an input like any other, and comes back out.

    **Fix:** list the quoted records in `inputs` with `level: person`, or correct what the prompt contains.
    """
    quoted = [word for word in prompt.listed("contains") if word in _QUOTED]
    if quoted and _lacks_persons(prompt):
        message = f"the prompt contains {quoted[0].replace('_', ' ')}, but no input is of level person"
        yield prompt.fault("contains", message, prompt.root.place("inputs"))


@rule("SO55", MUST, CONTRADICTION, at="/steps/*", needs=("learned_from_persons",), sources="SND AIA53")
def learned_persons_are_listed(step: Value) -> Iterator[Fault]:
    """A step that learned from persons has a person-level input.

    `No real data used`, with bounds that were read from patients, is how people end up in the output.

    **Fix:** list the records in `inputs` with `level: person`, or say `learned_from_persons: none`.
    """
    learned = step["learned_from_persons"]
    if learned != "none" and _lacks_persons(step):
        message = f"the step learned {learned} from persons, but no input is of level person"
        yield step.fault("learned_from_persons", message, step.root.place("inputs"))


@rule("SO59", SHOULD, ADVICE, at="/inputs/*", needs=("access",), sources="SHDGF")
def digests_of_closed_sources_are_salted(source: Value) -> Iterator[Fault]:
    """A digest of a source that is not public has a salt, which the custodian keeps.

    An attacker who guesses the records of a small source can test the guess with a plain digest.

    **Fix:** take the digest again, with a secret salt, and say `salt: held_by_custodian`.
    """
    name = source.id
    splits = [split for _, split in source.root.each_under(name, _taken_from, "splits")]
    for held in [source, *splits] if source["access"] in _CLOSED else []:
        if held.get("digest", "salt") == "none":
            yield Fault(
                held.place("digest", "salt"), f"the digest has no salt, but {name} is {source['access']}",
                (source.place("access"),),
            )  # fmt: skip


@rule("SO60", MUST, CONTRADICTION, at="/steps/*/prompts/*", needs=("contains",), sources="SND PHYS")
def quoted_records_go_by_way_of_prompts(prompt: Value) -> Iterator[Fault]:
    """Where a prompt quotes real records, some input is said to be content of prompts.

    Whether records may be sent to a model is asked only of what is said to be sent.

    **Fix:** add `prompt_content` to the `routes` of the quoted input, or correct what the prompt contains.
    """
    quoted = [word for word in prompt.listed("contains") if word in _QUOTED]
    sources = prompt.root.once(person_inputs) if quoted else []
    if sources and not prompt.root.once(_some_came_by_prompts):
        unsaid = prompt.root.once(_first_without_routes)
        if unsaid is not None:
            raise Unsaid(f"{unsaid.pointer}/routes")
        yield prompt.fault(
            "contains",
            f"the prompt contains {quoted[0].replace('_', ' ')}, but no input of records came in by prompts",
            *(source.place("routes") for _, source in sources[:NAMED]),
        )


@rule(
    "SO64", MUST, CONTRADICTION, at="/inputs/*", needs=("extracted", "population/period/end"), sources="TRIPOD-AI-2024"
)
def records_arose_before_they_were_extracted(source: Value) -> Iterator[Fault]:
    """Records arose before they were extracted.

    An extract holds nothing of the day after.

    **Fix:** correct the end of the period, or the date of the extraction.
    """
    end = source.get("population", "period", "end")
    if after(end, source["extracted"]):
        yield source.fault(
            "population/period/end", f"the records end in {end}, but were extracted on {source['extracted']}",
            source.place("extracted"),
        )  # fmt: skip


def _lacks_persons(value: Value) -> bool:
    return value.root.once(_has_no_persons)


def _has_no_persons(root: Value) -> bool:
    """Whether it is said that no input is about single persons: silence on an input's level leaves it open."""
    if root.get("inputs") is None:
        return False
    levels = (source.get("level") for _, source in root.each("inputs") if source.get("kind") not in _WITHOUT_LEVEL)
    return all(level not in (None, "person") for level in levels)


def _digest(source: Value) -> Iterator[Any]:
    yield source.get("digest", "sha256")


def _some_came_by_prompts(root: Value) -> bool:
    return any("prompt_content" in source.listed("routes") for _, source in person_inputs(root))


def _first_without_routes(root: Value) -> Value | None:
    return next((source for _, source in person_inputs(root) if source.get("routes") is None), None)


def _taken_from(split: Value) -> list[Any]:
    return split.listed("taken_from")
