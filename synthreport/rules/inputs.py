"""Rules on what went in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.rules.dates import after
from synthreport.rules.flow import pipeline
from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import NAMED, Fault, Unsaid, Value

_WITHOUT_LEVEL = ("model", "expert_knowledge")
_QUOTED = ("source_records", "real_examples")


def person_inputs(root: Value) -> list[tuple[str, Value]]:
    """The inputs whose entries are about single persons."""
    return [(identifier, source) for identifier, source in root.each("inputs") if source.get("level") == "person"]


def learned_before(source: Value, date: str) -> list[tuple[str, Value]]:
    """The earliest of the steps that learned from a source, by whatever way, and started before this date."""
    return pipeline(source.root).learned_before(source.id, date)


def _lacks_persons(value: Value) -> bool:
    return value.root.once(_has_no_persons)


def _has_no_persons(root: Value) -> bool:
    """Whether it is said that no input is about single persons: silence on an input's level leaves it open."""
    if root.get("inputs") is None:
        return False
    levels = (source.get("level") for _, source in root.each("inputs") if source.get("kind") not in _WITHOUT_LEVEL)
    return all(level not in (None, "person") for level in levels)


@rule("SO51", MUST, at="/inputs/*", needs=("extracted",))
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


@rule("SO52", MUST, at="/inputs/*/population/period", needs=("start", "end"))
def period_runs_forward(period: Value) -> Iterator[Fault]:
    """A period ends after it starts.

    Two dates in the wrong order leave open which of them is wrong.

    **Fix:** exchange or correct the two.
    """
    if after(period["start"], period["end"]):
        message = f"the period ends in {period['end']}, before its start in {period['start']}"
        yield period.fault("end", message, period.place("start"))


@rule("SO53", MUST, at="/files/*", needs=("sha256",), sources="PHANT MEM")
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


def _digest(source: Value) -> Iterator[Any]:
    yield source.get("digest", "sha256")


@rule("SO54", MUST, at="/steps/*/prompts/*", needs=("contains",), sources="SND AIA53")
def quoted_records_are_listed(prompt: Value) -> Iterator[Fault]:
    """A prompt that quotes real records has a person-level input.

    What is filled into a prompt is an input like any other, and comes back out.

    **Fix:** list the quoted records in `inputs` with `level: person`, or correct what the prompt contains.
    """
    quoted = [word for word in prompt.listed("contains") if word in _QUOTED]
    if quoted and _lacks_persons(prompt):
        message = f"the prompt contains {quoted[0].replace('_', ' ')}, but no input is of level person"
        yield prompt.fault("contains", message, prompt.root.place("inputs"))


@rule("SO55", MUST, at="/steps/*", needs=("learned_from_persons",), sources="SND AIA53")
def learned_persons_are_listed(step: Value) -> Iterator[Fault]:
    """A step that learned from persons has a person-level input.

    `No real data used`, with bounds that were read from patients, is how people end up in the output.

    **Fix:** list the records in `inputs` with `level: person`, or say `learned_from_persons: none`.
    """
    learned = step["learned_from_persons"]
    if learned != "none" and _lacks_persons(step):
        message = f"the step learned {learned} from persons, but no input is of level person"
        yield step.fault("learned_from_persons", message, step.root.place("inputs"))


@rule("SO60", MUST, at="/steps/*/prompts/*", needs=("contains",), sources="SND PHYS")
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


def _some_came_by_prompts(root: Value) -> bool:
    return any("prompt_content" in source.listed("routes") for _, source in person_inputs(root))


def _first_without_routes(root: Value) -> Value | None:
    return next((source for _, source in person_inputs(root) if source.get("routes") is None), None)


@rule("SO64", MUST, at="/inputs/*", needs=("extracted", "population/period/end"), sources="TRIPOD-AI-2024")
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
