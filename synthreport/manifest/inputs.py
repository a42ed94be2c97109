"""From what: everything that shaped the output, and what was used to test it alone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.node import ESSENTIAL, FULL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import InputRef, PartyRef
from synthreport.manifest.values import (
    Count,
    Country,
    Date,
    Identifier,
    Licence,
    Name,
    Other,
    Path,
    Sha256,
    Share,
    Text,
    Uri,
    Whole,
)

PERSONS = "person_level_input"
BEHIND = "persons_behind"

Route = Literal[
    "training_records", "resampled_records", "prompt_content", "conditioning_values", "calibration_targets",
    "parameter_values", "pretrained_weights", "fine_tuned_weights", "expert_judgement", "configuration",
]  # fmt: skip
Access = Literal["public", "registered", "restricted", "confidential"]
Permission = Literal["allowed", "allowed_with_conditions", "forbidden", "not_addressed"]
Origin = Literal["observed", "synthetic", "simulated", "mixed", "unknown"]


class Period(Node):
    """A span of time, both ends included."""

    start: Stated[Date] = part("SO04", "The first day, month or year.", eg="1991")
    end: Stated[Date] = completing("SO04", "The last day, month or year.", eg="1995")
    shifted: bool | None = detail("SO04", "Whether the dates were moved to protect persons.", eg=True)


class Population(Node):
    """Whose records they are."""

    eligibility: Stated[Text] = part("SO04", "Who was eligible.", eg="Adults with HIV and a CD4 count of 200 to 500")
    setting: Stated[Text] = completing("SO04", "Where they were met.", eg="Randomised trial in 52 centres")
    places: Stated[list[Country | Other]] = part("SO04", "Countries or regions, as ISO 3166.", eg=["US", "PR"])
    period: Stated[Period] = part("SO04", "When the records arose.")
    persons: Stated[Count] = part("SO04", "How many persons, each counted once.", eg=2139)
    records: Stated[Count] = completing("SO04", "How many records.", eg=2139)
    minors: Stated[Literal["present", "absent"]] = detail("SO04", "Whether minors are among them.")


class Demographics(Node):
    """The make-up of the population, by the groups that matter to the use."""

    shares: Annotated[dict[Name, Share], Field(min_length=1)] = detail(
        "SO05", "Shares of groups among the persons; small cells suppressed.", eg={"female": 0.18}
    )
    not_collected: OrNone[list[Text]] = part("SO05", "Characteristics that the source does not hold.", eg=["ethnicity"])


class Contamination(Node):
    """Whether the source itself already holds generated content."""

    status: Stated[Literal["none_found", "present", "not_examined"]] = part(
        "SO07", "Whether generated, imputed or machine-drafted content was found in the source."
    )
    determined_by: OrNone[Text] = part("SO07", "How that was determined.", eg="Records end before such tools existed.")


class Digest(Node):
    """A commitment to the source, for others who have it."""

    sha256: Stated[Sha256] = part("SO08", "SHA-256 of the records, after the salt where there is one.", eg="ab" * 32)
    salt: Literal["none", "held_by_custodian"] = detail(
        "SO08", "Whether a secret salt keeps outsiders from testing guesses; the custodian keeps it."
    )


class Terms(Node):
    """What the source's licence or agreement allows."""

    licence: Stated[Licence] = detail("ET05", "Its licence, as SPDX or in words.", eg="CC-BY-4.0")
    derivatives: Stated[Permission] = part("ET05", "Whether synthetic data may be derived from it.")
    redistribution: Stated[Permission] = completing("ET05", "Whether what is derived may be passed on.")
    third_party_processing: Stated[Permission] = completing(
        "ET05", "Whether others may process it, hosted models included."
    )
    model_release: Stated[Permission] = completing("ET05", "Whether a model that was fitted to it may be released.")
    agreement: Text | None = detail("ET05", "The agreement, with its number.", eg="Data use agreement 2026-17")
    permission: OrNone[Text] = detail(
        "ET05", "A permission that goes beyond the terms, with its reference.", eg="Letter of 2026-02-03"
    )


