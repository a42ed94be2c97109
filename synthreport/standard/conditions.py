"""The named conditions of items and rules: each reads exactly one answer."""

from __future__ import annotations

from typing import NamedTuple


class Condition(NamedTuple):
    """A condition in words, and the one answer that it reads.

    `reads` is a JSON Pointer in which `*` matches any id; the condition holds if the answer there is one of
    `values`, or, if `values` is empty, if there is any answer but `none`. A gap instead of the answer makes
    it hold too: leaving open whether a question applies does not avoid it. A rule, which depends on stated answers, is
    then not checked.
    """

    words: str
    reads: str
    values: tuple[str | bool, ...] = ()


_MODALITIES = ("tabular", "longitudinal", "imaging", "text", "signal", "genomic")
_CLAIMS = {
    "schema": ("schema",),
    "marginals": ("marginals",),
    "joint": ("joint", "diversity", "rare_events", "missingness", "relatedness"),
    "predictive": ("predictive",),
    "logical": ("logical",),
    "plausibility": ("plausibility",),
    "subgroup": ("subgroup",),
    "clinical_realism": ("clinical_realism",),
}
_USES = ("model_training", "benchmark", "inference", "regulatory_evidence")

CONDITIONS: dict[str, Condition] = {
    "person_level_input": Condition(
        "Records about single persons shaped the dataset.",
        "/inputs/*/level",
        ("person",),
    ),
    "fitted": Condition("A generator was fitted to data.", "/dataset/methods", ("fitted",)),
    "simulated": Condition("A model written by people was run.", "/dataset/methods", ("simulated",)),
    "pretrained": Condition("A pretrained model shaped the dataset.", "/inputs/*/kind", ("model",)),
    "synthetic_parent": Condition(
        "An input is itself synthetic, in whole or in part, or may be.",
        "/inputs/*/origin",
        ("synthetic", "simulated", "mixed", "unknown"),
    ),
    "retrained_on_synthetic": Condition(
        "A generator in the chain was trained on generated records.", "/lineage/retrained_on_synthetic", (True,)
    ),
    "differential_privacy": Condition("Differential privacy is claimed.", "/privacy/claims/differential_privacy"),
    "legal_anonymity": Condition(
        "It is claimed that the dataset is not personal data.", "/privacy/claims/legal_anonymity"
    ),
    "public_release": Condition("The public can get the data.", "/access/tier", ("public", "registered")),
    "published": Condition("A publication is named.", "/dataset/publications"),
    "independently_validated": Condition("Somebody else tested the dataset.", "/independent_validation"),
    "claims_bit_identity": Condition(
        "It is claimed that a repetition gives the same bytes.",
        "/reproducibility/determinism/claim",
        ("bit_identical",),
    ),
    **{name: Condition(f"The dataset holds {name} data.", "/content/modalities", (name,)) for name in _MODALITIES},
    **{
        f"claims_{name}": Condition(
            f"It is claimed that this is kept: {' or '.join(properties)}.".replace("_", " "),
            "/claims/claimed/*/property",
            properties,
        )
        for name, properties in _CLAIMS.items()
    },
    **{
        f"use_{name}": Condition(
            f"The dataset is meant for this use: {name.replace('_', ' ')}.", f"/purpose/uses/{name}", ("intended",)
        )
        for name in _USES
    },
}
"""Every condition by its name."""
