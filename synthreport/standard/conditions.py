"""The named conditions of items and rules: what an answer opens, and what else shows that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Reading(NamedTuple):
    """Another answer that shows that a condition holds, and why in words: "asked because …".

    `where` limits it to elements with one of these values under a key. Elements that are `made_from` inputs of this
    manifest alone, or from nothing, are left out: those inputs answer for themselves. If it is `stated_only`, a gap
    instead of the answer opens nothing.
    """

    words: str
    reads: str
    values: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = {}
    made_from: str = ""
    stated_only: bool = False


class Condition(NamedTuple):
    """A condition in words, and the answer that it reads.

    `reads` is a JSON Pointer in which `*` matches any id; the condition holds if the answer there is one of
    `values`, or, if `values` is empty, if there is any answer but `none`; a value that ends with `/` is the beginning
    of one. A gap instead of the answer makes it hold too: leaving open whether a question applies does not avoid it. A
    rule, which depends on stated answers, is then not checked. It holds, too, if one of the `others` does.
    """

    words: str
    reads: str
    values: tuple[str | bool, ...] = ()
    others: tuple[Reading, ...] = ()

    def entry(self) -> dict[str, Any]:
        """The condition as it is published."""
        others = [{key: value for key, value in each._asdict().items() if value} for each in self.others]
        said = {"words": self.words, "reads": self.reads, "values": list(self.values), **_each(self.reads)}
        return {**said, "or": others} if others else said


def _each(reads: str) -> dict[str, str]:
    """The collection whose elements each answer a condition for themselves, where it reads one."""
    collection, star, _ = reads.partition("/*")
    return {"each": collection} if star else {}


_FORMATS = {
    "imaging": ("image/", "application/dicom", "application/x-nifti", "application/nifti", "application/x-nrrd"),
    "text": (
        "application/pdf", "application/rtf", "text/rtf", "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "signal": ("application/edf", "application/x-edf", "application/x-wfdb"),
    "genomic": ("text/x-vcf", "text/vcf", "application/x-vcf", "application/vcf", "application/x-bcf"),
}  # fmt: skip
"""The media types that hold one kind of data alone; tables and archives hold any."""


def _modality(name: str) -> Condition:
    """Data of a kind: by the label, the formats of data files, a section of its own, or fields of that kind."""
    section = Reading(f"there is a section `{name}`", f"/{name}", stated_only=True)
    formats = Reading(
        f"a data file has a format of {name} data", "/files/*/media_type", _FORMATS.get(name, ()), {"role": ("data",)},
        stated_only=True,
    )  # fmt: skip
    prose = Reading("a field holds free text", "/content/fields/*/roles", ("free_text",), stated_only=True)
    others = (section, *([formats] if name in _FORMATS else []), *([prose] if name == "text" else []))
    return Condition(f"The dataset holds {name} data.", "/content/modalities", (name,), others)


_LEVEL = "/inputs/*/level"
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
        _LEVEL,
        ("person",),
    ),
    "persons_behind": Condition(
        "Records about single persons shaped the dataset, a model in it, or a synthetic input.",
        _LEVEL,
        ("person",),
        (
            Reading(
                "a model may have been trained on records of single persons",
                "/inputs/*/trained_on_persons",
                ("yes", "unknown"),
            ),
            Reading(
                "a synthetic input may have been made from records of single persons",
                "/inputs/*/origin",
                ("synthetic", "mixed", "unknown"),
                {"kind": ("dataset",)},
                "derived_from",
            ),
        ),
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
    "tabular": Condition("The dataset holds tabular data.", "/content/modalities", ("tabular",)),
    **{name: _modality(name) for name in ("longitudinal", "imaging", "text", "signal", "genomic")},
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
