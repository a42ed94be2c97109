"""Rules on sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.finding import Place
from synthreport.rules.rows.flow import pipeline
from synthreport.rules.rule import ADVICE, CONTRADICTION, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.persons import about_several, learned_before, person_inputs
from synthreport.rules.shared.wording import in_words
from synthreport.rules.value import NAMED, Fault, Unsaid, Value, exact

_WITHOUT_LEVEL = ("model", "expert_knowledge")
_QUOTED = ("source_records", "real_examples")
_CLOSED = ("restricted", "confidential")
_RECORDS = ("training_records", "resampled_records", "prompt_content")
_OF_PERSONS = ("identifiable", "pseudonymised", "deidentified")
_MADE = ("simulated", "synthetic")
"""Origins of records of persons whom there is not; who is behind them is asked as of the sources of this dataset."""
_SEXES = (
    ("female", "women", "woman", "girls", "f", "weiblich", "frauen", "femmes", "mujeres", "donne", "kvinnor"),
    ("male", "men", "man", "boys", "m", "männlich", "männer", "hommes", "hombres", "uomini", "män"),
)
_RECORDS_OF_PATIENTS = (
    r"(?i)\b(MIMIC|eICU|UK Biobank|CheXpert|PadChest|[in]2[bc]2)\b"
    r"|\b(clinical|nursing|progress|physicians?'?) notes\b|\bdischarge (letters|summar)|\bcase notes\b"
    r"|\b(patient|medical|health|hospital)s?'? (records|files|charts)\b|\b(notes|records|letters) of patients\b"
)
"""Well-known collections of patients' records, and what such records are called."""
_DENIED = r"(?i)\b(no|not|none|without|never|exclud\w*|free of|synthetic|simulated|invented)\b"
_ROUNDING = 0.005
"""By how much a share that is rounded to hundredths may be off."""


@rule("SO51", MUST, CONTRADICTION, at="/inputs/*", needs=("extracted",))
def extracted_before_learning(source: Value) -> Iterator[Fault]:
    """Every source was extracted before something was learned from it.

    Records that were drawn after the run cannot have shaped it.

    **Problem:** A source was extracted after it was learned from.

    **Fix:** correct the date of the extraction, or that of the step.
    """
    early = learned_before(source, source["extracted"])
    for _, step in early[:1]:
        yield source.fault(
            "extracted",
            f"extracted on {source['extracted']}, but {step.called()} started on {step['started']}",
            *(each.place("started") for _, each in early),
        )


@rule("SO52", MUST, CONTRADICTION, at="/inputs/*/population/period", needs=("start", "end"))
def period_runs_forward(period: Value) -> Iterator[Fault]:
    """A period ends after it starts.

    Two dates in the wrong order leave open which of them is wrong.

    **Problem:** The period of a source ends before it starts.

    **Fix:** exchange or correct the two.
    """
    if after(period["start"], period["end"]):
        message = f"the period ends in {period['end']}, before its start in {period['start']}"
        yield period.fault("end", message, period.place("start"))


@rule("SO53", MUST, CONTRADICTION, at="/files/*", needs=("sha256",), sources="PHANT MEM")
def released_files_are_no_sources(file: Value) -> Iterator[Fault]:
    """No released data file is, byte for byte, a source.

    Who releases the source under a new name releases patients' records.

    **Problem:** A released data file is, by its digest, a source.

    **Fix:** withdraw the file if it is the source; otherwise correct the digest.
    """
    if file.get("role") != "data":
        return
    for collection in ("inputs", "splits"):
        same = list(islice(file.root.each_under(file["sha256"], _digest, collection), NAMED))
        for _, first in same[:1]:
            places = [source.place("digest") for _, source in same]
            message = f"the digest is that of {first.called()}, which holds source records"
            yield file.fault("sha256", message, *places)


@rule("SO54", MUST, CONTRADICTION, at="/steps/*/prompts/*", needs=("contains",), sources="SND AIA53")
def quoted_records_are_listed(prompt: Value) -> Iterator[Fault]:
    """A prompt that quotes real records has a person-level input.

    What is filled into a prompt is an input like any other, and comes back out.

    **Problem:** A prompt quotes real records, but no input has persons.

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

    **Problem:** A step learned from persons, but no input has persons.

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

    **Problem:** The digest of a source that is not public has no salt.

    **Fix:** take the digest again, with a secret salt, and say `salt: held_by_custodian`.
    """
    name = source.id
    splits = [split for _, split in source.root.each_under(name, _taken_from, "splits")]
    for held in [source, *splits] if source["access"] in _CLOSED else []:
        if held.get("digest", "salt") == "none":
            yield Fault(
                held.place("digest", "salt"), f"the digest has no salt, but {source.called()} is {source['access']}",
                (source.place("access"),),
            )  # fmt: skip


