"""Resemblance: single columns, pairs of columns, missing values, coverage and rare categories, beside real rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from synthreport.evidence.computing.fidelity import neighbourhoods, pairs, single_columns
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.measuring.measured_results import Found, Omitted, number
from synthreport.evidence.measuring.setting import Metric, Setting

_K = 5
_ONE = {"ks": ("fid.ks_complement@1", "numbers"), "tv": ("fid.tv_complement@1", "codes")}


def numbers(setting: Setting) -> Iterator[Found]:
    """Results on similarity; none without training rows."""
    if setting.train is None:
        yield Omitted("similarity to real rows", "no training rows were given (--train)")
        return
    yield from _single(setting, "ks", setting.train)
    yield from _single(setting, "tv", setting.train)
    yield from _missing(setting, setting.train)
    yield from _correlations(setting, setting.train)
    yield from _tables(setting, setting.train)
    yield from _covered(setting, setting.train)
    yield from _rare(setting, setting.train)


def similarities(kind: str, real: Frame, other: Frame) -> dict[str, float]:
    """The similarity of each column: Kolmogorov–Smirnov for numbers, total variation for categories."""
    if kind == "ks":
        return {name: single_columns.ks_complement(real.numbers[name], other.numbers[name]) for name in real.numbers}
    return {name: single_columns.tv_complement(real.codes[name], other.codes[name]) for name in real.codes}


def _mean(kind: str) -> Metric:
    return lambda real, other: float(np.nanmean(list(similarities(kind, real, other).values())))


def _worst(kind: str) -> Metric:
    return lambda real, other: float(np.nanmin(list(similarities(kind, real, other).values())))


def _single(setting: Setting, kind: str, train: Frame) -> Iterator[Found]:
    metric = _ONE[kind][0]
    found = {name: each for name, each in similarities(kind, train, setting.synthetic).items() if not np.isnan(each)}
    if not found:
        yield Omitted(metric, f"no column of {'numbers' if kind == 'ks' else 'categories'} is compared")
        return
    worst = min(found, key=lambda name: found[name])
    yield _compared(
        setting, f"{kind}_columns", metric, float(np.mean(list(found.values()))), _mean(kind), "marginals",
        **setting.each(found), parameters={"aggregate": "mean over columns"},
    )  # fmt: skip
    yield _compared(
        setting, f"{kind}_worst_column", metric, found[worst], _worst(kind), "marginals",
        **setting.fields([worst]), parameters={"aggregate": "smallest over columns"},
    )  # fmt: skip


def _missing(setting: Setting, train: Frame) -> Iterator[Found]:
    metric = single_columns.missingness_difference
    names = train.names
    yield _compared(
        setting, "missing_values", "fid.missingness_difference@1", metric(train, setting.synthetic), metric,
        "missingness", **setting.fields(names), parameters={"aggregate": "largest over columns"},
    )  # fmt: skip


def _correlations(setting: Setting, train: Frame) -> Iterator[Found]:
    if len(train.numbers) < 2:
        yield Omitted("fid.correlation_similarity@1", "fewer than two columns of numbers are compared")
        return
    how = {"method": "pearson"}
    for id, name, metric in (
        ("correlations", "fid.correlation_similarity@1", pairs.correlation_similarity),
        ("correlations_worst_pair", "fid.correlation_max_abs_diff@1", pairs.correlation_max_abs_diff),
    ):
        value = metric(train, setting.synthetic)
        yield _compared(setting, id, name, value, metric, "joint", parameters=how)


def _tables(setting: Setting, train: Frame) -> Iterator[Found]:
    if len(train.codes) < 2:
        yield Omitted("fid.contingency_similarity@1", "fewer than two columns of categories are compared")
        return
    metric, how = pairs.contingency_similarity, {"bins": "none", "aggregate": "mean over all pairs"}
    value, name = metric(train, setting.synthetic), "fid.contingency_similarity@1"
    yield _compared(setting, "pairs_of_categories", name, value, metric, "joint", parameters=how)
    found = pairs.contingency_similarities(train, setting.synthetic)
    worst = min(found, key=lambda pair: found[pair])
    how = how | {"aggregate": "smallest over all pairs"}
    yield _compared(
        setting, "worst_pair_of_categories", name, found[worst], _worst_pair, "joint",
        **setting.fields(worst), parameters=how,
    )  # fmt: skip


def _worst_pair(real: Frame, other: Frame) -> float:
    return min(pairs.contingency_similarities(real, other).values())


def _covered(setting: Setting, train: Frame) -> Iterator[Found]:
    if min(train.rows, setting.synthetic.rows) <= _K:
        yield Omitted("fid.coverage@1", f"fewer than {_K + 1} rows")
        return
    metric: Callable[[Frame, Frame], float] = neighbourhoods.coverage
    value = metric(train, setting.synthetic)
    how = {"k": _K, "distance": "Gower"}
    yield _compared(setting, "coverage", "fid.coverage@1", value, metric, "diversity", draws=1, parameters=how)


def _rare(setting: Setting, train: Frame) -> Iterator[Found]:
    least = max(setting.facts.small, 10)
    kept, found = neighbourhoods.rare_levels_kept(train, setting.synthetic, least=least)
    if not found:
        yield Omitted(
            "rare categories", f"no category has at most 5 % of the training rows and at least {least} of them"
        )
        return

    def share(real: Frame, other: Frame) -> float:
        kept, found = neighbourhoods.rare_levels_kept(train, other, least=least)
        return kept / found

    metric: Any = {"other": "share of rare categories that occur", "definition": "measured"}
    yield _compared(
        setting, "rare_categories", metric, kept / found, share, "rare_events", parts={"rare categories": found},
        parameters={"rare": "at most 5 % of the training rows", "least": least},
    )  # fmt: skip


def _compared(
    setting: Setting,
    id: str,
    name: Any,
    value: float,
    metric: Metric,
    *headings: str,
    draws: int | None = None,
    **answers: Any,
) -> Found:
    """A comparison with the training rows, beside the same for real rows."""
    beside = setting.yardstick(metric, draws=draws)
    parts = beside.pop("parts", {}) | answers.pop("parts", {})
    return number(
        id, name, value, *headings, kind="comparison", subject=setting.subject, against=setting.ids["train"],
        n=setting.synthetic.rows, parts=parts, **beside, **answers,
    )  # fmt: skip
