"""From what: everything that shaped the output, and what was used to test it alone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.source_lists import (
    INPUT_KIND,
    Access,
    Certainty,
    ContaminationStatus,
    Evaluating,
    Hosting,
    Identifiability,
    Level,
    LevelOfFigures,
    Minors,
    Origin,
    Route,
    Salt,
    TrainedOnPersons,
)
from synthreport.manifest.ethics import Processing
from synthreport.manifest.node import ESSENTIAL, FULL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import InputRef, PartyRef
from synthreport.manifest.source_permissions import Consent, SourceUse, Terms
from synthreport.manifest.values import (
    Count,
    Country,
    Date,
    Identifier,
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
    minors: Stated[Minors] = detail("SO04", "Whether minors are among them.")


class Demographics(Node):
    """The make-up of the population, by the groups that matter to the use."""

    shares: Annotated[dict[Name, Share], Field(min_length=1)] = detail(
        "SO05", "Shares of groups among the persons; small cells suppressed.", eg={"female": 0.18}
    )
    not_collected: OrNone[list[Text]] = part("SO05", "Characteristics that the source does not hold.", eg=["ethnicity"])


class Contamination(Node):
    """Whether the source itself already holds generated content."""

    status: Stated[ContaminationStatus] = part(
        "SO07", "Whether generated, imputed or machine-drafted content was found in the source."
    )
    determined_by: OrNone[Text] = part("SO07", "How that was determined.", eg="Records end before such tools existed.")


class Digest(Node):
    """A commitment to the source, for others who have it."""

    sha256: Stated[Sha256] = part("SO08", "SHA-256 of the records, after the salt where there is one.", eg="ab" * 32)
    salt: Salt = detail("SO08", "Whether a secret salt keeps outsiders from testing guesses; the custodian keeps it.")


class Depth(Node):
    """How many generations of synthetic data lie behind an input."""

    generations: Stated[Whole] = part("LN02", "The longest chain of synthetic steps behind it.", eg=1)
    certainty: Stated[Certainty] = completing("LN02", "Whether that is exact, or the least it can be.")


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
        "Origin of the inputs",
        "Was each input observed, or itself generated?",
        "Every input says whether it was observed, synthetic, simulated or mixed",
        "Where the input's content itself comes from.",
        problem="Origin of an input or related dataset is not stated",
        why="Synthetic data made from synthetic data lose the rare first; the chain must be visible.",
        sources="CR11 CROISSANT-738",
    )
    derived_from: OrNone[list[InputRef | Other]] = detail(
        "LN01", "What it was itself made from: ids of inputs, or in words.", eg=["registry"]
    )
    depth: Stated[Depth] = item(
        "LN02",
        ESSENTIAL,
        "Earlier generations",
        "How many generations of synthetic data lie behind it?",
        "The depth of synthetic generations behind the dataset is known, or bounded",
        "For an input that is itself synthetic, its depth; it may be read from its manifest instead.",
        problem="Depth of synthetic generations is not stated",
        why="Each generation trained on the last narrows the distribution; depth one and depth four are not one risk.",
        when="synthetic_parent",
        sources="COLL HE26",
    )
    manifest: Stated[LinkedManifest] = detail("LN02", "The manifest of a synthetic input.")


class DatasetInput(_Content):
    """Records, or tables made from records."""

    kind: Annotated[Literal["dataset"], INPUT_KIND] = part("SO01", INPUT_KIND["dataset"], tag=True)
    level: Stated[Level] = part(
        "SO01", "Whether its entries are about single persons, about groups, or about no persons."
    )
    extracted: Stated[Date] = item(
        "SO02",
        ESSENTIAL,
        "Source",
        "Which source was used, and who holds it?",
        "Each human source is named so that its custodian could find it again",
        "The day on which the content was taken from its source.",
        problem="A human source is not described well enough to find it",
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
        "Generated content in the source",
        "Does the source itself hold generated content?",
        "It was asked whether the source already holds generated content",
        "Whether generated, imputed or machine-drafted content was found, and how one knows.",
        problem="Not stated whether a source already holds generated content",
        why="Records drafted by a model and then learned by a generator close a loop that nobody sees.",
        when=PERSONS,
        sources="HE26 COLL",
    )
    digest: OrNone[Digest] = item(
        "SO08",
        FULL,
        "Fingerprint of the source",
        "How can it be shown later which records were used?",
        "The custodian is committed to the records that were used",
        "A digest of the records that were used, salted where the source is not public.",
        problem="No digest of the source records that were used",
        why="Without a commitment nobody, not even the custodian, can later show which records were used.",
        when=PERSONS,
        sources="SHDGF",
    )
    identifiability: Stated[Identifiability] = item(
        "SO03",
        ESSENTIAL,
        "Identifiability of the source",
        "Could persons be identified in the data that the generator saw?",
        "The source's identifiability is stated as it was when the generator saw it",
        "How identifiable its persons were at the moment when the generator saw the records.",
        problem="Identifiability or de-identification of a source not stated",
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
        "Source population",
        "Whose records were used: which people, where and when?",
        "The population behind the source is described",
        "Eligibility, setting, places, period, persons and records of what was used.",
        problem="Population behind a source is not fully described",
        why="A dataset without a when and a where is compared with the wrong patients.",
        when=PERSONS,
        sources="RECORD TRIPOD-AI-2024 STAND",
    )
    demographics: Stated[Demographics] = item(
        "SO05",
        RECOMMENDED,
        "Groups in the source",
        "Which groups are in the source, and who is missing?",
        "Groups, gaps and known biases of the source are stated",
        "The shares of relevant groups, what was not collected, and known biases.",
        problem="Groups or known biases of a source are not stated",
        why="A generator repeats who was missing; without the make-up of the source nobody notices.",
        when=PERSONS,
        sources="STAND METRIC MINIMAR",
    )
    known_biases: OrNone[list[Text]] = part("SO05", "Known biases.", eg=["Volunteers: healthier than the population"])
    terms: Stated[Terms] = item(
        "ET05",
        ESSENTIAL,
        "Terms of the source",
        "Do the terms of the source allow what was done with it?",
        "The source's terms allow what was done with it",
        "What the licence or agreement says on derivatives, redistribution, processing by others and model release.",
        problem="Terms of a source are not fully stated",
        why="Restricted records sent to a hosted model, or released under an open licence, break a promise to people.",
        when=BEHIND,
        sources="PHYS DTA",
    )
    source_use: Stated[SourceUse] = item(
        "ET01",
        ESSENTIAL,
        "Decision on the source",
        "Who decided that the source may be used, and on what ground?",
        "The decision on using the source is separate from that on the output",
        "The decision on accessing and training on the source: what, by whom, when, on which ground.",
        problem="Ethics decision on the source is missing or incomplete",
        why="Review is waived because the output is synthetic, while the records that went in were real.",
        when=BEHIND,
        sources="UKSA",
    )
    processed_in: Stated[Processing] = part("ET07", "Where its records were processed.")
    consent: Stated[Consent] = item(
        "ET03",
        RECOMMENDED,
        "Consent",
        "Did consent or notice cover making data from the records?",
        "It is stated whether consent or notice covered making data from the records",
        "Whether consent or notice covered derived data, and what became of opt-outs.",
        problem="Not stated whether consent covers derived data",
        why="Consent to care is not consent to be learned from; a reader must see which one there was.",
        when=PERSONS,
        sources="HDCAT",
    )


class StatisticsInput(_Content):
    """Published or supplied figures: tables, rates, coefficients."""

    kind: Annotated[Literal["statistics"], INPUT_KIND] = part("SO01", INPUT_KIND["statistics"], tag=True)
    level: Stated[LevelOfFigures] = part("SO01", "Whether the figures are about groups of persons.")
    access: Stated[Access] = completing("SO02", "Who can get them.", when="")
    population: Stated[Text] = detail("SO04", "Whom the figures describe.", eg="191 inpatients in Wuhan, 2020")


class Calls(Node):
    """When a model was called."""

    start: Stated[Date] = completing("GE06", "The day of the first call.", eg="2026-01-10")
    end: Stated[Date] = completing("GE06", "The day of the last call.", eg="2026-01-12")


class ModelInput(_Input):
    """A model whose weights or answers entered the output."""

    kind: Annotated[Literal["model"], INPUT_KIND] = part("SO01", INPUT_KIND["model"], tag=True)
    snapshot: Stated[Text] = item(
        "GE06",
        ESSENTIAL,
        "Pretrained model",
        "Which exact model was used, and what was it trained on?",
        "A pretrained model is named by its exact snapshot, with where it ran and what it was trained on",
        "The exact snapshot or revision, not the name that moves with it.",
        problem="A pretrained model is not fully identified",
        why="A provider's alias changes its model overnight; who prompted which one cannot be found out later.",
        when="pretrained",
        sources="TRIPOD-LLM GAMER",
        eg="gpt-3.5-turbo-0613",
    )
    sha256: OrNone[Sha256] = detail("GE06", "SHA-256 of the weights, where one holds them.", eg="ef" * 32)
    hosting: Stated[Hosting] = completing("GE06", "Whether it ran here or at a provider.")
    provider: OrNone[PartyRef] = part("GE06", "The party that made or ran it.", eg="provider")
    period_of_calls: Stated[Calls] = detail("GE06", "When it was called.")
    trained_on_persons: Stated[TrainedOnPersons] = part(
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

    kind: Annotated[Literal["expert_knowledge"], INPUT_KIND] = part("SO01", INPUT_KIND["expert_knowledge"], tag=True)
    by: Stated[list[PartyRef] | Text] = part("SO02", "Whose knowledge it is.", eg="Two endocrinologists", when="")


Input = Annotated[DatasetInput | StatisticsInput | ModelInput | ExpertInput, Field(discriminator="kind")]


class EvaluationInput(Node):
    """Data or figures that tested the output and did not shape it."""

    kind: Stated[Evaluating] = part("FI01", "Records, or figures.", when="")
    title: Stated[Text] = part("FI01", "The name under which it is known.", eg="MIMIC-III", when="")
    identifiers: OrNone[list[Identifier]] = part("FI01", "Identifiers.", eg=["10.13026/C2XW26"], when="")
    origin: Stated[Origin] = part("FI01", "Where its content itself comes from.", when="")
    access: Stated[Access] = detail("FI01", "Who can get it.")
    version: OrNone[Text] = detail("FI01", "Its version.", eg="1.4")
    records: Stated[Count] = detail("FI01", "How many records.", eg=57000)
    persons: Stated[Count] = detail("FI01", "How many persons.", eg=46520)
