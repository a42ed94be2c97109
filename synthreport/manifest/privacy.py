"""Privacy: what is claimed, against whom, by which mechanism, and what was tested."""

from __future__ import annotations

from synthreport.manifest.closed_lists.privacy_lists import (
    BoundsOrigin,
    ByHand,
    CompositionKind,
    Counted,
    HiddenUnit,
    Neighbouring,
    PrivacyDefinition,
    Recipients,
    ThreatenedUnit,
    Trust,
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
from synthreport.manifest.references import (
    EvidenceRef,
    FieldRef,
    FileRef,
    ModelRef,
    PartyRef,
    PublicationRef,
    ResultRef,
    SplitRef,
    StepRef,
    ToolRef,
)
from synthreport.manifest.values import Count, Date, Id, Natural, Other, Positive, Probability, ProperShare, Text, Whole

PERSONS, BEHIND = "person_level_input", "persons_behind"


class NoPersonLevelInput(Node):
    """Nothing about single persons went in, so nothing about them can come out."""

    statement: Stated[Text] = part("PM01", "The claim, in a sentence.", eg="No record of a patient was read.", when="")
    stated_in: PublicationRef | None = detail("PM01", "The publication that makes it.", eg="article")


class EmpiricalPrivacy(Node):
    """Attacks were tried."""

    statement: Stated[Text] = part("PM01", "The claim, in a sentence.", eg="Membership cannot be inferred.", when="")
    stated_in: PublicationRef | None = detail("PM01", "The publication that makes it.", eg="article")
    evidence: OrNone[list[EvidenceRef]] = part("PM01", "Results that support it.", eg=["membership"], when="")
    locator: Text | None = detail("PM01", "Where its evidence is in the publication.", eg="Table 4")


class DisclosureControl(Node):
    """Counts below a threshold are promised not to leave."""

    statement: Text | None = detail("PM01", "The claim, in its words.", eg="Every cell has at least 50 patients.")
    stated_in: PublicationRef | None = detail("PM01", "The publication that makes it.", eg="article")
    threshold: Stated[Natural] = part("PM01", "The smallest count that may leave.", eg=50, when="")
    counted: Stated[Counted | Other] = part("PM01", "What is counted.", when="")
    smallest: Stated[Count] = completing("PM01", "The smallest count that left.", eg=52, when="")
    evidence: OrNone[list[EvidenceRef]] = detail("PM01", "Results that count it.", eg=["smallest_cell"])
    locator: Text | None = detail("PM01", "Where its evidence is in the publication.", eg="Section 3")


class UnspecifiedPrivacy(Node):
    """Privacy is promised in words that leave the kind open."""

    statement: Stated[Text] = part("PM01", "The claim, in its words.", eg="Privacy-preserving.", when="")
    stated_in: PublicationRef | None = detail("PM01", "The publication that makes it.", eg="article")


class PrivacyUnit(Node):
    """Whose presence is hidden."""

    kind: Stated[HiddenUnit | Other] = part("PM02", "What is hidden.")
    persons_per_record: Stated[Count] = detail("PM02", "How many persons one record is about.", eg=2)


class Native(Node):
    """The parameters of a definition that ε was converted from."""

    rho: Positive | None = detail("PM02", "ρ, for zero-concentrated privacy.", eg=0.13)
    mu: Positive | None = detail("PM02", "μ, for Gaussian privacy.", eg=0.5)
    alpha: Positive | None = detail("PM02", "The order α, for Rényi privacy.", eg=8)
    epsilon: Positive | None = detail("PM02", "The Rényi ε at that order.", eg=0.4)


class Composition(Node):
    """How the parts add up."""

    kind: Stated[CompositionKind | Other] = part(
        "PM02",
        "By which theorem: in sequence; over disjoint rows; by a theorem on ε and δ alone; by an accountant of the "
        "mechanisms' own losses; or with less than a step alone, for rows were sampled or shuffled.",
    )
    rate: ProperShare | None = detail("PM02", "The part of the rows that a step sampled.", eg=0.01)
    factor: Positive | None = detail("PM02", "A factor on the sum, where the theorem has one.", eg=2)


class StepBudget(Node):
    """What one step spends."""

    epsilon: Stated[Positive] = part("PM02", "ε of the step.", eg=0.99)
    delta: Stated[Probability] = detail("PM02", "δ of the step.", eg=1e-9)
    native: Native | None = detail("PM02", "The step's parameters under a definition of their own.")


class DifferentialPrivacy(Node):
    """A formal guarantee is claimed."""

    definition: Stated[PrivacyDefinition | Other] = part("PM02", "The definition of differential privacy.")
    epsilon: Stated[Positive] = item(
        "PM02",
        ESSENTIAL,
        "Differential privacy",
        "How strong is the formal guarantee, and what does it cover?",
        "A claim of differential privacy gives its parameters, its unit and its accounting",
        "Total ε of everything that was released from the source.",
        problem="Parameters of a differential privacy claim are missing",
        why="Without ε, δ and the unit, a differential-privacy claim says nothing.",
        when="differential_privacy",
        sources="NIST-SP-800-226",
        eg=9.98,
    )
    delta: Stated[Probability] = detail(
        "PM02", "Total δ, at which ε holds; every definition but the pure one has it.", eg=1e-7
    )
    native: Native | None = detail("PM02", "The total under a definition with parameters of its own.")
    trust: Trust | Other | None = detail(
        "PM02", "Who sees records before noise is added: a curator, nobody, a shuffler, or no single party."
    )
    unit: Stated[PrivacyUnit] = part("PM02", "Whose presence is hidden.")
    neighbouring: Stated[Neighbouring | Other] = part("PM02", "Which datasets count as neighbours.")
    accountant: Stated[ToolRef | ByHand] = completing("PM02", "The tool that kept the account.", eg="budget")
    bounds: Stated[BoundsOrigin] = completing("PM02", "Where bounds and domains come from.")
    composition: Stated[Composition] = part("PM02", "How the parts add up.")
    steps: OrNone[dict[StepRef, StepBudget]] = part("PM02", "What each step spends.", keys=("/steps",))
    stated_in: PublicationRef | None = detail("PM01", "The publication that makes the claim.", eg="article")


class Validity(Node):
    """The recipients, the place and the time for which data are not personal."""

    recipients: Stated[Recipients | Other] = completing(
        "ET04", "The recipients in whose hands the data are not personal."
    )
    environment: OrNone[Text] = completing(
        "ET04", "The environment on which that depends; `none` if it holds everywhere.", eg="Reading room of the agency"
    )
    assessed_on: Stated[Date] = completing("ET04", "The day of the assessment.", eg="2026-02-10")
    until: OrNone[Date] = completing("ET04", "The day by which it is assessed again.", eg="2028-02-10")


class LegalAnonymity(Node):
    """The output is said not to be personal data."""

    statement: Text | None = detail("ET04", "The claim, in its words.", eg="Fully anonymous.")
    stated_in: PublicationRef | None = detail("ET04", "The publication that makes it.", eg="article")
    law: Stated[Text] = item(
        "ET04",
        ESSENTIAL,
        "Legal status",
        "Under which law are the data not personal, and who judged that?",
        "A claim on the output's legal status names the law, the test, the assessor and the evidence",
        "The law under which the claim is made.",
        problem="Claim of legal anonymity lacks its law, test or evidence",
        why="Output is not anonymous by being called synthetic; regulators ask for the assessment.",
        when="legal_anonymity",
        sources="ICO25 EDPB28 SRB",
        eg="GDPR, Article 4(1) and Recital 26",
    )
    test: Stated[Text] = part("ET04", "The test that was applied.", eg="Singling out, linkability, inference")
    assessed_by: Stated[PartyRef] = part("ET04", "The party that assessed.", eg="privacy_office")
    validity: Stated[Validity] = completing("ET04", "The recipients, the environment and the time for which it holds.")
    evidence: OrNone[list[EvidenceRef]] = part("ET04", "Results or texts that it rests on.", eg=["singling_out"])
    locator: Text | None = detail("ET04", "Where its evidence is in the publication.", eg="Section 4.2")


class PrivacyClaims(Node):
    """What is claimed; several may be."""

    no_person_level_input: NoPersonLevelInput | None = detail("PM01", "Nothing about single persons went in.")
    empirical: EmpiricalPrivacy | None = detail("PM01", "Attacks were tried.")
    differential_privacy: DifferentialPrivacy | None = detail("PM02", "A formal guarantee.")
    legal_anonymity: LegalAnonymity | None = detail("ET04", "The output is said not to be personal data.")
    disclosure_control: DisclosureControl | None = detail("PM01", "Counts below a threshold do not leave.")
    unspecified: UnspecifiedPrivacy | None = detail("PM01", "Words that promise privacy and name no kind of it.")


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
