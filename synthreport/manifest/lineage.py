"""Generations: how much was observed, what was trained on what, and what may be made from this dataset."""

from __future__ import annotations

from synthreport.manifest.closed_lists.source_lists import Regime, RelativeRelation, TrainingGenerators
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
        "Share of observed data",
        "How much of the training data was observed?",
        "The share of observed data in the generator's training is stated",
        "Share of the training records that were observed.",
        problem="Share of observed data in training is not stated",
        why="The share of real rows in the output does not show what the generator was fed.",
        when="fitted",
        sources="COLL COLL-FRESH COLL-WEIGHT",
        eg=1,
    )
    weight: Stated[Share] = detail("LN03", "Their share by weight in training, where it differs.", eg=0.7)


class Reuse(Node):
    """Whether further generators may be trained on the dataset."""

    training_generators: Stated[TrainingGenerators] = item(
        "LN06",
        ESSENTIAL,
        "Rare values and reuse",
        "What became of rare values, and may other generators learn from the dataset?",
        "It is stated what became of rare values, and whether further generators may learn from the dataset",
        "Whether further generators may be trained on this dataset.",
        problem="Fate of rare values or reuse for training not stated",
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

    relation: Stated[RelativeRelation | Other] = part("LN01", "What it is to this dataset.")
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
    regime: Stated[Regime | Other] = item(
        "LN04",
        ESSENTIAL,
        "Training on synthetic data",
        "Did generated records replace real ones, or were they added?",
        "Where generations train on generations, the regime is named",
        "Whether generated records replaced real ones, were added, or shared a budget with them.",
        problem="Training regime across generations is not stated",
        why="Replacing collapses, accumulating does not: without the regime the risk cannot be known.",
        when="retrained_on_synthetic",
        sources="COLL COLL-ACCUMULATE COLL-FRESH COLL-SUBSET COLL-WEIGHT",
    )
    trend: OrNone[list[ResultRef]] = item(
        "LN05",
        ESSENTIAL,
        "Change over generations",
        "How do quality and rare events change from generation to generation?",
        "Diversity, fidelity and rare events are given per generation against the same real holdout",
        "Results of every generation: same metric, same untouched real rows.",
        problem="No results per generation on the same real rows",
        why="Compared with the last generation each step looks small; compared with real rows the loss adds up.",
        when="retrained_on_synthetic",
        sources="HE26 COLL COLL-FRESH",
        eg=["rare_codes_first", "rare_codes_second"],
    )
    reuse: Stated[Reuse] = part("LN06", "Whether further generators may be trained on the dataset.")
    related: OrNone[dict[Id, Relative]] = detail("LN01", "Other datasets and models of the same family.")
