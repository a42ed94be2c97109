"""What is in the files: modalities, tables, fields, groups, and how records correspond to people."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthreport.manifest.closed_lists.content_lists import (
    CorrespondenceKind,
    FieldRole,
    LabelOrigin,
    MissingHandling,
    Modality,
    VariableType,
)
from synthreport.manifest.node import RECOMMENDED, Node, OrNone, Stated, Value, completing, detail, item, part
from synthreport.manifest.references import FieldRef, FileRef, InputRef, StepRef, TableRef
from synthreport.manifest.values import Count, Date, Id, Integer, Other, Sha256, Share, Text, Uri, Whole

PERSONS = "person_level_input"


class ForeignKey(Node):
    """A field whose values are keys of another table."""

    field: Stated[FieldRef] = part("MO02", "The field that refers.", eg="patient_id")
    table: Stated[TableRef] = part("MO02", "The table that it refers to.", eg="patients")


class Table(Node):
    """One kind of row."""

    files: Stated[list[FileRef]] = part("MO02", "The files that hold it.", eg=["table"])
    row_unit: Stated[Text] = part("MO02", "What one row is.", eg="one patient")
    key: OrNone[list[FieldRef]] = part("MO02", "The fields that identify a row.", eg=["patient_id"])
    foreign_keys: OrNone[list[ForeignKey]] = detail("MO02", "Fields that refer to other tables.")


class Range(Node):
    """The values that are allowed, not those that occur in the source."""

    min: float | None = detail("MO02", "The smallest allowed value.", eg=0)
    max: float | None = detail("MO02", "The largest allowed value.", eg=120)


class Category(Node):
    """A code and what it means."""

    code: Stated[Integer | Text] = part("MO02", "The code as it is in the data.", eg=1)
    label: Stated[Text] = part("MO02", "What it means.", eg="female")


class Missing(Node):
    """How missing values are written, and how they came about."""

    code: Stated[Integer | float | str] = part("MO02", "The code in the data for a missing value.", eg="NA")
    handling: Stated[MissingHandling] = detail("MO04", "What became of those of the source.")


class Variable(Node):
    """One field of a table, or a family of like fields."""

    table: Stated[TableRef] = detail("MO02", "The table that it belongs to, where there are several.", eg="patients")
    name: Text | None = detail("MO02", "Its name in the data, where it is not the id.", eg="Birth weight")
    pattern: Text | None = detail("MO02", "The form of the names of a family of fields.", eg="rs[0-9]+")
    count: Stated[Count] = detail("MO02", "How many fields the family has.", eg=6800000)
    description: Stated[Text] = part("MO02", "What it means.", eg="CD4 count at baseline")
    type: Stated[VariableType | Other] = part("MO02", "The type of its values.")
    unit: OrNone[Text] = detail("MO02", "Its unit, as UCUM.", eg="{cells}/mm3")
    categories: Annotated[list[Category | Integer | Text], Field(min_length=1)] | None = detail(
        "MO02", "The codes that occur; a code alone where it says what it means.", eg=[70, 80, 90, 100]
    )
    range: Stated[Range] = detail("MO02", "The values that are allowed.")
    resolution: Text | None = detail("MO02", "How finely it is given.", eg="month")
    decimals: Whole | None = detail("MO02", "How many decimals are kept.", eg=2)
    missing: OrNone[Missing] = detail("MO02", "How missing values are written.")
    roles: list[FieldRole | Other] | None = detail("MO02", "What it is in an analysis or an attack.", eg=["outcome"])
    synthetic: Stated[bool] = detail(
        "MO02", "Whether its values were generated, where only those of some fields were.", eg=True
    )
    made_by: StepRef | None = detail("MO02", "The step that made it, where it is not the table's.", eg="measure")


class InDictionary(Value):
    """The fields are described in a file of their own."""

    in_dictionary: Stated[FileRef | Uri] = part("MO02", "The file's id, or its address.", eg="dictionary", tag=True)
    sha256: Stated[Sha256] = detail("MO02", "SHA-256, where it is only an address.", eg="bc" * 32)
    complete: Stated[bool] = part("MO02", "Whether every field is described.", eg=True)


class Shares(Node):
    """A group's share in the source and in the output."""

    source: Stated[Share] = part("FA01", "Share in the source.", eg=0.1788)
    output: Stated[Share] = part("FA01", "Share in the output.", eg=0.1853)


class Group(Node):
    """A group of persons whose results are looked at."""

    definition: Stated[Text] = part("FA01", "Who belongs to it.", eg="Women, as recorded at inclusion")
    expression: Text | None = detail(
        "FA01", "The same as an SQL condition over one table, which a machine can run.", eg="gender = 0"
    )
    table: TableRef | None = detail("FA01", "The table of that condition.", eg="patients")
    partition: Text | None = detail("FA01", "The characteristic by which it divides the whole.", eg="gender")
    shares: Stated[Shares] = part("FA01", "Its share in the source and in the output.")
    change: Text | None = detail("FA01", "Why the share changed.", eg="Drawn evenly over age groups.")


class Rebalancing(Node):
    """An intervention in who is represented."""

    what: Stated[Text] = part("FA03", "What was changed.", eg="Equal numbers of women and men.")
    target: Stated[Text] = part("FA03", "The shares that were aimed at.", eg="50 % women")
    side_effects: OrNone[Text] = part("FA03", "What else changed with it.", eg="Mean age rose by two years.")


