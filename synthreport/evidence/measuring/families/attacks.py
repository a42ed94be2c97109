"""Attacks: membership, attributes, singling out and linking, each with its control and over several seeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.privacy import attributes, membership, singling
from synthreport.evidence.measuring.measured_results import Found, Omitted, interval, joined, number, repeats
from synthreport.evidence.measuring.setting import Setting

_LEAST = 20
_MOST_SECRETS = 5
_ATTEMPTS = 500
_SEEDS = 10
"""Stochastic attacks are repeated at least so often: one call says little."""


def numbers(setting: Setting) -> Iterator[Found]:
    """Attacks on training persons, with unseen persons as the control; none without them."""
    train, holdout = setting.train, setting.holdout
    if train is None or holdout is None:
        missing = "training rows were given (--train)" if train is None else "unseen rows were given (--holdout)"
        yield Omitted("membership, attribute inference, singling out, linkability", f"no {missing}")
    elif min(train.rows, holdout.rows, setting.synthetic.rows) < _LEAST or len(setting.synthetic.names) < 2:
        yield Omitted(
            "membership, attribute inference, singling out, linkability", f"fewer than {_LEAST} rows, or 2 columns"
        )
    else:
        yield from _membership(setting, train, holdout)
        yield from _attributes(setting, train, holdout)
        yield from _singling(setting, train, holdout)
        yield from _linking(setting, train, holdout)


def members_and_others(setting: Setting, train: Frame, holdout: Frame) -> list[membership.Suspicion]:
    """The attack on as many members as non-members, for each seed."""
    found = membership.suspicion(setting.synthetic, train, holdout)
    return [membership.matched(found, seed) for seed in setting.seeds(_SEEDS)]


def area(setting: Setting, id: str, draws: list[membership.Suspicion], heading: str, **answers: Any) -> Found:
    """`priv.mia_auc@1` over draws of members."""
    areas = [membership.mia_auc(each) for each in draws]
    ends = membership.mia_interval(draws[0], setting.plan.seed)
    middle = float(np.mean(areas)) - areas[0]
    ends = ends[0] + middle, ends[1] + middle
    return number(
        id, "priv.mia_auc@1", float(np.mean(areas)), heading, n=len(draws[0].members),
        interval=interval(ends, "bootstrap of members and non-members, 300 draws"),
        comparators={"guessing": {"of": "chance", "value": 0.5}}, repeats=repeats(areas, "which members are attacked"),
        parameters={"attack": membership.ATTACK} | answers.pop("parameters", {}), **_on(setting), **answers,
    )  # fmt: skip


def _membership(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    draws = members_and_others(setting, train, holdout)
    yield area(setting, "membership_auc", draws, "membership")
    yield _early(setting, draws)
    yield _advantage(setting, draws)
    yield from _remote(setting, train, holdout)


def _early(setting: Setting, draws: list[membership.Suspicion]) -> Found:
    """Members found at a low rate of false alarms; so low that a tenth of the non-members decides it, at least."""
    size = len(draws[0].others)
    rate = 0.01 if size >= 1000 else 0.1
    shares = [membership.mia_tpr_at_fpr(each, rate) for each in draws]
    centre, width = singling.wilson(round(float(np.mean(shares)) * size), size)
    value = float(np.mean(shares))
    return number(
        "membership_tpr", "priv.mia_tpr_at_fpr@1", value, "membership", n=size,
        interval=interval((min(centre - width, value), max(centre + width, value)), "Wilson"),
        comparators={"guessing": {"of": "chance", "value": rate}},
        repeats=repeats(shares, "which members are attacked"),
        parameters={"attack": membership.ATTACK, "fpr": rate}, **_on(setting),
    )  # fmt: skip


def _advantage(setting: Setting, draws: list[membership.Suspicion]) -> Found:
    found = [membership.membership_advantage(each) for each in draws]
    how = {"attack": membership.ATTACK, "threshold": "the median distance of all who are attacked"}
    return number(
        "membership_advantage", "priv.membership_advantage@1", float(np.mean(found)), "membership",
        n=len(draws[0].members), comparators={"guessing": {"of": "chance", "value": 0}},
        repeats=repeats(found, "which members are attacked"), parameters=how, **_on(setting),
    )  # fmt: skip


def _remote(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    """The same attack on the tenth of persons that is farthest from all others."""
    rows = [each.take(membership.remote(each, train)) for each in (train, holdout)]
    if min(each.rows for each in rows) < max(setting.facts.small, _LEAST):
        yield Omitted("membership of outliers", f"fewer than {_LEAST} outliers among the unseen rows")
        return
    draws = members_and_others(setting, rows[0], rows[1])
    targets = {"targets": "the tenth of each set of rows that is farthest from all other training rows"}
    yield area(setting, "membership_auc_outliers", draws, "vulnerable_records", parameters=targets)


def _attributes(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    secrets = [name for name in setting.facts.with_role("sensitive") if name in train.names]
    secrets = secrets or [name for name in setting.facts.with_role("outcome", "label") if name in train.names]
    secrets = secrets or [name for task in setting.tasks.values() for name in task["outcome"] if name in train.names]
    if not secrets:
        yield Omitted("attribute inference", "the manifest names no sensitive field and no outcome (--outcome)")
    for secret in dict.fromkeys(secrets[:_MOST_SECRETS]):
        yield from _attribute(setting, train, holdout, secret)
    for secret in secrets[_MOST_SECRETS:]:
        yield Omitted(f"attribute inference of {secret}", f"{_MOST_SECRETS} secrets were guessed already")


def _known(setting: Setting, secret: str) -> list[str]:
    """What the attacker knows: the quasi-identifiers, or else all other columns."""
    known = [name for name in setting.facts.quasi_identifiers if name in setting.synthetic.names and name != secret]
    return known or [name for name in setting.synthetic.names if name != secret]


def _attribute(setting: Setting, train: Frame, holdout: Frame, secret: str) -> Iterator[Found]:
    known = _known(setting, secret)
    guessed = attributes.guesses(setting.synthetic, train, holdout, known, secret)
    naive = attributes.commonest(setting.synthetic, train, secret)
    shared = {"known": setting.facts.named(known), "secret": setting.facts.named([secret]), **_on(setting)}
    parts = {"training persons": float(guessed.members.mean()), "unseen persons": float(guessed.others.mean())}
    what = {
        "of": {"other": "always guessing the commonest value, or the median"},
        "value": naive - parts["unseen persons"],
    }
    yield number(
        joined(["attribute_gain", secret]), "priv.attribute_gain@1", attributes.attribute_gain(guessed), "attribute",
        interval=interval(attributes.attribute_gain_interval(guessed), "normal approximation of two shares"),
        comparators={"no_leak": {"of": "chance", "value": 0}, "naive": what}, parts=parts, n=train.rows,
        parameters={"score": "share guessed right, numbers within 5 %", "attack": "nearest synthetic row (Gower)"},
        **shared,
    )  # fmt: skip
    yield _inference(setting, guessed, secret, naive, shared)


def _inference(
    setting: Setting, guessed: attributes.Guesses, secret: str, naive: float, shared: dict[str, Any]
) -> Found:
    size = min(len(guessed.members), len(guessed.others))
    found = []
    for seed in setting.seeds(_SEEDS):
        random = setting.random(5, seed)
        hits = [int(random.permutation(each)[:size].sum()) for each in guessed]
        found.append(singling.Attacked(hits[0], hits[1], size))
    return _risk(
        setting, joined(["inference", secret]), "priv.anonymeter.inference@1.1", found, naive, "attribute",
        "which training persons are attacked", {"attack": "nearest synthetic row (Gower)"}, **shared,
    )  # fmt: skip


def _singling(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    columns = min(4, len(setting.synthetic.names))
    found = [
        singling.singled_out(setting.synthetic, train, holdout, _ATTEMPTS, seed, columns)
        for seed in setting.seeds(_SEEDS)
    ]
    naive = float(
        np.mean([singling.guessed(setting.synthetic, train, _ATTEMPTS, seed, columns) for seed in setting.seeds()])
    )
    how = {"mode": f"multivariate, {columns} columns", "attack": "predicates that fit one synthetic row"}
    yield _risk(
        setting, "singling_out_risk", "priv.anonymeter.singling_out@1.1", found, naive, "identity",
        "seed of the attack", how, **_on(setting),
    )  # fmt: skip
    excess = [singling.excess(each) for each in found]
    yield number(
        "singling_out", "priv.singling_out@1", float(np.mean(excess)), "identity", n=found[0].attempts,
        comparators={"no_leak": {"of": "chance", "value": 0}}, repeats=repeats(excess, "seed of the attack"),
        parameters=how, **_on(setting),
    )  # fmt: skip


def _linking(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    size = min(train.rows, holdout.rows, _ATTEMPTS)
    found = []
    for seed in setting.seeds(_SEEDS):
        random = setting.random(6, seed)
        names = random.permutation(setting.synthetic.names).tolist()
        halves = names[::2], names[1::2]
        rows = [each.take(random.permutation(each.rows)[:size]) for each in (train, holdout)]
        hits = [int(singling.linked(setting.synthetic, each, halves).sum()) for each in rows]
        found.append(singling.Attacked(hits[0], hits[1], size))
    how = {"aux": "two halves of the columns, drawn anew for each seed", "k": 1}
    yield _risk(
        setting, "linkability", "priv.anonymeter.linkability@1.1", found, 1 / setting.synthetic.rows, "identity",
        "seed of the attack", how, **_on(setting),
    )  # fmt: skip


def _risk(
    setting: Setting, id: str, metric: str, found: Sequence[singling.Attacked], naive: float, heading: str, varied: str,
    how: dict[str, Any], **answers: Any,
) -> Found:  # fmt: skip
    """A risk of Anonymeter over several seeds, with the rates that it is made of."""
    risks = [singling.risk(each) for each in found]
    parts = {
        "attack": float(np.mean([each.attack_rate for each in found])),
        "control": float(np.mean([each.control_rate for each in found])),
        "baseline": naive,
    }
    return number(
        id, metric, float(np.mean(risks)), heading, parts=parts, n=found[0].attempts,
        repeats=repeats(risks, varied), parameters=how, **answers,
    )  # fmt: skip


def _on(setting: Setting) -> dict[str, Any]:
    """Who is attacked, and who is the control."""
    shared = {"kind": "attack", "subject": setting.subject}
    return shared | {"against": setting.ids["train"], "control": setting.ids["holdout"]}
