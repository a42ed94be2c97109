"""Subgroups: shares of groups, and similarity, prediction and membership in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthreport.draft.source_files import Unusable
from synthreport.evidence.computing.fidelity import groups
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.privacy import membership
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
        yield Omitted("results by group", "the manifest declares no group with a condition; name one (--groups)")
        return
    yield _shares(setting, found)
    yield from _of_rows(setting, found)
    yield from _predicted(setting, found)


def _of_rows(setting: Setting, found: dict[str, dict[str, Mask]]) -> Iterator[Found]:
    """Results on the rows of each group that is large enough in every table."""
    least = max(setting.facts.small, _LEAST)
    few = [id for id, masks in found.items() if min(mask.sum() for mask in masks.values()) < least]
    for id in few:
        yield Omitted(f"similarity and membership in the group {id}", f"fewer than {least} rows of a table")
    enough = {id: masks for id, masks in found.items() if id not in few}
    if enough:
        yield from _alike(setting, enough, "ks", "fid.ks_complement@1")
        yield from _alike(setting, enough, "tv", "fid.tv_complement@1")
        if setting.holdout is not None:
            yield from _membership(setting, enough)


def _shares(setting: Setting, found: dict[str, dict[str, Mask]]) -> Found:
    """`fair.representation_diff@1`, the largest over the groups, with each of them."""
    gaps = {id: _gap(each, "synthetic") for id, each in found.items()}
    real = [_gap(each, "holdout") for each in found.values() if "holdout" in each]
    return number(
        "group_shares", "fair.representation_diff@1", max(gaps.values()), "groups", kind="comparison",
        subject=setting.subject, against=setting.ids["train"], comparators=setting.unseen(max(real)) if real else {},
        breakdown=gaps, n=setting.synthetic.rows, parameters={"aggregate": "largest over the groups"},
    )  # fmt: skip


def _gap(masks: dict[str, Mask], side: str) -> float:
    return groups.representation_diff(float(masks["train"].mean()), float(masks[side].mean()))


def _alike(setting: Setting, found: dict[str, dict[str, Mask]], kind: str, metric: str) -> Iterator[Found]:
    """The mean over columns in the group that is least alike, with that of each group."""
    own = {id: _frames(setting, masks) for id, masks in found.items()}
    if not (setting.synthetic.numbers if kind == "ks" else setting.synthetic.codes):
        return
    values = {id: _mean(kind, frames["train"], frames["synthetic"]) for id, frames in own.items()}
    worst = min(values, key=lambda id: values[id])
    beside = {}
    if "holdout" in own[worst]:
        real = _mean(kind, own[worst]["train"], own[worst]["holdout"])
        beside = setting.unseen(real)
    yield number(
        joined([kind, "by_group"]), metric, values[worst], "groups", kind="comparison", subject=setting.subject,
        against=setting.ids["train"], comparators=beside, breakdown=values, n=own[worst]["synthetic"].rows,
        parameters={"aggregate": f"mean over columns in the group; the smallest is that of {worst}"},
    )  # fmt: skip


def _mean(kind: str, real: Frame, other: Frame) -> float:
    return float(np.nanmean(list(similarities(kind, real, other).values())))


def _frames(setting: Setting, masks: dict[str, Mask]) -> dict[str, Frame]:
    """The rows of a group in each table."""
    frames = {"synthetic": setting.synthetic, "train": setting.train, "holdout": setting.holdout}
    return {side: frame.take(masks[side]) for side, frame in frames.items() if frame is not None}


def _membership(setting: Setting, found: dict[str, dict[str, Mask]]) -> Iterator[Found]:
    """The attack on membership in each group; the value is that of the group where it succeeds most."""
    own = {id: _frames(setting, masks) for id, masks in found.items()}
    draws = {id: attacks.members_and_others(setting, each["train"], each["holdout"]) for id, each in own.items()}
    values = {id: float(np.mean([membership.mia_auc(each) for each in several])) for id, several in draws.items()}
    worst = max(values, key=lambda id: values[id])
    where = {"aggregate": f"largest over the groups, that of {worst}"}
    yield attacks.area(setting, "membership_by_group", draws[worst], "groups", breakdown=values, parameters=where)


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
    masks = {group: each["holdout"][known] for group, each in found.items()}
    few = {group: why for group, mask in masks.items() if (why := _too_few(setting, job, mask))}
    yield from (Omitted(f"prediction in the group {group}", why) for group, why in few.items())
    enough = {group: mask for group, mask in masks.items() if group not in few}
    if enough:
        yield from _scores(setting, job, enough, made)


def _scores(setting: Setting, job: prediction.Job, masks: dict[str, Mask], made: dict[str, Any]) -> Iterator[Found]:
    """The score in the group where it is lowest, and the largest gap to the model of real rows, with each group."""
    metric, score, _ = prediction.score_of(job)
    outcome = prediction.outcome_of(job.sides["holdout"])
    values = {on: {g: score(outcome[mask], each[mask]) for g, mask in masks.items()} for on, each in made.items()}
    own, real = values["synthetic"], values["train"]
    worst = min(own, key=lambda group: own[group])
    ends = bootstrap(score, outcome[masks[worst]], made["synthetic"][masks[worst]], setting.plan.seed, 200)
    yield _lowest(setting, job, metric, own, real[worst], ends, masks[worst])
    gaps = {group: groups.subgroup_gap(own[group], real[group]) for group in own}
    largest = max(gaps, key=lambda group: gaps[group])
    yield number(
        joined(["gap", job.id, "by_group"]), "fair.subgroup_gap@1", gaps[largest], "groups",
        **_NO_EVENTS | _of(setting, job, masks[largest]), breakdown=gaps, comparators=setting.model_of_real_rows(0),
        parameters={"score": metric, "aggregate": f"largest over the groups, that of {largest}"},
    )  # fmt: skip


_NO_EVENTS = {"events": {"gap": "not_applicable", "reason": "No event is predicted."}}


def _lowest(
    setting: Setting, job: prediction.Job, metric: str, own: dict[str, float], real: float, ends: tuple[float, float],
    mask: Mask,
) -> Found:  # fmt: skip
    """The lowest score, with an interval that holds it, and that of the model of real rows in the same group."""
    worst = min(own, key=lambda group: own[group])
    held = (min(ends[0], own[worst]), max(ends[1], own[worst]))
    how = prediction.score_of(job)[2] | {"aggregate": f"lowest over the groups, that of {worst}"}
    return number(
        joined([metric.partition("@")[0].rpartition(".")[2], job.id, "by_group"]), metric, own[worst], "groups",
        **_of(setting, job, mask), breakdown=own, interval=interval(held, "bootstrap, 200 draws"),
        comparators=setting.model_of_real_rows(real), parameters=how,
    )  # fmt: skip


def _of(setting: Setting, job: prediction.Job, mask: Mask) -> dict[str, Any]:
    """What results of a model in one group share, with its numbers of rows and events."""
    side = job.sides["holdout"]
    counted = side.events if side.events is not None else side.outcome
    shared = prediction.answers(setting, job, "synthetic", "linear") | {"n": int(mask.sum())}
    return shared | ({"events": int((counted[mask] == 1).sum())} if "events" in shared else {})


def _too_few(setting: Setting, job: prediction.Job, mask: Mask) -> str:
    """Why a group has no score of its own; empty if it has one."""
    side, least = job.sides["holdout"], max(setting.facts.small, 5)
    counted = side.events if side.events is not None else side.outcome
    values, counts = np.unique(counted[mask], return_counts=True)
    if job.kind == "regression":
        return "" if mask.sum() >= _LEAST else f"fewer than {_LEAST} of its rows are unseen rows"
    enough = len(values) > 1 and counts.min() >= least
    return "" if enough else f"fewer than {least} of its unseen rows have the outcome, or fewer lack it"
