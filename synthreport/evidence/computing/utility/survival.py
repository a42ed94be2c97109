"""Times to an event: curves, restricted means, concordance."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Curve(NamedTuple):
    """A step function: survival is `alive[i]` from `times[i]` on, and 1 before the first of them."""

    times: Floats
    alive: Floats

    def at(self, times: Floats) -> Floats:
        """Survival at some times."""
        return np.concatenate([[1.0], self.alive])[np.searchsorted(self.times, times, side="right")]


def kaplan_meier(times: Floats, events: Floats) -> Curve:
    """The Kaplan–Meier curve of times of shape (n,) with 1 for an event and 0 for the end of observation."""
    at, inverse = np.unique(times, return_inverse=True)
    died = np.bincount(inverse, weights=events, minlength=len(at))
    left = np.bincount(inverse, minlength=len(at))
    at_risk = left[::-1].cumsum()[::-1]
    return Curve(at, np.cumprod(1 - died / at_risk))


def rmst(curve: Curve, tau: float) -> float:
    """The restricted mean survival time ∫₀^τ S(t) dt of a curve."""
    steps = np.concatenate([[0.0], curve.times[curve.times < tau], [tau]])
    return float((curve.at(steps[:-1]) * np.diff(steps)).sum())


def survival_km_l1(real: Curve, synthetic: Curve, tau: float) -> float:
    """`util.survival_km_l1@1`: (1/τ) ∫₀^τ |S_real(t) − S_synthetic(t)| dt.

    Two curves of Kaplan and Meier, τ above 0. Range 0 to 1. Source: Norcliffe 2023.
    """
    steps = np.unique(np.concatenate([[0.0], real.times, synthetic.times, [tau]]))
    steps = steps[steps <= tau]
    gaps = np.abs(real.at(steps[:-1]) - synthetic.at(steps[:-1]))
    return float((gaps * np.diff(steps)).sum() / tau)


def rmst_difference(reference: Curve, synthetic: Curve, tau: float) -> float:
    """`surv.rmst_difference@1`: ∫₀^τ S_synthetic(t) dt − ∫₀^τ S_reference(t) dt.

    Two curves of Kaplan and Meier. Range −τ to τ, in the unit of time. Source: Royston and Parmar 2013.
    """
    return rmst(synthetic, tau) - rmst(reference, tau)


def event_rate_difference(reference: Floats, synthetic: Floats) -> float:
    """`surv.event_rate_difference@1`: events / n (synthetic) − events / n (reference).

    Marks of events, 0 and 1, of shape (n,) and (m,). Range −1 to 1. Source: the registry's own definition.
    """
    return float(synthetic.mean() - reference.mean())


def c_index(times: Floats, events: Floats, risk: Floats) -> float:
    """`surv.c_index@1`: P(the predicted risks are in the order of the times), Harrell's, without truncation.

    Of pairs in which the shorter time ended with an event, the share whose shorter time has the higher risk; equal
    risks count half, pairs of equal times with one event only count the event as the shorter. Shapes (n,). Range 0 to
    1; NaN without such a pair. Source: Harrell 1996, as lifelines and scikit-survival.
    """
    right = pairs = 0.0
    for time, one in zip(times[events == 1], risk[events == 1], strict=True):
        later = risk[(times > time) | ((times == time) & (events == 0))]
        right += (later < one).sum() + (later == one).sum() / 2
        pairs += len(later)
    return float(right / pairs) if pairs else float("nan")


def horizon(times: Floats) -> float:
    """A time up to which curves are compared: the ninth decile of synthetic times, cut to two digits."""
    ninth = float(np.percentile(times, 90))
    if ninth <= 0:
        return 1.0
    unit = 10.0 ** (np.floor(np.log10(ninth)) - 1)
    return float(np.floor(ninth / unit) * unit)
