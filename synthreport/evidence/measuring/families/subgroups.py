"""Subgroups: shares of groups, and likeness, prediction and membership in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.fidelity import groups
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.utility.scores import bootstrap
from synthreport.evidence.measuring.families import attacks, prediction
from synthreport.evidence.measuring.families.resemblance import similarities
from synthreport.evidence.measuring.measured_results import Found, Omitted, interval, joined, number
from synthreport.evidence.measuring.setting import Setting

Mask = NDArray[np.bool_]
_LEAST = 20


def numbers(setting: Setting) -> Iterator[Found]:
    """Results by group; none if no group is declared or named."""
    if setting.train is None:
        return
    try:
        found = dict(setting.groups())
    except Unusable as error:
        yield Omitted("results by group", f"a group's condition cannot be run: {error}")
        return
    if not found:
        yield Omitted(
            "results by group", "the manifest declares no group with a condition, and none was named (--groups)"
        )
        return
    yield _shares(setting, found)
    for id, masks in found.items():
        yield from _group(setting, id, masks)
    yield from _predicted(setting, found)


def _shares(setting: Setting, found: dict[str, dict[str, Mask]]) -> Found:
    """`fair.representation_diff@1`, the largest over the groups, with each of them."""
    gaps = {
        id: groups.representation_diff(float(each["train"].mean()), float(each["synthetic"].mean()))
        for id, each in found.items()
    }
    beside = {}
    if setting.holdout is not None:
        real = [
            groups.representation_diff(float(each["train"].mean()), float(each["holdout"].mean()))
            for each in found.values()
        ]
        beside = {"real_rows": {"of": "real_vs_real", "rows": setting.ids["holdout"], "value": max(real)}}
    return number(
        "group_shares", "fair.representation_diff@1", max(gaps.values()), "groups", kind="comparison",
        subject=setting.subject, against=setting.ids["train"], comparators=beside, breakdown=gaps,
        n=setting.synthetic.rows, parameters={"aggregate": "largest over the groups"},
    )  # fmt: skip


def _group(setting: Setting, id: str, masks: dict[str, Mask]) -> Iterator[Found]:
    frames = {"synthetic": setting.synthetic, "train": setting.train, "holdout": setting.holdout}
    own = {side: frame.take(masks[side]) for side, frame in frames.items() if frame is not None}
    few = [side for side, frame in own.items() if frame.rows < max(setting.facts.small, _LEAST)]
    if few:
        yield Omitted(
            f"likeness and membership of the group {id}", f"fewer than {_LEAST} of its rows are in one of the tables"
        )
        return
    for kind, metric in (("ks", "fid.ks_complement@1"), ("tv", "fid.tv_complement@1")):
        if similarities(kind, own["train"], own["synthetic"]):
            yield _alike(setting, id, kind, metric, own)
    if "holdout" in own:
        draws = attacks.members_and_others(setting, own["train"], own["holdout"])
        yield attacks.area(setting, joined(["membership_auc", id]), draws, "groups", group=id)


def _alike(setting: Setting, id: str, kind: str, metric: str, own: dict[str, Frame]) -> Found:
    found = similarities(kind, own["train"], own["synthetic"])
    beside: dict[str, Any] = {}
    if "holdout" in own:
        real = float(np.nanmean(list(similarities(kind, own["train"], own["holdout"]).values())))
        beside = {"real_rows": {"of": "real_vs_real", "rows": setting.ids["holdout"], "value": real}}
    return number(
        joined([kind, "columns", id]), metric, float(np.nanmean(list(found.values()))), "groups", kind="comparison",
        subject=setting.subject, against=setting.ids["train"], group=id, **setting.fields(found), comparators=beside,
        n=own["synthetic"].rows, parameters={"aggregate": "mean over the columns, in the group"},
    )  # fmt: skip


def _predicted(setting: Setting, found: dict[str, dict[str, Mask]]) -> Iterator[Found]:
    """How well the first task is solved in each group, by the linear model of synthetic and of real rows."""
    if not setting.tasks or setting.holdout is None:
        return
    id, task = next(iter(setting.tasks.items()))
    job = prediction.job(setting, id, task)
    if isinstance(job, Omitted):
        return
    made = {on: prediction.trained(job, on, "linear", setting.seeds())[0] for on in ("synthetic", "train")}
    known = prediction.known_rows(setting.holdout, task, job.kind)
    for group, masks in found.items():
        yield _in_group(setting, job, group, masks["holdout"][known], made)


def _in_group(setting: Setting, job: prediction.Job, group: str, mask: Mask, made: dict[str, Any]) -> Found:
    metric, score, how = prediction.score_of(job)
    outcome = prediction.outcome_of(job.sides["holdout"])[mask]
    answers = prediction.answers(setting, job, "synthetic", "linear") | {"n": int(mask.sum())}
    if why := _too_few(setting, job, mask):
        return Omitted(f"prediction in the group {group}", why)
    values = {on: score(outcome, each[mask]) for on, each in made.items()}
    ends = bootstrap(score, outcome, made["synthetic"][mask], setting.plan.seed, 200)
    ends = min(ends[0], values["synthetic"]), max(ends[1], values["synthetic"])
    counted = outcome[:, 1] if outcome.ndim > 1 else outcome
    if "events" in answers:
        answers["events"] = int((counted == 1).sum())
    return number(
        joined([metric.partition("@")[0].rpartition(".")[2], job.id, group]), metric, values["synthetic"], "groups",
        group=group, **answers, parameters=how,
        interval=interval(ends, "bootstrap of the test rows, 200 draws"),
        comparators={"real": {"of": "real_training", "rows": setting.ids["train"], "value": values["train"]}},
    )  # fmt: skip


def _too_few(setting: Setting, job: prediction.Job, mask: Mask) -> str:
    """Why a group has no score of its own; empty if it has one."""
    side, least = job.sides["holdout"], max(setting.facts.small, 5)
    counted = side.events if side.events is not None else side.outcome
    values, counts = np.unique(counted[mask], return_counts=True)
    if job.kind == "regression":
        return "" if mask.sum() >= _LEAST else f"fewer than {_LEAST} of its rows are unseen rows"
    enough = len(values) > 1 and counts.min() >= least
    return "" if enough else f"fewer than {least} of its unseen rows have the outcome, or fewer lack it"
