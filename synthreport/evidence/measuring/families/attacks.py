"""Attacks: membership, attributes, singling out and linking, each with its control and over several seeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.privacy import attributes, membership, singling
from synthreport.evidence.measuring.measured_results import Found, Omitted, interval, number, repeats
from synthreport.evidence.measuring.setting import Setting

_LEAST = 20
_MOST_SECRETS = 5
_ATTEMPTS = 300
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
        interval=interval(ends, "bootstrap, 300 draws"),
        comparators={"guessing": {"of": "chance", "value": 0.5}}, repeats=repeats(areas, "members attacked"),
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
        repeats=repeats(shares, "members attacked"),
        parameters={"attack": membership.ATTACK, "fpr": rate}, **_on(setting),
    )  # fmt: skip


def _advantage(setting: Setting, draws: list[membership.Suspicion]) -> Found:
    found = [membership.membership_advantage(each) for each in draws]
    how = {"attack": membership.ATTACK, "threshold": "median distance"}
    return number(
        "membership_advantage", "priv.membership_advantage@1", float(np.mean(found)), "membership",
        n=len(draws[0].members), comparators={"guessing": {"of": "chance", "value": 0}},
        repeats=repeats(found, "members attacked"), parameters=how, **_on(setting),
    )  # fmt: skip


def _remote(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    """The same attack on the tenth of persons that is farthest from all others."""
    rows = [each.take(membership.remote(each, train)) for each in (train, holdout)]
    if min(each.rows for each in rows) < max(setting.facts.small, _LEAST):
        yield Omitted("membership of outliers", f"fewer than {_LEAST} outliers among the unseen rows")
        return
    draws = members_and_others(setting, rows[0], rows[1])
    targets = {"targets": "the tenth farthest from all other rows"}
    yield area(setting, "membership_auc_outliers", draws, "vulnerable_records", parameters=targets)


def _attributes(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    secrets = _secrets(setting)
    if not secrets or not _known(setting):
        yield Omitted("attribute inference", "the manifest names no sensitive field and no outcome (--outcome)")
        return
    for secret in secrets[_MOST_SECRETS:]:
        yield Omitted(f"attribute inference of {secret}", f"{_MOST_SECRETS} secrets were guessed already")
    guessed = {
        secret: attributes.guesses(setting.synthetic, train, holdout, _known(setting), secret)
        for secret in secrets[:_MOST_SECRETS]
    }
    naive = {secret: attributes.commonest(setting.synthetic, train, secret) for secret in guessed}
    yield _gain(setting, guessed, naive)
    yield _inference(setting, guessed, naive)


def _secrets(setting: Setting) -> list[str]:
    """Sensitive fields; without any, outcomes and labels; without any, what is predicted."""
    predicted = [name for task in setting.tasks.values() for name in task["outcome"]]
    candidates = setting.facts.with_role("sensitive"), setting.facts.with_role("outcome", "label"), predicted
    compared = ([name for name in dict.fromkeys(each) if name in setting.synthetic.names] for each in candidates)
    return next(filter(None, compared), [])


def _known(setting: Setting) -> list[str]:
    """What the attacker knows: the quasi-identifiers, or else all other columns; no secret is among it."""
    secrets = _secrets(setting)
    known = [name for name in setting.facts.quasi_identifiers if name in setting.synthetic.names]
    rest = [name for name in known if name not in secrets]
    return rest or [name for name in setting.synthetic.names if name not in secrets]


def _gain(setting: Setting, guessed: dict[str, attributes.Guesses], naive: dict[str, float]) -> Found:
    """`priv.attribute_gain@1`: of the secret with the largest gain, with that of each."""
    gains = {secret: attributes.attribute_gain(each) for secret, each in guessed.items()}
    worst = max(gains, key=lambda secret: gains[secret])
    parts = {
        "training persons": float(guessed[worst].members.mean()),
        "unseen persons": float(guessed[worst].others.mean()),
    }
    return number(
        "attribute_gain", "priv.attribute_gain@1", gains[worst], "attribute",
        interval=interval(attributes.attribute_gain_interval(guessed[worst]), "normal approximation"),
        comparators={"no_leak": {"of": "chance", "value": 0}}, n=len(guessed[worst].members),
        parts=parts | {"commonest value": naive[worst]}, parameters={"score": "share guessed right", **_NEAREST},
        **_guessing(setting, gains),
    )  # fmt: skip


_NEAREST = {"attack": "nearest synthetic row"}


def _guessing(setting: Setting, values: dict[str, float]) -> dict[str, Any]:
    """What is guessed and what is known, and the value for each secret, if there are several."""
    several = setting.breakdown(values) if len(values) > 1 else None
    shared = {
        "secret": setting.facts.named(values),
        "known": setting.facts.named(_known(setting)),
        "breakdown": several,
    }
    return shared | _on(setting)


def _inference(setting: Setting, guessed: dict[str, attributes.Guesses], naive: dict[str, float]) -> Found:
    """`priv.anonymeter.inference@1.1`: of the secret with the highest risk, with that of each."""
    found = {secret: _drawn(setting, each) for secret, each in guessed.items()}
    risks = {secret: float(np.mean([singling.risk(one) for one in each])) for secret, each in found.items()}
    worst = max(risks, key=lambda secret: risks[secret])
    return _risk(
        setting, "inference", "priv.anonymeter.inference@1.1", found[worst], naive[worst], "attribute",
        "persons attacked", _NEAREST, **_guessing(setting, risks),
    )  # fmt: skip


def _drawn(setting: Setting, guessed: attributes.Guesses) -> list[singling.Attacked]:
    """The guesses for as many training persons as there are in the control, for each seed."""
    size = min(len(guessed.members), len(guessed.others))
    draws = (setting.random(5, seed) for seed in setting.seeds(_SEEDS))
    hits = [[int(random.permutation(each)[:size].sum()) for each in guessed] for random in draws]
    return [singling.Attacked(members, others, size) for members, others in hits]


def _singling(setting: Setting, train: Frame, holdout: Frame) -> Iterator[Found]:
    columns = min(4, len(setting.synthetic.names))
    tables = setting.synthetic, train, holdout
    found = [singling.singled_out(*tables, _ATTEMPTS, seed, columns) for seed in setting.seeds(_SEEDS)]
    naive = [singling.guessed(setting.synthetic, train, _ATTEMPTS, seed, columns) for seed in setting.seeds()]
    how = {"mode": f"multivariate with {columns} columns", "attack": "predicates that fit one synthetic row"}
    id, metric = "singling_out_risk", "priv.anonymeter.singling_out@1.1"
    yield _risk(setting, id, metric, found, float(np.mean(naive)), "identity", "seed", how, **_on(setting))
    excess = [singling.excess(each) for each in found]
    yield number(
        "singling_out", "priv.singling_out@1", float(np.mean(excess)), "identity", n=found[0].attempts,
        comparators={"no_leak": {"of": "chance", "value": 0}}, repeats=repeats(excess, "seed"),
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
    how = {"aux": "random halves of the columns", "k": 1}
    yield _risk(
        setting, "linkability", "priv.anonymeter.linkability@1.1", found, 1 / setting.synthetic.rows, "identity",
        "seed", how, **_on(setting),
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
