"""The metric registry → its page of the documentation: one heading a metric, by family."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.standard.metrics import FAMILIES, context_in_words

Entry = dict[str, Any]

_RENDERED = "<!-- rendered by `python -m synthreport.build`; edit schema/1.0/metrics.yaml instead -->"


def metric_pages(registry: Entry) -> dict[str, str]:
    """The text of the page by its name."""
    metrics = registry["metrics"]
    lines = [_RENDERED, "", "# Metrics", "", f"{len(metrics)} metrics, each at a version of its definition."]
    for family, words in FAMILIES.items():
        lines += ["", f"## {words}"]
        for name, metric in metrics.items():
            if name.partition(".")[0] == family:
                lines += ["", *_metric(name, metric)]
    lines += ["", "## Tools that get a metric wrong", "", *_defects(registry["defects"])]
    return {"metrics.md": "\n".join(lines) + "\n"}


def _metric(name: str, metric: Entry) -> Iterator[str]:
    yield f'### <a id="{name}"></a>{name} {metric["title"]}'
    yield ""
    yield f"**{metric['status']}** · {' · '.join(metric['kinds'])} · {metric['reproducible']}"
    yield ""
    yield metric["definition"]
    yield ""
    yield f"`{metric['formula']}`"
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    for head, text in facts_in_words(metric).items():
        yield f"| {head} | {text.replace('|', chr(92) + '|')} |"


def facts_in_words(metric: Entry) -> dict[str, str]:
    """Everything else that the registry says of a metric, in words under short heads."""
    known = {
        "Range": range_in_words(metric),
        "Best": best_in_words(metric["direction"]),
        "Real rows": metric["real"]["words"],
        "Computed from": ", ".join(metric["needs"]),
        "Given with": "; ".join(map(context_in_words, metric["context"])),
        "Can show": ", ".join(metric["supports"]).replace("_", " "),
        "Misuse": metric["misuse"],
        "Not equal": " ".join(f"{name}: {why}" for name, why in metric["false_friends"].items()),
        "Computed by": "; ".join(map(_computed, metric["computed_by"])),
        "Sources": " · ".join(f"[{each['citation'].rstrip('.')}]({each['url']})" for each in metric["sources"]),
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


def _computed(by: Entry) -> str:
    checked = "compared by running it" if by["checked"] == "run" else "read in its source"
    return f"`{by['function']}` {by['version']} ({checked})" + (f": {by['how']}" if "how" in by else "")


def _defects(defects: list[Entry]) -> Iterator[str]:
    yield "Only versions that were looked at are listed; later ones may be no better."
    yield ""
    yield "| tool | versions | metric | what is wrong | seen in |"
    yield "| --- | --- | --- | --- | --- |"
    for defect in defects:
        names = ", ".join(f"`{name}`" for name in defect["metrics"])
        sources = "".join(f" [{number}]({each['url']})" for number, each in enumerate(defect["sources"], start=1))
        versions = " ".join(filter(None, (defect.get("from") and f"{defect['from']} to", defect["through"])))
        versions = versions if "from" in defect else f"up to {versions}"
        yield f"| {defect['tool']} | {versions} | {names} | {defect['what']}{sources} | {defect['seen']} |"
