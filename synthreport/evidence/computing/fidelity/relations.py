"""Tables that refer to each other."""

from __future__ import annotations

import numpy as np

from synthreport.evidence.computing.fidelity.single_columns import ks_complement
from synthreport.evidence.computing.frame import Codes, Numbers


def referential_integrity(children: Codes, parents: Codes) -> float:
    """`rel.referential_integrity@1`: child rows with a parent / child rows.

    Keys coded alike, of shape (children,) and (parents,). A missing key refers to nobody and is left out. Range 0 to 1;
    NaN if no row has a key. Source: the registry's own definition.
    """
    there = children[children >= 0]
    return float(np.isin(there, parents).mean()) if len(there) else float("nan")


def children_per_parent(children: Codes, parents: Codes) -> Numbers:
    """How many child rows each parent row has; shape (parents,)."""
    counts = np.bincount(
        children[children >= 0], minlength=int(max(parents.max(initial=-1), children.max(initial=-1))) + 1
    )
    return counts[parents[parents >= 0]].astype(np.float64)


def cardinality_similarity(real: Numbers, synthetic: Numbers) -> float:
    """`rel.cardinality_similarity@1`: 1 − max |F_real(k) − F_synthetic(k)|, k children of a parent.

    Numbers of children, of shape (parents,). Range 0 to 1. Source: Kolmogorov–Smirnov, as sdmetrics
    CardinalityShapeSimilarity.
    """
    return ks_complement(real, synthetic)
