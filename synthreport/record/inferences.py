"""What follows from what was recorded: stated where the author says nothing, and for the author to confirm."""

from __future__ import annotations

from typing import Any

from synthreport.record.record import Record, entries
from synthreport.scan.listing.file_kinds import kind_of

_METHODS = {"fit": "fitted", "prompt": "prompted", "simulate": "simulated", "resample": "resampled"}


def derive(run: Record) -> None:
    """Record what follows from the steps, the inputs and the files of a run."""
    stated = run.manifest.data
    steps = stated.get("steps", {})
    methods = [_METHODS[steps[name]["kind"]] for name in run.steps if steps[name]["kind"] in _METHODS]
    run.record_unless_said("/dataset/methods", list(dict.fromkeys(methods)))
    modalities = {kind_of(path.name).modality for path in run.files.values()}
    run.record_unless_said("/content/modalities", sorted(modalities - {""}))
    if "fitted" in methods and _were_observed(entries(stated, "inputs")):
        run.record_unless_said("/lineage/real_fraction", {"records": 1})
        run.record_unless_said("/lineage/retrained_on_synthetic", False)


def _were_observed(inputs: dict[str, Any]) -> bool:
    """Whether every input that holds records is said to be observed."""
    records = [each for each in inputs.values() if each.get("kind") == "dataset"]
    return bool(records) and all(each.get("origin") == "observed" for each in records)
