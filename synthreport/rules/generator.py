"""Rules on the generator, its tools and models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.shared.dates import after
from synthreport.rules.value import Fault, Value
from synthreport.standard.gaps import is_gap


@rule("GE51", MUST, CONTRADICTION, at="/tools/*", needs=("released",))
def tools_existed_when_they_ran(tool: Value) -> Iterator[Fault]:
    """A tool's version was released before it ran.

    A version that did not exist yet is not the one that ran.

    **Problem:** A tool was released after it ran.

    **Fix:** correct the tool's version and date, or the time of the step.
    """
    ran = tool.root.each_under(tool.id, _tools, "steps")
    early = [(identifier, step) for identifier, step in ran if after(tool["released"], step.get("finished"))]
    for _, step in early[:1]:
        yield tool.fault(
            "released",
            f"released on {tool['released']}, but {step.called()} finished on {step['finished']}",
            *(each.place("finished") for _, each in early),
        )


@rule("GE52", MUST, CONTRADICTION, at="/inputs/*", needs=("cutoff", "period_of_calls/end"), sources="TRIPOD-LLM")
def knowledge_ends_before_the_calls(model: Value) -> Iterator[Fault]:
    """What a model has seen ends before it was last called.

    A model that has seen later text is another snapshot.

    **Problem:** A model has seen text from after its last call.

    **Fix:** correct the cutoff or the period of calls; if both are right, name the snapshot that ran.
    """
    last = model.get("period_of_calls", "end")
    if after(model["cutoff"], last):
        yield model.fault(
            "cutoff", f"it has seen text up to {model['cutoff']}, but was last called on {last}",
            model.place("period_of_calls", "end"),
        )  # fmt: skip


@rule("GE53", MUST, CONTRADICTION, at="/steps/*", needs=("kind",), sources="TRIPOD-LLM AIA53")
def prompted_models_are_inputs(step: Value) -> Iterator[Fault]:
    """The model that a step prompts is among the inputs.

    What is asked of a pretrained model, its snapshot and what it was trained on, is asked of an input of kind `model`.

    **Problem:** A model that was prompted is not among the inputs.

    **Fix:** list the model in `inputs` with `kind: model`, and let the step take it; or correct the kind of the step.
    """
    if step["kind"] != "prompt" or step.root.get("inputs") is None:
        return
    if next(step.root.each_under("model", _kind, "inputs"), None) is None:
        yield step.fault("kind", "the step prompts a model, but no input is one", step.root.place("inputs"))


@rule("GE54", MUST, CONTRADICTION, at="/results/*", needs=("tool", "computed_on"))
def tools_existed_when_they_measured(result: Value) -> Iterator[Fault]:
    """A tool's version was released before a result was computed with it.

    A metric changes with the version that computes it; one that did not exist yet is not the one that ran.

    **Problem:** A tool was released after it computed a result.

    **Fix:** correct the tool's version and date, or that of the result.
    """
    tool = result.find(result["tool"], "tools")
    if tool is not None and after(tool.get("released"), result["computed_on"]):
        yield result.fault(
            "computed_on",
            f"computed on {result['computed_on']}, but {tool.called()} was released on {tool['released']}",
            tool.place("released"),
        )  # fmt: skip


@rule("GE55", SHOULD, DEMAND, at="/inputs/*", needs=("hosting",), sources="TRIPOD-LLM", alone="the period is missing")
def unknown_snapshots_have_a_period(model: Value) -> Iterator[Fault]:
    """If nobody knows which snapshot of a hosted model ran, it is stated when it was called.

    The provider's own record of its versions then tells which one it was.

    **Problem:** When a hosted model of unknown snapshot ran is not stated.

    **Fix:** give the first and the last day in `period_of_calls`; or declare a gap there.
    """
    told = "period_of_calls" in model.data or "rest" in model.data
    if model["hosting"] == "hosted" and is_gap(model.data.get("snapshot")) and not told:
        yield model.fault("snapshot", "which snapshot ran is not stated, and neither is when it was called")


def _kind(source: Value) -> list[Any]:
    return [source.get("kind")]


def _tools(step: Value) -> list[Any]:
    return step.listed("tools")
