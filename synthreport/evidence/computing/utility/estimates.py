"""Estimates of declared estimands, and how two of them agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Z = 1.959963984540054


class Estimated(NamedTuple):
    """An estimate on the scale on which its interval is symmetric, with its standard error.

    `ratio` says that the scale is logarithmic, and the reported value the exponential.
    """

    point: float
    error: float
    ratio: bool
    rows: int
    events: int | None = None

    @property
    def value(self) -> float:
        """The estimate in its own scale."""
        return float(np.exp(self.point)) if self.ratio else self.point

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval by Wald, in the estimate's own scale."""
        ends = self.point - Z * self.error, self.point + Z * self.error
        return (float(np.exp(ends[0])), float(np.exp(ends[1]))) if self.ratio else ends


@dataclass(frozen=True)
class Data:
    """What an analysis reads: an outcome, the design whose first column is estimated, and events."""

    outcome: Floats
    design: Floats
    events: Floats | None = None


def reported(estimate: Estimated) -> float:
    """`inf.estimate@1`: the estimate in its own scale.

    Any number; above 0 for ratios. Source: Raghunathan 2003.
    """
    return estimate.value


def inference_cio(real: Estimated, synthetic: Estimated) -> float:
    """`util.inference_cio@1`: ½ (overlap / length_real + overlap / length_synthetic), 95 % intervals, not clipped.

    Two estimates; on the logarithm for ratios. At most 1; below 0 if the intervals do not overlap. Source: Karr 2006.
    """
    (low, high), (other_low, other_high) = (_ends(each) for each in (real, synthetic))
    shared = min(high, other_high) - max(low, other_low)
    return float((shared / (high - low) + shared / (other_high - other_low)) / 2)


def estimate_agreement(real: Estimated, synthetic: Estimated) -> float:
    """`util.estimate_agreement@1`: (b_synthetic − b_real) / se_real.

    Two estimates; on the logarithm for ratios. Any number. Sources: Raghunathan 2003; El Emam 2024.
    """
    return float((synthetic.point - real.point) / real.error)


def mean(data: Data) -> Estimated:
    """A mean, or a proportion of an outcome of 0 and 1, with the standard error of a mean."""
    outcome = data.outcome
    return Estimated(float(outcome.mean()), float(outcome.std(ddof=1) / np.sqrt(len(outcome))), False, len(outcome))


def linear(data: Data) -> Estimated:
    """The coefficient of the exposure in a linear model, by least squares."""
    design = np.column_stack([data.design, np.ones(len(data.outcome))])
    found, *_ = np.linalg.lstsq(design, data.outcome, rcond=None)
    left = len(data.outcome) - design.shape[1]
    spread = ((data.outcome - design @ found) ** 2).sum() / left
    error = np.sqrt(spread * np.linalg.inv(design.T @ design)[0, 0])
    return Estimated(float(found[0]), float(error), False, len(data.outcome))


def logistic(data: Data) -> Estimated:
    """The log odds ratio of the exposure in a logistic model."""
    return _generalised(data, "logit")


def poisson(data: Data) -> Estimated:
    """The log rate ratio of the exposure in a Poisson model."""
    return _generalised(data, "rate")


def log_binomial(data: Data) -> Estimated:
    """The log risk ratio of the exposure in a binomial model with a logarithmic link."""
    return _generalised(data, "log")


def cox(data: Data) -> Estimated:
    """The log hazard ratio of the exposure in a proportional hazards model, ties by Efron's method."""
    from synthreport.files.optional import wanted

    assert data.events is not None
    model = wanted("statsmodels.duration.hazard_regression", "measure").PHReg
    fitted = model(data.outcome, data.design, status=data.events, ties="efron").fit(disp=0)
    return Estimated(float(fitted.params[0]), float(fitted.bse[0]), True, len(data.outcome), int(data.events.sum()))


def survival_at(data: Data, horizon: float) -> Estimated:
    """Survival at a time by Kaplan and Meier, with Greenwood's standard error."""
    from synthreport.evidence.computing.utility.survival import kaplan_meier

    assert data.events is not None
    curve = kaplan_meier(data.outcome, data.events)
    value = float(curve.at(np.array([horizon]))[0])
    before = curve.times <= horizon
    at_risk = np.array([(data.outcome >= time).sum() for time in curve.times[before]])
    died = np.array([((data.outcome == time) & (data.events == 1)).sum() for time in curve.times[before]])
    sums = (died / (at_risk * np.maximum(at_risk - died, 1))).sum()
    return Estimated(value, float(value * np.sqrt(sums)), False, len(data.outcome), int(data.events.sum()))


def _generalised(data: Data, link: str) -> Estimated:
    from synthreport.files.optional import wanted

    model, families = wanted("statsmodels.api", "measure"), wanted("statsmodels.genmod.families", "measure")
    family = {
        "logit": families.Binomial(),
        "rate": families.Poisson(),
        "log": families.Binomial(link=families.links.Log()),
    }[link]
    design = np.column_stack([data.design, np.ones(len(data.outcome))])
    fitted = model.GLM(data.outcome, design, family=family).fit()
    return Estimated(float(fitted.params[0]), float(fitted.bse[0]), True, len(data.outcome), int(data.outcome.sum()))


def _ends(estimate: Estimated) -> tuple[float, float]:
    return estimate.point - Z * estimate.error, estimate.point + Z * estimate.error
