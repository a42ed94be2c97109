"""Rules on the parts of the real data: what they share, and what the generator saw of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rows.exposure import seen_after_all, shown_to_be_seen, was_seen
from synthreport.rules.rows.flow import LEARNING, pipeline
from synthreport.rules.rows.graph import reached
from synthreport.rules.rows.overlaps import Apart, only_source, overlap, shared_with, told_overlaps, told_pairs
from synthreport.rules.rows.rows import rows
from synthreport.rules.rows.rows_read import rows_learned_from
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.identifiers import same_thing
from synthreport.rules.shared.metric_registry import metric_of
from synthreport.rules.shared.persons import about_several
from synthreport.rules.value import Fault, Value, exact

_LEARNED = ("training_records", "resampled_records", "fine_tuned_weights")
_MEMBERS = {"membership", "copies"}
"""What an attack finds that tells rows that were seen from others."""


@rule("SO56", MUST, CONTRADICTION, at="/splits/*", needs=("unit", "persons", "records"), sources="PHANT")
def persons_are_kept_together(split: Value) -> Iterator[Fault]:
    """Where a person has several records, the split keeps them on one side.

    Split by records, one patient stands on both sides, and every later number is too good.

    **Problem:** Records of one person may be on both sides of a split.

    **Fix:** split by person and measure again; or, where each record is another person, correct the counts.
    """
    persons, records = exact(split["persons"]), exact(split["records"])
    if split["unit"] in ("record", "segment") and persons is not None and records is not None and persons < records:
        yield split.fault(
            "unit",
            f"the unit is the {split['unit']}, but {persons:,} persons have {records:,} records",
            split.place("persons"),
        )


@rule("SO57", SHOULD, CONTRADICTION, at="/splits/*", needs=("persons", "records"))
def no_more_persons_than_records(split: Value) -> Iterator[Fault]:
    """A split has at least as many records as persons, if a record is about one person.

    Nobody is in the data without a record; a record about a couple or a household is about several.

    **Problem:** A split has more persons than records.

    **Fix:** correct one of the two counts.
    """
    persons, records = exact(split["persons"]), exact(split["records"])
    if persons is not None and records is not None and persons > records and not split.root.once(about_several):
        yield split.fault("persons", f"{persons:,} persons, but only {records:,} records", split.place("records"))


@rule("SO58", MUST, CONTRADICTION, at="/splits/*", needs=("overlaps", "persons"))
def overlap_fits_into_the_split(split: Value) -> Iterator[Fault]:
    """No more persons overlap than the split has.

    An overlap larger than the whole is a count of something else.

    **Problem:** More persons overlap than a split has.

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


