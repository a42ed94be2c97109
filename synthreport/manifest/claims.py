"""What the dataset is said to keep: each claim with its evidence, and what is not claimed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.content_lists import (
    PROPERTY,
    EstimateProperty,
    JointProperty,
    Property,
    RealismProperty,
    RuleProperty,
    TextProperty,
)
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, detail, item, part
from synthreport.manifest.references import (
    EvidenceRef,
    FieldRef,
    GroundRef,
    PublicationRef,
    ResultRef,
    TableRef,
    TaskRef,
)
from synthreport.manifest.values import Id, NotNegative, Other, Text


class Margin(Node):
    """What a result has to reach for the claim to hold."""

    result: Stated[ResultRef] = part("PU03", "The result, which is among the claim's evidence.", eg="auc_synthetic")
    at_least: float | None = detail("PU03", "The smallest value that shows it.", eg=0.7)
    at_most: float | None = detail("PU03", "The largest value that shows it.", eg=0.05)
    within: NotNegative | None = detail("PU03", "How far the value may be from a baseline.", eg=0.03)
    of: Id | None = detail("PU03", "That baseline: one of the result's, or another result.", eg="halves")
    why: Text | None = detail("PU03", "Why there.", eg="Twice the spread between real halves.")


class _Claim(Node):
    statement: Text | None = detail("PU03", "The claim in the author's own words.", eg="Marginals are preserved.")
    stated_in: PublicationRef | None = detail("PU03", "The publication that makes it.", eg="article")
    locator: Text | None = detail("PU03", "Where its evidence is in the publication.", eg="Table 2, row 3")
    scope: list[TableRef | FieldRef] | None = detail("PU03", "The tables or fields it is about.", eg=["patients"])
    excluding: list[FieldRef] | None = detail("PU03", "Fields that it is not about.", eg=["days"])
    margins: dict[Id, Margin] | None = detail("PU03", "What its evidence has to reach, by the author's own measure.")


class MarginalsClaim(_Claim):
    """Single variables are distributed as in the source."""

    property: Annotated[Literal["marginals"], PROPERTY] = part("PU03", PROPERTY["marginals"], tag=True)
    evidence: OrNone[list[EvidenceRef]] = item(
        "FI02",
        RECOMMENDED,
        "Single variables",
        "Is every variable distributed as in the source?",
        "A claim on single variables shows every variable, the worst among them",
        "Results that compare variable by variable.",
        problem="No evidence per variable for a claim on single variables",
        why="A mean over eighty columns hides the three that are wrong.",
        when="claims_marginals",
        sources="SMD NAF",
        eg=["ks"],
    )


class JointClaim(_Claim):
    """Variables hang together as in the source."""

    property: JointProperty = part(
        "PU03", "Variables hang together as in the source; the rare and the missing are kept.", tag=True
    )
    evidence: OrNone[list[EvidenceRef]] = item(
        "FI03",
        RECOMMENDED,
        "Relations between variables",
        "Do variables depend on each other as in the source?",
        "A claim on joint structure is shown pair by pair and by coverage",
        "Results on pairs or larger sets of variables, on coverage, diversity and duplicates.",
        problem="No evidence on pairs or coverage for a joint claim",
        why="A correlation map may look alike while a rule between two columns breaks in every third row.",
        when="claims_joint",
        sources="SMD KUO",
        eg=["correlations", "detectability"],
    )


class TemporalClaim(_Claim):
    """Sequences run as in the source."""

    property: Annotated[Literal["temporal"], PROPERTY] = part("PU03", PROPERTY["temporal"], tag=True)
    evidence: OrNone[list[EvidenceRef]] = part(
        "LO02", "Results on order, transitions and durations.", eg=["visits"], when=""
    )


class PredictiveClaim(_Claim):
    """Models trained on it predict real outcomes."""

    property: Annotated[Literal["predictive"], PROPERTY] = part("PU03", PROPERTY["predictive"], tag=True)
    tasks: Stated[list[TaskRef]] = item(
        "UT01",
        RECOMMENDED,
        "Prediction tasks",
        "What was to be predicted, and when was that decided?",
        "Tasks that show utility are fixed beforehand and fit the purpose",
        "The tasks, which say what is predicted from what and when that was fixed.",
        problem="Utility tasks are not fully stated",
        why="A task that was chosen after the results shows that one task works.",
        when="claims_predictive",
        sources="NAF",
        eg=["event"],
    )
    evidence: OrNone[list[EvidenceRef]] = item(
        "UT03",
        ESSENTIAL,
        "Test on real records",
        "Do models trained on it work on real records?",
        "Utility is tested on real records that the generator never saw",
        "Results on a real test set that was kept from the generator.",
        problem="No reported utility test on records never seen",
        why="A model tested on synthetic rows is tested on its own teacher.",
        when="claims_predictive",
        sources="NAT-ED LDH-ST",
        eg=["auc_synthetic"],
    )


class InferentialClaim(_Claim):
    """Estimates agree with those from real records."""

    property: EstimateProperty = part("PU03", "Estimates agree with those from real records.", tag=True)
    evidence: OrNone[list[EvidenceRef]] = part(
        "UT04", "Results on estimands: agreement, interval overlap, coverage.", eg=["hazard_ratio"], when=""
    )


class SubgroupClaim(_Claim):
    """It holds in groups too."""

    property: Annotated[Literal["subgroup"], PROPERTY] = part("PU03", PROPERTY["subgroup"], tag=True)
    evidence: OrNone[list[EvidenceRef]] = part("FA02", "Results by group.", eg=["auc_women"], when="")


class LogicalClaim(_Claim):
    """Rules between fields hold; the form is that of the source."""

    property: RuleProperty = part("PU03", "Rules between fields hold; the form is the source's.", tag=True)
    evidence: OrNone[list[EvidenceRef]] = part("CO02", "Results on violations.", eg=["broken_rules"], when="")


class PlausibilityClaim(_Claim):
    """Records are plausible, or new ones are counted."""

    property: Annotated[Literal["plausibility"], PROPERTY] = part("PU03", PROPERTY["plausibility"], tag=True)
    definition: Stated[Text] = item(
        "CO03",
        ESSENTIAL,
        "Meaning of implausible",
        "What counts as implausible?",
        "A claim on plausibility says what counts as implausible, and what is merely unseen",
        "What counts as implausible, and how that differs from not occurring in the source.",
        problem="Claim of plausibility lacks a definition or evidence",
        why="Almost every synthetic row is absent from the population; that alone says nothing about plausibility.",
        when="claims_plausibility",
        sources="HALL",
        eg="Breaks a hard constraint, or a combination that two clinicians call impossible.",
    )
    evidence: OrNone[list[EvidenceRef]] = part("CO03", "Results.", eg=["implausible"])


class RealismClaim(_Claim):
    """Clinicians would take it for real, or it shows what they look for."""

    property: RealismProperty = part("PU03", "It shows what clinicians look for.", tag=True)
    evidence: OrNone[list[EvidenceRef]] = part("CL01", "Results of review or measurement.", eg=["review"], when="")


class TextClaim(_Claim):
    """Text reads as its kind and says what it was made from."""

    property: TextProperty = part("PU03", "Text reads as its kind and is true to it.", tag=True)
    evidence: OrNone[list[EvidenceRef]] = part("TX03", "Results on errors by type.", eg=["error_rates"], when="")


class ConditionClaim(_Claim):
    """Records are what was asked of the generator."""

    property: Annotated[Literal["condition_agreement"], PROPERTY] = part(
        "PU03", PROPERTY["condition_agreement"], tag=True
    )
    evidence: OrNone[list[EvidenceRef]] = part(
        "GE05", "Results that hold what was asked beside what came out.", eg=["volume_difference"], when=""
    )


Claim = Annotated[
    MarginalsClaim
    | JointClaim
    | TemporalClaim
    | PredictiveClaim
    | InferentialClaim
    | SubgroupClaim
    | LogicalClaim
    | PlausibilityClaim
    | RealismClaim
    | TextClaim
    | ConditionClaim,
    Field(discriminator="property"),
]


class ByConstruction(Node):
    """A property that holds because of how the dataset was made."""

    property: Stated[Property] = part("PU03", "What holds.")
    because_of: Stated[list[GroundRef]] = part(
        "PU03", "The steps, constraints or parameters that make it hold.", eg=["rules"]
    )
    statement: Text | None = detail("PU03", "In the author's own words.", eg="Death ends every record.")
    scope: list[TableRef | FieldRef] | None = detail("PU03", "The tables or fields it is about.", eg=["visits"])


class Claims(Node):
    """What is said to be kept."""

    claimed: OrNone[dict[Id, Claim]] = item(
        "PU03",
        ESSENTIAL,
        "Claimed properties",
        "What does the dataset keep of the real data, and what not?",
        "Which properties are meant to hold, and which are not, is said one by one",
        "Every property that is claimed, under an id of your choice, with its evidence.",
        problem="Claimed and unclaimed properties are not fully stated",
        why="`Preserves statistical properties` can be neither tested nor relied on.",
        sources="ONS CALC KUO",
    )
    by_construction: OrNone[dict[Id, ByConstruction]] = detail("PU03", "What holds because of how it was made.")
    not_claimed: OrNone[list[Property | Other]] = part(
        "PU03", "Properties that are not claimed.", eg=["causal", "temporal"]
    )
