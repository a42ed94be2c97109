"""What follows from what was recorded: stated where the author says nothing, and for the author to confirm."""

from __future__ import annotations

from typing import Any

from synthreport.authoring.recording.record import Record

_METHODS = {"fit": "fitted", "prompt": "prompted", "simulate": "simulated", "resample": "resampled"}
_TABULAR = ("text/csv", "text/tab-separated-values", "application/vnd.apache.parquet")


def derive(run: Record) -> None:
    """Record what follows from the steps, the inputs and the files of a run."""
    stated = run.manifest.data
    steps, inputs = stated.get("steps", {}), stated.get("inputs")
    methods = [_METHODS[steps[name]["kind"]] for name in run.steps if steps[name]["kind"] in _METHODS]
    run.record_unless_said("/dataset/methods", list(dict.fromkeys(methods)))
    media = [run.draft.answers["files"][name].get("media_type") for name in run.files]
    if any(each in _TABULAR for each in media):
        run.record_unless_said("/content/modalities", ["tabular"])
    if "fitted" in methods and _were_observed(inputs):
        run.record_unless_said("/lineage/real_fraction", {"records": 1})
        run.record_unless_said("/lineage/retrained_on_synthetic", False)


def _were_observed(inputs: Any) -> bool:
    """Whether every input that holds records is said to be observed."""
    entries = inputs.values() if isinstance(inputs, dict) and "gap" not in inputs else ()
    records = [each for each in entries if each.get("kind") == "dataset"]
    return bool(records) and all(each.get("origin") == "observed" for each in records)
