"""The registry's entry for a metric in words, for the command line and for the pages."""

from __future__ import annotations

from typing import Any

from synthreport.standard.metrics.metric_context import context_in_words
from synthreport.standard.metrics.metrics import ATTACKS, SHOWN, Entry


def facts_in_words(metric: Entry) -> dict[str, str]:
    """Everything beside title, definition and sources, under short heads; heads without text are omitted."""
    return {head: text for head, text in {**_as_it_is(metric), **_as_it_is_used(metric)}.items() if text}


def _as_it_is(metric: Entry) -> dict[str, str]:
    return {
        "Called": ", ".join(metric["aliases"]),
        "Range": range_in_words(metric),
        "Best": best_in_words(metric["direction"]),
        "Guessing": f"reaches {metric['chance']:g}" if "chance" in metric else "",
        "Real rows": f"{metric['real']['words']} ({SHOWN[metric['real']['shown']]})",
        "Computed from": ", ".join(metric["needs"]),
        "Given with": "; ".join(map(context_in_words, metric["context"])),
    }


def _as_it_is_used(metric: Entry) -> dict[str, str]:
    return {
        "Can show": ", ".join(metric["supports"]).replace("_", " "),
        "Attacks": "; ".join(f"{word} ({ATTACKS[word]})" for word in metric["attacks"]),
        "Repeatable": metric["reproducible"],
        "Misuse": metric["misuse"],
        "Not equal": " ".join(f"{name}: {why}" for name, why in metric["false_friends"].items()),
        "Computed by": "; ".join(map(_computed, metric["computed_by"])),
        "Not verified": " ".join(metric["unverified"]),
    }


def range_in_words(metric: Entry) -> str:
    """The range of its values."""
    low, high = metric["range"]
    ends = f"{'−∞' if low is None else f'{low:g}'} to {'∞' if high is None else f'{high:g}'}"
    return f"{ends}. {metric['range_depends']}" if "range_depends" in metric else ends


def best_in_words(direction: Any) -> str:
    """Which values are good."""
    words = {"up": "higher", "down": "lower", "context": "depends on the real rows", "level": "near the nominal level"}
    return words[direction] if isinstance(direction, str) else f"near {direction['toward']:g}"


def versions_in_words(defect: Entry) -> str:
    """The versions of a tool with a known defect."""
    first, last = defect["from"], defect["through"]
    return first if first == last else f"{first} to {last}"


def _computed(by: Entry) -> str:
    checked = "compared by running it" if by["checked"] == "run" else "read in its source"
    return f"{by['function']} {by['version']} ({checked})" + (f": {by['how']}" if "how" in by else "")
