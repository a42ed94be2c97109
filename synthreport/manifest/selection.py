"""What else was tried: generators, settings, datasets, and hands that edited."""

from __future__ import annotations

from synthreport.manifest.node import RECOMMENDED, Node, OrNone, Stated, item, part
from synthreport.manifest.references import InputRef, SplitRef, StepRef
from synthreport.manifest.values import Count, Text


class Candidates(Node):
    """A choice among several generators or settings."""

    tried: Stated[Count] = part("GE07", "How many were tried.", eg=12, when="")
    criterion: Stated[Text] = part("GE07", "By what they were compared.", eg="Smallest pMSE ratio", when="")
    chosen_on: OrNone[list[SplitRef | InputRef]] = part(
        "GE07",
        "The splits or inputs whose records were used to choose; `none` where no real record was.",
        eg=["tuning"],
        when="",
    )


class Draws(Node):
    """A choice among several datasets."""

    tried: Stated[Count] = part("PO04", "How many datasets were drawn.", eg=5)
    criterion: Stated[Text] = part("PO04", "By what they were compared.", eg="The first draw was kept.")
    chosen_on: OrNone[list[SplitRef | InputRef]] = part(
        "PO04",
        "The splits or inputs whose records were used to choose; `none` where no real record was.",
        eg=["tuning"],
    )


class Selection(Node):
    """What was tried beside what is described here."""

    generators: OrNone[Candidates] = item(
        "GE07",
        RECOMMENDED,
        "Generators tried",
        "How many generators or settings were tried, and how was one chosen?",
        "Generators and settings that were tried are counted, with the criterion that chose among them",
        "How many generators or settings were tried, by what they were compared, and on which data.",
        problem="Choice among generators is not fully stated",
        why="The best of forty runs, reported as the only one, is luck reported as a method.",
        sources="NAF ADEMP",
    )
    datasets: OrNone[Draws] = item(
        "PO04",
        RECOMMENDED,
        "Choice and edits",
        "Was this dataset chosen among several, or edited by hand?",
        "Candidate datasets and edits by hand are stated",
        "How many candidate datasets were drawn, and why this one is released.",
        problem="Candidate datasets or manual edits are not stated",
        why="A release picked by its scores shows the picking and not the generator.",
        essential_where="use_benchmark use_regulatory_evidence",
        sources="NAF",
    )
    manual_edits: OrNone[list[StepRef]] = part(
        "PO04", "The steps in which a person edited records.", eg=["corrections"]
    )
