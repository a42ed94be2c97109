"""Results of other tools: exact metrics, computed from the definition that the registry gives, on the stated fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from synthreport.document.pointers import get
from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.fidelity import neighbourhoods, pairs, single_columns
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.privacy import copies
from synthreport.evidence.measuring.manifest_facts import Entry, Facts, texts

OfColumns = Callable[[Any, Any], float]
_NUMBERS: dict[str, OfColumns] = {
    "fid.ks_complement@1": single_columns.ks_complement,
    "fid.ks_distance@1": single_columns.ks_distance,
    "fid.wasserstein1_scaled@1": single_columns.wasserstein1_scaled,
    "fid.mean_difference@1": single_columns.mean_difference,
    "fid.standardised_mean_difference@1": single_columns.standardised_mean_difference,
}
_CODES: dict[str, OfColumns] = {
    "fid.tv_complement@1": single_columns.tv_complement,
    "fid.tv_distance@1": single_columns.tv_distance,
    "fid.hellinger@1": single_columns.hellinger,
    "fid.jensen_shannon_distance@1": single_columns.jensen_shannon_distance,
}
_FRAMES: dict[str, Callable[[Frame, Frame], float]] = {
    "fid.correlation_similarity@1": pairs.correlation_similarity,
    "fid.correlation_max_abs_diff@1": pairs.correlation_max_abs_diff,
    "fid.pairwise_correlation_difference@1": pairs.pairwise_correlation_difference,
    "fid.contingency_similarity@1": pairs.contingency_similarity,
    "fid.missingness_difference@1": single_columns.missingness_difference,
}
_WHOLE: dict[str, Callable[[Frame, Frame], float]] = {
    "fid.coverage@1": neighbourhoods.coverage,
    "priv.exact_match@1": lambda real, own: copies.exact_match(own, real),
    "priv.exact_copies@1": lambda real, own: float(copies.exact_copies(own, real)),
}
_AGGREGATES: dict[str, Callable[[list[float]], float]] = {
    "mean": lambda values: float(np.mean(values)),
    "smallest": min,
    "minimum": min,
    "largest": max,
    "maximum": max,
}
_MODELS = ("util.", "surv.", "priv.mia", "priv.anonymeter", "priv.attribute", "priv.singling", "fid.c2st")
_OTHER_MODELS = "models and attacks of other tools are not run here"
_OTHER_SETTINGS = "its fields or its settings are not stated, or are other settings than those that are computed here"


class Rows(NamedTuple):
    """The released rows and real ones, in one coding; whether all columns of the table are among them."""

    synthetic: Frame
    real: Frame
    whole: bool


def computed(result: Entry, rows: Rows, facts: Facts) -> Entry:
    """A result computed again, with its breakdown by field. Raises Unusable if it cannot be, with the reason."""
    metric, columns = str(result.get("metric")), facts.columns(result.get("fields"))
    answers = {"metric": metric}
    if metric in _NUMBERS or metric in _CODES:
        return answers | _by_column(result, rows, facts)
    if metric in _FRAMES and columns:
        _refuse_lacking(columns, rows.synthetic.names)
        return answers | {"value": _FRAMES[metric](rows.real.only(columns), rows.synthetic.only(columns))}
    if metric in _WHOLE and not columns and not result.get("parameters"):
        if not rows.whole:
            raise Unusable("it is about all columns, and some are not compared here")
        return answers | {"value": _WHOLE[metric](rows.real, rows.synthetic), "n": rows.synthetic.rows}
    raise Unusable(_OTHER_MODELS if metric.startswith(_MODELS) else _OTHER_SETTINGS)


def _by_column(result: Entry, rows: Rows, facts: Facts) -> Entry:
    metric = str(result["metric"])
    ids = texts(result.get("fields"))
    compare = _NUMBERS.get(metric) or _CODES[metric]
    real, own = (each.numbers if metric in _NUMBERS else each.codes for each in (rows.real, rows.synthetic))
    columns = [facts.column(id) for id in ids]
    if not columns:
        raise Unusable("it does not state its fields")
    _refuse_lacking(columns, own)
    values = {id: compare(real[name], own[name]) for id, name in zip(ids, columns, strict=True)}
    return {"value": _aggregate(result, list(values.values())), "breakdown": values}


def _aggregate(result: Entry, values: list[float]) -> float:
    if len(values) == 1:
        return values[0]
    words = str(get(result, "/parameters/aggregate", ""))
    found = [combine for word, combine in _AGGREGATES.items() if word in words.lower()]
    if len(found) != 1:
        raise Unusable("it does not state how the values of its fields are combined")
    return found[0](values)


def _refuse_lacking(columns: list[str], there: Mapping[str, Any] | tuple[str, ...]) -> None:
    lacking = [name for name in columns if name not in there]
    if lacking:
        raise Unusable("one of its fields is not compared here in that form")


def has_missing(result: Entry, rows: Rows, facts: Facts) -> bool:
    """Whether values are missing in the columns of a result, which tools count in different ways."""
    names = facts.columns(result.get("fields")) or list(rows.synthetic.names)
    chosen = [frame.only(names) for frame in (rows.real, rows.synthetic)]
    return any(share > 0 for frame in chosen for share in single_columns.missing_shares(frame).values())
