"""How: the pipeline of steps that leads from the inputs to the released files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.making_lists import Accounting, Family, Filling, Learned
from synthreport.manifest.cost import Compute
from synthreport.manifest.node import ESSENTIAL, FULL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.randomness import Stream
from synthreport.manifest.references import FileRef, MadeRef, StepRef, TakenRef, ToolRef
from synthreport.manifest.selection import Candidates
from synthreport.manifest.values import Count, Id, Moment, Name, Other, Parameters, Path, Sha256, Text, Uri

PERSONS = "person_level_input"


class Code(Node):
    """The program text of a step."""

    path: Stated[Path | Uri] = part("PO01", "Path or address.", eg="generate.py")
    sha256: Stated[Sha256] = part("PO01", "SHA-256 of the file that ran.", eg="34" * 32)


class Repeats(Node):
    """A loop over steps."""

    over: Stated[list[StepRef]] = part("PO01", "The steps that are run again and again.", eg=["draw", "measure"])
    until: Stated[Text] = part("PO01", "When the loop ends.", eg="All acceptance criteria are met.")


class _Step(Node):
    description: Text | None = detail("PO01", "What is done, in a sentence.", eg="Clips and bins six fields.")
    takes: OrNone[list[TakenRef]] = part("PO01", "The inputs, splits, files or steps that it takes.", eg=["train"])
    makes: list[MadeRef] | None = detail("PO01", "The splits, files, tables or fields that it leaves.", eg=["table"])
    tools: OrNone[list[ToolRef]] = part("GE02", "The tools that it uses.", eg=["sdv"])
    code: OrNone[FileRef | Code] = detail("PO01", "Its program text: a listed file, or where it is.", eg="script")
    command: Text | None = detail("PO01", "The command that ran it.", eg="python generate.py --seed 42")
    started: Moment | None = detail("PO01", "When it started.", eg="2026-11-23")
    finished: Moment | None = detail("PO01", "When it finished.", eg="2026-11-23")
    repeats: Repeats | None = detail("PO01", "Where it closes a loop over other steps.")
    compute: Stated[Compute] = detail("TR05", "What the step cost.")
    random: OrNone[dict[Id, Stream]] = item(
        "RN01",
        FULL,
        "Random draws",
        "In which steps does chance play a part?",
        "Every step names its random streams, or says that it draws nothing",
        "The random streams of the step, each under an id of your choice.",
        problem="Random streams of a step are not fully described",
        why="One seed for a pipeline of five random stages repeats nothing; libraries hide streams of their own.",
        sources="ADEMP SYNTHEA-756",
    )
    accounting: Stated[Accounting] = item(
        "PM03",
        FULL,
        "Privacy accounting",
        "Is each step covered by the privacy accounting?",
        "Every step says whether the privacy accounting covers it",
        "Whether the step is inside the accounting, independent of the data, post-processing, or outside.",
        problem="Not stated whether privacy accounting covers a step",
        why="Bounds, domains and choices that were read from the data for free void what is proven for the rest.",
        when="differential_privacy",
        sources="DPAUD",
    )


class _GeneratingStep(_Step):
    family: Stated[Family | Other] = item(
        "GE01",
        ESSENTIAL,
        "Kind of generator",
        "What kind of generator was used?",
        "The family of every generator is named from a closed list",
        "The family of the generator.",
        problem="Family of a generator is not named",
        why="`AI` says nothing about how a record can come out; the family bounds what can be kept and what can leak.",
        sources="NAF MI-CLAIM-GEN",
        eg="copula",
    )
    components: OrNone[list[Text]] = detail("GE03", "Its parts, where it has several.", eg=["autoencoder", "U-Net"])
    assumptions: Stated[Annotated[list[Text], Field(min_length=1)]] = item(
        "GE04",
        ESSENTIAL,
        "Assumptions of the generator",
        "What does the generator assume?",
        "The generator's assumptions are written out",
        "Assumptions on independence, order, distributions, causes and care, each in a sentence.",
        problem="Assumptions of the generator are not stated",
        why="What a generator assumes cannot be found in its output; who uses the data inherits it unseen.",
        sources="NAT-ED ADEMP",
        eg=["Dependence between columns is Gaussian", "No rule links two columns"],
    )
    conditioning: OrNone[Text] = item(
        "GE05",
        RECOMMENDED,
        "Conditions and labels",
        "What was the generator asked for, and where do labels come from?",
        "What generation was conditioned on, and how labels arise, is stated",
        "The variables or prompts that were conditioned on, and any target prevalence.",
        problem="Conditioning or origin of labels is not stated",
        why="A label that was asked of the generator is not one that was measured on its output.",
        sources="CLAIM MI-CLAIM-GEN",
        eg="Sex and age group, drawn evenly.",
    )


class _DrawingStep(_Step):
    sampling: OrNone[Parameters] = item(
        "TR04",
        FULL,
        "Sampling settings",
        "With which settings were the records drawn?",
        "The settings of sampling are stated",
        "Temperature, guidance, truncation, batch, rows asked for: as the tool names them.",
        problem="Settings of sampling are not stated",
        why="Diversity cannot be interpreted without the settings that trade it for quality.",
        sources="MI-CLAIM-GEN",
        eg={"rows": 1711},
    )
    made_count: Stated[Count] = item(
        "PO02",
        ESSENTIAL,
        "Records made and rejected",
        "How many records were made, and how many were rejected?",
        "The records generated, rejected for each reason, and kept are counted",
        "How many records the step made before any was rejected.",
        problem="Number of generated or rejected records is not stated",
        why="Hidden rejection changes the distribution and, where real records judged, leaks them.",
        sources="NAT-ED NAF",
        eg=1711,
    )
    rejected: OrNone[dict[Name, Count]] = completing(
        "PO02", "How many were rejected, by reason.", eg={"clinical rule broken": 28}
    )


class _LaterStep(_Step):
    learned_from_persons: Stated[Learned] = item(
        "PO03",
        FULL,
        "Real data in later steps",
        "Did later steps look at records of real persons?",
        "Every later step says what of real persons' records it consulted",
        "What of person-level input entered this step: nothing, counts, bounds or values.",
        problem="Not stated what a step consulted of persons' records",
        why="A filter that compares with real rows undoes a privacy guarantee, and leaks by what it removes.",
        when=PERSONS,
        sources="RECON",
    )


class Prepare(_Step):
    """Makes the source ready: encodes, clips, bins, splits."""

    kind: Literal["prepare"] = part("PO01", "Makes the source ready.", tag=True)
    parameters: Parameters | None = detail("TR03", "Its settings.", eg={"bins": 20})
    learned_from_persons: Stated[Learned] = item(
        "TR03",
        FULL,
        "Preparation of the source",
        "What did the preparation learn from real persons?",
        "Preprocessing says what it learned from real persons' records, and from which of them",
        "What of person-level input the preparation learned: nothing, counts, bounds or values.",
        problem="Not stated what preprocessing learned from persons",
        why="Encoders fitted to all rows carry the holdout into training, and bounds carry the extremes of one person.",
        when=PERSONS,
        sources="DPAUD DOME",
    )


class Fit(_GeneratingStep):
    """Fits a generator to data."""

    kind: Literal["fit"] = part("PO01", "Fits a generator to data.", tag=True)
    compute: Stated[Compute] = part("TR05", "What fitting cost.")
    architecture: Stated[Text] = item(
        "GE03",
        FULL,
        "Design of the generator",
        "How is the generator built?",
        "A fitted generator's architecture is described or its configuration given",
        "The architecture, or the configuration file that fixes it.",
        problem="Architecture of the generator is not described",
        why="A figure of boxes rebuilds nothing.",
        when="fitted",
        sources="NAT-ED TRIPOD-LLM",
        eg="Gaussian copula with beta marginals",
    )
    parameters: OrNone[Parameters] = item(
        "TR01",
        ESSENTIAL,
        "Parameters",
        "With which settings did the generator run?",
        "All effective parameters are given, defaults included",
        "Every effective parameter, defaults included, as the tool names them.",
        problem="Parameters of the generator are not fully given",
        why="Defaults change between versions; `default settings` is a different model each year.",
        when="fitted",
        sources="NAT-ED SWE",
        eg={"default_distribution": "beta", "enforce_rounding": True},
    )
    stopping: OrNone[Text] = item(
        "TR02",
        RECOMMENDED,
        "End of training",
        "When did training stop, and why then?",
        "It is stated when training stopped, and how one knows that it had learned enough and not too much",
        "Steps, the rule that stopped training, and the evidence on convergence and over-training.",
        problem="Not stated when or why training stopped",
        why="Training for too long turns learning into copying.",
        when="fitted",
        sources="MEM",
        eg="2,500 epochs; loss on the tuning split no longer fell.",
    )


class PromptTemplate(Node):
    """One prompt, as it was sent but for what was filled in."""

    text: Stated[Text] = part(
        "TX01", "The template, or the path of the file that holds it.", eg="Write a discharge summary for: {case}"
    )
    contains: OrNone[list[Filling | Other]] = completing("TX01", "What was filled in.", eg=["source_records"])
    examples: OrNone[Text] = detail(
        "TX01", "How many examples were filled in, and how they were chosen.", eg="Three of five, drawn at random"
    )


class Prompt(_GeneratingStep, _DrawingStep):
    """Asks a model for records or text."""

    kind: Literal["prompt"] = part("PO01", "Asks a model for records or text.", tag=True)
    prompts: Stated[dict[Id, PromptTemplate]] = item(
        "TX01",
        ESSENTIAL,
        "Prompts",
        "Which prompts was the model given?",
        "Prompts are given in full, with what was put into them",
        "Every prompt template, and whether real records or examples were filled in.",
        problem="Prompts are not given in full",
        why="Real notes used as examples come back out; nobody can see it without the prompt.",
        sources="TRIPOD-LLM MI-CLAIM-GEN PHYS",
    )
    sampling: OrNone[Parameters] = part(
        "TR01",
        "The effective settings of the model, defaults included, as its provider names them.",
        eg={"temperature": 0.7, "top_p": 1},
        when="",
    )
    retries: OrNone[Text] = completing("TX01", "When a call was repeated.", eg="Up to five times on an error.")


class Simulate(_GeneratingStep, _DrawingStep):
    """Runs a model that was written by people."""

    kind: Literal["simulate"] = part("PO01", "Runs a model that was written by people.", tag=True)
    parameters: OrNone[Parameters] = part(
        "TR01", "The effective configuration of the run, as the tool names it.", eg={"population": 300}, when=""
    )


class Resample(_GeneratingStep, _DrawingStep):
    """Puts records together from observed ones."""

    kind: Literal["resample"] = part("PO01", "Puts records together from observed ones.", tag=True)
    parameters: OrNone[Parameters] = part("TR01", "Its effective parameters.", eg={"neighbours": 5}, when="")


class Sample(_DrawingStep):
    """Draws records from a fitted generator."""

    kind: Literal["sample"] = part("PO01", "Draws records from a fitted generator.", tag=True)


class Filter(_LaterStep, _DrawingStep):
    """Keeps some records and rejects others."""

    kind: Literal["filter"] = part("PO01", "Keeps some records and rejects others.", tag=True)
    rule: Stated[Text] = part("PO01", "Which are kept.", eg="Birth weight below 3,000 g before week 29")


class Subset(_LaterStep):
    """Cuts to a part, without looking at values."""

    kind: Literal["subset"] = part("PO01", "Keeps a part, without looking at values.", tag=True)
    made_count: Stated[Count] = part("PO02", "How many records are left.", eg=165915)


class Transform(_LaterStep):
    """Changes values: rounds, repairs, formats, takes apart."""

    kind: Literal["transform"] = part("PO01", "Changes values.", tag=True)
    parameters: Parameters | None = detail("PO01", "Its settings.", eg={"decimals": 2})


class Label(_LaterStep):
    """Adds labels or measurements to records."""

    kind: Literal["label"] = part("PO01", "Adds labels or measurements.", tag=True)


class Select(_LaterStep):
    """Chooses among generators, settings or datasets."""

    kind: Literal["select"] = part("PO01", "Chooses among generators, settings or datasets.", tag=True)
    candidates: Candidates | None = detail("GE07", "What it chose among, where there was more than one choice.")


class Evaluate(_LaterStep):
    """Measures, where measuring itself touches what is released or spends privacy."""

    kind: Literal["evaluate"] = part("PO01", "Measures the output.", tag=True)


class Export(_LaterStep):
    """Writes the files."""

    kind: Literal["export"] = part("PO01", "Writes the files.", tag=True)


class Manual(_LaterStep):
    """A person edits by hand."""

    kind: Literal["manual"] = part("PO01", "A person edits by hand.", tag=True)
    edits: Stated[Text] = part("PO04", "What was edited, and by which rule.", eg="Typing errors in 12 labels.", when="")


Step = Annotated[
    Prepare
    | Fit
    | Prompt
    | Simulate
    | Resample
    | Sample
    | Filter
    | Subset
    | Transform
    | Label
    | Select
    | Evaluate
    | Export
    | Manual,
    Field(discriminator="kind"),
]
