"""Shares of groups."""

from __future__ import annotations

import numpy as np


def representation_diff(reference: float, synthetic: float) -> float:
    """`fair.representation_diff@1`: |share_g(synthetic) − share_g(reference)|.

    Shares of one group, each from 0 to 1. Range 0 to 1. Source: Bhanot 2021.
    """
    return abs(synthetic - reference)


def log_disparity(reference: float, synthetic: float) -> float:
    """`fair.log_disparity@1`: ln((p_s / (1 − p_s)) / (p_r / (1 − p_r))).

    Shares of one group, each from 0 to 1. Any number; NaN for a share of 0 or 1. Source: Bhanot 2021.
    """
    if not 0 < reference < 1 or not 0 < synthetic < 1:
        return float("nan")
    return float(np.log(synthetic / (1 - synthetic)) - np.log(reference / (1 - reference)))


def subgroup_gap(on_synthetic: float, on_real: float) -> float:
    """`fair.subgroup_gap@1`: |score_g(trained on synthetic) − score_g(trained on real)|.

    Scores of two models on the same rows of one group. At least 0. Source: Bhanot 2021.
    """
    return abs(on_synthetic - on_real)