@rule("SO60", MUST, CONTRADICTION, at="/steps/*/prompts/*", needs=("contains",), sources="SND PHYS")
def quoted_records_go_by_way_of_prompts(prompt: Value) -> Iterator[Fault]:
    """Where a prompt quotes real records, some input is said to be content of prompts.

    Whether records may be sent to a model is asked only of what is said to be sent.

    **Problem:** A prompt quotes records, but none are sent in prompts.

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
    """Records arose before they were extracted, unless their dates were shifted.

    An extract holds nothing of the day after.

    **Problem:** Records arose after they were extracted.

    **Fix:** correct the end of the period, or the date of the extraction; say `shifted: true` in `period` if the dates
    were moved to protect persons.
    """
    end = source.get("population", "period", "end")
    if after(end, source["extracted"]) and not _is_shifted(source):
        yield source.fault(
            "population/period/end", f"the records end in {end}, but were extracted on {source['extracted']}",
            source.place("extracted"),
        )  # fmt: skip


@rule("SO68", MUST, CONTRADICTION, at="/inputs/*", needs=("routes",), sources="SWE")
def what_was_learned_from_reaches_a_generator(source: Value) -> Iterator[Fault]:
    """An input whose records were learned from reaches a step that learns.

    A generator that took nothing from its source has another one, which is not listed.

    **Problem:** An input said to be learned from reaches no generator.

    **Fix:** name the input, or a split of it, in `takes` of the step that learned from it; or correct its routes.
    """
    route = next((each for each in source.listed("routes") if each in _RECORDS), None)
    steps = source.root.get("steps")
    if route is None or not isinstance(steps, Value):
        return
    if source.id not in pipeline(source.root).generated_from | source.root.once(_parents):
        yield source.fault(
            "routes", f"it is said to be {in_words(route)}, but reaches no step that generates", steps.place()
        )


@rule("SO69", MUST, CONTRADICTION, at="/inputs/*", needs=("level",), sources="EDPB28 SND")
def records_of_persons_are_of_level_person(source: Value) -> Iterator[Fault]:
    """An input that holds records of persons is of level person.

    Questions about persons are asked of inputs of that level; another word for them does not make it none.

    **Problem:** Records of persons are not called person-level.

    **Fix:** state `level: person`, or correct the other answer.
    """
    if source["level"] == "person":
        return
    found = _signs_of_persons(source)
    for message, place in found[:1]:
        yield source.fault("level", f"the level is {source['level']}, but {message}", place)


@rule("SO70", MUST, CONTRADICTION, at="/inputs/*/demographics", needs=("shares",), sources="STAND")
def shares_of_the_sexes_close(demographics: Value) -> Iterator[Fault]:
    """The shares of women and men among the persons do not exceed the whole.

    Shares that add up to more than all are counts of something else.

    **Problem:** The shares of women and men exceed the whole.

    **Fix:** count again.
    """
    shares = demographics["shares"].data
    known = {name.casefold(): (name, share) for name, share in shares.items() if isinstance(share, int | float)}
    women, men = (next((known[word] for word in words if word in known), None) for words in _SEXES)
    if women and men and women[1] + men[1] > 1 + 2 * _ROUNDING:
        message = f"{women[0]} and {men[0]} add up to {women[1] + men[1]:.3g}"
        yield demographics.fault(f"shares/{women[0]}", message, demographics.place("shares", men[0]))


@rule("SO72", SHOULD, CONTRADICTION, at="/inputs/*/population", needs=("persons", "records"))
def no_more_persons_than_records_in_a_source(population: Value) -> Iterator[Fault]:
    """A source has at least as many records as persons, if a record is about one person.

    Nobody is in the data without a record; a record about a couple or a household is about several.

    **Problem:** A source has more persons than records.

    **Fix:** correct one of the two counts.
    """
    persons, records = exact(population["persons"]), exact(population["records"])
    if persons is not None and records is not None and persons > records and not population.root.once(about_several):
        message = f"{persons:,} persons, but only {records:,} records"
        yield population.fault("persons", message, population.place("records"))


def _parents(root: Value) -> set[str]:
    """The inputs that another one was made from, by which they reach what it reaches."""
    return {name for _, source in root.each("inputs") for name in source.texts("derived_from")}


def _signs_of_persons(source: Value) -> list[tuple[str, Place]]:
    """What says that an input holds records of persons, in words, each with its place."""
    found = []
    if (identifiability := source.get("identifiability")) in _OF_PERSONS:
        found.append((f"its persons are {identifiability}", source.place("identifiability")))
    if source.get("consent", "covers_derived_data") in ("yes", "no"):
        found.append(("its persons were asked for consent", source.place("consent", "covers_derived_data")))
    if source.get("population", "minors") == "present":
        found.append(("there are minors among its persons", source.place("population", "minors")))
    splits = () if source.get("origin") in _MADE else source.root.each_under(source.id, _taken_from, "splits")
    for _, split in splits:
        if split.get("unit") in ("person", "household") and split.listed("seen_by_generator"):
            found.append((f"{split.called()}, which was learned from, is a split of its persons", split.place("unit")))
    return found


@rule("SO73", SHOULD, ADVICE, at="/inputs/*", needs=("trained_on_persons", "training_data"), sources="SND AIA53")
def models_of_patient_records_are_called_so(model: Value) -> Iterator[Fault]:
    """A model whose training data are described as records of patients is said to be trained on persons.

    `No real data used`, with a model that was tuned on patients' notes, is how people end up in the output.

    **Problem:** Patient records in a model's training data are denied.

    **Fix:** say `trained_on_persons: yes`; or describe the training data so that it is plain that they are not.
    """
    said = [(key, str(model.get(key))) for key in ("training_data", "title") if model.get(key) is not None]
    if model["trained_on_persons"] != "no" or re.search(_DENIED, str(model["training_data"])):
        return
    found = ((key, match[0]) for key, text in said if (match := re.search(_RECORDS_OF_PATIENTS, text)))
    for key, words in found:
        message = f"no person was among the training data, it is said, but they are described with `{words}`"
        yield model.fault("trained_on_persons", message, model.place(key))
        return


def _is_shifted(source: Value) -> bool:
    """Whether the dates of a source are said to be moved, in its period, its de-identification or the time model."""
    said = (source.get("deidentification"), source.root.get("longitudinal", "time_model", "date_shift"))
    texts = (text for text in said if isinstance(text, str))
    moved = any(re.search(r"(?i)\bshift|\bmoved\b|\boffset", text) for text in texts)
    return source.get("population", "period", "shifted") is True or moved


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
