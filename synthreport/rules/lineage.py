"""Rules on generations."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.finding import Place
from synthreport.rules.rule import MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value, exact

_LEARNED = ("training_records", "resampled_records")
_GENERATED = ("synthetic", "simulated", "mixed")


@rule("LN51", MUST, at="/inputs/*", needs=("origin", "depth/generations"), sources="COLL HE26")
def synthetic_parents_have_depth(source: Value) -> Iterator[Fault]:
    """An input that holds generated records lies at least one generation deep.

    A chain that is counted from nought loses its first link.

    **Fix:** count the generations of the input, its own included; or correct its origin.
    """
    depth = exact(source.get("depth", "generations"))
    if source["origin"] in _GENERATED and depth == 0:
        yield source.fault(
            "depth/generations", f"the input is {source['origin']}, but its depth is 0", source.place("origin")
        )


@rule("LN52", MUST, at="/lineage/real_fraction", needs=("records",), sources="COLL HE26")
def not_all_real_with_synthetic_parents(fraction: Value) -> Iterator[Fault]:
    """Training on observed records alone has no generated input.

    The share of observed records decides whether a chain of generators collapses.

    **Fix:** state the share of the records that were observed, or correct the input's origin or contamination.
    """
    if fraction["records"] != 1:
        return
    for identifier, source in fraction.root.each("inputs"):
        learned = any(route in source.listed("routes") for route in _LEARNED)
        told = source.place("origin") if source.get("origin") in _GENERATED else _contaminated(source)
        if learned and told:
            yield fraction.fault(
                "records", f"all training records are said to be observed, but {identifier} holds generated ones", told
            )


def _contaminated(source: Value) -> Place | None:
    """Where it is said that generated content was found in an input."""
    found = source.get("contamination", "status") == "present"
    return source.place("contamination", "status") if found else None


@rule("LN53", MUST, at="/lineage", needs=("retrained_on_synthetic",), sources="COLL HE26")
def retraining_is_admitted(lineage: Value) -> Iterator[Fault]:
    """Where a generator was trained on generated records, the chain is said to be retrained.

    The questions on collapse are asked only of those who say so. Records from a simulation are generated too.

    **Fix:** set `retrained_on_synthetic: true` and answer what it asks for, or correct the input's origin.
    """
    if lineage["retrained_on_synthetic"]:
        return
    for identifier, source in lineage.root.each("inputs"):
        learned = "training_records" in source.listed("routes")
        if learned and source.get("origin") in _GENERATED:
            yield lineage.fault(
                "retrained_on_synthetic",
                f"no generator was retrained, it is said, but {identifier} is {source['origin']} and was learned from",
                source.place("origin"),
            )


@rule("LN54", SHOULD, at="/inputs/*", needs=("depth/certainty", "origin"), sources="COLL HE26")
def depth_is_bounded_where_unknown(source: Value) -> Iterator[Fault]:
    """The depth of an input of unknown origin is a lower bound.

    Nobody counts exactly what nobody knows.

    **Fix:** say `certainty: lower_bound`, or find out the origin.
    """
    if source["origin"] == "unknown" and source.get("depth", "certainty") == "exact":
        yield source.fault(
            "depth/certainty", "the depth is called exact, but the origin is unknown", source.place("origin")
        )
