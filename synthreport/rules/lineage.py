"""Rules on generations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from synthreport.document.positions import few
from synthreport.finding import Place
from synthreport.rules.rows.graph import knots
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import NAMED, Fault, Value, exact

_LEARNED = ("training_records", "resampled_records")
_GENERATED = ("synthetic", "simulated", "mixed")
_SAME_KIND = ("previous_generation", "copy_of_this")
"""What related datasets are that are generated for certain."""


@rule("LN51", MUST, CONTRADICTION, at="/inputs/*", needs=("origin", "depth/generations"), sources="COLL HE26")
def synthetic_parents_have_depth(source: Value) -> Iterator[Fault]:
    """An input that holds generated records lies at least one generation deep.

    A chain that is counted from zero loses its first link.

    **Problem:** A generated input is given a depth of zero.

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

    The share of observed records decides whether a chain of generators collapses. (Values that were imputed in observed
    records leave them observed.)

    **Problem:** Training data are called observed, but an input is generated.

    **Fix:** state the share of the records that were observed, or correct the input's origin.
    """
    key = next((key for key in ("records", "weight") if fraction.get(key) == 1), None)
    if key is None:
        return
    for _, source in fraction.root.each("inputs"):
        learned = any(route in source.listed("routes") for route in _LEARNED)
        if learned and source.get("origin") in _GENERATED:
            message = f"all training records are said to be observed, but {source.called()} holds generated ones"
            yield fraction.fault(key, message, source.place("origin"))


@rule("LN53", MUST, CONTRADICTION, at="/lineage", needs=("retrained_on_synthetic",), sources="COLL HE26")
def retraining_is_admitted(lineage: Value) -> Iterator[Fault]:
    """Where a generator was trained on generated records, the chain is said to be retrained.

    The questions on collapse are asked only of those who say so. Records from a simulation are generated too.

    **Problem:** Retraining on generated records is denied.

    **Fix:** set `retrained_on_synthetic: true` and answer what it asks for, or correct the input's origin.
    """
    if lineage["retrained_on_synthetic"]:
        return
    for _, source in lineage.root.each("inputs"):
        learned = "training_records" in source.listed("routes")
        if learned and source.get("origin") in _GENERATED:
            told = f"{source.called()} is {source['origin']} and was learned from"
            message = f"no generator was retrained, it is said, but {told}"
            yield lineage.fault("retrained_on_synthetic", message, source.place("origin"))


@rule("LN54", SHOULD, ADVICE, at="/inputs/*", needs=("depth/certainty", "origin"), sources="COLL HE26")
def depth_is_bounded_where_unknown(source: Value) -> Iterator[Fault]:
    """The depth of an input of unknown origin is a lower bound.

    Nobody counts exactly what nobody knows.

    **Problem:** The depth of an input of unknown origin is called exact.

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

    **Problem:** The depth does not grow along a chain of inputs.

    **Fix:** count again from the first observed data, or correct `derived_from`.
    """
    if source.id in source.root.once(_circles):
        return
    depth, step = int(source.get("depth", "generations")), 1 if source.get("origin") in _GENERATED else 0
    parents = [source.find(name, "inputs") for name in source.listed("derived_from")]
    for parent in [parent for parent in parents if parent is not None]:
        behind = exact(parent.get("depth", "generations"))
        if behind is not None and depth < behind + step:
            message = f"the depth is {depth}, but that of {parent.called()}, which it was made from, is {behind}"
            yield source.fault("depth/generations", message, parent.place("depth", "generations"))


@rule("LN60", MUST, CONTRADICTION, at="/inputs/*", needs=("origin",), minds=("identifiers",), sources="COLL HE26")
def generated_datasets_are_not_observed(source: Value) -> Iterator[Fault]:
    """An input that is an earlier generation, a copy or this dataset itself is not called observed.

    By its identifier a generated dataset is known again, and by a title that holds the one of this dataset.

    **Problem:** A generated dataset is called observed.

    **Fix:** correct the input's origin and give its depth; or correct the identifier.
    """
    if source["origin"] != "observed":
        return
    generated = source.root.once(_generated_datasets)
    for index, identifier in enumerate(source.listed("identifiers")):
        if identifier in generated:
            message = f"it is called observed, but {identifier} is a generated dataset"
            yield source.fault(f"identifiers/{index}", message, generated[identifier])
            return
    own, title = source.root.get("dataset", "title"), source.get("title")
    if _is_called_generated(own) and own.casefold() in str(title).casefold():
        message = f"it is called observed, but its title is that of this dataset: {own}"
        yield source.fault("title", message, source.root.place("dataset", "title"))


@rule("LN56", MUST, DEMAND, at="/lineage", needs=("trend",), sources="HE26 COLL")
def a_trend_has_two_points(lineage: Value) -> Iterator[Fault]:
    """A trend over generations gives the same metric against the same rows at least twice.

    Two numbers of different metrics, or against different rows, show no loss, however large it is.

    **Problem:** A trend over generations has nothing to compare.

    **Fix:** measure the generation before with the same metric against the same real rows, and add the result.
    """
    named = [(index, lineage.find(name, "results")) for index, name in enumerate(lineage.listed("trend"))]
    points = [(index, point, point.once(_measured)) for index, point in named if point is not None]
    times = Counter(measured for _, _, measured in points)
    places = [point.place("metric") for _, point, _ in points[:NAMED]]
    metrics = Counter(metric for _, _, (metric, _) in points)
    for index, _, measured in points:
        alone = times[measured] == 1 if None not in measured else metrics[measured[0]] == 1 < len(named)
        if None not in metrics and alone:
            message = "no other result of the trend has this metric against these rows"
            yield lineage.fault(f"trend/{index}", message, *places)


@rule("LN57", MUST, CONTRADICTION, at="/lineage/real_fraction", needs=("records",), sources="COLL HE26")
def the_observed_share_is_that_of_the_inputs(fraction: Value) -> Iterator[Fault]:
    """The share of observed records is one if all training records were observed, and zero if none was.

    The share of observed records decides whether a chain of generators collapses.

    **Problem:** The share of observed records does not fit the inputs.

    **Fix:** state the share of the records that were observed, or correct the origin of an input. If output returned
    as input, say so in `feeds_itself`.
    """
    inputs = [source for _, source in fraction.root.each("inputs") if not source.texts("routes").isdisjoint(_LEARNED)]
    origins = {source.get("origin") for source in inputs}
    message = _unlike(fraction["records"], origins, _trains_on_its_own(fraction.root))
    if message:
        yield fraction.fault("records", message, *(source.place("origin") for source in inputs[:NAMED]))


def _unlike(share: float, origins: set[Any], feeds_itself: bool) -> str:
    """What a share of observed records contradicts in the origins of what was learned from; empty if nothing."""
    if not origins or not origins <= {"observed", "synthetic", "simulated"}:
        return ""
    if "observed" not in origins:
        return f"{share:.3g} of the training records are said to be observed, but no input is" if share > 0 else ""
    if share == 0:
        return "no training record is said to be observed, but an input is"
    if share < 1 and origins == {"observed"} and not feeds_itself:
        return f"only {share:.3g} of the training records are said to be observed, but all inputs are"
    return ""


def _trains_on_its_own(root: Value) -> bool:
    return bool(root.get("lineage", "feeds_itself") or root.get("lineage", "retrained_on_synthetic"))


@rule("LN58", MUST, CONTRADICTION, at="/inputs/*", needs=("derived_from",), sources="COLL HE26")
def nothing_is_derived_from_itself(source: Value) -> Iterator[Fault]:
    """No input was made from itself, by whatever way.

    A chain that runs in a circle has no first link, and no depth.

    **Problem:** An input was made from itself.

    **Fix:** correct `derived_from`.
    """
    others = source.root.once(_circles).get(source.id)
    if others and others[0] == source.id:
        way = f", by way of {few([source.called(each) for each in others[1:]])}" if others[1:] else ""
        places = [source.root.place("inputs", name) for name in others]
        yield source.fault("derived_from", f"{source.called()} was made from itself{way}", *places)


@rule("LN59", MUST, CONTRADICTION, at="/inputs/*", needs=("origin", "derived_from"), sources="COLL HE26")
def observed_inputs_come_from_observed_ones(source: Value) -> Iterator[Fault]:
    """An observed input was not made from generated records.

    What is made from synthetic records is not observed, however often it is copied.

    **Problem:** An observed input was made from generated records.

    **Fix:** correct the origin, or `derived_from`.
    """
    in_a_circle = source.id in source.root.once(_circles)
    for name in source.listed("derived_from") if source["origin"] == "observed" and not in_a_circle else ():
        parent = source.find(name, "inputs")
        if parent is not None and parent.get("origin") in _GENERATED:
            message = f"the input is observed, but was made from {parent.called()}, which is {parent['origin']}"
            yield source.fault("origin", message, parent.place("origin"))
            return


def _circles(root: Value) -> dict[str, list[str]]:
    """The inputs that were made from themselves: by the id of each, those in the same circle."""
    order = {name: number for number, (name, _) in enumerate(root.each("inputs"))}
    graph = {
        name: [each for each in source.texts("derived_from") if each in order] for name, source in root.each("inputs")
    }
    parts = (sorted(part, key=order.__getitem__) for part in knots(graph))
    round_ = [part for part in parts if len(part) > 1 or part[0] in graph.get(part[0], ())]
    return {name: part for part in round_ for name in part}


def _is_called_generated(title: Any) -> bool:
    """Whether the title of a dataset states that it was generated."""
    return bool(re.search(r"(?i)\b(?:synth|simul|generat|artifici)\w", str(title)))


def _measured(point: Value) -> tuple[str | None, Any]:
    """The metric of a result, as text, and what it was measured against."""
    metric = point.get("metric")
    return str(metric.data) if isinstance(metric, Value) else metric, point.get("against")


def _generated_datasets(root: Value) -> dict[Any, Place]:
    """This dataset and its earlier generations and copies: the place of each identifier."""
    own = {
        each: root.place("dataset", "identifiers", index)
        for index, each in enumerate(root.listed("dataset", "identifiers"))
    }
    related = [each for _, each in root.each("lineage", "related") if each.get("relation") in _SAME_KIND]
    return {**own, **{each["identifier"]: each.place("identifier") for each in related if each.get("identifier")}}
