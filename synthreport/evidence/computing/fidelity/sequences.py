"""Records of a subject in the order of time: how many, how far apart, and how values follow each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.fidelity.single_columns import ks_complement
from synthreport.evidence.computing.frame import Numbers


@dataclass(frozen=True)
class Sequences:
    """Records with the code of their subject and their time, both of shape (records,); sorted by subject and time."""

    subjects: NDArray[np.int64]
    times: Numbers

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """The order of the records by subject and time; records of equal time stay in the order of the file."""
        return np.lexsort((self.times, self.subjects))

    @cached_property
    def follows(self) -> NDArray[np.bool_]:
        """Whether a record, in order, has the same subject as the one before it; shape (records − 1,)."""
        return np.asarray(np.diff(self.subjects[self.order]) == 0)

    @cached_property
    def intervals(self) -> Numbers:
        """The times between consecutive records of one subject."""
        return np.asarray(np.diff(self.times[self.order])[self.follows])

    @cached_property
    def lengths(self) -> Numbers:
        """How many records each subject has."""
        return np.unique(self.subjects, return_counts=True)[1].astype(np.float64)

    @cached_property
    def durations(self) -> Numbers:
        """The time from the first to the last record of each subject with several."""
        ordered, times = self.subjects[self.order], self.times[self.order]
        first = np.flatnonzero(np.r_[True, np.diff(ordered) != 0])
        last = np.r_[first[1:] - 1, len(ordered) - 1]
        return np.asarray((times[last] - times[first])[last > first])

    @cached_property
    def disordered(self) -> float:
        """The share of consecutive records of a subject, in the order of the file, whose time goes back."""
        order = np.argsort(self.subjects, kind="stable")
        same = np.diff(self.subjects[order]) == 0
        return float((np.diff(self.times[order])[same] < 0).mean()) if same.any() else 0.0

    def autocorrelations(self, values: Numbers, lags: int) -> Numbers:
        """The mean over subjects of each subject's autocorrelation at lags 1 to L; NaN for a lag that nobody has."""
        found: list[list[float]] = [[] for _ in range(lags)]
        starts = np.flatnonzero(np.r_[True, np.diff(self.subjects[self.order]) != 0])
        for own in np.split(values[self.order], starts[1:]):
            own = own[~np.isnan(own)] - (np.nanmean(own) if (~np.isnan(own)).any() else 0)
            power = (own**2).sum()
            for lag in range(1, min(lags, len(own) - 2) + 1):
                if power > 0:
                    found[lag - 1].append(float((own[lag:] * own[:-lag]).sum() / power))
        return np.array([np.mean(each) if each else np.nan for each in found])


def autocorrelation_diff(real: Sequences, mine: Numbers, synthetic: Sequences, other: Numbers, lags: int) -> float:
    """`ts.autocorrelation_diff@1`: (1/L) Σ over lags |acf_real(l) − acf_synthetic(l)|, averaged over subjects first.

    Values of the records, of shape (records,). Lags that no subject has on one side are left out. Range 0 to 2; NaN if
    there are none. Source: Mosquera 2023.
    """
    gaps = np.abs(real.autocorrelations(mine, lags) - synthetic.autocorrelations(other, lags))
    return float(np.nanmean(gaps)) if not np.isnan(gaps).all() else float("nan")


def interval_difference(reference: Sequences, synthetic: Sequences) -> float:
    """`ts.interval_difference@1`: mean interval_synthetic − mean interval_reference, between consecutive records.

    In the unit of time; any number. Source: the registry's own definition.
    """
    return float(np.nanmean(synthetic.intervals) - np.nanmean(reference.intervals))


def interval_ks_complement(real: Sequences, synthetic: Sequences) -> float:
    """`ts.interval_ks_complement@1`: 1 − max |F_real(t) − F_synthetic(t)|, t between two records of a subject.

    Range 0 to 1. Source: Mosquera 2023.
    """
    return ks_complement(real.intervals, synthetic.intervals)


def trajectory_difference(real: tuple[Numbers, Numbers], synthetic: tuple[Numbers, Numbers], edges: Numbers) -> float:
    """`ts.trajectory_difference@1`: (1/T) Σ over times |mean_synthetic(t) − mean_reference(t)|.

    Times and values of the records, both of shape (records,), in T intervals of time given by their edges, of shape (T
    + 1,). At least 0, in the unit of the values; NaN if no interval has values on both sides. Source: Mosquera 2023.
    """
    means = []
    for times, values in (real, synthetic):
        where = np.digitize(times, edges[1:-1])
        means.append(
            [
                np.nanmean(values[where == each]) if (~np.isnan(values[where == each])).any() else np.nan
                for each in range(len(edges) - 1)
            ]
        )
    gaps = np.abs(np.array(means[1]) - np.array(means[0]))
    return float(np.nanmean(gaps)) if not np.isnan(gaps).all() else float("nan")