class SourceUse(Node):
    """The decision on using the source to make synthetic data."""

    decision: Stated[Literal["approved", "waived", "exempt", "not_required"]] = part("ET01", "What was decided.")
    basis: Stated[
        Literal[
            "ethics_approval", "consent", "public_data", "no_person_level_data", "anonymous_source", "statutory_task",
            "output_is_synthetic", "institutional_policy", "data_permit", "exempt_by_law",
            "not_human_subjects_research", "quality_improvement",
        ]
        | Other
    ] = part("ET01", "On which ground.")  # fmt: skip
    body: OrNone[Text] = completing("ET01", "Who decided.", eg="Research ethics committee of the university hospital")
    reference: OrNone[Text] = completing("ET01", "The number of the decision.", eg="2026/114")
    date: Stated[Date] = completing("ET01", "The day of the decision.", eg="2026-01-20")
    jurisdiction: Stated[Country | Other] = completing("ET01", "Under which law, as ISO 3166.", eg="SE")
    note: Text | None = detail("ET01", "What else a reader must know.", eg="Covers use for teaching alone.")


class Consent(Node):
    """What the persons agreed to, or were informed of."""

    covers_derived_data: Stated[Literal["yes", "no", "not_addressed", "no_consent_needed"]] = part(
        "ET03", "Whether consent or notice covered making data from their records."
    )
    opt_outs: Stated[Literal["honoured", "not_honoured", "none_possible"]] = part(
        "ET03", "Whether those who opted out were left out."
    )
    note: Text | None = detail("ET03", "The wording, or what it leaves open.", eg="Broad consent to research.")


class Depth(Node):
    """How many generations of synthetic data lie behind an input."""

    generations: Stated[Whole] = part("LN02", "The longest chain of synthetic steps behind it.", eg=1)
    certainty: Stated[Literal["exact", "lower_bound"]] = completing(
        "LN02", "Whether that is exact, or the least it can be."
    )


class LinkedManifest(Node):
    """The manifest of an input that is itself synthetic: its depth is read there."""

    uri: Stated[Uri | Path] = part("LN02", "Where that manifest is.", eg="https://example.edu/parent/synthreport.yaml")
    sha256: Stated[Sha256] = part("LN02", "Its SHA-256.", eg="cd" * 32)


class _Input(Node):
    title: Stated[Text] = part("SO02", "The name under which it is known.", eg="ACTG 175", when="")
    routes: Stated[Annotated[list[Route | Other], Field(min_length=1)]] = part(
        "SO01", "By which routes it shaped the output.", eg=["training_records"]
    )
    published: Identifier | None = detail("SO02", "The text that describes it.", eg="10.1056/NEJM199610103351501")
    note: Text | None = detail("SO02", "What else a reader must know.", eg="Taken from a teaching package.")


class _Content(_Input):
    identifiers: OrNone[list[Identifier]] = completing("SO02", "Identifiers or addresses.", eg=["NCT00000625"], when="")
    version: OrNone[Text] = part("SO02", "Its version or release.", eg="lifelines 0.30.3", when="")
    origin: Stated[Origin] = item(
        "LN01",
        FULL,
        "Every input says whether it was observed, synthetic, simulated or mixed",
        "Where the input's content itself comes from.",
        why="Synthetic data made from synthetic data lose the rare first; the chain must be visible.",
        sources="CR11 CROISSANT-738",
    )
    derived_from: OrNone[list[InputRef | Other]] = detail(
        "LN01", "What it was itself made from: ids of inputs, or in words.", eg=["registry"]
    )
    depth: Stated[Depth] = item(
        "LN02",
        ESSENTIAL,
        "The depth of synthetic generations behind the dataset is known, or bounded",
        "For an input that is itself synthetic, its depth; it may be read from its manifest instead.",
        why="Each generation trained on the last narrows the distribution; depth one and depth four are not one risk.",
        when="synthetic_parent",
        sources="COLL HE26",
    )
    manifest: Stated[LinkedManifest] = detail("LN02", "The manifest of a synthetic input.")


