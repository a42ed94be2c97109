"""The newest version of the standard as types: one module a section, in the order in which a dataset is made.

In: nothing. Out: the types, from which the schema, the catalogue and the pages are rendered. Never: an import by the
checker, which reads what is published.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthreport.manifest.about import About
from synthreport.manifest.claims import Claims
from synthreport.manifest.content import Content
from synthreport.manifest.dataset import Dataset
from synthreport.manifest.ethics import Ethics
from synthreport.manifest.files import File
from synthreport.manifest.genomic import Genomic
from synthreport.manifest.imaging import Imaging
from synthreport.manifest.inputs import EvaluationInput, Input
from synthreport.manifest.lineage import Lineage
from synthreport.manifest.longitudinal import Longitudinal
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, detail, item, part, section
from synthreport.manifest.parties import Party
from synthreport.manifest.privacy import Privacy
from synthreport.manifest.purpose import Purpose
from synthreport.manifest.reproducibility import Reproducibility
from synthreport.manifest.results import Result
from synthreport.manifest.selection import Selection
from synthreport.manifest.signal import Signal
from synthreport.manifest.simulation import Simulation
from synthreport.manifest.splits import Split
from synthreport.manifest.steps import Step
from synthreport.manifest.tasks_and_constraints import Constraint, Estimand, Task
from synthreport.manifest.text import TextModule
from synthreport.manifest.tools import Tool
from synthreport.manifest.upkeep import Access, Limitation, Maintenance
from synthreport.manifest.validation import IndependentValidation, Validation
from synthreport.manifest.values import Id


class Manifest(Node):
    """The disclosure of one synthetic dataset."""

    synthreport: Literal["1.0"] = item(
        "ID01",
        ESSENTIAL,
        "Version of the standard",
        "Which version of the standard does the manifest follow?",
        "The manifest names the version of the standard that it follows",
        "The version of the standard, in quotes.",
        problem="No known version of the standard is stated",
        why="A checker that guesses the version judges by rules that the author never saw.",
        sources="DOME CR11",
        tag=True,
    )
    manifest: Stated[About] = part("MA02", "About this document: who speaks, and when.")
    dataset: Stated[Dataset] = section("Who and what: the dataset.")
    parties: OrNone[dict[Id, Party]] = item(
        "ID07",
        ESSENTIAL,
        "People and interests",
        "Who took part, who paid, and what ties do they have?",
        "Creators, custodians, funders and vendors are named with their ties",
        "Everybody who took part, each under an id of your choice.",
        problem="Creators, funding or competing interests not fully stated",
        why="A vendor who judges its own generator should be seen to do so.",
        sources="STAND DTA ICMJE26",
    )
    tools: OrNone[dict[Id, Tool]] = item(
        "GE02",
        ESSENTIAL,
        "Tools and versions",
        "Which tools were used, in which exact versions?",
        "Every tool is named with the exact version that ran",
        "Programs, judging models, instruments and panels, each under an id of your choice.",
        problem="A tool is not fully identified",
        why="One library's overall quality took four values on the same two files, by version and metadata alone.",
        sources="STRESS SDV-2022",
    )
    purpose: Stated[Purpose] = section("What the dataset is for, and what not.")
    inputs: OrNone[dict[Id, Input]] = item(
        "SO01",
        ESSENTIAL,
        "Inputs",
        "What went into the dataset?",
        "Everything that shaped the output is listed, or it is said that nothing human-made went in",
        "Whatever shaped the output: records, figures, models, knowledge; evaluation_inputs hold what only tested it.",
        problem="Sources of the dataset are not fully described",
        why="`No real data used`, with a model that was tuned on patients, is how people end up in the output.",
        sources="SND AIA53",
    )
    evaluation_inputs: OrNone[dict[Id, EvaluationInput]] = detail(
        "FI01", "What tested the output and did not shape it."
    )
    splits: OrNone[dict[Id, Split]] = item(
        "SO06",
        ESSENTIAL,
        "Training and test persons",
        "Which persons did the generator see, and which were kept apart?",
        "The real data's parts are counted by person, with what the generator saw of each and how they overlap",
        "Every part of the real data that was kept apart.",
        problem="Splits of the real data are not fully counted",
        why="A split by rows puts one patient on both sides, and every later number is too good.",
        when="person_level_input fitted",
        sources="CLAIM CPM PHANT",
    )
    steps: Stated[Annotated[dict[Id, Step], Field(min_length=1)]] = item(
        "PO01",
        ESSENTIAL,
        "Steps",
        "Which steps lead from the inputs to the files?",
        "The pipeline from input to release is described step by step",
        "Every step, with what it takes and what it makes; their order follows from that.",
        problem="Pipeline is not fully described",
        why="`Cleaned` hides the step in which the result was made.",
        sources="SWE",
    )
    selection: Stated[Selection] = section("What else was tried.")
    reproducibility: Stated[Reproducibility] = section("Whether the run can be repeated.")
    files: Stated[Annotated[dict[Id, File], Field(min_length=1)]] = part(
        "ID04", "Every released file, under an id of your choice."
    )
    content: Stated[Content] = section("What is in the files.")
    lineage: Stated[Lineage] = section("Generations before and after.")
    claims: Stated[Claims] = section("What the dataset is said to keep.")
    privacy: Stated[Privacy] = section("What privacy is claimed, against whom, and what was tested.")
    ethics: Stated[Ethics] = section("Decisions on the output, and the people behind it.")
    results: OrNone[dict[Id, Result]] = detail("FI01", "Every number that claims something.")
    tasks: OrNone[dict[Id, Task]] = detail("UT01", "Predictions that results are about.")
    estimands: OrNone[dict[Id, Estimand]] = detail("UT04", "Quantities that results are about.")
    constraints: OrNone[dict[Id, Constraint]] = item(
        "CO01",
        RECOMMENDED,
        "Rules for records",
        "Which rules must every record keep?",
        "Rules that records must keep are listed in a form that a machine can run",
        "Rules between fields, with where they come from and what makes them hold.",
        problem="Constraints on records are not fully listed",
        why="`Clinically valid`, without a rule, cannot fail.",
        when="tabular",
        sources="SMD VAL",
    )
    validation: Stated[Validation] = section("What was planned, and who looked.")
    independent_validation: OrNone[dict[Id, IndependentValidation]] = item(
        "IV01",
        ESSENTIAL,
        "Independent testing",
        "Has anybody but the creators tested the dataset?",
        "It is said whether anybody but the creators tested the dataset",
        "Validations by others; `none` if there are none.",
        problem="Independent validation is not fully stated",
        why="Creators who test their own work find what they look for.",
        sources="NAT-ED",
    )
    longitudinal: Stated[Longitudinal] = section("What only data over time must say.")
    imaging: Stated[Imaging] = section("What only images must say.")
    text: Stated[TextModule] = section("What only text must say.")
    signal: Stated[Signal] = section("What only waveforms must say.")
    genomic: Stated[Genomic] = section("What only genomes must say.")
    simulation: Stated[Simulation] = section("What only simulations must say.")
    limitations: OrNone[dict[Id, Limitation]] = item(
        "LI01",
        ESSENTIAL,
        "Limitations",
        "Where does the dataset fail?",
        "Known failures are named, with the variables and groups concerned",
        "What the data cannot be used for, or get wrong, each with the ids of what it is about.",
        problem="Limitations are not stated",
        why="Every dataset has limits; boilerplate about them protects nobody.",
        sources="RAI10 HEIN",
    )
    access: Stated[Access] = section("Who may have it, and what they may do.")
    maintenance: Stated[Maintenance] = section("Who keeps it.")
