"""On which evidence: every number that claims something, and what it is a number of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.closed_lists.result_lists import ComparatorKind, Measured
from synthreport.manifest.node import ESSENTIAL, Node, OrNone, Stated, Value, detail, item, part
from synthreport.manifest.references import (
    DefinitionRef,
    EstimandRef,
    FieldRef,
    FileRef,
    GroupRef,
    PartyRef,
    PublicationRef,
    RealDataRef,
    ResultRef,
    SplitRef,
    SubjectRef,
    TableRef,
    TaskRef,
    ToolRef,
    TrainingRef,
)
from synthreport.manifest.values import (
    Confidence,
    Count,
    Date,
    Id,
    Integer,
    MetricName,
    Name,
    NotNegative,
    Other,
    Parameters,
    Path,
    Sha256,
    Text,
    Uri,
)


class Definition(Value):
    """A metric that no registry holds."""

    other: Stated[Text] = part("FI01", "The metric's name.", eg="share called normal", tag=True)
    definition: Stated[Uri | DefinitionRef] = part(
        "FI01",
        "Where it is defined: an address, or the id of a publication or of a file.",
        eg="https://doi.org/10.1000/182",
        when="",
    )


class Subject(Node):
    """What was measured."""

    what: Stated[Measured] = part(
        "FI01", "Whether the released files themselves were measured, a sample, the generator, or a model.", when=""
    )
    ref: Stated[SubjectRef] = detail("FI01", "The file, step, tool or model.", eg="table")


class Interval(Node):
    """How far the value may be off."""

    low: Stated[float] = part("FI01", "Lower end.", eg=0.42, when="")
    high: Stated[float] = part("FI01", "Upper end.", eg=0.57, when="")
    level: Stated[Confidence] = part("FI01", "Confidence level.", eg=0.95, when="")
    method: Text | None = detail("FI01", "How it was made.", eg="bootstrap, 500 draws of the test set")


class Comparator(Node):
    """The same number for something else: the baseline."""

    of: Stated[ComparatorKind | Other] = part("FI01", "What the baseline is.", when="")
    rows: RealDataRef | None = detail("FI01", "The real rows that it is the number of.", eg="holdout")
    value: Stated[float] = detail("FI01", "Its value; left out where a result gives it.", eg=0.97)
    result: ResultRef | None = detail("FI01", "The result that gives it.", eg="auc_real")


class Repetitions(Node):
    """The same number again, with something varied."""

    n: Stated[Count] = part("RN05", "How often.", eg=20, when="")
    varied: Stated[Text] = part("RN05", "What was varied.", eg="seed of the attack", when="")
    mean: float | None = detail("RN05", "Mean.", eg=0.1638)
    sd: NotNegative | None = detail("RN05", "Standard deviation.", eg=0.0217)
    min: float | None = detail("RN05", "Smallest.", eg=0.1306)
    max: float | None = detail("RN05", "Largest.", eg=0.1995)


class Noise(Node):
    """Noise that was added to the number for privacy."""

    mechanism: Stated[Text] = part("PM02", "The mechanism.", eg="laplace", when="")
    epsilon: Stated[NotNegative] = part("PM02", "ε that it spent.", eg=0.01, when="")


class Evidence(Node):
    """Where the number can be seen."""

    file: Stated[FileRef | Path] = detail("FI04", "A file's id, or a path.", eg="numbers")
    publication: PublicationRef | None = detail("FI04", "A publication.", eg="article")
    sha256: Sha256 | None = detail("FI04", "SHA-256, where the file is not listed.", eg="de" * 32)
    locator: Text | None = detail("FI04", "Where in it.", eg="Table 2, row 3")


class _Result(Node):
    metric: Stated[MetricName | Definition] = part(
        "FI01",
        "The metric: an id of the registry with its version, or its definition.",
        eg="fid.ks_complement@1",
        when="",
    )
    value: Stated[float] = part("FI01", "The value.", eg=0.8903, when="")
    subject: Stated[Subject] = part("FI01", "What was measured.", when="")
    fields: list[TableRef | FieldRef] | None = detail("FI02", "The tables or fields it is about.", eg=["age", "cd40"])
    group: GroupRef | None = detail("FA02", "The group it is about.", eg="women")
    interval: OrNone[Interval] = detail("FI01", "How far it may be off.")
    standard_error: NotNegative | None = detail("FI01", "Its standard error.", eg=0.0197)
    comparators: OrNone[dict[Id, Comparator]] = detail("FI01", "Baselines: the same number for something else.")
    breakdown: dict[Id, float] | None = detail(
        "FI02", "The value by field or group.", eg={"age": 0.98}, keys=("/content/fields", "/content/groups")
    )
    parts: dict[Name, float] | None = detail(
        "FI01", "Numbers that it is made of.", eg={"attack": 0.72, "control": 0.77}
    )
    n: Stated[Count] = detail("FI01", "How many records, pairs or targets it rests on.", eg=1711)
    events: Stated[Count] = detail("FI01", "How many events, where it counts them.", eg=97)
    repeats: OrNone[Repetitions] = detail("RN05", "The same number again, with something varied.")
    noise: Noise | None = detail("PM02", "Noise that was added for privacy.")
    tool: ToolRef | None = detail("GE02", "The tool that computed it.", eg="sdmetrics")
    parameters: Parameters | None = detail("FI01", "Its settings.", eg={"folds": 5})
    metadata_sha256: Sha256 | None = detail("FI01", "SHA-256 of the metadata that the tool read.", eg="08" * 32)
    metadata: FileRef | None = detail("FI01", "The file of that metadata, where it is listed.", eg="metadata")
    seed: Integer | Text | None = detail("RN01", "Its own seed.", eg=0)
    computed_on: Date | None = detail("FI04", "The day on which it was computed.", eg="2026-11-23")
    rater: PartyRef | None = detail("CL01", "Who judged.", eg="reviewer_a")
    evidence: Stated[Evidence] = detail("FI04", "Where it can be seen.")


class Measurement(_Result):
    """A number of the output alone."""

    kind: Literal["measurement"] = part("FI01", "A number about the output alone.", tag=True)
    against: OrNone[RealDataRef] = detail("FI01", "For context only.", eg="none")


class Comparison(_Result):
    """The output beside real rows or published figures."""

    kind: Literal["comparison"] = part("FI01", "The output beside real rows or published figures.", tag=True)
    against: Stated[RealDataRef] = item(
        "FI01",
        ESSENTIAL,
        "Comparison with real rows",
        "How close are synthetic and real data?",
        "Every comparison names its real rows, and the value that real rows reach among themselves",
        "The split, input or evaluation input that the output is compared with.",
        problem="A result or its real-data baseline is not fully given",
        why="0.94 is good or bad only beside what two halves of the real data reach.",
        sources="CPM NAF",
        eg="train",
    )


class Downstream(_Result):
    """A model trained on one thing and tested on another."""

    kind: Literal["downstream"] = part("UT03", "A model trained on one thing and tested on another.", tag=True, when="")
    task: Stated[TaskRef] = part("UT01", "The task.", eg="event", when="")
    learner: Stated[Text] = part("UT01", "The model and its settings.", eg="logistic regression", when="")
    trained_on: Stated[TrainingRef] = part("UT03", "What it was trained on.", eg="table", when="")
    tested_on: Stated[TrainingRef] = part("UT03", "What it was tested on.", eg="holdout", when="")


class Estimate(_Result):
    """An estimand, estimated on the output and beside it on real rows."""

    kind: Literal["estimate"] = part("UT04", "An estimate that was made from the output.", tag=True, when="")
    estimand: Stated[EstimandRef] = part("UT04", "The estimand.", eg="hazard_ratio_arms", when="")
    against: OrNone[RealDataRef] = part("UT04", "The real rows that it is compared with.", eg="train", when="")


class Attack(_Result):
    """An attack on privacy, or a count of copies."""

    kind: Literal["attack"] = part("PA02", "An attack on privacy, or a count of copies.", tag=True, when="")
    against: Stated[RealDataRef] = part("PA02", "The rows that are attacked.", eg="train", when="")
    control: OrNone[SplitRef] = part("PA01", "Rows of people who were not in the data.", eg="holdout", when="")
    secret: list[FieldRef] | None = detail("PA03", "The fields that are guessed.", eg=["drugs"])
    known: list[FieldRef] | None = detail("PA03", "The fields that the attacker knows.", eg=["age", "race"])


class Violation(_Result):
    """How often a constraint is broken."""

    kind: Literal["violation"] = part("CO02", "How often a rule for records is broken.", tag=True, when="")


Result = Annotated[Measurement | Comparison | Downstream | Estimate | Attack | Violation, Field(discriminator="kind")]
