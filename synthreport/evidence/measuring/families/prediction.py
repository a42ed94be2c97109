"""Prediction: models trained on synthetic rows beside the same trained on real ones, tested on the same unseen rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.utility import learners, scores, survival
from synthreport.evidence.measuring.manifest_facts import Entry
from synthreport.evidence.measuring.measured_results import Found, Omitted, interval, joined, number, repeats
from synthreport.evidence.measuring.setting import Setting

Floats = NDArray[np.float64]
_LEAST = 20
_BOTH: dict[str, tuple[learners.Name, ...]] = {
    "classification": ("linear", "boosting"), "regression": ("linear", "boosting"), "survival": ("linear",),
}  # fmt: skip


class Side(NamedTuple):
    """The rows of one table for one task: features, outcome, and for a time to an event whether it came."""

    features: Frame
    outcome: Floats
    events: Floats | None


class Job(NamedTuple):
    """One task with its rows, its kind, and the number of classes."""

    id: str
    kind: str
    classes: int
    sides: dict[str, Side]


def numbers(setting: Setting) -> Iterator[Found]:
    """Results on every task; none without training and unseen rows."""
    if not setting.tasks:
        yield Omitted("prediction", "the manifest declares no task with an outcome, and none was named (--outcome)")
    elif setting.train is None or setting.holdout is None:
        missing = (
            "training rows were given (--train)" if setting.train is None else "unseen rows were given (--holdout)"
        )
        yield Omitted("prediction", f"no {missing}")
    else:
        for id, task in setting.tasks.items():
            yield from _task(setting, id, task)


def _task(setting: Setting, id: str, task: Entry) -> Iterator[Found]:
    found = job(setting, id, task)
    if isinstance(found, Omitted):
        yield found
        return
    for learner in _BOTH[found.kind]:
        try:
            yield from list(_learned(setting, found, learner))
        except (ValueError, ArithmeticError, np.linalg.LinAlgError):
            yield Omitted(f"task {id}, {learners.LEARNERS[found.kind, learner]}", "the model cannot be fitted")


def job(setting: Setting, id: str, task: Entry) -> Job | Omitted:
    """A task with the rows on which its outcome is known, or why it cannot be solved."""
    names = setting.synthetic.names
    wanted = [*task["outcome"], *([task["event"]] if task.get("event") else [])]
    if lacking := [name for name in wanted if name not in names]:
        return Omitted(f"task {id}", f"the column {lacking[0]} is not compared, or not in all tables")
    kind = _kind(setting, task)
    if kind is None:
        return Omitted(f"task {id}", "it is neither a classification, a regression nor a time to an event")
    features = [name for name in task.get("predictors") or names if name in names and name not in wanted]
    sides = {side: _side(frame, task, kind, features) for side, frame in _frames(setting).items()}
    if why := _unusable(sides, kind, features):
        return Omitted(f"task {id}", why)
    classes = len(setting.synthetic.levels[wanted[0]]) if kind == "classification" else 0
    return Job(id, kind, classes, sides)


def _frames(setting: Setting) -> dict[str, Frame]:
    assert setting.train is not None
    assert setting.holdout is not None
    return {"synthetic": setting.synthetic, "train": setting.train, "holdout": setting.holdout}


def _kind(setting: Setting, task: Entry) -> str | None:
    """What is predicted: as declared, or by the kind of the column."""
    outcome = task["outcome"][0]
    declared = task.get("kind")
    if task.get("event") and declared in (None, "survival"):
        return "survival" if outcome in setting.synthetic.numbers else None
    found = "classification" if outcome in setting.synthetic.codes else "regression"
    return found if declared in (None, found) and len(task["outcome"]) == 1 else None


def _side(frame: Frame, task: Entry, kind: str, features: list[str]) -> Side:
    """The rows of a table on which the outcome is known."""
    known = known_rows(frame, task, kind)
    events = happened(frame, task["event"])[known] if kind == "survival" else None
    return Side(frame.only(features).take(known), _outcome(frame, task, kind)[known], events)


def known_rows(frame: Frame, task: Entry, kind: str) -> NDArray[np.bool_]:
    """Which rows have an outcome; for a time to an event also the mark of the event, and a time above 0."""
    outcome = _outcome(frame, task, kind)
    if kind == "survival":
        return np.asarray(~np.isnan(happened(frame, task["event"])) & (outcome > 0))
    return np.asarray(outcome >= 0 if kind == "classification" else ~np.isnan(outcome))


def _outcome(frame: Frame, task: Entry, kind: str) -> Floats:
    name = task["outcome"][0]
    return frame.codes[name].astype(np.float64) if kind == "classification" else frame.numbers[name]


def happened(frame: Frame, name: str) -> Floats:
    """1 where the event came, 0 where observation ended: the higher of two values means that it came."""
    if name in frame.numbers:
        return frame.numbers[name]
    codes = frame.codes[name]
    return np.where(codes < 0, np.nan, (codes == len(frame.levels[name]) - 1).astype(np.float64))


def _unusable(sides: dict[str, Side], kind: str, features: list[str]) -> str:
    if not features:
        return "no predictor is compared"
    for words, side in zip(("synthetic", "training", "unseen"), sides.values(), strict=True):
        if len(side.outcome) < _LEAST:
            return f"the outcome is known in fewer than {_LEAST} {words} rows"
        varied = side.events if side.events is not None else side.outcome
        if len(np.unique(varied)) < 2:
            return f"the outcome is the same in all {words} rows"
    return ""


def trained(found: Job, on: str, learner: learners.Name, seeds: range) -> list[Floats]:
    """What models trained on one table predict for the unseen rows, one for each seed that matters."""
    side, test = found.sides[on], found.sides["holdout"].features
    used = seeds if learner == "boosting" else seeds[:1]
    if found.kind == "classification":
        codes = side.outcome.astype(np.int64)
        made = [learners.classified(side.features, codes, test, found.classes, learner, seed) for seed in used]
        return [each[:, 1] for each in made] if found.classes == 2 else made
    if found.kind == "survival":
        assert side.events is not None
        return [learners.hazards(side.features, side.outcome, side.events, test)]
    return [learners.predicted(side.features, side.outcome, test, learner, seed) for seed in used]


def score_of(found: Job) -> tuple[str, scores.Score, dict[str, str]]:
    """The metric of a task, as a function of rows of the test set, and what to say about it."""
    if found.kind == "regression":
        return "util.r2@1", scores.r2, {}
    if found.kind == "survival":
        kind = {"kind": "Harrell's, without truncation"}
        return "surv.c_index@1", lambda rows, risk: survival.c_index(rows[:, 0], rows[:, 1], risk), kind
    if found.classes == 2:
        return "util.auc@1", scores.auc, {}
    macro: Callable[[Any, Any], float] = lambda rows, risk: scores.macro_auc(rows.astype(np.int64), risk)  # noqa: E731
    return "util.tstr@1", macro, {"score": "mean area under the ROC curve of each class against the others"}


def outcome_of(side: Side) -> Floats:
    """The outcome of the test rows; for a time to an event, both columns."""
    return side.outcome if side.events is None else np.column_stack([side.outcome, side.events])


def _learned(setting: Setting, found: Job, learner: learners.Name) -> Iterator[Found]:
    metric, score, how = score_of(found)
    outcome = outcome_of(found.sides["holdout"])
    made = {on: trained(found, on, learner, setting.seeds()) for on in ("synthetic", "train")}
    values = {on: [score(outcome, each) for each in predictions] for on, predictions in made.items()}
    name = metric.partition("@")[0].rpartition(".")[2]
    yield _scored(setting, found, joined([name, found.id, learner]), metric, learner, values, made["synthetic"][0], how)
    if found.kind == "classification" and found.classes == 2 and learner == "linear":
        yield from _accuracy(setting, found, learner, made, "util.brier@1", scores.brier)
    if found.kind == "regression" and learner == "linear":
        yield from _accuracy(setting, found, learner, made, "util.rmse@1", scores.rmse)


def _scored(
    setting: Setting, found: Job, id: str, metric: str, learner: learners.Name, values: dict[str, list[float]],
    prediction: Floats, how: dict[str, str],
) -> Found:  # fmt: skip
    _, score, _ = score_of(found)
    ends = scores.bootstrap(score, outcome_of(found.sides["holdout"]), prediction, setting.plan.seed, 200)
    value, real = (float(np.mean(values[on])) for on in ("synthetic", "train"))
    held = (min(ends[0], value), max(ends[1], value))
    return number(
        id, metric, value, "training", f"task/{found.id}", **answers(setting, found, "synthetic", learner),
        interval=interval(held, "bootstrap of the test rows, 200 draws"), comparators=_real(setting, real),
        repeats=repeats(values["synthetic"], "seed of the learner"), parameters=how,
    )  # fmt: skip


def _accuracy(
    setting: Setting,
    found: Job,
    learner: learners.Name,
    made: dict[str, list[Floats]],
    metric: str,
    score: scores.Score,
) -> Iterator[Found]:
    """An error in the unit of the outcome, with that of the model of real rows beside it."""
    values = {on: score(found.sides["holdout"].outcome, each[0]) for on, each in made.items()}
    name = metric.partition("@")[0].rpartition(".")[2]
    yield number(
        joined([name, found.id, learner]), metric, values["synthetic"], "training", f"task/{found.id}",
        **answers(setting, found, "synthetic", learner), comparators=_real(setting, values["train"]),
    )  # fmt: skip


def answers(setting: Setting, found: Job, on: str, learner: learners.Name) -> dict[str, Any]:
    """What the results of a model share: task, learner, training and test rows, and how many events these have."""
    side = found.sides["holdout"]
    counted = side.events if side.events is not None else side.outcome if found.classes == 2 else None
    events = int((counted == 1).sum()) if counted is not None else None
    told = {} if events is None else {"events": _count(events, len(side.outcome), setting.facts.small)}
    return told | {
        "kind": "downstream", "subject": {"what": "downstream_model"}, "task": found.id,
        "learner": learners.LEARNERS[found.kind, learner], "trained_on": setting.ids[on],
        "tested_on": setting.ids["holdout"], "n": len(side.outcome),
    }  # fmt: skip


def _count(events: int, rows: int, small: int) -> Any:
    """A number of real rows, unless it or the rest is small."""
    if 0 < events < small or 0 < rows - events < small:
        return {"gap": "withheld", "reason": f"Fewer than {small} rows."}
    return events


def _real(setting: Setting, value: float) -> dict[str, Any]:
    return {"real": {"of": "real_training", "rows": setting.ids["train"], "value": value}}
