"""Numbers under names of metrics, as results for an author to confirm."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.document.pointers import get
from synthreport.document.source import MEASURED
from synthreport.draft.draft import Draft
from synthreport.draft.ids import id_of
from synthreport.draft.source_files import FOUND, Source, Unusable
from synthreport.scan.score_sheets.named_numbers import Number, numbers_in
from synthreport.standard.metrics.metric_names import called
from synthreport.standard.metrics.metrics import worded

_AGGREGATES = {"mean", "average", "avg", "overall", "value", "estimate", "point", "synthetic", "syn"}
_REAL_PARTS = ({"train", "holdout"}, {"real"}, {"training", "holdout"}, {"train", "test"})
_LINKING = {"vs", "versus", "between", "and", "to"}
_BASELINES = {
    "baseline", "chance", "control", "half", "halves", "holdout", "instead", "null", "random", "real", "reference",
}  # fmt: skip
_GENERIC = {
    "correlation", "coverage", "density", "duplicates", "energy", "epsilon", "identifiability", "precision", "recall",
    "relatedness", "slope",
}  # fmt: skip
_ANY_SCORE, _TRAINED = "util.score@1", {"trtr", "tsts", "trts"}
_ON_SYNTHETIC, _ON_REAL = "tstr", "trtr"
"""Trained on synthetic or on real rows, and tested on real rows."""
_ENDS = (".json", ".csv", ".tsv")


class Scored(NamedTuple):
    """A number that is called like one metric: which, and the other words in its name."""

    number: Number
    metric: str
    more: frozenset[str]


def proposed(folder: Path, answers: Mapping[str, Any]) -> Draft:
    """The results in the score sheets that a draft lists; it also says which data and parts there are."""
    draft = Draft("the scores")
    for id_, entry in get(answers, "/files", {}).items():
        path = str(entry.get("path", ""))
        if Path(path).name == MEASURED:
            draft.leave(path, f"its results are complete: `synthreport measure FILE --from {path}` writes them")
        elif entry.get("role") == "results" and path.lower().endswith(_ENDS):
            _read(folder, id_, path, answers, draft)
    return draft


def _read(folder: Path, file: str, path: str, answers: Mapping[str, Any], draft: Draft) -> None:
    draft.source = path
    try:
        found = numbers_in(Source(folder / path, path, inside=folder, most=FOUND))
    except (Unusable, csv.Error) as error:
        draft.leave(path, f"its numbers are not read: {error}")
        return
    by_metric: dict[str, list[Scored]] = {}
    for each in filter(None, map(_scored, found)):
        by_metric.setdefault(each.metric, []).append(each)
    for group in by_metric.values():
        _take(group, file, answers, draft)


def _take(group: list[Scored], file: str, answers: Mapping[str, Any], draft: Draft) -> None:
    """State the one result among the numbers of a metric, with its baseline; the others are left."""
    results = [each for each in group if _is_result(each)]
    baselines = [each for each in group if _is_of_real_parts(each) or _is_of_real_training(each)]
    others = [each for each in group if each not in baselines and (each not in results or len(results) > 1)]
    if len(results) == 1:
        _state(results[0], baselines, file, answers, draft)
    if others:
        count = f"{len(others)} numbers" if len(others) > 1 else "this number"
        why = f"{count} may be {others[0].metric}, or its baseline; state which you report"
        draft.leave(f"{draft.source}: {_where(others[0])}", why)


def _scored(number: Number) -> Scored | None:
    """The metric that a number is called like, if it is one, and the value is in its range."""
    words = [_words(name) for name in number.names]
    last = words[-1] if words else []
    trained = [each for inner in words[:-1] for each in inner if each in (_ON_SYNTHETIC, _ON_REAL)]
    own = [*words[-2], *last] if len(words) > 1 and set(last) <= _AGGREGATES else [*trained, *last]
    above = {each for inner in words[:-1] for each in inner} & _BASELINES
    for more in (
        {*()},
        {*own} & _AGGREGATES,
        {*own} & (_AGGREGATES | _BASELINES | _LINKING | set().union(*_REAL_PARTS)),
        {*own} & (_AGGREGATES | {_ON_SYNTHETIC, _ON_REAL}),
    ):
        metrics = _meant(" ".join(word for word in own if word not in more), more)
        if len(metrics) == 1 and not _is_generic(own, metrics[0]) and _fits(number.value, metrics[0]):
            return Scored(number, metrics[0], frozenset(more | above))
    return None


def _meant(name: str, more: set[str]) -> list[str]:
    """The metrics that a name may mean; of a trained model, only those of predictions."""
    found = called(name)
    if more.isdisjoint({_ON_SYNTHETIC, _ON_REAL}):
        return list(found)
    return [each for each in found if "downstream" in worded()[each]["kinds"]]


def _is_generic(words: list[str], metric: str) -> bool:
    """Whether words mean more than a metric: `precision` is that of a classifier, and `score` that of anything."""
    is_trained = not {*_TRAINED, _ON_SYNTHETIC}.isdisjoint(words)
    return not _GENERIC.isdisjoint(words) or (metric == _ANY_SCORE and not is_trained)


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.lower())


def _fits(value: float, metric: str) -> bool:
    low, high = worded()[metric]["range"]
    return (low is None or value >= low) and (high is None or value <= high)


def _is_result(scored: Scored) -> bool:
    return scored.more <= _AGGREGATES | {_ON_SYNTHETIC}


def _is_of_real_parts(scored: Scored) -> bool:
    """Whether a number compares two parts of the real data with each other."""
    return scored.more - _AGGREGATES - _LINKING in _REAL_PARTS


def _is_of_real_training(scored: Scored) -> bool:
    """Whether a number is that of a model trained on real rows."""
    return scored.more - _AGGREGATES == {_ON_REAL}


def _where(scored: Scored) -> str:
    return "/".join(scored.number.names)


def _comparator(baseline: Scored) -> dict[str, Any]:
    if _is_of_real_training(baseline):
        return {"real": {"of": "real_training", "value": baseline.number.value}}
    return {"real_parts": {"of": "real_vs_real", "value": baseline.number.value}}


def _state(scored: Scored, baselines: list[Scored], file: str, answers: Mapping[str, Any], draft: Draft) -> None:
    kinds = worded()[scored.metric]["kinds"]
    data = [id_ for id_, each in get(answers, "/files", {}).items() if each.get("role") == "data"]
    at = f"/results/{id_of(' '.join(scored.number.names[-2:]), get(draft.answers, '/results', {}))}"
    draft.state(at, {"kind": kinds[0] if len(kinds) == 1 else None, "metric": scored.metric})
    draft.state(f"{at}/value", scored.number.value)
    if kinds != ["downstream"]:
        draft.state(f"{at}/subject", {"what": "released_files", "ref": data[0] if len(data) == 1 else None})
    if len(baselines) == 1:
        draft.state(f"{at}/comparators", _comparator(baselines[0]))
    draft.state(f"{at}/evidence", {"file": file, "locator": _where(scored)})
