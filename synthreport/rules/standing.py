"""Rules on what a statement stands on: uses, properties by construction, reviews, limitations, those who validate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from synthreport.finding import Place
from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.timeline import Timeline
from synthreport.rules.value import NAMED, Fault, Value, exact

_EVIDENCE = {"model_training": "training", "inference": "inference"}
"""The part of `validation` that shows that the dataset is fit for a use."""
_FREE = ("learned", "nothing", "unknown")


@rule("PU70", MUST, at="/purpose/uses", sources="NAT-ED KAA INF")
def intended_uses_have_results(uses: Value) -> Iterator[Fault]:
    """A use that is intended has results that show the dataset fit for it.

    What nobody tried is a hope, and not a use.

    **Fix:** link the results in `validation`, or call the use `untested`.
    """
    for use, part in _EVIDENCE.items():
        if uses.get(use) == "intended" and uses.root.get("validation", part, "results") in ("none", []):
            yield uses.fault(
                use, f"{use.replace('_', ' ')} is intended, but no result shows the dataset fit for it",
                uses.root.place("validation", part, "results"),
            )  # fmt: skip


@rule("PU71", MUST, at="/claims/by_construction/*", needs=("because_of",), sources="RAAB")
def construction_holds_what_it_is_said_to_hold(claim: Value) -> Iterator[Fault]:
    """What holds by construction rests on something that enforces it.

    A rule that the generator was to learn can be broken; construction cannot.

    **Fix:** name the step or the constraint that enforces it, or claim it in `claimed` with evidence.
    """
    for index, name in enumerate(claim.listed("because_of")):
        constraint = claim.find(name, "constraints")
        if constraint is not None and constraint.get("held_by") in _FREE:
            yield claim.fault(
                f"because_of/{index}", f"{name} is held by {constraint['held_by']}, and may be broken",
                constraint.place("held_by"),
            )  # fmt: skip


@rule("CL52", MUST, at="/validation/expert_review/*", needs=("sample",), sources="SMD NAF HE26")
def reviews_looked_at_something(review: Value) -> Iterator[Fault]:
    """A review has reviewers, and records that they saw.

    `Clinically validated` by nobody, on nothing, is two words.

    **Fix:** name the reviewers and count the records; or give `validation.expert_review: none`.
    """
    if exact(review["sample"]) == 0:
        yield review.fault("sample", "the review saw no record", review.place("reviewers"))
    elif review.get("reviewers") == []:
        yield review.fault("reviewers", "nobody reviewed", review.place("sample"))


@rule("CL53", MUST, at="/claims/claimed/*", needs=("property",), sources="SMD NAF")
def realism_was_reviewed(claim: Value) -> Iterator[Fault]:
    """What is called clinically realistic was looked at by clinicians.

    No distance sees what a clinician sees at once.

    **Fix:** describe the review in `validation.expert_review`, or move the property to `not_claimed`.
    """
    if claim["property"] == "clinical_realism" and claim.root.get("validation", "expert_review") == "none":
        yield claim.fault(
            "property",
            "clinical realism is claimed, but nobody reviewed",
            claim.root.place("validation", "expert_review"),
        )


@rule("LI51", SHOULD, at="/constraints/*", needs=("violations", "severity"), sources="RAI10 HEIN")
def broken_hard_rules_are_limitations(constraint: Value) -> Iterator[Fault]:
    """A hard rule that the output breaks is among the limitations.

    What is impossible and occurs decides for whom the data are of no use.

    **Fix:** add a limitation, and name the constraint or the result in its `about`.
    """
    if constraint["severity"] != "hard" or constraint.root.get("limitations") is None:
        return
    told = constraint.root.once(_limited)
    named = [
        (index, name, constraint.find(name, "results")) for index, name in enumerate(constraint.listed("violations"))
    ]
    for index, name, result in named if constraint.id not in told else ():
        if result is not None and (result.get("value") or 0) > 0 and name not in told:
            yield constraint.fault(
                f"violations/{index}", f"the rule is hard and broken ({name}), but no limitation is about it",
                result.place("value"), constraint.root.place("limitations"),
            )  # fmt: skip


def _limited(root: Value) -> set[Any]:
    """What limitations are about."""
    return {name for _, each in root.each("limitations") for name in each.listed("about")}


@rule("IV53", MUST, at="/independent_validation/*", needs=("by", "ties"), sources="NAT-ED")
def ties_of_validators_are_told(validation: Value) -> Iterator[Fault]:
    """Who validates has no tie that the manifest shows and the validation denies.

    A validator who funded the work, or who works where the creators work, is not without ties.

    **Fix:** describe the tie in `ties`.
    """
    by = validation["by"]
    tied = [*_shared_houses(validation.root, by), *_funding(validation.root, by)]
    if tied and validation["ties"] == "none":
        yield validation.fault(
            "ties", f"{by} is said to have no ties, but funds the creators or works where they do", *tied
        )


def _shared_houses(root: Value, by: str) -> Iterator[Place]:
    """Where the affiliations of creators are those of a party, or the party itself."""
    party = root.find(by, "parties")
    houses = [by, *sorted(party.texts("affiliations") if party is not None else ())]
    creators = root.once(_creators_by_house)
    places = (creator.place("affiliations") for house in houses for creator in creators.get(house, ()))
    yield from dict.fromkeys(islice(places, NAMED))


def _creators_by_house(root: Value) -> dict[str, list[Value]]:
    """The creators, by each of their affiliations."""
    found: dict[str, list[Value]] = {}
    for name in root.listed("dataset", "creators"):
        creator = root.find(name, "parties")
        if creator is not None:
            for house in creator.texts("affiliations"):
                found.setdefault(house, []).append(creator)
    return found


def _funding(root: Value, by: str) -> Iterator[Place]:
    """Where a party funds the dataset."""
    indices = root.once(_indices_by_funder).get(by, ())
    yield from islice((root.place("dataset", "funding", index) for index in indices), NAMED)


def _indices_by_funder(root: Value) -> dict[Any, list[int]]:
    found: dict[Any, list[int]] = {}
    for index, funding in enumerate(root.listed("dataset", "funding")):
        if isinstance(funding, dict):
            found.setdefault(str(funding.get("funder")), []).append(index)
    return found


@rule("IV54", MUST, at="/independent_validation/*", needs=("date",), sources="NAT-ED")
def validated_after_it_was_made(validation: Value) -> Iterator[Fault]:
    """Others tested the dataset after it was made.

    What was tested before is another dataset.

    **Fix:** correct the dates, or describe what was tested.
    """
    late = validation.root.once(_finished).after(validation["date"])
    for step in late[:1]:
        yield validation.fault(
            "date", f"tested on {validation['date']}, but step {step.id} finished on {step['finished']}",
            *(each.place("finished") for each in late),
        )  # fmt: skip


def _finished(root: Value) -> Timeline[Value]:
    """When the steps finished that made the dataset."""
    making = (step for _, step in root.each("steps") if step.get("kind") != "evaluate")
    return Timeline((step.get("finished"), step) for step in making)
