"""Effects: declared estimands in synthetic and in real rows, and how they agree; times to an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.utility import estimates, survival
from synthreport.evidence.computing.utility.estimates import Data, Estimated
from synthreport.evidence.measuring.families.prediction import happened
from synthreport.evidence.measuring.manifest_facts import Entry, stated
from synthreport.evidence.measuring.measured_results import Found, Number, Omitted, interval, joined, number, plain
from synthreport.evidence.measuring.setting import Setting, mask_of

Floats = NDArray[np.float64]
Times = tuple[Floats, Floats]
Compared = Callable[[Times, Times], float]
_LEAST = 20
_FITTED: dict[str, Callable[[Data], Estimated]] = {
    "mean": estimates.mean, "proportion": estimates.mean, "linear": estimates.linear, "logistic": estimates.logistic,
    "poisson": estimates.poisson, "log_binomial": estimates.log_binomial, "cox": estimates.cox,
}  # fmt: skip
_RATIOS = ("ratio", "risk_ratio", "rate_ratio", "hazard_ratio", "odds_ratio")
_WORDS = {"train": "training_rows", "holdout": "unseen_rows"}


def numbers(setting: Setting) -> Iterator[Found]:
    """Estimates of every estimand that a machine can run, and curves of survival."""
    named = list(setting.facts.entries("estimands"))
    if not named:
        yield Omitted("estimates", "the manifest declares no estimand")
    for id, estimand in named:
        yield from _estimand(setting, id, estimand)
    if setting.train is not None:
        yield from _curves(setting)


def _estimand(setting: Setting, id: str, estimand: Entry) -> Iterator[Found]:
    try:
        found = {side: _estimated(setting, side, estimand) for side in setting.tables}
    except (Unusable, KeyError, ValueError, ArithmeticError, np.linalg.LinAlgError) as error:
        yield Omitted(
            f"estimand {id}", str(error).strip("'\"") if isinstance(error, Unusable) else "the model cannot be fitted"
        )
        return
    yield _estimate(setting, id, found)
    if "train" in found:
        yield from _agreement(setting, id, found)


def _estimate(setting: Setting, id: str, found: dict[str, Estimated]) -> Found:
    own = found["synthetic"]
    beside = {_WORDS[side]: _beside(setting, side, each) for side, each in found.items() if side != "synthetic"}
    events = {} if own.events is None else {"events": own.events}
    estimate = number(
        joined(["estimate", id]), "inf.estimate@1", own.value, "inference", f"estimand/{id}", kind="estimate",
        subject=setting.subject, estimand=id, against=setting.ids.get("train", "none"),
        interval=interval(own.interval, "Wald, as if the rows were real"), comparators=beside,
        n=own.rows, **events,
    )  # fmt: skip
    return estimate._replace(real=_real(setting, found)) if isinstance(estimate, Number) else estimate


def _real(setting: Setting, found: dict[str, Estimated]) -> dict[str, Any]:
    """What each set of real rows says, with its interval."""
    sides = {setting.ids[side]: each for side, each in found.items() if side != "synthetic"}
    ends = {id: interval(each.interval, "Wald") for id, each in sides.items()}
    return {
        id: plain({"value": each.value} | ({"interval": ends[id]} if ends[id] else {})) for id, each in sides.items()
    }


def _beside(setting: Setting, side: str, found: Estimated) -> dict[str, Any]:
    return {"of": "real_rows" if side == "train" else "real_vs_real", "rows": setting.ids[side], "value": found.value}


_AGREEMENT: dict[str, tuple[str, Callable[[Estimated, Estimated], float]]] = {
    "overlap": ("util.inference_cio@1", estimates.inference_cio),
    "difference": ("util.estimate_agreement@1", estimates.estimate_agreement),
}


def _agreement(setting: Setting, id: str, found: dict[str, Estimated]) -> Iterator[Found]:
    """How the synthetic estimate agrees with that of the training rows, beside how that of unseen rows does."""
    real, own, other = found["train"], found["synthetic"], found.get("holdout")
    how = {"estimand": id, "level": 0.95, "scale": "logarithm" if own.ratio else "as it is", "clipped": False}
    for name, (metric, compare) in _AGREEMENT.items():
        yield number(
            joined([name, id]), metric, compare(real, own), "inference", f"estimand/{id}", kind="comparison",
            subject=setting.subject, against=setting.ids["train"], n=own.rows, parameters=how,
            comparators={} if other is None else setting.unseen(compare(real, other)),
        )  # fmt: skip


def _estimated(setting: Setting, side: str, estimand: Entry) -> Estimated:
    """The estimate in one table. Raises Unusable with the reason if it cannot be made."""
    analysis = stated(estimand, "analysis")
    if not isinstance(analysis, dict):
        raise Unusable("it has no analysis that a machine can run")
    method = analysis.get("method")
    if method not in (*_FITTED, "kaplan_meier"):
        raise Unusable("its method is none that is run here")
    data = _data(setting, side, analysis)
    if why := _unfit(data, str(method)):
        raise Unusable(why)
    if method == "kaplan_meier":
        return _at(data, analysis)
    return _FITTED[str(method)](data)


def _unfit(data: Data, method: str) -> str:
    """Why a method does not fit the data; empty if it does."""
    if len(data.outcome) < _LEAST:
        return f"fewer than {_LEAST} rows are complete"
    if method not in ("mean", "proportion", "kaplan_meier") and not data.design.shape[1]:
        return "it names no exposure whose effect is estimated"
    if method in ("cox", "kaplan_meier") and data.events is None:
        return "it names no field that marks the event"
    if method in ("proportion", "logistic", "log_binomial") and not np.isin(data.outcome, (0, 1)).all():
        return "its outcome is not 0 and 1"
    return ""


def _at(data: Data, analysis: Entry) -> Estimated:
    horizon = stated(analysis, "horizon")
    if not isinstance(horizon, int | float):
        raise Unusable("it names no horizon at which survival is estimated")
    return estimates.survival_at(data, float(horizon))


def _data(setting: Setting, side: str, analysis: Entry) -> Data:
    """The complete rows of a table that an analysis reads. Raises Unusable."""
    frame = {"synthetic": setting.synthetic, "train": setting.train, "holdout": setting.holdout}[side]
    assert frame is not None
    if stated(analysis, "formula"):
        raise Unusable("it is a formula, which is not run here")
    condition = stated(analysis, "rows")
    if isinstance(condition, str):
        frame = frame.take(mask_of(setting.tables[side], condition))
    outcome = _column(setting, frame, analysis.get("outcome"))
    events = happened(frame, setting.facts.column(analysis["event"])) if stated(analysis, "event") else None
    design = _design(setting, frame, analysis)
    whole = ~np.isnan(np.column_stack([outcome, design, *([events] if events is not None else [])])).any(axis=1)
    return Data(outcome[whole], design[whole], None if events is None else events[whole])


def _design(setting: Setting, frame: Frame, analysis: Entry) -> Floats:
    """The exposure first, against its reference, then the covariates as they are."""
    exposure = stated(analysis, "exposure")
    columns = [] if exposure is None else [_exposed(setting, frame, exposure, stated(analysis, "reference"))]
    columns += [_column(setting, frame, each) for each in stated(analysis, "covariates") or []]
    return np.column_stack(columns) if columns else np.zeros((frame.rows, 0))


def _exposed(setting: Setting, frame: Frame, field: str, reference: Any) -> Floats:
    """1 for every code but the reference, which is the lowest if none is named; a number as it is."""
    name = setting.facts.column(field)
    if name not in frame.codes:
        values = _column(setting, frame, field)
        marked = np.where(np.isnan(values), np.nan, (values != reference).astype(np.float64))
        return values if reference is None else marked
    codes = frame.codes[name]
    return np.where(codes < 0, np.nan, (codes != _code_of(frame.levels[name], reference)).astype(np.float64))


def _code_of(levels: Iterable[object], reference: Any) -> int:
    """The code of a level that a manifest names, 0 if it names none. Raises Unusable if there is no such level."""
    written = [str(each) for each in levels]
    found = [written.index(each) for each in (str(reference), f"{reference}.0") if each in written]
    if reference is not None and not found:
        raise Unusable("no row has the exposure's reference")
    return found[0] if found else 0


def _column(setting: Setting, frame: Frame, field: Any) -> Floats:
    """A column as numbers: codes as the numbers that they are, or as 0 and 1 for two texts."""
    name = setting.facts.column(field)
    if name in frame.numbers:
        return frame.numbers[name]
    if name not in frame.codes:
        raise Unusable(f"the column {name} is not compared, or not in all tables")
    levels, codes = frame.levels[name], frame.codes[name]
    if not all(isinstance(each, int | float) for each in levels):
        if len(levels) != 2:
            raise Unusable(f"the column {name} holds more than two texts")
        levels = (0.0, 1.0)
    values = np.array([*levels, np.nan], dtype=np.float64)
    return np.asarray(values[codes])


def _curves(setting: Setting) -> Iterator[Found]:
    """Kaplan–Meier curves, restricted means and shares of events, if there is one time to an event."""
    task = next((each for each in setting.tasks.values() if each.get("event")), None)
    if task is None or not {task["outcome"][0], task["event"]} <= set(setting.synthetic.names):
        return
    named = {"synthetic": setting.synthetic, "real": setting.halves[0], "other": setting.halves[1]}
    rows = {side: _times(frame, task) for side, frame in named.items()}
    if min(len(each[0]) for each in rows.values()) < _LEAST:
        yield Omitted("curves of survival", f"fewer than {_LEAST} rows have a time and an event")
        return
    names = [task["outcome"][0], task["event"]]
    for id, metric, compare, how in _compared(survival.horizon(rows["synthetic"][0])):
        values = compare(rows["real"], rows["synthetic"]), compare(rows["real"], rows["other"])
        yield _between(setting, id, metric, values, names, rows, how)


def _compared(tau: float) -> Iterator[tuple[str, str, Compared, dict[str, float]]]:
    """What is compared of times and events, up to a time τ: an id, a metric, its function, its settings."""
    curve, until = survival.kaplan_meier, {"tau": tau}
    l1, means = survival.survival_km_l1, survival.rmst_difference
    yield "survival_curves", "util.survival_km_l1@1", lambda one, two: l1(curve(*one), curve(*two), tau), until
    yield "restricted_mean_time", "surv.rmst_difference@1", lambda one, two: means(curve(*one), curve(*two), tau), until
    shares = survival.event_rate_difference
    yield "events", "surv.event_rate_difference@1", lambda one, two: shares(one[1], two[1]), {}


def _between(
    setting: Setting, id: str, metric: str, values: tuple[float, float], names: list[str],
    rows: dict[str, tuple[Floats, Floats]], how: dict[str, Any],
) -> Found:  # fmt: skip
    real = setting.ids["train" if setting.holdout is None else "holdout"]
    return number(
        id, metric, values[0], "temporal", kind="comparison", subject=setting.subject, against=setting.ids["train"],
        **setting.fields(names), comparators={"real_rows": {"of": "real_vs_real", "rows": real, "value": values[1]}},
        n=len(rows["synthetic"][0]), events=int(rows["synthetic"][1].sum()), parameters=how,
    )  # fmt: skip


def _times(frame: Frame, task: Entry) -> tuple[Floats, Floats]:
    times, events = frame.numbers.get(task["outcome"][0], np.zeros(0)), happened(frame, task["event"])
    known = ~np.isnan(times) & ~np.isnan(events[: len(times)])
    return times[known], events[: len(times)][known]
