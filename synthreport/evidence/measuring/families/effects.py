"""Effects: declared estimands in synthetic and in real rows, and how they agree; times to an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.utility import estimates, survival
from synthreport.evidence.computing.utility.estimates import Data, Estimated
from synthreport.evidence.measuring.families.prediction import happened
from synthreport.evidence.measuring.manifest_facts import Entry, stated
from synthreport.evidence.measuring.measured_results import Found, Omitted, interval, joined, number
from synthreport.evidence.measuring.setting import Setting, mask_of

Floats = NDArray[np.float64]
Compared = Callable[[survival.Curve, survival.Curve], float]
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
    return number(
        joined(["estimate", id]), "inf.estimate@1", own.value, "inference", f"estimand/{id}", kind="estimate",
        subject=setting.subject, estimand=id, against=setting.ids.get("train", "none"),
        interval=interval(own.interval, "Wald, as if the rows were real"), comparators=beside,
        n=own.rows, **events,
    )  # fmt: skip


def _beside(setting: Setting, side: str, found: Estimated) -> dict[str, Any]:
    return {"of": "real_rows" if side == "train" else "real_vs_real", "rows": setting.ids[side], "value": found.value}


def _agreement(setting: Setting, id: str, found: dict[str, Estimated]) -> Iterator[Found]:
    """How the synthetic estimate agrees with that of the training rows, beside how that of unseen rows does."""
    real, own, other = found["train"], found["synthetic"], found.get("holdout")
    shared = {"kind": "comparison", "subject": setting.subject, "against": setting.ids["train"], "n": own.rows}
    for name, metric, compare in (
        ("overlap", "util.inference_cio@1", estimates.inference_cio),
        ("difference", "util.estimate_agreement@1", estimates.estimate_agreement),
    ):
        value = compare(real, own)
        beside = (
            {}
            if other is None
            else {"unseen_rows": {"of": "real_vs_real", "rows": setting.ids["holdout"], "value": compare(real, other)}}
        )
        how = {"estimand": id, "level": 0.95, "scale": "logarithm" if own.ratio else "as it is", "clipped": False}
        yield number(
            joined([name, id]), metric, value, "inference", f"estimand/{id}", comparators=beside, parameters=how,
            **shared,
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
    if len(data.outcome) < _LEAST:
        raise Unusable(f"fewer than {_LEAST} rows are complete")
    if method == "kaplan_meier":
        return _at(data, analysis)
    return _FITTED[str(method)](data)


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
        return (
            values
            if reference is None
            else np.where(np.isnan(values), np.nan, (values != reference).astype(np.float64))
        )
    levels = list(frame.levels[name])
    found = [
        index
        for index, level in enumerate(levels)
        if reference is not None and str(level) in (str(reference), f"{reference}.0")
    ]
    if reference is not None and not found:
        raise Unusable("no row has the exposure's reference")
    codes = frame.codes[name]
    return np.where(codes < 0, np.nan, (codes != (found[0] if found else 0)).astype(np.float64))


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
    if min(len(each[0]) for each in rows.values()) < _LEAST or task["outcome"][0] not in setting.synthetic.numbers:
        yield Omitted("curves of survival", f"fewer than {_LEAST} rows have a time and an event")
        return
    tau = survival.horizon(rows["synthetic"][0])
    curves = {side: survival.kaplan_meier(*each) for side, each in rows.items()}
    names = [task["outcome"][0], task["event"]]
    compared: tuple[tuple[str, str, Compared], ...] = (
        ("survival_curves", "util.survival_km_l1@1", lambda one, two: survival.survival_km_l1(one, two, tau)),
        ("restricted_mean_time", "surv.rmst_difference@1", lambda one, two: survival.rmst_difference(one, two, tau)),
    )
    for id, metric, compare in compared:
        values = compare(curves["real"], curves["synthetic"]), compare(curves["real"], curves["other"])
        yield _between(setting, id, metric, values, names, rows, {"tau": tau})
    shares = [survival.event_rate_difference(rows["real"][1], rows[side][1]) for side in ("synthetic", "other")]
    yield _between(setting, "events", "surv.event_rate_difference@1", (shares[0], shares[1]), names, rows, {})


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
