"""The metric registry → its page of the documentation: one heading a metric, by family."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthreport.standard.metrics.metric_words import facts_in_words, versions_in_words
from synthreport.standard.metrics.metrics import FAMILIES

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
    yield f"**{metric['status']}** · {' or '.join(metric['kinds'])}"
    yield ""
    yield metric["definition"]
    yield ""
    yield f"`{metric['formula']}`"
    yield ""
    sources = " · ".join(f"[{each['citation'].rstrip('.')}]({each['url']})" for each in metric["sources"])
    for head, text in {**facts_in_words(metric), **({"Sources": sources} if sources else {})}.items():
        yield f"- *{head}:* {text}"


def _defects(defects: list[Entry]) -> Iterator[str]:
    yield "Only versions that were looked at, or between two that were, are listed; others may be no better."
    yield ""
    for defect in defects:
        names = ", ".join(f"`{name}`" for name in defect["metrics"])
        sources = "".join(f" [{number}]({each['url']})" for number, each in enumerate(defect["sources"], start=1))
        tool = f"**{defect['tool']}** {versions_in_words(defect)}, {names}"
        yield f"- {tool}: {defect['what']}{sources} ({defect['seen']})"
