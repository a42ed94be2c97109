"""Rules on what clinicians and constraints say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, rule
from synthreport.rules.shared.parties import MAKING, identities
from synthreport.rules.shared.ties import ties_of
from synthreport.rules.value import Fault, Value, exact


@rule("CL51", MUST, DEMAND, at="/validation/expert_review/*", needs=("reviewers",), sources="SMD")
def reviewers_are_not_all_creators(review: Value) -> Iterator[Fault]:
    """Somebody who did not make the dataset reviewed it.

    Who made it sees what was meant.

    **Problem:** Only its makers reviewed the dataset.

    **Fix:** have others look, or do not call it a review.
    """
    reviewers = review.listed("reviewers")
    if reviewers and all(_made_it(review.root, reviewer) for reviewer in reviewers):
        message = "every reviewer is one of the creators, or has a role in making the dataset"
        yield review.fault("reviewers", message, review.root.place("dataset", "creators"))


def _made_it(root: Value, name: Any) -> bool:
    """Whether a party is a creator, under this or another id, or had a part in the making."""
    party = root.find(name, "parties")
    if party is not None and party.texts("roles") & MAKING:
        return True
    creators = root.texts("dataset", "creators")
    return name in creators or not creators.isdisjoint(identities(root, name))


@rule("CL52", MUST, DEMAND, at="/validation/expert_review/*", needs=("sample",), sources="SMD NAF HE26")
def reviews_looked_at_something(review: Value) -> Iterator[Fault]:
    """A review has reviewers, and records that they saw.

    `Clinically validated` by nobody, on nothing, is two words.

    **Problem:** A review had no reviewers, or an impossible sample.

    **Fix:** name the reviewers and count the records; or give `validation.expert_review: none`.
    """
    if exact(review["sample"]) == 0:
        yield review.fault("sample", "the review saw no record", review.place("reviewers"))
    elif review.get("reviewers") == []:
        yield review.fault("reviewers", "nobody reviewed", review.place("sample"))
    elif (there := review.root.once(_records)) is not None and (exact(review["sample"]) or 0) > there:
        message = f"the review saw {review['sample']:,} records, but there are {there:,}, those of the sources included"
        yield review.fault("sample", message, review.root.place("files"))


def _records(root: Value) -> int | None:
    """How many records there are, synthetic and real; None if that is not known of each file and source."""
    files = [file.get("records") for _, file in root.each("files") if file.get("role") == "data"]
    sources = [source.get("population") for _, source in root.each("inputs") if source.get("level") == "person"]
    real = [each.get("records") if isinstance(each, Value) else None for each in sources]
    counts = [exact(count) for count in (*files, *real)]
    known = [count for count in counts if count is not None]
    return sum(known) if files and len(known) == len(counts) else None


@rule("CL54", MUST, CONTRADICTION, at="/validation/expert_review/*", needs=("reviewers", "ties"), sources="SMD ICMJE26")
def ties_of_reviewers_are_told(review: Value) -> Iterator[Fault]:
    """No reviewer has a tie that the manifest shows and the review denies.

    Who made the data, paid for them or works beside their makers is asked what is right, and knows what is hoped.

    **Problem:** A reviewer's tie to the dataset is denied.

    **Fix:** describe the tie in `ties`.
    """
    reviewers = review.listed("reviewers") if review["ties"] == "none" else []
    if all(_made_it(review.root, reviewer) for reviewer in reviewers):
        return
    creators = review.root.place("dataset", "creators")
    for name in (each for each in reviewers if isinstance(each, str)):
        own = [("is one of the creators", [creators])] if name in review.root.texts("dataset", "creators") else []
        for tie, places in (*own, *ties_of(review.root, name)):
            yield review.fault("ties", f"reviewers are said to have no ties, but {review.called(name)} {tie}", *places)
            return


@rule("CL53", MUST, DEMAND, at="/claims/claimed/*", needs=("property",), sources="SMD NAF")
def realism_was_reviewed(claim: Value) -> Iterator[Fault]:
    """What is called clinically realistic was looked at by clinicians.

    No distance sees what a clinician sees at once.

    **Problem:** Clinical realism is claimed, but nobody reviewed it.

    **Fix:** describe the review in `validation.expert_review`, or move the property to `not_claimed`.
    """
    if claim["property"] == "clinical_realism" and claim.root.get("validation", "expert_review") == "none":
        yield claim.fault(
            "property",
            "clinical realism is claimed, but nobody reviewed",
            claim.root.place("validation", "expert_review"),
        )
