"""Copies: rows and rare values of the training rows that occur again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synthreport.evidence.computing.fidelity.neighbourhoods import Gower
from synthreport.evidence.computing.frame import Frame, Numbers


def exact_copies(rows: Frame, train: Frame) -> int:
    """`priv.exact_copies@1`: how many rows equal some training row in all columns of the frames.

    Frames with the same columns, coded alike. At least 0, at most the number of rows. Source: Amin 2026.
    """
    return int(_found(rows, train).sum())


def exact_match(rows: Frame, train: Frame) -> float:
    """`priv.exact_match@1`: rows found among the training rows / rows.

    Frames with the same columns, coded alike. Range 0 to 1. Source: Amin 2026.
    """
    return exact_copies(rows, train) / rows.rows


def near_copies(rows: Frame, train: Frame, distance: float) -> int:
    """`priv.near_copies@1`: rows with distance to training ≤ d, by Gower's distance, ranges of the training rows.

    Frames with the same columns. At least 0, at most the number of rows. Source: Dar 2024.
    """
    return int((Gower(train).closest(rows, train) <= distance).sum())


def unique_value_replay(rows: Numbers, train: Numbers) -> float:
    """`priv.unique_value_replay@1`: rows with a value that occurs once in training / rows.

    Columns of shape (rows,) and (training rows,). Range 0 to 1. Source: the registry's own definition.
    """
    return float(np.isin(rows, uniques(train)).mean())


def uniques(train: Numbers) -> Numbers:
    """The values that occur exactly once."""
    values, counts = np.unique(train[~np.isnan(train)], return_counts=True)
    return np.asarray(values[counts == 1])


def replicated_uniques(rows: Frame, train: Frame) -> float:
    """`priv.replicated_uniques@1`: training rows unique in both / training rows, by the columns of the frames.

    Range 0 to 1. Source: replicated uniques of synthpop's `replicated.uniques`, Raab 2024.
    """
    counts = _counts(train, rows)
    return float(((counts[0] == 1) & (counts[1] == 1)).sum() / train.rows)


def repeated_rows(frame: Frame) -> float:
    """`valid.duplicate_rows@1`: (n − distinct rows) / n.

    A frame of n rows. Range 0 to 1. Source: the registry's own definition.
    """
    return float((frame.rows - len(np.unique(frame.keys, axis=0))) / frame.rows)


def _found(rows: Frame, train: Frame) -> NDArray[np.bool_]:
    own, other = numbered(rows, train)
    return np.isin(own, other)


def numbered(one: Frame, other: Frame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A number for each row, the same for equal rows of both frames."""
    _, inverse = np.unique(np.vstack([one.keys, other.keys]), axis=0, return_inverse=True)
    return inverse.ravel()[: one.rows], inverse.ravel()[one.rows :]


def _counts(one: Frame, other: Frame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How often each combination that occurs in either frame occurs in each of them."""
    first, second = numbered(one, other)
    size = max(first.max(initial=-1), second.max(initial=-1)) + 1
    return np.bincount(first, minlength=size), np.bincount(second, minlength=size)
