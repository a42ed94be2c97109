"""Shares of groups."""

from __future__ import annotations

import numpy as np


def representation_diff(reference: float, synthetic: float) -> float:
    """`fair.representation_diff@1`: |share_g(synthetic) − share_g(reference)|. Range 0 to 1."""
    return abs(synthetic - reference)


def log_disparity(reference: float, synthetic: float) -> float:
    """`fair.log_disparity@1`: ln((p_s / (1 − p_s)) / (p_r / (1 − p_r))); NaN for a share of 0 or 1."""
    if not 0 < reference < 1 or not 0 < synthetic < 1:
        return float("nan")
    return float(np.log(synthetic / (1 - synthetic)) - np.log(reference / (1 - reference)))


def subgroup_gap(on_synthetic: float, on_real: float) -> float:
    """`fair.subgroup_gap@1`: |score_g(trained on synthetic) − score_g(trained on real)|. At least 0."""
    return abs(on_synthetic - on_real)
