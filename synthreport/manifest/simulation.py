"""Simulation: the model that people wrote, its parameters, its calibration, its runs."""

from __future__ import annotations

from pydantic import JsonValue

from synthreport.manifest.closed_lists.making_lists import ParameterOrigin, Risk
from synthreport.manifest.node import ESSENTIAL, RECOMMENDED, Node, OrNone, Stated, completing, detail, item, part
from synthreport.manifest.references import FileRef, InputRef, ResultRef
from synthreport.manifest.values import Country, Date, Id, Identifier, Natural, Other, Parameters, Text


class SimulationModel(Node):
    """What the model is."""

    structure: Stated[Text] = item(
        "SI01",
        ESSENTIAL,
        "Simulation model",
        "How is the model built?",
        "The model's structure, modules and version are stated",
        "States, transitions and logic, or where they are written.",
        problem="Structure of the simulation model is not fully stated",
        why="The name of a simulator names a hundred models.",
        when="simulated",
        sources="STRESS",
        eg="Yearly state machine: healthy, ill, dead",
    )
    modules: OrNone[list[FileRef]] = completing("SI01", "The files that hold the model.", eg=["rules"])
    time_step: OrNone[Text] = detail("SI01", "The time step.", eg="one week")


class Parameter(Node):
    """A number, or a set of numbers, that the model runs on."""

    value: Stated[float | bool | Text | list[JsonValue] | Parameters] = detail(
        "SI02", "The value, or the values.", eg=0.041
    )
    file: FileRef | None = detail("SI02", "The file that holds a set of them.", eg="outcomes")
    unit: OrNone[Text] = detail("SI02", "The unit, as UCUM.", eg="1/a")
    meaning: Stated[Text] = part("SI02", "What it is.", eg="Yearly mortality at 70")
    uncertainty: OrNone[Text] = detail("SI02", "Its range.", eg="0.035 to 0.048")
    origin: Stated[ParameterOrigin] = item(
        "SI02",
        ESSENTIAL,
        "Origin of parameters",
        "Where does each parameter come from?",
        "Every parameter has one origin, with a date and a place",
        "Where the value comes from.",
        problem="Origin of a simulation parameter is not fully stated",
        why="A rate from another country and decade makes patients who live nowhere.",
        when="simulated",
        sources="STRESS ADEMP",
    )
    source: OrNone[Identifier | InputRef] = part("SI02", "The text or the input.", eg="https://doi.org/10.1000/182")
    place: OrNone[list[Country | Other]] = completing("SI02", "Where it was measured.", eg=["SE"])
    date: OrNone[Date] = completing("SI02", "When it was measured.", eg="2019")
    note: Text | None = detail(
        "SI02", "Where in the source it stands, or why it was assumed.", eg="Table 1, column Total"
    )


class Calibration(Node):
    """How the model was fitted to targets, and tested on others."""

    targets: OrNone[list[Text]] = item(
        "SI03",
        RECOMMENDED,
        "Calibration",
        "What was the model fitted to, and on what was it tested?",
        "Calibration targets and independent targets are kept apart, for a stated context of use",
        "What the model was fitted to.",
        problem="Calibration of the simulation is not fully described",
        why="A model that meets what it was fitted to has shown nothing yet.",
        when="simulated",
        sources="VV40",
        eg=["Mortality by age, 2019"],
    )
    fit: OrNone[list[ResultRef]] = part("SI03", "How well it met them.", eg=["mortality_fit"])
    independent_targets: OrNone[list[ResultRef]] = part("SI03", "Results on targets it was not fitted to.", eg=["stay"])
    context_of_use: Stated[Text] = part("SI03", "What it is to be used for.", eg="Testing software")
    risk: Stated[Risk] = part("SI03", "How much harm a wrong answer does there.")


class RunDesign(Node):
    """How it was run."""

    initial_state: Stated[Text] = item(
        "SI04",
        RECOMMENDED,
        "Simulation runs",
        "How was the model run?",
        "Initial state, horizon, warm-up, repetitions and their error are stated",
        "The state in which a run starts.",
        problem="Design of the simulation runs is not fully described",
        why="One run shows one throw of the dice.",
        when="simulated",
        sources="ADEMP STRESS",
        eg="At diagnosis",
    )
    horizon: Stated[Text] = part("SI04", "How long it runs.", eg="Two years")
    warm_up: OrNone[Text] = part("SI04", "What is thrown away at the start.", eg="One year")
    repetitions: Stated[Natural] = part("SI04", "How many runs.", eg=50)
    monte_carlo_error: OrNone[list[ResultRef]] = part("SI04", "Results that give it.", eg=["mean_visits"])
    sensitivity: OrNone[list[ResultRef]] = part("SI04", "What changes when a parameter does.", eg=["adherence_low"])


class Simulation(Node):
    """What only simulations must say."""

    model: Stated[SimulationModel] = part("SI01", "What the model is.")
    parameters: Stated[dict[Id, Parameter]] = part("SI02", "Its parameters, under ids of your choice.")
    calibration: OrNone[Calibration] = part("SI03", "How it was fitted and tested.")
    run_design: Stated[RunDesign] = part("SI04", "How it was run.")
