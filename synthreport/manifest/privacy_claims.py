"""What is claimed of privacy, and by which mechanism."""

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
    Trust,
)
from synthreport.manifest.node import (
    ESSENTIAL,
    Node,
    OrNone,
    Stated,
    completing,
    detail,
    item,
    part,
)
from synthreport.manifest.references import (
    EvidenceRef,
    PartyRef,
    PublicationRef,
    StepRef,
    ToolRef,
)
from synthreport.manifest.values import Count, Date, Natural, Other, Positive, Probability, ProperShare, Text


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

    epsilon: Stated[Positive] = detail("PM02", "ε of the step; or its parameters in `native`.", eg=0.99)
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
