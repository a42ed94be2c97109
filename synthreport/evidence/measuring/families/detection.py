"""Detection: how well models tell synthetic rows from real ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from synthreport.evidence.computing.fidelity import whole_rows
from synthreport.evidence.computing.frame import Frame
from synthreport.evidence.measuring.measured_results import Found, Omitted, number, repeats
from synthreport.evidence.measuring.setting import Setting

_MOST_SEEDS = 3
"""A forest takes long, and its seeds scatter little beside the folds."""

_LEAST = 2 * whole_rows.FOLDS
_FOREST = {"classifier": f"random forest of {whole_rows.TREES} trees", "folds": whole_rows.FOLDS}
_MODEL = {"model": "logistic regression of main effects"}


def numbers(setting: Setting) -> Iterator[Found]:
    """Results on whether a model separates the rows; none without training rows."""
    if setting.train is None:
        return
    if min(setting.train.rows, setting.synthetic.rows) < _LEAST or not setting.synthetic.names:
        yield Omitted("detection", f"fewer than {_LEAST} rows, or no column")
        return
    yield _propensity(setting, setting.train)
    yield _forest(setting, setting.train)


def _propensity(setting: Setting, train: Frame) -> Found:
    """The ratio, with the propensity error itself among the parts; it must equal that of as many real rows."""
    chances, labels, parameters = whole_rows.propensities(train, setting.synthetic)
    beside = setting.yardstick(_ratio, draws=1)
    parts = {"pmse": whole_rows.pmse(chances, labels), "parameters": parameters, **beside.get("parts", {})}
    beside["comparators"]["right_model"] = {"of": "chance", "value": 1}
    return number(
        "propensity_ratio", "fid.pmse_ratio@1", _ratio(train, setting.synthetic), "joint", kind="comparison",
        subject=setting.subject, against=setting.ids["train"], comparators=beside["comparators"], parts=parts,
        n=setting.synthetic.rows, parameters=_MODEL,
    )  # fmt: skip


def _ratio(real: Frame, other: Frame) -> float:
    chances, labels, parameters = whole_rows.propensities(real, other)
    return whole_rows.pmse_ratio(chances, labels, parameters) if parameters > 1 else float("nan")


def _forest(setting: Setting, train: Frame) -> Found:
    seeds = setting.seeds()[:_MOST_SEEDS]
    scores = [whole_rows.c2st_auc(train, setting.synthetic, seed) for seed in seeds]
    beside = setting.yardstick(lambda real, other: whole_rows.c2st_auc(real, other, setting.plan.seed), draws=1)
    return number(
        "detection_forest", "fid.c2st_auc@1", float(np.mean(scores)), "joint", kind="comparison",
        subject=setting.subject, against=setting.ids["train"], n=setting.synthetic.rows, seed=setting.plan.seed,
        repeats=repeats(scores, "seed"), parameters=_FOREST, **beside,
    )  # fmt: skip
