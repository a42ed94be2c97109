"""Distances of single columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.frame import Codes, Frame, Numbers


def ks_distance(real: Numbers, synthetic: Numbers) -> float:
    """`fid.ks_distance@1`: max |F_real(x) − F_synthetic(x)|.

    Columns of shape (n,) and (m,); missing values are left out, ties are exact. Range 0 to 1; NaN if a column is empty.
    Source: Kolmogorov–Smirnov two-sample statistic, as scipy.stats.ks_2samp and sdmetrics KSComplement.
    """
    real, synthetic = np.sort(real[~np.isnan(real)]), np.sort(synthetic[~np.isnan(synthetic)])
    if not len(real) or not len(synthetic):
        return float("nan")
    at = np.concatenate([real, synthetic])
    below = [np.searchsorted(each, at, side="right") / len(each) for each in (real, synthetic)]
    return float(np.abs(below[0] - below[1]).max())


def ks_complement(real: Numbers, synthetic: Numbers) -> float:
    """`fid.ks_complement@1`: 1 − max |F_real(x) − F_synthetic(x)|.

    Columns of shape (n,) and (m,), as for `ks_distance`. Range 0 to 1. Source: sdmetrics KSComplement.
    """
    return 1 - ks_distance(real, synthetic)


def tv_distance(real: Codes, synthetic: Codes) -> float:
    """`fid.tv_distance@1`: ½ Σ |p_real − p_synthetic| over the categories, of which missing is one.

    Codes of shape (n,) and (m,). Range 0 to 1; NaN if a column has no rows. Source: total variation, as sdmetrics
    TVComplement.
    """
    if not len(real) or not len(synthetic):
        return float("nan")
    first, second = _shares(real, synthetic)
    return float(np.abs(first - second).sum() / 2)


def tv_complement(real: Codes, synthetic: Codes) -> float:
    """`fid.tv_complement@1`: 1 − ½ Σ |p_real − p_synthetic|.

    Codes of shape (n,) and (m,), as for `tv_distance`. Range 0 to 1. Source: sdmetrics TVComplement.
    """
    return 1 - tv_distance(real, synthetic)


def hellinger(real: Codes, synthetic: Codes) -> float:
    """`fid.hellinger@1`: √(1 − Σ √(p_real · p_synthetic)) over the categories, of which missing is one.

    Codes of shape (n,) and (m,). Range 0 to 1. Source: El Emam 2022.
    """
    first, second = _shares(real, synthetic)
    return float(np.sqrt(max(0.0, 1 - np.sqrt(first * second).sum())))


def jensen_shannon_distance(real: Codes, synthetic: Codes) -> float:
    """`fid.jensen_shannon_distance@1`: √(½ KL(p ‖ m) + ½ KL(q ‖ m)), m = ½(p + q), to base 2.

    Codes of shape (n,) and (m,); missing is a category. Range 0 to 1. Source: Lin 1991.
    """
    first, second = _shares(real, synthetic)
    between = (first + second) / 2
    return float(np.sqrt(max(0.0, (_divergence(first, between) + _divergence(second, between)) / 2)))


def wasserstein1_scaled(real: Numbers, synthetic: Numbers) -> float:
    """`fid.wasserstein1_scaled@1`: ∫ |F_real − F_synthetic| dx / sd_real.

    Columns of shape (n,) and (m,), missing values left out. At least 0. Source: Ramdas 2017.
    """
    real, synthetic = np.sort(real[~np.isnan(real)]), np.sort(synthetic[~np.isnan(synthetic)])
    at = np.sort(np.concatenate([real, synthetic]))
    below = [np.searchsorted(each, at[:-1], side="right") / len(each) for each in (real, synthetic)]
    return float((np.abs(below[0] - below[1]) * np.diff(at)).sum() / real.std(ddof=1))


def mean_difference(reference: Numbers, synthetic: Numbers) -> float:
    """`fid.mean_difference@1`: mean_synthetic − mean_reference.

    Columns of shape (n,) and (m,), missing values left out. Any number, in the unit of the column. Source: the
    registry's own definition.
    """
    return float(np.nanmean(synthetic) - np.nanmean(reference))


def standardised_mean_difference(real: Numbers, synthetic: Numbers) -> float:
    """`fid.standardised_mean_difference@1`: |mean_synthetic − mean_real| / √((s²_synthetic + s²_real) / 2).

    Columns of shape (n,) and (m,), missing values left out. At least 0; NaN for two constants that differ. Source: the
    registry's own definition.
    """
    spread = np.sqrt((np.nanvar(synthetic, ddof=1) + np.nanvar(real, ddof=1)) / 2)
    gap = abs(np.nanmean(synthetic) - np.nanmean(real))
    return float(gap / spread) if spread else float("nan" if gap else 0.0)


def missingness_difference(real: Frame, synthetic: Frame) -> float:
    """`fid.missingness_difference@1`: max over fields |share missing_real − share missing_synthetic|.

    Frames with the same columns. Range 0 to 1. Source: the registry's own definition.
    """
    own, other = missing_shares(real), missing_shares(synthetic)
    return max((abs(own[name] - other[name]) for name in own), default=0.0)


def missing_shares(frame: Frame) -> dict[str, float]:
    """The share of missing values of each column."""
    numbers = {name: float(np.isnan(column).mean()) for name, column in frame.numbers.items()}
    return numbers | {name: float((column < 0).mean()) for name, column in frame.codes.items()}


def _shares(real: Codes, synthetic: Codes) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The shares of all codes, missing among them, in two columns."""
    size = max(real.max(initial=-1), synthetic.max(initial=-1)) + 2
    first, second = (np.bincount(each + 1, minlength=size) / max(len(each), 1) for each in (real, synthetic))
    return first, second


def _divergence(shares: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    there = shares > 0
    return float((shares[there] * np.log2(shares[there] / other[there])).sum())