class DatasetInput(_Content):
    """Records, or tables made from records."""

    kind: Literal["dataset"] = part("SO01", "Records, or tables made from records.", tag=True)
    level: Stated[Literal["person", "aggregate", "none"]] = part(
        "SO01", "Whether its entries are about single persons, about groups, or about no persons."
    )
    extracted: Stated[Date] = item(
        "SO02",
        ESSENTIAL,
        "Each human source is named so that its custodian could find it again",
        "The day on which the content was taken from its source.",
        why="`Hospital records` cannot be audited; a name, a custodian, a version and a date can.",
        when=PERSONS,
        key=False,
        sources="SWE DTA NAF",
        eg="2026-02-01",
    )
    custodian: OrNone[PartyRef] = completing("SO02", "The party that keeps it.", eg="hospital")
    provider: OrNone[PartyRef] = detail("SO02", "The party that handed it over.", eg="registry_service")
    access: Stated[Access] = completing("SO02", "Who can get it.", when="")
    contamination: Stated[Contamination] = item(
        "SO07",
        RECOMMENDED,
        "It was asked whether the source already holds generated content",
        "Whether generated, imputed or machine-drafted content was found, and how one knows.",
        why="Records drafted by a model and then learned by a generator close a loop that nobody sees.",
        when=PERSONS,
        sources="HE26 COLL",
    )
    digest: OrNone[Digest] = item(
        "SO08",
        FULL,
        "The custodian is committed to the records that were used",
        "A digest of the records that were used, salted where the source is not public.",
        why="Without a commitment nobody, not even the custodian, can later show which records were used.",
        when=PERSONS,
        sources="SHDGF",
    )
    identifiability: Stated[Literal["identifiable", "pseudonymised", "deidentified", "anonymous", "aggregate"]] = item(
        "SO03",
        ESSENTIAL,
        "The source's identifiability is stated as it was when the generator saw it",
        "How identifiable its persons were at the moment when the generator saw the records.",
        why="The output's status says nothing about what was done to the source; the two are often confused.",
        when=PERSONS,
        sources="EDPB28",
    )
    deidentification: OrNone[Text] = completing(
        "SO03", "What was done before to make persons harder to identify.", eg="Patient number removed, dates shifted."
    )
    population: Stated[Population] = item(
        "SO04",
        ESSENTIAL,
        "The population behind the source is described",
        "Eligibility, setting, places, period, persons and records of what was used.",
        why="A dataset without a when and a where is compared with the wrong patients.",
        when=PERSONS,
        sources="RECORD TRIPOD-AI-2024 STAND",
    )
    demographics: Stated[Demographics] = item(
        "SO05",
        RECOMMENDED,
        "Groups, gaps and known biases of the source are stated",
        "The shares of relevant groups, what was not collected, and known biases.",
        why="A generator repeats who was missing; without the make-up of the source nobody notices.",
        when=PERSONS,
        sources="STAND METRIC MINIMAR",
    )
    known_biases: OrNone[list[Text]] = part("SO05", "Known biases.", eg=["Volunteers: healthier than the population"])
    terms: Stated[Terms] = item(
        "ET05",
        ESSENTIAL,
        "The source's terms allow what was done with it",
        "What the licence or agreement says on derivatives, redistribution, processing by others and model release.",
        why="Restricted records sent to a hosted model, or released under an open licence, break a promise to people.",
        when=BEHIND,
        sources="PHYS DTA",
    )
    source_use: Stated[SourceUse] = item(
        "ET01",
        ESSENTIAL,
        "The decision on using the source is separate from that on the output",
        "The decision on accessing and training on the source: what, by whom, when, on which ground.",
        why="Review is waived because the output is synthetic, while the records that went in were real.",
        when=BEHIND,
        sources="UKSA",
    )
    consent: Stated[Consent] = item(
        "ET03",
        RECOMMENDED,
        "It is stated whether consent or notice covered making data from the records",
        "Whether consent or notice covered derived data, and what became of opt-outs.",
        why="Consent to care is not consent to be learned from; a reader must see which one there was.",
        when=PERSONS,
        sources="HDCAT",
    )


