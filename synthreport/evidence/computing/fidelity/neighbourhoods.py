"""Distances between rows: Gower's, computed in blocks, and the coverage of neighbourhoods."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.frame import Frame

Floats = NDArray[np.float32]
_CELLS = 4_000_000
"""So many distances are held at once."""


class Gower:
    """Gower's distance: the mean over columns of |x − y| / range for numbers, and of x ≠ y for categories.

    Ranges are those of the reference rows; a larger gap counts as 1. A missing value differs by 1 from any other, and
    not from another missing one. Range 0 to 1.
    """

    def __init__(self, reference: Frame) -> None:
        ends = [
            (np.nanmin(each), np.nanmax(each)) if (~np.isnan(each)).any() else (0.0, 0.0)
            for each in reference.numbers.values()
        ]
        self._low = np.array([low for low, _ in ends], dtype=np.float64)
        self._width = np.array([high - low if high > low else 1.0 for low, high in ends], dtype=np.float64)

    def blocks(self, rows: Frame, others: Frame) -> Iterator[tuple[slice, Floats]]:
        """Distances of rows to all others: slices of the rows, each with its distances, shape (slice, others)."""
        mine, theirs = self._scaled(rows), self._scaled(others)
        step = max(1, _CELLS // max(others.rows, 1))
        for start in range(0, rows.rows, step):
            part = slice(start, min(start + step, rows.rows))
            yield part, self._distances(mine[0][part], mine[1][part], *theirs)

    def closest(self, rows: Frame, others: Frame, k: int = 1, *, without_self: bool = False) -> NDArray[np.float64]:
        """The distance of each row to its k-th nearest other row; shape (rows,)."""
        found = np.full(rows.rows, np.nan)
        for part, distances in self.blocks(rows, others):
            if without_self:
                distances[np.arange(part.stop - part.start), np.arange(part.start, part.stop)] = np.inf
            found[part] = np.partition(distances, k - 1, axis=1)[:, k - 1]
        return found

    def nearest(self, rows: Frame, others: Frame) -> NDArray[np.int64]:
        """The index of the nearest other row, the first of equal ones; shape (rows,)."""
        return np.concatenate([distances.argmin(axis=1) for _, distances in self.blocks(rows, others)])

    def _scaled(self, frame: Frame) -> tuple[Floats, NDArray[np.int64]]:
        empty = np.zeros((frame.rows, 0))
        numbers = np.column_stack([*frame.numbers.values()]) if frame.numbers else empty
        codes = np.column_stack([*frame.codes.values()]) if frame.codes else empty.astype(np.int64)
        return ((numbers - self._low) / self._width).astype(np.float32), codes

    def _distances(
        self, numbers: Floats, codes: NDArray[np.int64], others: Floats, other_codes: NDArray[np.int64]
    ) -> Floats:
        total = np.zeros((len(numbers), len(others)), dtype=np.float32)
        for column in range(others.shape[1]):
            total += _gaps(numbers[:, column, None], others[None, :, column])
        for column in range(other_codes.shape[1]):
            total += codes[:, column, None] != other_codes[None, :, column]
        total /= max(others.shape[1] + other_codes.shape[1], 1)
        return total


def _gaps(ours: Floats, theirs: Floats) -> Floats:
    gap: Floats = np.abs(ours - theirs)
    np.minimum(gap, 1, out=gap)
    if np.isnan(ours).any() or np.isnan(theirs).any():
        gap[np.isnan(gap)] = 1
        gap[np.isnan(ours) & np.isnan(theirs)] = 0
    return gap


def coverage(real: Frame, synthetic: Frame, k: int = 5) -> float:
    """`fid.coverage@1`: mean over real records of [a synthetic one is as near as the k-th real neighbour].

    Gower's distance, ranges of the real rows. Range 0 to 1. Source: Naeem 2020 (prdc).
    """
    gower = Gower(real)
    radii = gower.closest(real, real, k, without_self=True)
    return float((gower.closest(real, synthetic) <= radii).mean())


def density(real: Frame, synthetic: Frame, k: int = 5) -> float:
    """`fid.density@1`: (1 / kM) Σ over M synthetic records of the number of real balls that hold it.

    Balls out to the k-th real neighbour; frames with the same columns, Gower's distance, ranges of the real rows. At
    least 0. Source: Naeem 2020 (prdc).
    """
    gower = Gower(real)
    radii = gower.closest(real, real, k, without_self=True)
    held = sum(int((distances <= radii).sum()) for _, distances in gower.blocks(synthetic, real))
    return held / (k * synthetic.rows)


def rare_levels_kept(real: Frame, synthetic: Frame, rare: float = 0.05, least: int = 10) -> tuple[int, int]:
    """How many rare categories of the real rows occur in the synthetic ones, and how many there are.

    Rare categories have at most the share `rare` of the real rows, and at least `least` of them, so that the count
    points to nobody.
    """
    kept = found = 0
    for name, codes in real.codes.items():
        size = len(real.levels[name])
        counts = np.bincount(codes[codes >= 0], minlength=size)
        are_rare = (counts >= least) & (counts <= rare * real.rows)
        others = synthetic.codes[name]
        kept += int((are_rare & (np.bincount(others[others >= 0], minlength=size) > 0)).sum())
        found += int(are_rare.sum())
    return kept, found