class Correspondence(Node):
    """Which records come from which persons."""

    kind: Stated[CorrespondenceKind] = part(
        "PM04", "Whether a record of the output stems from particular persons.", when=PERSONS
    )
    field: FieldRef | None = detail("PM04", "The field that tells from whom.", eg="source_id")
    published: bool | None = detail("PM04", "Whether that field is released.", eg=False)
    with_input: InputRef | None = detail("PM04", "The input whose persons they are.", eg="registry")


class Difference(Node):
    """One way in which the output's structure differs from the source's."""

    change: Stated[Text] = part("MO04", "What was dropped, merged, coarsened or added.", eg="Dates reduced to months")
    fields: list[Text] | None = detail("MO04", "The source's fields concerned, by name.", eg=["admission_date"])
    reason: Text | None = detail("MO04", "Why.", eg="Days of birth identify.")


class CodeSystem(Node):
    """A terminology."""

    name: Stated[Text] = part("MO04", "Its name.", eg="ICD-10-GM")
    version: Stated[Text] = part("MO04", "Its version.", eg="2026")


class TimeSpan(Node):
    """The time that records span, both ends included."""

    start: Stated[Date] = part("MO03", "The first day, month or year.", eg="2020-01")
    end: Stated[Date] = part("MO03", "The last day, month or year.", eg="2022-12")


class Content(Node):
    """What is in the files."""

    modalities: Stated[Annotated[list[Modality | Other], Field(min_length=1)]] = item(
        "MO01",
        RECOMMENDED,
        "Kinds of data",
        "Which kinds of data does the dataset hold?",
        "The kinds of data are named from a closed list",
        "All kinds of data that the dataset holds; each opens its own module.",
        problem="Kinds of data are not stated",
        why="An image set described as a table is asked none of the questions that matter for images.",
        sources="SPDX3 TAX",
        eg=["tabular"],
    )
    data_model: OrNone[Text] = detail("MO04", "The data model, with its version.", eg="OMOP CDM 5.4")
    code_systems: OrNone[dict[Id, CodeSystem]] = detail("MO04", "The terminologies that are used.")
    subjects: OrNone[Count] = item(
        "MO03",
        RECOMMENDED,
        "Subjects, events and time",
        "How many synthetic persons and events are there, over which time?",
        "Synthetic subjects, events and the time spanned are counted",
        "How many synthetic subjects there are; `none` where a record is about nobody.",
        problem="Number of subjects, events or time span not stated",
        why="Rows reported as patients make a dataset look larger than it is.",
        sources="SMD",
        eg=1711,
    )
    events: OrNone[Count] = part("MO03", "How many events or visits there are.", eg=6120)
    event: Text | None = detail("MO03", "What is counted as an event.", eg="a stay in hospital")
    period: OrNone[TimeSpan] = part("MO03", "The time that the records span.")
    tables: OrNone[dict[Id, Table]] = part("MO02", "The kinds of rows.")
    fields: Stated[dict[Id, Variable] | InDictionary] = item(
        "MO02",
        RECOMMENDED,
        "Fields",
        "What does each field mean?",
        "Every field has its meaning, type, unit, codes and role",
        "Every field, or the dictionary that describes them.",
        problem="Tables or fields are not fully described",
        why="The dictionary of the source, pasted in, describes data that are not there.",
        when="tabular",
        sources="PDPC LFSD",
    )
    fields_complete: bool | None = detail("MO02", "Whether every field is listed; left out, it is.", eg=False)
    label_origin: Stated[LabelOrigin | Other] = part(
        "GE05", "How labels or ground truth arise: asked of the generator, measured, annotated, or none."
    )
    groups: OrNone[dict[Id, Group]] = item(
        "FA01",
        RECOMMENDED,
        "Shares of groups",
        "Are groups as large in the output as in the source?",
        "The shares of groups in the source and in the output stand side by side",
        "The groups that are looked at, with their shares in the source and in the output.",
        problem="Shares of groups in source and output are not given",
        why="A generator that makes the rare rarer does so without a message.",
        when=PERSONS,
        sources="FAIRS-SHARES STAND",
    )
    rebalanced: OrNone[Rebalancing] = item(
        "FA03",
        RECOMMENDED,
        "Rebalancing",
        "Was it changed who is represented, and with which side effects?",
        "Interventions in who is represented are stated with their side effects",
        "What was rebalanced, towards which shares, and what else changed; `none` if nothing was.",
        problem="Rebalancing of groups is not fully stated",
        why="`Debiased` names an aim; users who estimate a prevalence from the data must know what was done.",
        when=PERSONS,
        sources="FAIRS FAIRS-SHARES",
    )
    correspondence: Stated[Correspondence] = completing("PM04", "Which records come from which persons.", when=PERSONS)
    differences_from_source: OrNone[dict[Id, Difference]] = item(
        "MO04",
        RECOMMENDED,
        "Differences from the source",
        "How does the structure differ from that of the source?",
        "What differs in structure from the source is listed",
        "Fields dropped, merged or coarsened, terminologies changed, and what became of missing values.",
        problem="Structural differences from the source are not listed",
        why="Code that runs on the synthetic table and fails on the real one has lost its use.",
        when=PERSONS,
        essential_where="claims_schema",
        sources="LFSD SMD",
    )
