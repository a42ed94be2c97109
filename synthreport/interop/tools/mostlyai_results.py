"""What MOSTLY AI measured: accuracy beside its expectation for real rows, similarity and distances beside theirs."""

from __future__ import annotations

from typing import Any, NamedTuple

from synthreport.draft.draft import Draft
from synthreport.draft.ids import Ids
from synthreport.interop.shared.source_values import entries, number, share

DEFINITION = "https://github.com/mostly-ai/mostlyai-qa"
ACCURACY = "fid.mostlyai_accuracy@1.10"
_PARTS = ("univariate", "bivariate", "trivariate")


class Metric(NamedTuple):
    """A metric by its key, and the keys of its baselines by what they measure."""

    key: str
    title: str
    kind: str
    yardsticks: dict[str, str]


METRICS = {
    "similarity": (
        Metric(
            "cosine_similarity_training_synthetic",
            "cosine similarity of centroids",
            "comparison",
            {"real_vs_real": "cosine_similarity_training_holdout"},
        ),
        Metric(
            "discriminator_auc_training_synthetic",
            "discriminator AUC",
            "comparison",
            {"real_vs_real": "discriminator_auc_training_holdout"},
        ),
    ),
    "distances": (
        Metric(
            "ims_training",
            "identical match share",
            "attack",
            {"control": "ims_holdout", "real_vs_real": "ims_trn_hol"},
        ),
        Metric(
            "dcr_training",
            "distance to closest record",
            "attack",
            {"control": "dcr_holdout", "real_vs_real": "dcr_trn_hol"},
        ),
        Metric(
            "nndr_training",
            "nearest neighbour distance ratio",
            "attack",
            {"control": "nndr_holdout", "real_vs_real": "nndr_trn_hol"},
        ),
        Metric("dcr_share", "DCR share", "attack", {}),
    ),
}
"""None of them is the metric of a similar name in the registry: they are computed in an embedding, on equal samples."""


def state_metrics(draft: Draft, model: str, metrics: dict[str, Any], source: str, ids: Ids) -> None:
    """Enter the metrics of a model; `source` is the input that it was trained on."""
    _state_accuracy(draft, model, entries(metrics, "accuracy"), source, ids)
    for group, known in METRICS.items():
        held = entries(metrics, group)
        for metric in known:
            value = number(held, metric.key)
            if value is not None:
                named = {"other": f"MOSTLY AI {metric.title}", "definition": DEFINITION}
                beside = {of: {"of": of, "value": number(held, key)} for of, key in metric.yardsticks.items()}
                made = ids.new(f"{metric.key} {model}")
                _state(draft, made, metric.kind, named, value, source, comparators=_told(beside))


def _state_accuracy(draft: Draft, model: str, accuracy: dict[str, Any], source: str, ids: Ids) -> None:
    value = share(accuracy, "overall")
    if value is None:
        return
    parts = {key: each for key in (*_PARTS, "coherence") if (each := share(accuracy, key)) is not None}
    named = ACCURACY if _is_registered(value, parts) else {"other": "MOSTLY AI accuracy", "definition": DEFINITION}
    beside = {"real_vs_real": {"of": "real_vs_real", "value": share(accuracy, "overall_max")}}
    more = {"parts": parts, "comparators": _told(beside)}
    _state(draft, ids.new(f"accuracy {model}"), "comparison", named, value, source, **more)
    highest = [f"{key}_max" for key in parts if share(accuracy, f"{key}_max") is not None]
    if highest:
        draft.leave(f"accuracy of {model}: {', '.join(highest)}", "a result has only the baseline of the whole")


def _is_registered(value: float, parts: dict[str, float]) -> bool:
    """Whether the number is the mean that the registry defines, and not that of an earlier version."""
    return tuple(parts) == _PARTS and abs(sum(parts.values()) / len(parts) - value) <= 0.001


def _told(beside: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {key: each for key, each in beside.items() if each["value"] is not None}


def _state(draft: Draft, made: str, kind: str, metric: Any, value: float, source: str, **more: Any) -> None:
    answers = {"kind": kind, "metric": metric, "value": value, "subject": {"what": "sample"}, "against": source}
    draft.state(f"/results/{made}", {**answers, **more, "tool": "mostlyai"})
