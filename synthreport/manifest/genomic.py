"""Genomes: variants, ancestry, kin."""

from __future__ import annotations

from synthreport.manifest.node import ESSENTIAL, Node, OrNone, Stated, completing, item, part
from synthreport.manifest.references import GroupRef, ResultRef
from synthreport.manifest.values import Text


class Genomic(Node):
    """What only genomes must say."""

    build: Stated[Text] = item(
        "GN01",
        ESSENTIAL,
        "Kind of genomes",
        "Which genome build, variants and ancestries do the data have?",
        "The build, the variants, the ancestry labels and the model of traits are stated",
        "The reference build.",
        problem="Genomic data are not fully described",
        why="Positions without a build point elsewhere.",
        when="genomic",
        sources="GENO-HAPNEST",
        eg="GRCh38",
    )
    variant_set: Stated[Text] = part("GN01", "Which variants.", eg="6.8 million common variants")
    ancestry_labels: OrNone[list[GroupRef]] = part("GN01", "The groups that are ancestry labels.", eg=["afr", "eur"])
    trait_model: OrNone[Text] = completing("GN01", "How traits arise.", eg="Heritability 0.3, 1 % causal variants")
    structure: OrNone[list[ResultRef]] = item(
        "GN02",
        ESSENTIAL,
        "Checks of genomes",
        "Do the genomes have the right structure, and are relatives at risk?",
        "Frequencies, linkage, structure, relatedness to the source and risk to kin were assessed",
        "Results on allele frequencies, linkage and population structure.",
        problem="Genetic structure, relatedness or kin risk not reported",
        why="A test on persons overlooks their relatives, who consented to nothing.",
        when="genomic persons_behind",
        sources="GENO GENO-HAPNEST",
        eg=["ld_decay"],
    )
    relatedness: OrNone[list[ResultRef]] = part(
        "GN02", "Results on kinship with the source and within.", eg=["kinship"]
    )
    kin_risk: OrNone[list[ResultRef]] = completing("GN02", "Results on risk to relatives.", eg=["kin_replay"])
