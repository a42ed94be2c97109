"""Rules on pretrained models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.rules.dates import after
from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value


@rule("GE52", MUST, at="/inputs/*", needs=("cutoff", "period_of_calls/end"), sources="TRIPOD-LLM")
def knowledge_ends_before_the_calls(model: Value) -> Iterator[Fault]:
    """What a model has seen ends before it was last called.

    A model that has seen later text is another snapshot.

    **Fix:** correct the cutoff or the period of calls; if both are right, name the snapshot that ran.
    """
    last = model.get("period_of_calls", "end")
    if after(model["cutoff"], last):
        yield model.fault(
            "cutoff", f"it has seen text up to {model['cutoff']}, but was last called on {last}",
            model.place("period_of_calls", "end"),
        )  # fmt: skip


@rule("GE53", MUST, at="/steps/*", needs=("kind",), sources="TRIPOD-LLM AIA53")
def prompted_models_are_inputs(step: Value) -> Iterator[Fault]:
    """The model that a step prompts is among the inputs.

    What is asked of a pretrained model, its snapshot and what it was trained on, is asked of an input of kind `model`.

    **Fix:** list the model in `inputs` with `kind: model`, and let the step take it; or correct the kind of the step.
    """
    if step["kind"] != "prompt" or step.root.get("inputs") is None:
        return
    if next(step.root.each_under("model", _kind, "inputs"), None) is None:
        yield step.fault("kind", "the step prompts a model, but no input is one", step.root.place("inputs"))


def _kind(source: Value) -> list[Any]:
    return [source.get("kind")]
