"""Rules on tests of disclosure: what each of them tests, what it found, and which claims rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.document.positions import few
from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.evidence import (
    above_chance,
    attacked,
    cited,
    disclosed,
    linked,
    linked_results,
    misfiled,
    unfit,
)
from synthreport.rules.shared.metric_registry import metric_name, on_discouraged_metrics
from synthreport.rules.shared.privacy import likeness_alone, says_no_better_than_chance
from synthreport.rules.value import NAMED, Fault, Value

_PERSONAL = {
    "membership": "membership",
    "attribute": "what a person's fields hold",
    "identity": "singling out or linkage",
}
_HALF = 0.5
"""An attack beyond this is nearer to full success than to a guess."""


@rule("PA60", MUST, DEMAND, at="/privacy/claims/empirical", needs=("evidence",), sources="CPM DCR")
def tested_privacy_rests_on_more_than_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """A tested privacy claim does not rest on discouraged metrics alone.

    Distances to training rows look safe where membership is wide open; other attacks that were made are to be named.

    **Problem:** Tested privacy rests on discouraged metrics alone.

    **Fix:** link the attacks on membership and attributes in `evidence`, or drop the claim.
    """
    yield from _privacy_on_discouraged_metrics(claim)


@rule("PA61", MUST, DEMAND, at="/privacy/claims/legal_anonymity", needs=("evidence",), sources="CPM DCR")
def anonymity_rests_on_more_than_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """A claim of legal anonymity does not rest on discouraged metrics alone.

    The law asks whether a person can be singled out; a distance does not answer.

    **Problem:** Legal anonymity rests on discouraged metrics alone.

    **Fix:** link the tests of singling out, linkability and inference in `evidence`, or drop the claim.
    """
    yield from _privacy_on_discouraged_metrics(claim)


@rule("PA62", MUST, DEMAND, at="/privacy/assessments", sources="CPM RAAB")
def tests_attack_what_they_are_filed_under(assessments: Value) -> Iterator[Fault]:
    """Among the tests of membership, of attributes and of identity is one that attacks it.

    A count of copies, or a distance, does not become a test of membership by its place in a list.

    **Problem:** A result does not test the disclosure it is filed under.

    **Fix:** file the result where it belongs, and give a gap such as `not_performed` here; or test it.
    """
    seen: set[str] = set()
    for heading, what in _PERSONAL.items():
        results = unfit(assessments, heading)
        if not seen.issuperset(each.id for each in results):
            seen.update(each.id for each in results)
            named, metric = results[0].called(), metric_name(results[0])
            message = f"{named} is filed as a test of {what}, but {metric} does not attack that"
            yield assessments.fault(heading, message, *(each.place("metric") for each in results))


@rule("PA63", SHOULD, DEMAND, at="/privacy/assessments", needs=("copies",), sources="CPM MEM")
def copies_are_counted(assessments: Value) -> Iterator[Fault]:
    """Among the counts of copies is one that counts copies.

    A mean distance to training rows says nothing of the few rows that are copies.

    **Problem:** A result filed as a count of copies counts none.

    **Fix:** count exact and near copies, or give the gap `not_performed`.
    """
    results = unfit(assessments, "copies")
    reported = {each.id for heading in _PERSONAL for each in unfit(assessments, heading)}
    if not reported.issuperset(each.id for each in results):
        message = f"{results[0].called()} is filed as a count of copies, but {metric_name(results[0])} counts none"
        yield assessments.fault("copies", message, *(each.place("metric") for each in results))


@rule("PA65", MUST, CONTRADICTION, at="/privacy/claims", sources="CPM RECON")
def attacks_do_not_refute_the_claim(claims: Value) -> Iterator[Fault]:
    """No attack that is evidence of privacy is nearer to full success than to what guessing reaches.

    An attack that finds out nearly everything is evidence against privacy.

    **Problem:** A successful attack is given as evidence of privacy.

    **Fix:** drop the claim, or correct the value.
    """
    for kind in ("empirical", "legal_anonymity"):
        named = [claims.find(name, "results") for name in claims.listed(kind, "evidence")]
        for result in (each for each in named if each is not None):
            if (disclosed(result) or 0) > _HALF:
                nearer = f"its value {result['value']:g} is nearer to full success than to a guess"
                message = f"{result.called()} is evidence of privacy, but {nearer}"
                yield claims.fault(f"{kind}/evidence", message, result.place("value"))


@rule("PA76", MUST, CONTRADICTION, at="/privacy/claims", sources="CPM RECON")
def attacks_reach_no_more_than_is_claimed(claims: Value) -> Iterator[Fault]:
    """Where attacks are said to do no better than chance, no interval of one lies above chance.

    An advantage between 0.05 and 0.13 is small, and it is one.

    **Problem:** An attack did better than chance, which is denied.

    **Fix:** say how much better the attack did; or correct its interval.
    """
    for kind, claim in claims.each():
        if not says_no_better_than_chance(claim.get("statement")):
            continue
        for result in linked(claim):
            low = above_chance(result)
            if low is not None and (disclosed(result) or 0) <= _HALF:
                message = f"no better than chance, it is said, but the interval of {result.called()} begins at {low:g}"
                yield claims.fault(f"{kind}/statement", message, result.place("interval"))
                return


@rule("PA77", MUST, CONTRADICTION, at="/privacy/exposure", needs=("queries",), sources="RECON")
def results_on_real_records_are_counted(exposure: Value) -> Iterator[Fault]:
    """If results were computed on real records, these were asked at least once.

    Every number that is published tells something of the records that it was computed on.

    **Problem:** Metrics on real records are not counted.

    **Fix:** count in `queries` how often metrics were computed on real records.
    """
    if exposure["queries"] != 0:
        return
    real = [each for _, each in exposure.root.each("results") if _is_on_real_rows(each)]
    if real:
        message = f"no metric was computed on real records, it is said, but {few([each.called() for each in real])} was"
        yield exposure.fault("queries", message, *(each.place() for each in real[:NAMED]))


@rule("PA66", MUST, CONTRADICTION, at="/content/correspondence", needs=("kind",), sources="PHANT MEM")
def records_are_not_all_copies(correspondence: Value) -> Iterator[Fault]:
    """Where no record stems from a person, not every record is a copy.

    A file in which each row is that of a participant is the source under another name.

    **Problem:** Every record is a copy, but is said to stem from nobody.

    **Fix:** correct `correspondence` and `composition`, or the number of copies; do not release the file.
    """
    if correspondence["kind"] != "none":
        return
    for _, result in correspondence.root.each("results"):
        if "copies" in attacked(result) and (disclosed(result) or 0) >= 1:
            message = f"no record stems from a person, it is said, but by {result.called()} every record is a copy"
            yield correspondence.fault("kind", message, result.place("value"))
            return


@rule("PA67", SHOULD, DEMAND, at="/results/*", needs=("kind", "metric", "value"), sources="CPM MEM")
def attacks_that_succeed_are_told(result: Value) -> Iterator[Fault]:
    """An attack that succeeds on every record is named among the limitations.

    The worst value that a metric can have is the first thing that a user must know.

    **Problem:** A fully successful attack is not among the limitations.

    **Fix:** say in `limitations` what it means, with the result in `about`; or correct the value.
    """
    if (disclosed(result) or 0) < 1 or _is_refuting(result):
        return
    if not any(result.id in limitation.texts("about") for _, limitation in result.root.each("limitations")):
        message = f"{result['metric']} is {result['value']:g}, the worst it can be, and no limitation says so"
        yield result.fault("value", message, result.root.place("limitations"))


def _is_on_real_rows(result: Value) -> bool:
    """Whether a result compares with, or tests on, a split or an input of the manifest."""
    rows = (result.get("against"), result.get("tested_on"))
    return any(result.find(each, "splits", "inputs") is not None for each in rows)


def _is_refuting(result: Value) -> bool:
    """Whether a result contradicts a claim, which another rule says."""
    ways = [("privacy", "claims", kind, "evidence") for kind in ("empirical", "legal_anonymity")]
    copied = "copies" in attacked(result)
    denied = result.root.get("content", "correspondence", "kind") == "none"
    return (copied and denied) or any(result.id in result.root.texts(*way) for way in ways)


def _privacy_on_discouraged_metrics(claim: Value) -> Iterator[Fault]:
    """As with other claims, unless no attack was tried at all, or one is misfiled: other rules find these faults."""
    results = linked_results(claim)
    misplaced = misfiled(claim.root).intersection(result.id for result in results)
    if not cited(claim) and not misplaced and not likeness_alone(claim.root.get("privacy")):
        yield from on_discouraged_metrics(claim, results, "privacy")
