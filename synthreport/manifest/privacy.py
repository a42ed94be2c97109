"""Privacy: against whom, what was tested, and which releases there were."""

from __future__ import annotations

from synthreport.manifest.closed_lists.privacy_lists import (
    ThreatenedUnit,
    Unlimited,
)
from synthreport.manifest.node import (
    ESSENTIAL,
    FULL,
    RECOMMENDED,
    Node,
    OrNone,
    Stated,
    completing,
    detail,
    item,
    part,
    section,
)
from synthreport.manifest.privacy_claims import PrivacyClaims
from synthreport.manifest.references import (
    FieldRef,
    FileRef,
    ModelRef,
    PartyRef,
    ResultRef,
    SplitRef,
)
from synthreport.manifest.values import Count, Date, Id, Other, Text, Whole

PERSONS, BEHIND = "person_level_input", "persons_behind"


class ThreatModel(Node):
    """Against whom."""

    knowledge: Stated[Text] = item(
        "PM04",
        ESSENTIAL,
        "Attacker",
        "Against whom are the data meant to be protected?",
        "The attacker is described: what they know, what they can reach, whom they look for",
        "What the attacker knows of a target.",
        problem="Attacker is not fully described",
        why="Privacy is against somebody; without an attacker every number passes.",
        when=BEHIND,
        sources="CPM ICO25 NIST-SP-800-226",
        eg="Age, sex and ward of a neighbour",
    )
    access: Stated[Text] = part("PM04", "What the attacker can reach.", eg="The released files; not the generator")
    unit: Stated[ThreatenedUnit | Other] = part("PM04", "Whose privacy it is.")
    quasi_identifiers: OrNone[list[FieldRef]] = detail("PM04", "Fields that an attacker may know.", eg=["age", "sex"])


class Assessments(Node):
    """What was tested; each answer is a list of results, or the reason for having none."""

    membership: OrNone[list[ResultRef]] = item(
        "PA02",
        ESSENTIAL,
        "Membership test",
        "Can anybody find out who was in the source?",
        "Membership disclosure was tested against an untouched control",
        "Results on whether a person's presence in the training data can be inferred.",
        problem="No reported test of membership disclosure against a control",
        why="Distances to training rows look safe where membership is wide open.",
        when=BEHIND,
        sources="CPM DCR",
        eg=["membership_auc"],
    )
    attribute: OrNone[list[ResultRef]] = item(
        "PA03",
        ESSENTIAL,
        "Attribute test",
        "Can anybody learn more about a known person?",
        "Attribute disclosure was tested beyond what a non-member's baseline explains",
        "Results on what can be learned about a known person, over the same for people who were not in the data.",
        problem="No reported test of attribute disclosure beyond a baseline",
        why="What holds for everybody is science; only the excess over non-members is leakage.",
        when=BEHIND,
        sources="CPM LINREC RAAB",
        eg=["inference_drugs"],
    )
    identity: OrNone[list[ResultRef]] = item(
        "PA04",
        ESSENTIAL,
        "Singling-out test",
        "Can a person be singled out, or linked across datasets?",
        "Where a legal status is claimed, singling out and linkability were tested",
        "Results on singling out, linkability and identity disclosure.",
        problem="No reported test of singling out and linkability",
        why="The law asks whether a person can be singled out; a distance does not answer.",
        when="legal_anonymity",
        sources="ICO25 IDR",
        eg=["singling_out"],
    )
    copies: OrNone[list[ResultRef]] = item(
        "PA05",
        RECOMMENDED,
        "Copies",
        "Does the dataset hold copies of real records?",
        "Exact and near copies are counted against training rows, and against unseen rows",
        "Results on copies of training records, each with the same count for the control.",
        essential_where="public_release",
        problem="No reported count of exact and near copies",
        why="A count of copies means nothing without the count that chance gives.",
        when=BEHIND,
        sources="PHANT MEM",
        eg=["exact_copies"],
    )
    vulnerable_records: OrNone[list[ResultRef]] = item(
        "PA06",
        RECOMMENDED,
        "Vulnerable records",
        "Were rare and unusual patients tested on their own?",
        "Outliers, rare diseases and small groups were tested on their own",
        "Results for the records that are easiest to attack.",
        problem="No reported test of outliers and small groups",
        why="An average over two thousand patients hides the three who are open.",
        when=BEHIND,
        sources="LINREC DCR",
        eg=["outlier_membership"],
    )


