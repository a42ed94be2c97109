"""Metrics against independent implementations, whose values are in tests/data/golden."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from each import each

from synthreport.evidence.computing.computed import COMPUTED
from synthreport.evidence.computing.fidelity import whole_rows
from synthreport.evidence.computing.frame import Frame, frames
from synthreport.evidence.computing.privacy import control_size
from synthreport.evidence.computing.utility import estimates, learners
from synthreport.evidence.computing.utility.scores import auc
from synthreport.evidence.computing.utility.survival import kaplan_meier
from synthreport.standard.metrics.metrics import registry

STORED = json.loads((Path(__file__).parent / "data/golden/values.json").read_text())
COLUMNS = {
    side: {name: np.array(values, dtype=object if name in "ab" else float) for name, values in table.items()}
    for side, table in STORED["data"].items()
}
NUMBERS, CODES = ("x", "y", "z", "time", "event", "risk", "ill"), ("a", "b")
REAL, SYNTHETIC = frames([COLUMNS["real"], COLUMNS["synthetic"]], NUMBERS, CODES)
ILL, RISK = REAL.numbers["ill"], REAL.numbers["risk"]


def both(name: str, kind: str = "numbers") -> Callable[[Any], Any]:
    return lambda metric: metric(getattr(REAL, kind)[name], getattr(SYNTHETIC, kind)[name])


def of_tables(*names: str) -> Callable[[Any], Any]:
    return lambda metric: metric(REAL.only(names), SYNTHETIC.only(names))


def curves(frame: Frame) -> Any:
    return kaplan_meier(frame.numbers["time"], frame.numbers["event"])


@cache
def propensities() -> Any:
    """Chances, labels and the number of parameters."""
    return whole_rows.propensities(REAL.only("xz"), SYNTHETIC.only("xz"))


RANDOM = partial(np.random.default_rng, 0)
KNOWN = [frame.only("zab") for frame in (REAL, SYNTHETIC)]
CALLS: dict[str, Callable[[Any], Any]] = {
    "fid.ks_distance@1": both("y"),
    "fid.tv_distance@1": both("a", "codes"),
    "fid.hellinger@1": both("a", "codes"),
    "fid.jensen_shannon_distance@1": both("a", "codes"),
    "fid.wasserstein1_scaled@1": both("y"),
    "fid.mean_difference@1": both("y"),
    "fid.standardised_mean_difference@1": both("y"),
    "fid.missingness_difference@1": of_tables(*"xyzab"),
    "fid.correlation_similarity@1": of_tables(*"xyz"),
    "fid.correlation_max_abs_diff@1": of_tables(*"xyz"),
    "fid.pairwise_correlation_difference@1": of_tables(*"xyz"),
    "fid.contingency_similarity@1": of_tables(*"ab"),
    "fid.pmse@1": lambda metric: metric(*propensities()[:2]),
    "fid.pmse_ratio@1": lambda metric: metric(*propensities()),
    "fid.specks@1": lambda metric: metric(*propensities()[:2]),
    "util.auc@1": lambda metric: metric(ILL, RISK),
    "util.brier@1": lambda metric: metric(ILL, RISK),
    "util.calibration_slope@1": lambda metric: metric(ILL, RISK)[1],
    "util.calibration_in_the_large@1": lambda metric: metric(ILL, RISK),
    "util.net_benefit@1": lambda metric: metric(ILL, RISK, 0.4),
    "util.r2@1": lambda metric: metric(REAL.numbers["x"], RISK),
    "util.rmse@1": lambda metric: metric(REAL.numbers["x"], RISK),
    "surv.c_index@1": lambda metric: metric(REAL.numbers["time"], REAL.numbers["event"], RISK),
    "surv.rmst_difference@1": lambda metric: metric(curves(REAL), curves(SYNTHETIC), 20.0),
    "util.survival_km_l1@1": lambda metric: metric(curves(REAL), curves(SYNTHETIC), 20.0),
    "surv.event_rate_difference@1": both("event"),
    "priv.exact_copies@1": lambda metric: metric(KNOWN[1], KNOWN[0]),
    "priv.unique_value_replay@1": lambda metric: metric(SYNTHETIC.numbers["x"], REAL.numbers["x"]),
    "priv.replicated_uniques@1": lambda metric: metric(KNOWN[1], KNOWN[0]),
    "valid.duplicate_rows@1": lambda metric: metric(KNOWN[1]),
    "priv.tcap@1": lambda metric: metric(SYNTHETIC, REAL, ["a", "z"], "b"),
    "priv.disco@1": lambda metric: metric(SYNTHETIC, REAL, ["a", "z"], "b"),
}
LOOSER = {"util.survival_km_l1@1": 1e-5, "fid.pmse@1": 1e-5, "fid.pmse_ratio@1": 1e-5, "fid.specks@1": 1e-5}
"""Where the other side integrates numerically, or both fit a model."""


@each("metric", sorted(STORED["values"]))
def test_metrics_equal_other_implementations(metric: str) -> None:
    expected = STORED["values"][metric]
    assert CALLS[metric](COMPUTED[metric].function) == pytest.approx(expected, rel=LOOSER.get(metric, 1e-9), abs=1e-12)


@each("method", ["cox", "linear", "logistic"])
def test_estimates_equal_other_implementations(method: str) -> None:
    for frame, side in ((REAL, "real"), (SYNTHETIC, "synthetic")):
        outcome = frame.numbers[{"cox": "time", "linear": "z", "logistic": "event"}[method]]
        design = np.column_stack([frame.numbers["ill"], frame.numbers["x"]])
        found = getattr(estimates, method)(estimates.Data(outcome, design, frame.numbers["event"]))
        assert (found.point, found.error) == pytest.approx(STORED["estimates"][side][method], rel=1e-5)


def test_survival_at_a_time_equals_another_implementation() -> None:
    data = estimates.Data(REAL.numbers["time"], REAL.numbers["x"][:, None], REAL.numbers["event"])
    assert estimates.survival_at(data, 5.0).value == pytest.approx(STORED["estimates"]["real"]["kaplan_meier"][0])


@each(
    "rows, wanted, alone, expected",
    [(200, 800, 12, 3.01969), (800, 200, 12, 29.03614), (428, 1711, 10, 2.52942), (300, 300, 7, 7), (300, 900, 0, 0)],
)
def test_a_control_of_another_size_is_corrected_as_by_anonymeter(
    rows: int, wanted: int, alone: int, expected: float
) -> None:
    """What `fit_correction_term` of Anonymeter 1.1.0 gives for as many predicates that fit one row each."""
    fitting = [np.array([row]) for row in range(alone)]
    assert control_size.corrected(fitting, rows, wanted, RANDOM()) == pytest.approx(expected, abs=1e-5)


def test_samples_of_a_large_control_show_how_successes_grow() -> None:
    """What Anonymeter 1.0.0 gives: predicates that fit three rows of 3,000 fit one of a thousand, too."""
    fitting = [np.array([row]) for row in range(40)] + [np.arange(row, 3000, 1000) for row in range(40)]
    assert control_size.corrected(fitting, 3000, 1500, RANDOM()) == pytest.approx(79.97335, abs=1e-4)


def clouds() -> list[Frame]:
    """Rows to learn from, others of the same kind, and others that lie elsewhere."""
    draw = np.random.default_rng(7).normal
    return frames([{"x": draw(size=200) + shift, "y": draw(size=200)} for shift in (0, 0, 1.5)], ("x", "y"), ())


@pytest.mark.full
def test_learners_learn_what_one_column_decides() -> None:
    train, test, _ = clouds()
    known, hidden = train.numbers["x"], test.numbers["x"]
    for learner in ("linear", "boosting"):
        chances = learners.classified(train, (known > 0).astype(int), test, 2, learner, seed=1)
        assert auc((hidden > 0).astype(int), chances[:, 1]) > 0.95, learner
        assert np.corrcoef(learners.predicted(train, 2 * known, test, learner, seed=1), hidden)[0, 1] > 0.95, learner
    found = learners.hazards(train, np.exp(-known), np.ones(train.rows), test)
    assert np.corrcoef(found, hidden)[0, 1] > 0.95


@pytest.mark.full
def test_a_forest_tells_rows_apart_that_lie_elsewhere_and_no_others() -> None:
    train, same, elsewhere = clouds()
    assert 0.35 < whole_rows.c2st_auc(train, same, seed=1) < 0.65
    assert whole_rows.c2st_auc(train, elsewhere, seed=1) > 0.75


@each("metric", sorted(COMPUTED))
def test_what_is_computed_is_in_the_registry_and_in_its_class(metric: str) -> None:
    assert registry().metrics[metric]["reproducible"] == COMPUTED[metric].reproducible


RANGES = {
    (0, 1): "Range 0 to 1", (-1, 1): "Range −1 to 1", (0, 2): "Range 0 to 2", (0, None): "At least 0",
    (None, 1): "At most 1",
}  # fmt: skip


@each("metric", sorted(COMPUTED))
def test_a_docstring_has_the_range_of_the_registry_and_a_source(metric: str) -> None:
    doc = " ".join((COMPUTED[metric].function.__doc__ or "").split())
    assert RANGES.get(tuple(registry().metrics[metric]["range"]), "") in doc
    assert "Source: " in doc or "Sources: " in doc
    assert metric in doc or "anonymeter" in metric