class StatisticsInput(_Content):
    """Published or supplied figures: tables, rates, coefficients."""

    kind: Literal["statistics"] = part("SO01", "Figures: tables, rates, coefficients.", tag=True)
    level: Stated[Literal["aggregate", "none"]] = part("SO01", "Whether the figures are about groups of persons.")
    access: Stated[Access] = completing("SO02", "Who can get them.", when="")
    population: Stated[Text] = detail("SO04", "Whom the figures describe.", eg="191 inpatients in Wuhan, 2020")


class Calls(Node):
    """When a model was called."""

    start: Stated[Date] = completing("GE06", "The day of the first call.", eg="2026-01-10")
    end: Stated[Date] = completing("GE06", "The day of the last call.", eg="2026-01-12")


class ModelInput(_Input):
    """A model whose weights or answers entered the output."""

    kind: Literal["model"] = part("SO01", "A model whose weights or answers entered the output.", tag=True)
    snapshot: Stated[Text] = item(
        "GE06",
        ESSENTIAL,
        "A pretrained model is named by its exact snapshot, with where it ran and what it was trained on",
        "The exact snapshot or revision, not the name that moves with it.",
        why="A provider's alias changes its model overnight; who prompted which one cannot be found out later.",
        when="pretrained",
        sources="TRIPOD-LLM GAMER",
        eg="gpt-3.5-turbo-0613",
    )
    sha256: OrNone[Sha256] = detail("GE06", "SHA-256 of the weights, where one holds them.", eg="ef" * 32)
    hosting: Stated[Literal["local", "hosted"]] = completing("GE06", "Whether it ran here or at a provider.")
    provider: OrNone[PartyRef] = part("GE06", "The party that made or ran it.", eg="provider")
    period_of_calls: Stated[Calls] = detail("GE06", "When it was called.")
    trained_on_persons: Stated[Literal["yes", "no", "unknown"]] = part(
        "GE06", "Whether records of single patients were among its training data."
    )
    training_data: Stated[Text] = completing(
        "GE06", "What it was trained on, as far as disclosed.", eg="Not disclosed."
    )
    cutoff: Stated[Date] = completing("GE06", "The date up to which it has seen text or data.", eg="2021-09")
    output_terms: Stated[Text] = completing(
        "GE06", "What its terms say on using its output.", eg="No training of rivals."
    )


class ExpertInput(_Input):
    """What people know: rules, examples, judgements."""

    kind: Literal["expert_knowledge"] = part("SO01", "What people know: rules, examples, judgements.", tag=True)
    by: Stated[list[PartyRef] | Text] = part("SO02", "Whose knowledge it is.", eg="Two endocrinologists", when="")


Input = Annotated[DatasetInput | StatisticsInput | ModelInput | ExpertInput, Field(discriminator="kind")]


class EvaluationInput(Node):
    """Data or figures that tested the output and did not shape it."""

    kind: Stated[Literal["dataset", "statistics"]] = part("FI01", "Records, or figures.", when="")
    title: Stated[Text] = part("FI01", "The name under which it is known.", eg="MIMIC-III", when="")
    identifiers: OrNone[list[Identifier]] = part("FI01", "Identifiers.", eg=["10.13026/C2XW26"], when="")
    origin: Stated[Origin] = part("FI01", "Where its content itself comes from.", when="")
    access: Stated[Access] = detail("FI01", "Who can get it.")
    version: OrNone[Text] = detail("FI01", "Its version.", eg="1.4")
    records: Stated[Count] = detail("FI01", "How many records.", eg=57000)
    persons: Stated[Count] = detail("FI01", "How many persons.", eg=46520)
