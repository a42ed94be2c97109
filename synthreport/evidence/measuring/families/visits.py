"""Visits: several records of a subject in time: how many, how far apart, in which order, and how values move on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from synthreport.evidence.computing.fidelity import sequences
from synthreport.evidence.computing.fidelity.sequences import Sequences
from synthreport.evidence.computing.fidelity.single_columns import ks_complement
from synthreport.evidence.computing.frame import coded_alike
from synthreport.evidence.measuring.measured_results import Found, Omitted, joined, number
from synthreport.evidence.measuring.setting import Setting
from synthreport.evidence.tables import Table

_LAGS = 3
_POINTS = 5
_MOST = 5


def numbers(setting: Setting) -> Iterator[Found]:
    """Results on records in time; none without a column of subjects and one of times."""
    if setting.visits is None:
        return
    found = {side: _sequences(table, *setting.visits) for side, table in setting.tables.items()}
    if "train" not in found:
        yield Omitted("records in time", "no training rows were given (--train)")
        return
    if min(len(each.intervals) for each in found.values()) < 1:
        yield Omitted("records in time", "no subject has two records with a time in each table")
        return
    yield from _timing(setting, found)
    names = [name for name in setting.synthetic.numbers if name not in setting.visits]
    for name in names[:_MOST]:
        yield from _moving(setting, found, name)


def _sequences(table: Table, subject: str, time: str) -> Sequences:
    """The records of a table that have a subject and a time."""
    (codes,), _ = coded_alike([table.array(subject)])
    times = table.array(time)
    known = (codes >= 0) & ~np.isnan(times)
    return Sequences(codes[known], times[known])


def _timing(setting: Setting, found: dict[str, Sequences]) -> Iterator[Found]:
    assert setting.visits is not None
    time = [setting.visits[1]]
    for id, metric, compare in (
        ("intervals", "ts.interval_ks_complement@1", sequences.interval_ks_complement),
        ("mean_interval", "ts.interval_difference@1", sequences.interval_difference),
    ):
        yield _compared(setting, found, id, metric, compare, time)
    for id, what, words in (
        ("records_per_subject", "lengths", "number of records of a subject"),
        ("durations", "durations", "time from the first to the last record of a subject"),
    ):
        yield _compared(
            setting, found, id, "ts.interval_ks_complement@1",
            lambda real, other, what=what: ks_complement(getattr(real, what), getattr(other, what)), time,
            parameters={"of": words},
        )  # fmt: skip
    yield _order(setting, found)


def _order(setting: Setting, found: dict[str, Sequences]) -> Found:
    """Consecutive records, in the order of the file, whose time goes back: a rule that is broken."""
    words = {"train": "training_rows", "holdout": "unseen_rows"}
    beside = {
        words[side]: {
            "of": "real_rows" if side == "train" else "control",
            "rows": setting.ids[side],
            "value": each.disordered,
        }
        for side, each in found.items()
        if side != "synthetic"
    }
    own = found["synthetic"]
    return number(
        "records_out_of_order", "valid.rule_violation_rate@1", own.disordered, "logical", kind="violation",
        subject=setting.subject, comparators=beside, n=len(own.intervals),
        parameters={"rule": "the records of a subject are in the order of time"},
    )  # fmt: skip


def _moving(setting: Setting, found: dict[str, Sequences], name: str) -> Iterator[Found]:
    """Autocorrelation and mean course of one variable."""
    values = {side: _values(setting, side, name) for side in found}

    def autocorrelated(real: str, other: str) -> float:
        return sequences.autocorrelation_diff(found[real], values[real], found[other], values[other], _LAGS)

    low, high = np.nanpercentile(found["train"].times, [5, 95]).tolist()
    edges = np.linspace(low, high, _POINTS + 1)

    def course(real: str, other: str) -> float:
        return sequences.trajectory_difference(
            (found[real].times, values[real]), (found[other].times, values[other]), edges
        )

    for id, metric, compare, how in (
        ("autocorrelation", "ts.autocorrelation_diff@1", autocorrelated, {"lags": _LAGS}),
        ("course", "ts.trajectory_difference@1", course, {"points": f"{_POINTS} equal intervals of time"}),
    ):
        beside = _beside(setting, compare("train", "holdout")) if "holdout" in found else {}
        yield number(
            joined([id, name]), metric, compare("train", "synthetic"), "temporal", kind="comparison",
            subject=setting.subject, against=setting.ids["train"], **setting.fields([name]), comparators=beside,
            n=len(found["synthetic"].times), parameters=how,
        )  # fmt: skip


def _values(setting: Setting, side: str, name: str) -> Any:
    """The values of the records that have a subject and a time."""
    assert setting.visits is not None
    table = setting.tables[side]
    subjects, times = (table.array(each) for each in setting.visits)
    (codes,), _ = coded_alike([subjects])
    return table.array(name)[(codes >= 0) & ~np.isnan(times)]


def _compared(
    setting: Setting, found: dict[str, Sequences], id: str, metric: str, compare: Any, fields: list[str], **answers: Any
) -> Found:
    beside = _beside(setting, compare(found["train"], found["holdout"])) if "holdout" in found else {}
    return number(
        id, metric, compare(found["train"], found["synthetic"]), "temporal", kind="comparison",
        subject=setting.subject, against=setting.ids["train"], **setting.fields(fields), comparators=beside,
        n=len(found["synthetic"].intervals), **answers,
    )  # fmt: skip


def _beside(setting: Setting, value: float) -> dict[str, Any]:
    return {"real_rows": {"of": "real_vs_real", "rows": setting.ids["holdout"], "value": value}}
