"""Rules on simulations."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.rules.rule import CONTRADICTION, DEMAND, MUST, SHOULD, rule
from synthreport.rules.value import Fault, Value

_FOUND_SOMEWHERE = ("literature", "public_statistics", "data_analysis")


@rule("SI51", MUST, DEMAND, at="/simulation/parameters/*", needs=("origin", "source"), sources="STRESS ADEMP")
def parameters_that_were_found_name_their_source(parameter: Value) -> Iterator[Fault]:
    """A parameter that was taken from texts, statistics or data names its source.

    A number from `the literature` can be neither looked up nor doubted.

    **Problem:** A simulation parameter names no source.

    **Fix:** name the text or the input in `source`, or say that the value is an assumption.
    """
    if parameter["origin"] in _FOUND_SOMEWHERE and parameter["source"] == "none":
        yield parameter.fault(
            "source", f"the origin is {parameter['origin'].replace('_', ' ')}, but there is no source",
            parameter.place("origin"),
        )  # fmt: skip


@rule("SI52", MUST, DEMAND, at="/simulation/parameters/*", sources="STRESS", alone="the value is missing")
def parameters_have_a_value(parameter: Value) -> Iterator[Fault]:
    """Every parameter has its value, or the file that holds it.

    A parameter that is named and not given keeps others from running the model.

    **Problem:** A simulation parameter has no value.

    **Fix:** give `value`, or list the file and name it in `file`.
    """
    taken_out = parameter.root.taken_out
    if not any(key in parameter.data or f"{parameter.pointer}/{key}" in taken_out for key in ("value", "file")):
        yield parameter.fault("", "the parameter has neither a value nor a file that holds it")


@rule(
    "SI53",
    MUST,
    CONTRADICTION,
    at="/simulation/calibration",
    needs=("independent_targets",),
    minds=("fit",),
    sources="VV40",
)
def independent_targets_were_not_fitted_to(calibration: Value) -> Iterator[Fault]:
    """What shows that a simulation is right was not used to calibrate it.

    A model that meets its own targets has shown that the fitting worked.

    **Problem:** A simulation was validated on what it was calibrated to.

    **Fix:** validate on other targets, from another input; or give `independent_targets: none`.
    """
    for index, name in enumerate(calibration.listed("independent_targets")):
        result = calibration.find(name, "results")
        source = calibration.find(result.get("against"), "inputs") if result else None
        if name in calibration.texts("fit"):
            yield calibration.fault(
                f"independent_targets/{index}", f"{calibration.called(name)} is a fit, too", calibration.place("fit")
            )
        elif source is not None and "calibration_targets" in source.texts("routes"):
            yield calibration.fault(
                f"independent_targets/{index}",
                f"{calibration.called(name)} is compared with {source.called()}, which gave calibration targets",
                source.place("routes"),
            )


@rule(
    "SI54",
    SHOULD,
    DEMAND,
    at="/simulation/run_design",
    needs=("repetitions", "monte_carlo_error"),
    sources="ADEMP STRESS",
)
def repeated_runs_have_an_error(design: Value) -> Iterator[Fault]:
    """Where runs were repeated, results give the error that chance leaves.

    Repetitions cost time to show how far one run may be off; without that number they show nothing.

    **Problem:** The error of repeated runs is not given.

    **Fix:** link results with a standard error, an interval or the spread of repetitions in `monte_carlo_error`.
    """
    if design["repetitions"] == 1:
        return
    if design["monte_carlo_error"] == "none":
        message = f"{design['repetitions']} runs, but no result gives their error"
        yield design.fault("monte_carlo_error", message, design.place("repetitions"))
    for index, name in enumerate(design.listed("monte_carlo_error")):
        result = design.find(name, "results")
        if result is not None and not _has_an_error(result):
            message = f"{result.called()} has neither a standard error nor an interval nor a spread"
            yield design.fault(f"monte_carlo_error/{index}", message, result.place())


def _has_an_error(result: Value) -> bool:
    """Whether a result says how far it may be off; that repetitions show their spread is for RN60 to tell."""
    return any(result.has(key) for key in ("interval", "standard_error", "repeats"))
