"""Rules on identity and versions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from synthreport.rules.dates import after
from synthreport.rules.rule import MUST, rule
from synthreport.rules.value import Fault, Value, said


@rule("ID51", MUST, at="/dataset", needs=("version", "history"), sources="CR11 KS")
def history_ends_with_this_version(dataset: Value) -> Iterator[Fault]:
    """The history ends with the version that the manifest describes.

    Files that change without a new version make two datasets under one name.

    **Fix:** add the change that made this version to `history`, or correct `version`.
    """
    history = dataset.listed("history")
    last = history[-1].get("version") if history and isinstance(history[-1], dict) else None
    if isinstance(last, str) and last != dataset["version"]:
        yield dataset.fault(
            f"history/{len(history) - 1}/version",
            f"the history ends with version {last}, but the dataset is version {dataset['version']}",
            dataset.place("version"),
        )


@rule("ID52", MUST, at="/dataset", needs=("history",))
def history_runs_forward(dataset: Value) -> Iterator[Fault]:
    """The history runs from the oldest change to the newest.

    A reader who wants the last change looks at the end.

    **Fix:** put the changes in the order of their dates.
    """
    entries = enumerate(dataset.listed("history"))
    dated = [(index, entry["date"]) for index, entry in entries if isinstance(entry, dict) and said(entry.get("date"))]
    for (before, earlier), (index, later) in pairwise(dated):
        if after(earlier, later):
            yield dataset.fault(
                f"history/{index}/date",
                f"the change of {later} stands after that of {earlier}",
                dataset.place("history", before, "date"),
            )


@rule("ID53", MUST, at="/dataset", needs=("released",))
def released_after_it_was_made(dataset: Value) -> Iterator[Fault]:
    """The dataset was released after it was made.

    A release that is older than the run describes other files.

    **Fix:** correct the date of the release, or that of the step.
    """
    made = [(name, step) for name, step in dataset.root.each("steps") if step.get("kind") != "evaluate"]
    late = [(name, step) for name, step in made if after(step.get("finished"), dataset["released"])]
    for name, step in late[:1]:
        yield dataset.fault(
            "released",
            f"released on {dataset['released']}, but step {name} finished on {step['finished']}",
            *(each.place("finished") for _, each in late),
        )
