"""Rules on generations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from synthreport.finding import Place
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value, exact

_LEARNED = ("training_records", "resampled_records")
_GENERATED = ("synthetic", "simulated", "mixed")


@rule("LN51", MUST, CONTRADICTION, at="/inputs/*", needs=("origin", "depth/generations"), sources="COLL HE26")
def synthetic_parents_have_depth(source: Value) -> Iterator[Fault]:
    """An input that holds generated records lies at least one generation deep.

    A chain that is counted from zero loses its first link.

    **Fix:** count the generations of the input, its own included; or correct its origin.
    """
    depth = exact(source.get("depth", "generations"))
    if source["origin"] in _GENERATED and depth == 0:
        yield source.fault(
            "depth/generations", f"the input is {source['origin']}, but its depth is 0", source.place("origin")
        )


@rule("LN52", MUST, CONTRADICTION, at="/lineage/real_fraction", needs=("records",), sources="COLL HE26")
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


@rule("LN53", MUST, CONTRADICTION, at="/lineage", needs=("retrained_on_synthetic",), sources="COLL HE26")
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


@rule("LN54", SHOULD, ADVICE, at="/inputs/*", needs=("depth/certainty", "origin"), sources="COLL HE26")
def depth_is_bounded_where_unknown(source: Value) -> Iterator[Fault]:
    """The depth of an input of unknown origin is a lower bound.

    Nobody counts exactly what nobody knows.

    **Fix:** say `certainty: lower_bound`, or find out the origin.
    """
    if source["origin"] == "unknown" and source.get("depth", "certainty") == "exact":
        yield source.fault(
            "depth/certainty", "the depth is called exact, but the origin is unknown", source.place("origin")
        )


@rule("LN55", MUST, CONTRADICTION, at="/inputs/*", needs=("derived_from", "depth/generations"), sources="COLL HE26")
def depth_grows_along_the_chain(source: Value) -> Iterator[Fault]:
    """An input lies at least as deep as what it was made from, and one deeper where it was generated.

    A chain that loses a link looks safer with every generation.

    **Fix:** count again from the first observed data, or correct `derived_from`.
    """
    depth, step = int(source.get("depth", "generations")), 1 if source.get("origin") in _GENERATED else 0
    parents = [(name, source.find(name, "inputs")) for name in source.listed("derived_from")]
    for name, parent in [(name, parent) for name, parent in parents if parent is not None]:
        behind = exact(parent.get("depth", "generations"))
        if behind is not None and depth < behind + step:
            yield source.fault(
                "depth/generations", f"the depth is {depth}, but that of {name}, which it was made from, is {behind}",
                parent.place("depth", "generations"),
            )  # fmt: skip


@rule("LN56", MUST, DEMAND, at="/lineage", needs=("trend",), sources="HE26 COLL")
def a_trend_has_two_points(lineage: Value) -> Iterator[Fault]:
    """A trend over generations gives the same metric against the same rows at least twice.

    Two numbers of different metrics, or against different rows, show no loss, however large it is.

    **Fix:** measure the generation before with the same metric against the same real rows, and add the result.
    """
    named = [(index, lineage.find(name, "results")) for index, name in enumerate(lineage.listed("trend"))]
    points = [(index, point, point.once(_measured)) for index, point in named if point is not None]
    times = Counter(measured for _, _, measured in points)
    places = [point.place("metric") for _, point, _ in points[:NAMED]]
    for index, _, measured in points:
        if None not in measured and times[measured] == 1:
            message = "no other result of the trend has this metric against these rows"
            yield lineage.fault(f"trend/{index}", message, *places)


def _contaminated(source: Value) -> Place | None:
    """Where it is said that generated content was found in an input."""
    found = source.get("contamination", "status") == "present"
    return source.place("contamination", "status") if found else None


def _measured(point: Value) -> tuple[str | None, Any]:
    """The metric of a result, as text, and what it was measured against."""
    metric = point.get("metric")
    return str(metric.data) if isinstance(metric, Value) else metric, point.get("against")