@rule("SO61", MUST, CONTRADICTION, at="/inputs/*", needs=("population/persons",), sources="CLAIM")
def splits_fit_into_their_source(source: Value) -> Iterator[Fault]:
    """Splits that share no person have, together, no more persons than their source.

    What exceeds the source was counted twice, and stands on two sides.

    **Problem:** The splits of a source have more persons than it has.

    **Fix:** count the persons of the source and of each split again; or correct `overlaps`.
    """
    name, persons = source.id, exact(source.get("population", "persons"))
    apart, total = Apart(source.root.once(told_overlaps)), 0
    for _, split in source.root.each_under(name, only_source, "splits"):
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

    **Problem:** Two splits disagree on how many persons they share.

    **Fix:** count again, and correct the one that is wrong.
    """
    held = dict(splits.root.each("splits"))
    for one, other in told_pairs(held):
        told = overlap(held[one], other), overlap(held[other], one)
        if None not in told and told[0] != told[1]:
            counts = f"{told[0]:,} shared persons, but {held[other].called()} {told[1]:,}"
            message = f"{held[one].called()} counts {counts}"
            yield splits.fault(f"{one}/overlaps", message, splits.place(other, "overlaps"))


@rule("SO63", MUST, CONTRADICTION, at="/splits/*", needs=("seen_by_generator",), sources="PHANT SYNTHEVAL-8 DOME")
def what_was_never_seen_is_nowhere_used(split: Value) -> Iterator[Fault]:
    """A split that the generator never saw is not used in making the dataset, under any name.

    Encoders fitted to all rows, and choices made on the holdout, carry it into what it is to test. A step that learns
    from a whole input learns from each of its splits; and who is in a split that was seen was seen.

    **Problem:** A split called unseen was seen.

    **Fix:** correct `seen_by_generator`, or what the step takes or was chosen on; or measure with another split.
    """
    if split["seen_by_generator"] != "none":
        return
    direct = list(split.root.each_under(split.id, _learns_from, "steps"))
    for _, step in direct:
        yield split.fault(
            "seen_by_generator", f"never seen, it is said, but {step.called()} learned from it", step.place("takes")
        )
    if not direct and (found := seen_after_all(split)):
        message, *places = found
        yield split.fault("seen_by_generator", f"never seen, it is said, but {message}", *places)
    for what in ("generators", "datasets"):
        chosen_on = split.root.listed("selection", what, "chosen_on")
        if rows(split.root).holding(split.id, chosen_on):
            place = split.root.place("selection", what, "chosen_on")
            yield split.fault("seen_by_generator", f"never seen, it is said, but {what} were chosen on it", place)


@rule("SO65", MUST, DEMAND, at="/splits/*", needs=("seen_by_generator",), minds=("overlaps",), sources="PHANT CLAIM")
def overlap_with_what_was_seen_is_stated(split: Value) -> Iterator[Fault]:
    """A split that was never seen states how many persons it shares with each split of its source that was.

    Two parts of one source may be cut to share everybody; only the count shows that they do not.

    **Problem:** Overlap of an unseen split with a seen one is not stated.

    **Fix:** add the other split to `overlaps`, with the count; or `overlaps: none` if it shares nobody with any.
    """
    if split["seen_by_generator"] != "none" or split.get("overlaps") == "none" or shown_to_be_seen(split):
        return
    told = shared_with(split)
    for source in split.listed("taken_from"):
        for name, other in split.root.each_under(source, _seen_of, "splits"):
            if name not in told and other.get("overlaps") != "none":
                message = f"how many of its persons are in {other.called()}, which was seen, is not stated"
                yield split.fault(
                    "overlaps" if "overlaps" in split.data else "", message, other.place("seen_by_generator")
                )
                return


@rule("SO66", MUST, CONTRADICTION, at="/evaluation_inputs/*", needs=("kind",), sources="NAT-ED PHANT")
def what_tests_is_not_what_was_learned(source: Value) -> Iterator[Fault]:
    """Data that test the output are not those that it was learned from, under another name.

    A source that comes back as a test set was seen.

    **Problem:** Test data are a source that was learned from.

    **Fix:** test on a split that was never seen, or on other data; or tell the two versions apart in `version`.
    """
    for identifier in source.listed("identifiers") if source["kind"] == "dataset" else ():
        for _, same in source.root.each_under(same_thing(str(identifier)), _identifiers_learned, "inputs"):
            if source.get("version") in (None, same.get("version")):
                yield source.fault(
                    "identifiers", f"it is {same.called()}, which was learned from", same.place("identifiers")
                )
                return


@rule("SO67", MUST, CONTRADICTION, at="/results/*", needs=("against", "comparators"), sources="CPM")
def real_rows_are_compared_with_others(result: Value) -> Iterator[Fault]:
    """Where real rows are compared with real rows as a baseline, they are others than the output is compared with.

    Rows are always like themselves.

    **Problem:** A baseline compares real rows with themselves.

    **Fix:** name the other real rows in `rows`, and give the value of that comparison.
    """
    for name, comparator in result.each("comparators"):
        if comparator.get("of") == "real_vs_real" and comparator.get("rows") == result["against"]:
            message = f"the baseline compares {result.called(result['against'])} with itself"
            yield result.fault(f"comparators/{name}/rows", message, result.place("against"))


@rule("SO71", MUST, CONTRADICTION, at="/results/*", needs=("against", "control"), sources="PHANT SYNTHEVAL-8")
def attacked_rows_were_seen(result: Value) -> Iterator[Fault]:
    """An attack that tells members from others attacks rows that the generator saw.

    Of two sets that were both never seen, no attack can tell members.

    **Problem:** An attack is on rows that the generator never saw.

    **Fix:** attack the rows that the generator was fitted to, with unseen ones as control.
    """
    metric, control = metric_of(result), result.find(result["control"], "splits")
    if not metric or _MEMBERS.isdisjoint(metric["attacks"]) or control is None or control.listed("seen_by_generator"):
        return
    attacked = result.find(result["against"], "splits", "evaluation_inputs")
    if attacked is not None and result["against"] != result["control"] and _was_never_seen(attacked):
        message = f"{attacked.called()} is attacked, but the generator never saw it"
        yield result.fault("against", message, attacked.place())


@rule("SO74", MUST, CONTRADICTION, at="/splits/*", needs=("seen_by_generator", "taken_from"), sources="SWE")
def what_was_fitted_to_reaches_a_fit(split: Value) -> Iterator[Fault]:
    """A split that the generator was fitted to reaches a step that learns.

    A model that took nothing from its training rows was fitted to others.

    **Problem:** A split said to be fitted to reaches no generator.

    **Fix:** name the split in `takes` of the step that learned from it; or correct `seen_by_generator`.
    """
    steps = split.root.get("steps")
    if "fit" not in split.listed("seen_by_generator") or not isinstance(steps, Value):
        return
    read = split.root.once(rows_learned_from)
    shares = any(count and name in read for name, count in shared_with(split).items())
    if split.id not in split.root.once(_of_rows_learned_from) and not shares and not _lost_with_its_source(split):
        yield split.fault(
            "seen_by_generator", "it was fitted to, it is said, but no step learned from it", steps.place()
        )


def _of_rows_learned_from(root: Value) -> set[str]:
    """The ids of all that stems from rows that steps learned from, or that these rows hold."""
    read = root.once(rows_learned_from)
    return {*reached(pipeline(root).ahead, read, set()), *reached(rows(root).holds, read, set())}


def _lost_with_its_source(split: Value) -> bool:
    """Whether nothing of a source reaches a generator, though it is said to be learned from: which is found there."""
    return split.id in split.root.once(_of_learned_sources) and split.id not in split.root.once(_of_what_generates)


def _of_learned_sources(root: Value) -> set[str]:
    """The ids of all that stems from person-level inputs that are said to be learned from."""
    sources = [name for name, source in root.each("inputs") if not source.texts("routes").isdisjoint(_LEARNED)]
    return set(reached(pipeline(root).ahead, {*sources} & {*pipeline(root).persons}, set()))


def _of_what_generates(root: Value) -> set[str]:
    """The ids of all that stems from something that reaches a step that generates records."""
    return set(reached(pipeline(root).ahead, pipeline(root).generated_from, set()))


def _was_never_seen(held: Value) -> bool:
    """Whether data that test the output, or a split, are said never to have been seen, and nothing shows otherwise."""
    if held.pointer.startswith("/evaluation_inputs"):
        return True
    return held.get("seen_by_generator") == "none" and not shown_to_be_seen(held)


def _seen_of(split: Value) -> list[Any]:
    return split.listed("taken_from") if was_seen(split) else []


def _identifiers_learned(source: Value) -> list[Any]:
    learned = not source.texts("routes").isdisjoint(_LEARNED)
    return [same_thing(str(each)) for each in source.listed("identifiers")] if learned else []


def _learns_from(step: Value) -> list[Any]:
    """What a step takes, where that shapes the output."""
    return step.listed("takes") if _learns(step) else []


def _learns(step: Value) -> bool:
    if step.get("kind") == "evaluate":
        return False
    return step.get("kind") in (*LEARNING, "select") or step.get("learned_from_persons") not in (None, "none")
