"""What the registry says of a metric, in words: for the command line and for the pages."""

from __future__ import annotations

from typing import Any

from synthreport.standard.metrics import Entry, context_in_words


def facts_in_words(metric: Entry) -> dict[str, str]:
    """Everything beside title, definition and sources, under short heads; nothing where there is nothing to say."""
    known = {
        "Range": range_in_words(metric),
        "Best": best_in_words(metric["direction"]),
        "Real rows": metric["real"]["words"],
        "Computed from": ", ".join(metric["needs"]),
        "Given with": "; ".join(map(context_in_words, metric["context"])),
        "Can show": ", ".join(metric["supports"]).replace("_", " "),
        "Repeatable": metric["reproducible"],
        "Misuse": metric["misuse"],
        "Not equal": " ".join(f"{name}: {why}" for name, why in metric["false_friends"].items()),
        "Computed by": "; ".join(map(_computed, metric["computed_by"])),
    }
    return {head: text for head, text in known.items() if text}


def range_in_words(metric: Entry) -> str:
    """Between which values it lies."""
    low, high = metric["range"]
    ends = f"{'−∞' if low is None else f'{low:g}'} to {'∞' if high is None else f'{high:g}'}"
    return f"{ends}. {metric['range_depends']}" if "range_depends" in metric else ends


def best_in_words(direction: Any) -> str:
    """Which values are good."""
    words = {"up": "higher", "down": "lower", "context": "depends on the real rows"}
    return words[direction] if isinstance(direction, str) else f"near {direction['toward']:g}"


def versions_in_words(defect: Entry) -> str:
    """Which versions of a tool a defect is known of."""
    first, last = defect["from"], defect["through"]
    return first if first == last else f"{first} to {last}"


def _computed(by: Entry) -> str:
    checked = "compared by running it" if by["checked"] == "run" else "read in its source"
    return f"{by['function']} {by['version']} ({checked})" + (f": {by['how']}" if "how" in by else "")
