"""Rules on sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.rules.rule import ADVICE, CONTRADICTION, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.flow import LEARNING
from synthreport.rules.shared.persons import learned_before, person_inputs
from synthreport.rules.value import NAMED, Fault, Unsaid, Value, exact

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


@rule("SO56", MUST, CONTRADICTION, at="/splits/*", needs=("unit", "persons", "records"), sources="PHANT")
def persons_are_kept_together(split: Value) -> Iterator[Fault]:
    """Where a person has several records, the split keeps them on one side.

    Split by records, one patient stands on both sides, and every later number is too good.

    **Fix:** split by person and measure again; or, where each record is another person, correct the counts.
    """
    persons, records = exact(split["persons"]), exact(split["records"])
    if split["unit"] in ("record", "segment") and persons is not None and records is not None and persons < records:
        yield split.fault(
            "unit",
            f"the unit is the {split['unit']}, but {persons:,} persons have {records:,} records",
            split.place("persons"),
        )


@rule("SO57", MUST, CONTRADICTION, at="/splits/*", needs=("persons", "records"))
def no_more_persons_than_records(split: Value) -> Iterator[Fault]:
    """A split has at least as many records as persons.

    Nobody is in the data without a record.

    **Fix:** correct one of the two counts.
    """
    persons, records = exact(split["persons"]), exact(split["records"])
    if persons is not None and records is not None and persons > records:
        yield split.fault("persons", f"{persons:,} persons, but only {records:,} records", split.place("records"))


@rule("SO58", MUST, CONTRADICTION, at="/splits/*", needs=("overlaps", "persons"))
def overlap_fits_into_the_split(split: Value) -> Iterator[Fault]:
    """No more persons overlap than the split has.

    An overlap larger than the whole is a count of something else.

    **Fix:** correct the overlap or the number of persons.
    """
    persons = exact(split["persons"])
    overlaps = split.get("overlaps")
    if persons is None or not isinstance(overlaps, Value):
        return
    for other, shared in overlaps.data.items():
        if shared > persons:
            yield overlaps.fault(
                other, f"{shared:,} persons overlap, but the split has {persons:,}", split.place("persons")
            )


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


@rule("SO61", MUST, CONTRADICTION, at="/inputs/*", needs=("population/persons",), sources="CLAIM")
def splits_fit_into_their_source(source: Value) -> Iterator[Fault]:
    """Splits that share no person have, together, no more persons than their source.

    What exceeds the source was counted twice, and stands on two sides.

    **Fix:** count the persons of the source and of each split again; or correct `overlaps`.
    """
    name, persons = source.id, exact(source.get("population", "persons"))
    apart, total = Apart(source.root.once(_told_overlaps)), 0
    for _, split in source.root.each_under(name, _only_source, "splits"):
        counted = exact(split.get("persons"))
        if counted is not None and apart.takes(split):
            total += counted
    if persons is not None and total > persons:
        yield source.fault(
            "population/persons", f"the source has {persons:,} persons, but its splits have {total:,} together",
            *(split.place("persons") for split in apart.splits),
        )  # fmt: skip


@rule("SO62", MUST, CONTRADICTION, at="/splits", sources="CLAIM")
def overlaps_are_the_same_from_both_sides(splits: Value) -> Iterator[Fault]:
    """Two splits say the same of how many persons they share.

    Who is in both is in both, from whichever side one looks.

    **Fix:** count again, and correct the one that is wrong.
    """
    held = dict(splits.root.each("splits"))
    for one, other in _told_pairs(held):
        told = _overlap(held[one], other), _overlap(held[other], one)
        if None not in told and told[0] != told[1]:
            yield splits.fault(
                f"{one}/overlaps", f"{told[0]:,} persons of {other} are in it, but {told[1]:,} of it are in {other}",
                splits.place(other, "overlaps"),
            )  # fmt: skip


@rule("SO63", MUST, CONTRADICTION, at="/splits/*", needs=("seen_by_generator",), sources="PHANT SYNTHEVAL-8 DOME")
def what_was_never_seen_is_nowhere_used(split: Value) -> Iterator[Fault]:
    """A split that the generator never saw is not used in making the dataset.

    Encoders fitted to all rows, and choices made on the holdout, carry it into what it is to test.

    **Fix:** correct `seen_by_generator`, or what the step takes or was chosen on; or measure with another split.
    """
    if split["seen_by_generator"] != "none":
        return
    name, root = split.id, split.root
    for identifier, step in root.each_under(name, _learns_from, "steps"):
        yield split.fault(
            "seen_by_generator", f"never seen, it is said, but step {identifier} learned from it", step.place("takes")
        )
    for what in ("generators", "datasets"):
        if name in root.texts("selection", what, "chosen_on"):
            place = root.place("selection", what, "chosen_on")
            yield split.fault("seen_by_generator", f"never seen, it is said, but {what} were chosen on it", place)


@rule(
    "SO64", MUST, CONTRADICTION, at="/inputs/*", needs=("extracted", "population/period/end"), sources="TRIPOD-AI-2024"
)
def records_arose_before_they_were_extracted(source: Value) -> Iterator[Fault]:
    """Records arose before they were extracted, unless their dates were shifted.

    An extract holds nothing of the day after.

    **Fix:** correct the end of the period, or the date of the extraction; say `shifted: true` in `period` if the dates
    were moved to protect persons.
    """
    end = source.get("population", "period", "end")
    if after(end, source["extracted"]) and not _is_shifted(source):
        yield source.fault(
            "population/period/end", f"the records end in {end}, but were extracted on {source['extracted']}",
            source.place("extracted"),
        )  # fmt: skip


def _is_shifted(source: Value) -> bool:
    """Whether the dates of a source are said to be moved, in its period, its de-identification or the time model."""
    said = (source.get("deidentification"), source.root.get("longitudinal", "time_model", "date_shift"))
    texts = (text for text in said if isinstance(text, str) and text != "none")
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


def _only_source(split: Value) -> list[Any]:
    """What a split was taken from, where it is one thing."""
    sources = split.listed("taken_from")
    return sources if len(sources) == 1 else []


class Apart:
    """Splits that share no person with one another, as stated.

    It is given, by a split's id, the overlaps that others state with it. Only stated overlaps are read: of very many
    splits, few have anything to do with each other.
    """

    def __init__(self, told: dict[str, dict[str, int]]) -> None:
        self.told = told
        self.splits: list[Value] = []
        self._names: set[str] = set()
        self._from_all: set[str] = set()

    def takes(self, split: Value) -> bool:
        """Add a split, if it is stated to share nobody with each of those already added."""
        if not self._is_apart(split):
            return False
        self.splits.append(split)
        self._names.add(split.id)
        self._from_all |= {split.id} if split.get("overlaps") == "none" else set()
        return True

    def _is_apart(self, split: Value) -> bool:
        if split.get("overlaps") == "none":
            return True
        told = {**self.told.get(split.id, {}), **_overlaps(split)}
        shared = {name: count for name, count in told.items() if name in self._names}
        besides = len(self._from_all) - len(self._from_all.intersection(shared))
        return len(shared) + besides == len(self._names) and not any(shared.values())


def _told_overlaps(root: Value) -> dict[str, dict[str, int]]:
    """What splits say that they share with each other: by the id of the one, by the id of the one that says it."""
    found: dict[str, dict[str, int]] = {}
    for name, split in root.each("splits"):
        for other, shared in _overlaps(split).items():
            found.setdefault(other, {})[name] = shared
    return found


def _overlaps(split: Value) -> dict[str, Any]:
    """How many persons of each other split are in this one, as it says; none where it shares nobody at all."""
    overlaps = split.get("overlaps")
    said_ = {name: overlaps.get(name) for name in overlaps.data} if isinstance(overlaps, Value) else {}
    return {name: shared for name, shared in said_.items() if shared is not None}


def _told_pairs(splits: dict[str, Value]) -> list[tuple[str, str]]:
    """Every two splits of which one names the other, in the order of the manifest."""
    order = {name: number for number, name in enumerate(splits)}
    named = [{one, other} & order.keys() for one, split in splits.items() for other in _overlaps(split)]
    pairs = {frozenset(pair) for pair in named if len(pair) == 2}
    numbers = sorted(sorted(order[name] for name in pair) for pair in pairs)
    names = list(order)
    return [(names[one], names[other]) for one, other in numbers]


def _overlap(split: Value, other: str) -> int | None:
    """How many persons of another split are in this one, as this one says."""
    if split.get("overlaps") == "none":
        return 0
    shared: int | None = split.get("overlaps", other)
    return shared


def _learns_from(step: Value) -> list[Any]:
    """What a step takes, where that shapes the output."""
    return step.listed("takes") if _learns(step) else []


def _learns(step: Value) -> bool:
    if step.get("kind") == "evaluate":
        return False
    return step.get("kind") in (*LEARNING, "select") or step.get("learned_from_persons") not in (None, "none")
