"""Visits: several records of a subject in time: how many, how far apart, in which order, and how values move on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


_TIMES: dict[str, tuple[str, Callable[[Sequences, Sequences], float], str]] = {
    "intervals": ("ts.interval_ks_complement@1", sequences.interval_ks_complement, "time between two records"),
    "mean_interval": ("ts.interval_difference@1", sequences.interval_difference, "time between two records"),
    "records_per_subject": (
        "ts.interval_ks_complement@1", lambda one, two: ks_complement(one.lengths, two.lengths), "number of records",
    ),
    "durations": (
        "ts.interval_ks_complement@1", lambda one, two: ks_complement(one.durations, two.durations),
        "time from the first to the last record",
    ),
}  # fmt: skip
"""What is compared of the times of records, by the id of the result: metric, function, words."""


def _timing(setting: Setting, found: dict[str, Sequences]) -> Iterator[Found]:
    assert setting.visits is not None
    for id, (metric, compare, words) in _TIMES.items():

        def between(side: str, compare: Any = compare) -> float:
            return float(compare(found["train"], found[side]))

        yield _beside(setting, id, metric, between, setting.visits[1], len(found["synthetic"].intervals), {"of": words})
    own = found["synthetic"]
    yield number(
        "records_out_of_order", "valid.rule_violation_rate@1", own.disordered, "logical", kind="violation",
        subject=setting.subject, comparators=setting.rates({side: each.disordered for side, each in found.items()}),
        n=len(own.intervals), parameters={"rule": "the records of a subject are in the order of time"},
    )  # fmt: skip


def _moving(setting: Setting, found: dict[str, Sequences], name: str) -> Iterator[Found]:
    """Autocorrelation and mean course of one variable."""
    values = {side: _values(setting, side, name) for side in found}
    low, high = np.nanpercentile(found["synthetic"].times, [5, 95]).tolist()
    edges, size = np.linspace(low, high, _POINTS + 1), len(found["synthetic"].times)

    def autocorrelated(side: str) -> float:
        return sequences.autocorrelation_diff(found["train"], values["train"], found[side], values[side], _LAGS)

    def course(side: str) -> float:
        courses = [(found[each].times, values[each]) for each in ("train", side)]
        return sequences.trajectory_difference(courses[0], courses[1], edges)

    metric, how = "ts.trajectory_difference@1", {"points": f"{_POINTS} equal intervals of time"}
    yield _beside(setting, joined(["course", name]), metric, course, name, size, how)
    metric, lags = "ts.autocorrelation_diff@1", {"lags": _LAGS}
    yield _beside(setting, joined(["autocorrelation", name]), metric, autocorrelated, name, size, lags)


def _values(setting: Setting, side: str, name: str) -> Any:
    """The values of the records that have a subject and a time."""
    assert setting.visits is not None
    table = setting.tables[side]
    subjects, times = (table.array(each) for each in setting.visits)
    (codes,), _ = coded_alike([subjects])
    return table.array(name)[(codes >= 0) & ~np.isnan(times)]


def _beside(
    setting: Setting, id: str, metric: str, between: Callable[[str], float], field: str, n: int, how: dict[str, Any]
) -> Found:
    """A comparison with the training rows, beside the same for unseen rows."""
    return number(
        id, metric, between("synthetic"), "temporal", kind="comparison", subject=setting.subject,
        against=setting.ids["train"], **setting.fields([field]), n=n, parameters=how,
        comparators=setting.unseen(between("holdout")) if "holdout" in setting.tables else {},
    )  # fmt: skip