class Release(Node):
    """One thing that was released from the source."""

    what: Stated[list[FileRef | ModelRef]] = part("PA07", "The files or models.", eg=["table"])
    date: Stated[Date] = completing("PA07", "The day of release.", eg="2026-03-01")
    draws: Stated[Unlimited | Whole] = completing("PA07", "How many datasets were drawn; or without limit.", eg=1)
    rows: Stated[Count] = detail("PA07", "How many rows, where no file says it.", eg=1711)


class Criterion(Node):
    """A limit that a result had to keep."""

    result: Stated[ResultRef] = part("PA08", "The result.", eg="membership_auc")
    at_most: float | None = detail("PA08", "The largest value that passes.", eg=0.55)
    at_least: float | None = detail("PA08", "The smallest value that passes.", eg=0.9)
    set_by: Stated[PartyRef] = part("PA08", "Who set it.", eg="data_board")
    set_on: Stated[Date] = part("PA08", "When it was set.", eg="2026-01-10")
    why: Text | None = detail("PA08", "Why there.", eg="Twice the spread between real halves.")


class MetricExposure(Node):
    """How far metrics on real data were themselves shown."""

    queries: Stated[Count] = part("PA08", "How often metrics were computed on real records.", eg=12)
    rounding: OrNone[Text] = part("PA08", "How published values are rounded.", eg="Two decimals")


class Privacy(Node):
    """What is claimed, against whom, and what was tested."""

    claims: OrNone[PrivacyClaims] = item(
        "PM01",
        ESSENTIAL,
        "Privacy claim",
        "Is privacy claimed, and of which kind?",
        "It is said whether privacy is claimed, and of which kind",
        "No claim, absence of person-level input, tested, differential privacy, legal anonymity, a threshold for "
        "counts, or words that name none of these; several may hold.",
        problem="Privacy claims are not fully stated",
        why="`Privacy-preserving` names four different things, three of which need evidence.",
        sources="KAA CPM",
    )
    threat_model: Stated[ThreatModel] = part("PM04", "Against whom.")
    control_set: OrNone[list[SplitRef]] = item(
        "PA01",
        FULL,
        "Control persons",
        "Which real persons, never seen by the generator, served as control?",
        "Attacks have a control: real persons of the same population whom the generator never saw",
        "The splits of real persons that served as control.",
        problem="No control named for an attack",
        why="Without people who were not in the data, nobody can tell leakage from what is true of everybody.",
        when=PERSONS,
        sources="PHANT SYNTHEVAL-8",
        eg=["holdout"],
    )
    assessments: Stated[Assessments] = section("What was tested.")
    releases: OrNone[dict[Id, Release]] = item(
        "PA07",
        RECOMMENDED,
        "All releases",
        "What else was released from the same source?",
        "All releases from the same source are counted",
        "Every file, version and model released from the same source.",
        essential_where="public_release",
        problem="Releases from the same source are not fully counted",
        why="Each further draw sharpens an attack; risk belongs to the sum of releases.",
        when=BEHIND,
        sources="LINREC",
    )
    acceptance: OrNone[dict[Id, Criterion]] = item(
        "PA08",
        RECOMMENDED,
        "Limits set before testing",
        "Which limits did results have to keep, and who set them when?",
        "Limits were set before testing, by somebody named; use of real-data metrics was counted",
        "The limits that results had to keep, who set them and when.",
        problem="Privacy limits or use of real-data metrics not stated",
        why="A threshold that was set after the result is a description of it.",
        when=BEHIND,
        sources="RECON SHDGF",
    )
    exposure: OrNone[MetricExposure] = part("PA08", "How far metrics on real data were themselves shown.")
