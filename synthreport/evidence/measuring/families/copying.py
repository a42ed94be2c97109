"""Copying: rows and unique values of training persons that occur again, beside the same for unseen persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.computing.privacy import copies
from synthreport.evidence.measuring.measured_results import Found, Number, Omitted, joined, number
from synthreport.evidence.measuring.setting import Setting

_PRECISE = 0.05
"""A column is of high precision if this share of the training rows has a value that no other has."""

_MOST_COLUMNS = 3


def numbers(setting: Setting) -> Iterator[Found]:
    """Counts of copies; without unseen rows they have no control, which is said."""
    train, synthetic = setting.train, setting.synthetic
    if train is None or not synthetic.names:
        yield Omitted("copies of training rows", "no training rows were given (--train), or no column is compared")
        return
    yield _counted(
        setting, "exact_copies", "priv.exact_match@1", lambda rows: copies.exact_match(rows, train),
        parts={"copies": copies.exact_copies(synthetic, train)}, parameters={"columns": "all columns compared"},
    )  # fmt: skip
    yield _counted(
        setting, "near_copies", "priv.near_copies@1", lambda rows: copies.near_copies(rows, train, setting.plan.near),
        parameters={"distance": f"Gower at most {setting.plan.near:g}"},
    )  # fmt: skip
    yield from _values(setting, train)
    yield from _uniques(setting, train)


def _values(setting: Setting, train: Frame) -> Iterator[Found]:
    shares = {name: len(copies.uniques(column)) / max(train.rows, 1) for name, column in train.numbers.items()}
    precise = sorted((name for name in shares if shares[name] >= _PRECISE), key=lambda name: -shares[name])
    if not precise:
        yield Omitted(
            "priv.unique_value_replay@1", "in no column do 5 % of the training rows have a value of their own"
        )
    for name in precise[:_MOST_COLUMNS]:
        yield _counted(
            setting, joined([name, "replayed"]), "priv.unique_value_replay@1",
            lambda rows, name=name: copies.unique_value_replay(rows.numbers[name], train.numbers[name]),
            **setting.fields([name]),
        )  # fmt: skip


def _uniques(setting: Setting, train: Frame) -> Iterator[Found]:
    known = [name for name in setting.facts.quasi_identifiers if name in train.names]
    if not known or setting.holdout is None:
        why = "no unseen rows were given (--holdout)" if known else "the manifest names no quasi-identifiers"
        yield Omitted("priv.replicated_uniques@1", why)
        return
    real = train.only(known)
    found = _counted(
        setting, "replicated_uniques", "priv.replicated_uniques@1",
        lambda rows: copies.replicated_uniques(rows.only(known), real),
        known=setting.facts.named(known), parts={"as many synthetic rows as unseen ones": _as_many(setting, known)},
    )  # fmt: skip
    yield found._replace(headings=("identity", "copies")) if isinstance(found, Number) else found


def _as_many(setting: Setting, known: list[str]) -> float:
    """The share for as many synthetic rows as there are unseen rows, which are the control."""
    assert setting.train is not None
    assert setting.holdout is not None
    size = min(setting.holdout.rows, setting.synthetic.rows)
    draws = [
        setting.synthetic.take(setting.random(4, seed).permutation(setting.synthetic.rows)[:size])
        for seed in setting.seeds()
    ]
    return float(np.mean([copies.replicated_uniques(each.only(known), setting.train.only(known)) for each in draws]))


def _counted(setting: Setting, id: str, metric: str, count: Any, **answers: Any) -> Found:
    """A count for the synthetic rows, and the same for the unseen ones."""
    comparators: dict[str, Any] = {}
    parts = answers.pop("parts", {})
    if setting.holdout is not None:
        unseen = count(setting.holdout)
        comparators = {"unseen_rows": {"of": "control", "rows": setting.ids["holdout"], "value": unseen}}
        if metric == "priv.near_copies@1":
            parts |= {"of unseen rows": setting.holdout.rows}
    return number(
        id, metric, count(setting.synthetic), "copies", kind="attack", subject=setting.subject,
        against=setting.ids["train"], control=setting.ids.get("holdout", "none"), comparators=comparators, parts=parts,
        n=setting.synthetic.rows, **answers,
    )  # fmt: skip
