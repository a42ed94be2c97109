"""Rules on results: what they measure, when, by which tool, and beside which baseline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from synthreport.document.positions import shown
from synthreport.rules.rows.flow import pipeline
from synthreport.rules.rule import ADVICE, CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.shared.evidence import misfiled
from synthreport.rules.shared.metric_registry import Entry, Guesses, is_discouraged, metric_of, registry_of
from synthreport.rules.shared.ranges import is_beyond
from synthreport.rules.shared.timeline import Timeline
from synthreport.rules.value import Fault, Value
from synthreport.standard.metrics.metric_context import asked_in, context_in_words, is_given

_VERSION = r"(?=.{1,50}$)v?[0-9]+(\.[0-9]+)*"
_MAKING = ("prompt", "simulate", "resample", "sample", "filter", "subset", "transform", "export")
_SHAPING = ("filter", "select", "label")
_GENERAL = (
    "arrow", "awk", "data.table", "dplyr", "duckdb", "excel", "julia", "matlab", "mysql", "numpy", "pandas", "perl",
    "polars", "postgresql", "pyarrow", "pyspark", "python", "r", "sas", "scikit-learn", "scipy", "sklearn", "spark",
    "spss", "sqlite", "stata", "statsmodels", "tidyverse",
)  # fmt: skip
"""Libraries and languages in which anything can be computed."""


@rule("FI54", MUST, DEMAND, at="/results/*", needs=("computed_on", "subject/what"))
def measured_after_it_was_made(result: Value) -> Iterator[Fault]:
    """Released files were measured after they were made.

    What was measured earlier is another dataset.

    **Problem:** Released files were measured before they were made.

    **Fix:** measure the released files, or correct the dates.
    """
    if result.get("subject", "what") != "released_files":
        return
    finished = result.root.once(_finished)
    of_file = finished.get(result.get("subject", "ref"), finished[None])
    for step in of_file.after(result["computed_on"])[:1]:
        yield result.fault(
            "computed_on",
            f"measured on {result['computed_on']}, but {step.called()} finished on {step['finished']}",
            step.place("finished"),
        )


@rule("FI55", MUST, DEMAND, at="/validation/plan", needs=("date", "results"))
def planned_before_measuring(plan: Value) -> Iterator[Fault]:
    """The plan was fixed before its results were computed.

    A plan that was written after the numbers is a selection of them.

    **Problem:** The plan was fixed after its results were computed.

    **Fix:** correct the dates, or give `validation.plan: none` and say so.
    """
    for name in plan.listed("results"):
        result = plan.find(name, "results")
        if result is not None and after(plan["date"], result.get("computed_on")):
            yield plan.fault(
                "date", f"fixed on {plan['date']}, but {result.called()} was computed on {result['computed_on']}",
                result.place("computed_on"),
            )  # fmt: skip


@rule(
    "FI56",
    SHOULD,
    DEMAND,
    at="/results/*",
    needs=("kind", "against"),
    minds=("comparators",),
    sources="CPM",
    alone="the baseline is missing",
)
def comparisons_have_a_yardstick(result: Value) -> Iterator[Fault]:
    """A comparison has a baseline.

    0.94 is good or bad only beside what two halves of the real data reach, or what chance gives.

    **Problem:** A comparison has no baseline.

    **Fix:** measure the same between two real splits and give it in `comparators`.
    """
    if result["kind"] == "comparison" and not list(result.each("comparators")):
        yield result.fault("", "the comparison has no baseline: `comparators` is empty")


@rule("FI57", SHOULD, ADVICE, at="/results/*", needs=("tool",))
def evidence_is_measured_by_another_tool(result: Value) -> Iterator[Fault]:
    """The evidence of a claim was not computed by a tool that filtered, selected or labelled the output.

    What a program let pass, it will find good; the number shows the filter and not the generator. A library for
    everything, such as pandas, judges nothing by itself.

    **Problem:** The output was judged by a tool that shaped it.

    **Fix:** measure with another tool, or say in `limitations` that the claim holds by selection.
    """
    name, root = result.id, result.root
    if _is_general(result.find(result["tool"], "tools")):
        return
    ways = (("claims", "claimed"), ("privacy", "claims"))
    shown = [claim for way in ways for _, claim in root.each_under(name, _evidence, *way)]
    for _, step in root.each_under(result["tool"], _tools_that_shape_output, "steps") if shown else ():
        tool = result.called(result["tool"])
        yield result.fault(
            "tool",
            f"{tool} computed the evidence of a claim, and {step.called()} used it on the output",
            step.place("tools"),
            *(claim.place("evidence") for claim in shown),
        )
        return


@rule("FI58", MUST, DEMAND, at="/results/*", needs=("metric",), alone="the registry of metrics is not in the manifest")
def metrics_are_registered_or_defined(result: Value) -> Iterator[Fault]:
    """A metric is one of the registry, or says where it is defined.

    A name alone is what everybody understands differently: the same two files score 0.50 or 0.97 under one name.

    **Problem:** A metric is neither registered nor defined.

    **Fix:** give the id of the registry, or `{other: …, definition: …}` with the place of the definition.
    """
    name = result["metric"]
    if isinstance(name, str) and name.partition("@")[0] not in registry_of(result).versions:
        yield result.fault(
            "metric",
            f"the registry has no metric {shown(name)}{result.root.once(Guesses).meant_by(name, result.get('kind'))}",
        )


@rule("FI59", MUST, DEMAND, at="/results/*", needs=("metric",), alone="the registry of metrics is not in the manifest")
def versions_of_metrics_are_known(result: Value) -> Iterator[Fault]:
    """A metric is named at a version of its definition that is known.

    Definitions change under a name: one library's score of the same files moved from 0.94 to 0.92 by a new threshold.

    **Problem:** A metric is not given at a known version.

    **Fix:** give the version by whose definition the number was computed, or the definition itself.
    """
    name = result["metric"]
    if isinstance(name, str) and name not in registry_of(result).metrics:
        stem, _, version = name.partition("@")
        if known := ", ".join(registry_of(result).versions.get(stem, ())):
            fault = f"has no definition {shown(version)}" if version else "is named without a version of its definition"
            yield result.fault("metric", f"{stem} {fault}; there is {known}")


@rule("FI62", SHOULD, DEMAND, at="/results/*", needs=("metric", "kind"))
def metrics_have_their_context(result: Value) -> Iterator[Fault]:
    """A metric is given with what it cannot be read without.

    A distance without the way it was measured, or a rate without the number that it rests on, can be compared with
    nothing.

    **Problem:** A metric lacks the context that it needs.

    **Fix:** add what is named; where it is not known, give a gap in its place where the field takes one.
    """
    metric = metric_of(result)
    if metric is None or _is_to_be_replaced(result):
        return
    if lacking := [word for word in metric["context"] if not _is_given(result, word)]:
        wanted = "; ".join(map(context_in_words, lacking))
        yield result.fault("", f"{result['metric']} is given without {wanted}", result.place("metric"))


@rule("FI63", MUST, CONTRADICTION, at="/results/*", needs=("metric", "kind"))
def metrics_fit_the_kind_of_result(result: Value) -> Iterator[Fault]:
    """A result is of a kind that its metric can be.

    An attack that is given as a measurement has nobody who is attacked, and a score of a model without a task none
    that it solves.

    **Problem:** A result is of a kind that does not fit its metric.

    **Fix:** give the result the `kind` that is named, with the fields of that kind.
    """
    metric = metric_of(result)
    if metric and result["kind"] not in metric["kinds"]:
        message = f"{result['metric']} is of kind {' or '.join(metric['kinds'])}, not {result['kind']}"
        yield result.fault("kind", message, result.place("metric"))


@rule("FI64", MUST, DEMAND, at="/results/*", needs=("metric", "tool"))
def metrics_are_computed_by_sound_tools(result: Value) -> Iterator[Fault]:
    """A metric was not computed by a version of a tool that is known to get it wrong.

    Functions of one name compute different things, and releases have defects; who knows them need not publish them.

    **Problem:** The tool is known to compute the metric wrongly.

    **Fix:** compute it again with another version or tool, or name the metric that the tool does compute.
    """
    tool = result.find(result["tool"], "tools")
    if tool is None:
        return
    for defect in registry_of(result).defects:
        if result["metric"] in defect["metrics"] and _is_affected(tool, defect):
            yield result.fault(
                "tool", f"{tool['name']} {tool['version']} is known to get {result['metric']} wrong: {defect['what']}",
                tool.place("version"),
            )  # fmt: skip


@rule("FI70", MUST, DEMAND, at="/validation/plan", needs=("results", "left_out"), sources="NAF ADEMP")
def planned_results_are_reported(plan: Value) -> Iterator[Fault]:
    """Every planned result has a value, or is declared as left out.

    The number that is missing is seldom the one that looks good.

    **Problem:** A planned result is not reported.

    **Fix:** report the value, or name the result in `left_out` with the reason.
    """
    for index, name in enumerate(plan.listed("results")):
        result = plan.find(name, "results")
        if result is not None and plan["left_out"] == "none" and _has_a_gap(result, "value"):
            yield plan.fault(
                f"results/{index}",
                f"{result.called()} was planned and has no value, but nothing is said to be left out",
                result.place("value"), plan.place("left_out"),
            )  # fmt: skip


def _is_given(result: Value, word: str) -> bool:
    """Whether a piece of context is there. A gap in its place counts as an answer, and so does what is malformed.

    How many records a model was tested on is stated for the split, too.
    """
    if word == "n" and result["kind"] == "downstream":
        return True
    out = any(f"{result.pointer}/{field}" in result.root.taken_out for field in asked_in(word))
    return out or is_given(result.data, word)


def _is_general(tool: Value | None) -> bool:
    """Whether a tool is a library for everything, which computes what its user says."""
    name = tool.get("name") if tool is not None else None
    return isinstance(name, str) and name.strip().casefold() in _GENERAL


def _is_to_be_replaced(result: Value) -> bool:
    """Whether another rule asks for another result instead of this one: more about it would not help."""
    tool = result.find(result.get("tool"), "tools")
    wrong = tool is not None and any(
        result["metric"] in defect["metrics"] and _is_affected(tool, defect) for defect in registry_of(result).defects
    )
    return wrong or is_beyond(result) or (is_discouraged(result) and result.id in result.root.once(_shown_privacy))


def _shown_privacy(root: Value) -> set[str]:
    """The results that are filed as tests of privacy and test nothing, or are evidence of it."""
    return misfiled(root).union(*(claim.texts("evidence") for _, claim in root.each("privacy", "claims")))


def _is_affected(tool: Value, defect: Entry) -> bool:
    """Whether a tool is of a version that a defect is known of. A version that is no plain number is not judged."""
    name = tool.get("name")
    if not isinstance(name, str) or name.strip().lower().replace("_", "-") != defect["tool"]:
        return False
    version = _release(tool.get("version"))
    return version is not None and _release(defect["from"]) <= version <= _release(defect["through"])


def _release(version: Any) -> Any:
    """A version such as 0.20.1 as numbers that can be compared, without noughts at its end; None for any other text."""
    if not isinstance(version, str) or not re.fullmatch(_VERSION, version):
        return None
    return [int(part) for part in re.sub(r"(\.0+)+$", "", version.removeprefix("v")).split(".")]


def _finished(root: Value) -> dict[Any, Timeline[Value]]:
    """When the steps finished that make each thing; under None, all steps that make the dataset."""
    steps = [step for _, step in root.each("steps") if step.get("kind") in _MAKING]
    made: dict[Any, list[Value]] = {None: steps}
    for step in steps:
        for name in step.texts("makes"):
            made.setdefault(name, []).append(step)
    return {name: Timeline((step.get("finished"), step) for step in makers) for name, makers in made.items()}


def _evidence(claim: Value) -> list[Any]:
    return claim.listed("evidence")


def _tools_that_shape_output(step: Value) -> list[Any]:
    """The tools of a step that judges what was generated, and not the source."""
    shapes = step.get("kind") in _SHAPING and step.id in pipeline(step.root).generated
    return step.listed("tools") if shapes else []


def _has_a_gap(result: Value, key: str) -> bool:
    """Whether there is a gap instead of an answer."""
    return result.has(key) and result.get(key) is None
