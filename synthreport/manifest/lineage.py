"""Generations: how much was observed, what was trained on what, and what may be made from this dataset."""

from __future__ import annotations

from typing import Literal

from synthreport.manifest.inputs import LinkedManifest
from synthreport.manifest.node import ESSENTIAL, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import ResultRef
from synthreport.manifest.values import Id, Identifier, Other, Share, Text

PERSONS = "person_level_input"


class RealFraction(Node):
    """How much of what the generator learned from was observed."""

    records: Stated[Share] = item(
        "LN03",
        ESSENTIAL,
        "The share of observed data in the generator's training is stated",
        "Share of the training records that were observed.",
        why="The share of real rows in the output does not show what the generator was fed.",
        when="fitted",
        sources="COLL COLL-FRESH COLL-WEIGHT",
        eg=1,
    )
    weight: Stated[Share] = detail("LN03", "Their share by weight in training, where it differs.", eg=0.7)


class Reuse(Node):
    """Whether further generators may be trained on the dataset."""

    training_generators: Stated[Literal["allowed", "allowed_with_real_data", "advised_against"]] = item(
        "LN06",
        ESSENTIAL,
        "It is stated what became of rare values, and whether further generators may learn from the dataset",
        "Whether further generators may be trained on this dataset.",
        why="Rare findings vanish first, and those who train on the output of this generator will not miss them.",
        when=PERSONS,
        sources="HE26 LDH-ST",
    )
    advice: Stated[Text] = completing(
        "LN06", "With which real data, or why not.", eg="Joint structure is lost: do not."
    )
    rare_values: Stated[Text] = part("LN06", "What became of rare values.", eg="4 of 31 rare codes no longer occur.")


class Relative(Node):
    """Another dataset or model of the same family."""

    relation: Stated[
        Literal[
            "trained_on_this", "generator_of_this", "trained_on_same_source", "copy_of_this", "sibling_release",
            "parent",
            "previous_generation",
        ]
        | Other
    ] = part("LN01", "What it is to this dataset.")  # fmt: skip
    identifier: Stated[Identifier] = part("LN01", "Where it is.", eg="https://doi.org/10.5281/zenodo.1234567")
    description: Text | None = detail("LN01", "What it is.", eg="The arm trained on real notes.")
    manifest: LinkedManifest | None = detail("LN01", "Its manifest, where it has one.")


class Lineage(Node):
    """Generations before and after."""

    real_fraction: Stated[RealFraction] = part("LN03", "How much of what the generator learned from was observed.")
    retrained_on_synthetic: Stated[bool] = part(
        "LN04", "Whether a generator in this chain was trained on generated records.", eg=False, when=""
    )
    feeds_itself: bool | None = detail(
        "LN04", "Whether output returned as input within the run, as prompts do.", eg=False
    )
    regime: Stated[Literal["replace", "accumulate", "fixed_budget", "weighted"] | Other] = item(
        "LN04",
        ESSENTIAL,
        "Where generations train on generations, the regime is named",
        "Whether generated records replaced real ones, were added, or shared a budget with them.",
        why="Replacing collapses, accumulating does not: without the regime the risk cannot be known.",
        when="retrained_on_synthetic",
        sources="COLL COLL-ACCUMULATE COLL-FRESH COLL-SUBSET COLL-WEIGHT",
    )
    trend: OrNone[list[ResultRef]] = item(
        "LN05",
        ESSENTIAL,
        "Diversity, fidelity and rare events are given per generation against the same real holdout",
        "Results of every generation: same metric, same untouched real rows.",
        why="Compared with the last generation each step looks small; compared with real rows the loss adds up.",
        when="retrained_on_synthetic",
        sources="HE26 COLL COLL-FRESH",
        eg=["rare_codes_first", "rare_codes_second"],
    )
    reuse: Stated[Reuse] = part("LN06", "Whether further generators may be trained on the dataset.")
    related: OrNone[dict[Id, Relative]] = detail("LN01", "Other datasets and models of the same family.")
