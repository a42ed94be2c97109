"""Distances of pairs of columns."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.fidelity.single_columns import tv_complement
from synthreport.evidence.computing.frame import Codes, Frame

Pair = tuple[str, str]


def correlations(frame: Frame) -> NDArray[np.float64]:
    """Pearson correlations of all columns of numbers over complete pairs.

    Shape (columns, columns); NaN if one of the two is constant, or if no row is complete.
    """
    values = np.column_stack([*frame.numbers.values()]) if frame.numbers else np.zeros((frame.rows, 0))
    there = ~np.isnan(values)
    mask = there.astype(np.float64)
    centred = np.where(there, values - np.nan_to_num(values).sum(axis=0) / np.maximum(mask.sum(axis=0), 1), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        count = mask.T @ mask
        means = centred.T @ mask / count
        variance = (centred**2).T @ mask / count - means**2
        variance[variance <= 1e-12 * np.diag(variance)[:, None]] = np.nan
        found = (centred.T @ centred / count - means * means.T) / np.sqrt(variance * variance.T)
    return np.asarray(np.clip(found, -1, 1))


def correlation_differences(real: Frame, synthetic: Frame) -> dict[Pair, float]:
    """r_synthetic − r_real of each pair; a constant column has correlation 0 with all others."""
    gaps = np.nan_to_num(correlations(synthetic)) - np.nan_to_num(correlations(real))
    names = list(real.numbers)
    return {(names[i], names[j]): float(gaps[i, j]) for i, j in combinations(range(len(names)), 2)}


def correlation_similarity(real: Frame, synthetic: Frame) -> float:
    """`fid.correlation_similarity@1`: mean over pairs of 1 − |r_real − r_synthetic| / 2.

    Frames with the same columns of numbers; Pearson, over complete pairs, no pair left out. Range 0 to 1. Source:
    sdmetrics CorrelationSimilarity.
    """
    gaps = list(correlation_differences(real, synthetic).values())
    return float(1 - np.abs(gaps).mean() / 2)


def correlation_max_abs_diff(real: Frame, synthetic: Frame) -> float:
    """`fid.correlation_max_abs_diff@1`: max over pairs |r_real − r_synthetic|.

    Frames with the same columns of numbers, at least two. Range 0 to 2. Source: the registry's own definition.
    """
    return float(np.abs(list(correlation_differences(real, synthetic).values())).max())


def pairwise_correlation_difference(real: Frame, synthetic: Frame) -> float:
    """`fid.pairwise_correlation_difference@1`: √Σ (r_real − r_synthetic)² over all cells of both matrices.

    Frames with the same columns of numbers. At least 0. Source: Goncalves 2020, the Frobenius norm of the difference.
    """
    gaps = np.array(list(correlation_differences(real, synthetic).values()))
    return float(np.sqrt(2 * (gaps**2).sum()))


def contingency_similarities(real: Frame, synthetic: Frame) -> dict[Pair, float]:
    """1 − ½ Σ |p_real − p_synthetic| over the cells of the table of each pair of categorical columns."""
    return {
        (one, other): tv_complement(_together(real, one, other), _together(synthetic, one, other))
        for one, other in combinations(real.codes, 2)
    }


def contingency_similarity(real: Frame, synthetic: Frame) -> float:
    """`fid.contingency_similarity@1`: mean over pairs of 1 − ½ Σ |p_real − p_synthetic| over the cells of their table.

    Frames with the same columns of codes; no pair is left out, and missing is a category of its own. Range 0 to 1.
    Source: sdmetrics ContingencySimilarity.
    """
    return float(np.mean(list(contingency_similarities(real, synthetic).values())))


def _together(frame: Frame, one: str, other: str) -> Codes:
    """Two columns as one, whose codes are the cells of their table."""
    return (frame.codes[one] + 1) * (len(frame.levels[other]) + 1) + frame.codes[other]
