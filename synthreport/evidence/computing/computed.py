"""Which metrics of the registry are computed here, by which function, and how closely a repetition must agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from synthreport.evidence.computing.fidelity import (
    groups,
    neighbourhoods,
    pairs,
    relations,
    sequences,
    single_columns,
    whole_rows,
)
from synthreport.evidence.computing.privacy import attributes, copies, membership, singling
from synthreport.evidence.computing.utility import estimates, scores, survival

TOLERANCE = {"exact": 1e-9, "seeded": 1e-6, "stochastic": 0.0}
"""How far a repetition may differ, relative to the value: with the same seeds for seeded metrics. Two values of a
stochastic metric are compared by their intervals or spreads alone.
"""


class Computed(NamedTuple):
    """A function that computes a metric, and the registry's class of it: exact, seeded or stochastic."""

    function: Callable[..., Any]
    reproducible: str

    @property
    def tolerance(self) -> float:
        """The relative difference that a repetition with the same seeds may show."""
        return TOLERANCE[self.reproducible]


def _in_class(reproducible: str, **functions: Callable[..., Any]) -> dict[str, Computed]:
    return {name.replace("__", "."): Computed(function, reproducible) for name, function in functions.items()}


_EXACT = _in_class(
    "exact",
    valid__duplicate_rows=copies.repeated_rows,
    fid__ks_complement=single_columns.ks_complement,
    fid__ks_distance=single_columns.ks_distance,
    fid__tv_complement=single_columns.tv_complement,
    fid__tv_distance=single_columns.tv_distance,
    fid__hellinger=single_columns.hellinger,
    fid__jensen_shannon_distance=single_columns.jensen_shannon_distance,
    fid__wasserstein1_scaled=single_columns.wasserstein1_scaled,
    fid__mean_difference=single_columns.mean_difference,
    fid__standardised_mean_difference=single_columns.standardised_mean_difference,
    fid__missingness_difference=single_columns.missingness_difference,
    fid__correlation_similarity=pairs.correlation_similarity,
    fid__correlation_max_abs_diff=pairs.correlation_max_abs_diff,
    fid__pairwise_correlation_difference=pairs.pairwise_correlation_difference,
    fid__contingency_similarity=pairs.contingency_similarity,
    fid__pmse=whole_rows.pmse,
    fid__pmse_ratio=whole_rows.pmse_ratio,
    fid__specks=whole_rows.specks,
    fid__coverage=neighbourhoods.coverage,
    fid__density=neighbourhoods.density,
    ts__autocorrelation_diff=sequences.autocorrelation_diff,
    ts__interval_difference=sequences.interval_difference,
    ts__interval_ks_complement=sequences.interval_ks_complement,
    ts__trajectory_difference=sequences.trajectory_difference,
    rel__cardinality_similarity=relations.cardinality_similarity,
    rel__referential_integrity=relations.referential_integrity,
    fair__representation_diff=groups.representation_diff,
    fair__log_disparity=groups.log_disparity,
    util__survival_km_l1=survival.survival_km_l1,
    surv__rmst_difference=survival.rmst_difference,
    surv__event_rate_difference=survival.event_rate_difference,
    util__inference_cio=estimates.inference_cio,
    util__estimate_agreement=estimates.estimate_agreement,
    priv__exact_match=copies.exact_match,
    priv__exact_copies=copies.exact_copies,
    priv__near_copies=copies.near_copies,
    priv__unique_value_replay=copies.unique_value_replay,
    priv__replicated_uniques=copies.replicated_uniques,
    priv__disco=attributes.disco,
    priv__tcap=attributes.tcap,
)
_SEEDED = _in_class(
    "seeded",
    fid__c2st_auc=whole_rows.c2st_auc,
    util__auc=scores.auc,
    util__brier=scores.brier,
    util__r2=scores.r2,
    util__rmse=scores.rmse,
    util__net_benefit=scores.net_benefit,
    util__calibration_slope=scores.calibration,
    util__calibration_in_the_large=scores.calibration_in_the_large,
    surv__c_index=survival.c_index,
    fair__subgroup_gap=groups.subgroup_gap,
    priv__mia_auc=membership.mia_auc,
    priv__mia_tpr_at_fpr=membership.mia_tpr_at_fpr,
    priv__membership_advantage=membership.membership_advantage,
    priv__attribute_gain=attributes.attribute_gain,
    priv__singling_out=singling.excess,
)
COMPUTED = {f"{name}@1": computed for name, computed in (_EXACT | _SEEDED).items()} | {
    "inf.estimate@1": Computed(estimates.reported, "exact"),
    "priv.anonymeter.singling_out@1.1": Computed(singling.risk, "stochastic"),
    "priv.anonymeter.linkability@1.1": Computed(singling.risk, "stochastic"),
    "priv.anonymeter.inference@1.1": Computed(singling.risk, "seeded"),
}
"""The metrics that are computed here, by their ids; validity is counted in SQL, in `measuring/`."""
