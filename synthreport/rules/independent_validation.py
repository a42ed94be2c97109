"""Rules on validation by others."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, rule
from synthreport.rules.shared.evidence import is_own
from synthreport.rules.shared.parties import identities
from synthreport.rules.shared.ties import ties_of
from synthreport.rules.shared.timeline import Timeline
from synthreport.rules.value import Fault, Value


@rule("IV51", MUST, CONTRADICTION, at="/independent_validation/*", needs=("by",), sources="NAT-ED")
def validators_are_not_creators(validation: Value) -> Iterator[Fault]:
    """Who validates independently is not one of the creators.

    Creators who test their own work find what they look for.

    **Problem:** An independent validator is one of the creators.

    **Fix:** name the party that tested, or move the results to `validation`.
    """
    by, creators = validation["by"], validation.root.texts("dataset", "creators")
    place = validation.root.place("dataset", "creators")
    if by in creators:
        yield validation.fault("by", f"{validation.called(by)} is one of the creators", place)
    elif name := next((other for other in identities(validation.root, by) if other in creators), None):
        whom = f"{validation.called(name)}: same identifier, same name and house, or a program of theirs"
        yield validation.fault("by", f"{validation.called(by)} is one of the creators, {whom}", place)


@rule(
    "IV52", MUST, DEMAND, at="/independent_validation/*/replication", needs=("outcome", "tolerance"), sources="SDV-2022"
)
def replication_has_a_tolerance(replication: Value) -> Iterator[Fault]:
    """A replication that is called equivalent has a tolerance.

    Without one, any two outcomes are equivalent.

    **Problem:** A replication is called equivalent without a tolerance.

    **Fix:** state the tolerance that was set before.
    """
    if replication["outcome"] == "equivalent" and replication["tolerance"] == "none":
        message = "the replication is called equivalent, but there is no tolerance"
        yield replication.fault("tolerance", message, replication.place("outcome"))


@rule("IV53", MUST, CONTRADICTION, at="/independent_validation/*", needs=("by", "ties"), sources="NAT-ED")
def ties_of_validators_are_told(validation: Value) -> Iterator[Fault]:
    """Who validates has no tie that the manifest shows and the validation denies.

    A validator who funded the work, sold the generator, keeps the source, took part in the work, or works where the
    creators work, is not without ties.

    **Problem:** An independent validator has ties that are denied.

    **Fix:** describe the tie in `ties`.
    """
    by = validation["by"]
    if validation["ties"] != "none" or by in validation.root.texts("dataset", "creators"):
        return
    for tie, places in ties_of(validation.root, by):
        yield validation.fault("ties", f"{validation.called(by)} is said to have no ties, but {tie}", *places)
        return


@rule("IV54", MUST, CONTRADICTION, at="/independent_validation/*", needs=("date",), sources="NAT-ED")
def validated_after_it_was_made(validation: Value) -> Iterator[Fault]:
    """Others tested the dataset after it was made.

    What was tested before is another dataset.

    **Problem:** Others tested the dataset before it was made.

    **Fix:** correct the dates, or describe what was tested.
    """
    late = validation.root.once(_finished).after(validation["date"])
    for step in late[:1]:
        yield validation.fault(
            "date", f"tested on {validation['date']}, but {step.called()} finished on {step['finished']}",
            *(each.place("finished") for each in late),
        )  # fmt: skip


@rule("IV55", MUST, DEMAND, at="/independent_validation/*", needs=("evidence",), sources="NAT-ED KUO")
def own_articles_show_no_independence(validation: Value) -> Iterator[Fault]:
    """What others found is shown by more than the dataset's own article.

    There the creators say what others found.

    **Problem:** The creators' own article is to show what others found.

    **Fix:** link the results that the others gave, or their own publication; or leave `evidence` out.
    """
    named = validation.listed("evidence")
    own = [validation.find(name, "dataset/publications") for name in named]
    articles = [each for each in own if each is not None and is_own(each)]
    if articles and len(articles) == len(named):
        message = f"the only evidence is the dataset's own article, {articles[0].called()}"
        yield validation.fault("evidence", message, articles[0].place("relation"))


def _finished(root: Value) -> Timeline[Value]:
    """When the steps finished that made the dataset."""
    making = (step for _, step in root.each("steps") if step.get("kind") != "evaluate")
    return Timeline((step.get("finished"), step) for step in making)
