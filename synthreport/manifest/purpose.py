"""For what: every use of a closed list is answered."""

from __future__ import annotations

from synthreport.manifest.closed_lists.identity_lists import Use
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, item
from synthreport.manifest.values import Text


class Uses(Node):
    """Whether the dataset is meant for each use."""

    code_testing: Stated[Use] = completing("PU01", "Testing software, pipelines and interfaces.")
    teaching: Stated[Use] = completing("PU01", "Teaching and training people.")
    method_development: Stated[Use] = completing("PU01", "Developing statistical or computational methods.")
    model_training: Stated[Use] = completing("PU01", "Training models that will meet real patients' data.")
    augmentation: Stated[Use] = completing("PU01", "Adding to real records in training.")
    benchmark: Stated[Use] = completing("PU01", "Ranking methods or models.")
    surrogate_release: Stated[Use] = completing("PU01", "Standing in for data that cannot be shared.")
    inference: Stated[Use] = completing("PU01", "Estimating quantities of the population behind the source.")
    regulatory_evidence: Stated[Use] = completing("PU01", "Evidence in a submission to a regulator.")
    clinical_use: Stated[Use] = completing("PU01", "Decisions on the care of patients.")


class Purpose(Node):
    """What the dataset is for, and what it is not for."""

    uses: Stated[Uses] = item(
        "PU01",
        ESSENTIAL,
        "Intended uses",
        "What is the dataset for?",
        "The intended uses are named from a closed list, each use answered",
        "For each use of the list: intended, untested, excluded, or not stated by those who answer.",
        problem="Intended uses are not fully stated",
        why="`For research` asks for no evidence; what must be shown depends on what the data are for.",
        sources="SHDGF UNECE CALC",
    )
    out_of_scope: OrNone[list[Text]] = item(
        "PU02",
        RECOMMENDED,
        "Forbidden uses",
        "What must the dataset not be used for?",
        "Uses that must not be made of the dataset are named",
        "Uses that must not be made, beyond those excluded above, each in a sentence.",
        problem="Uses to avoid are not named",
        why="Data outlive their makers' intentions; a limit that is not written down does not travel with them.",
        sources="NEUR26 DS-DC",
        eg=["Estimating a treatment effect", "Attempts to re-identify a patient"],
    )
