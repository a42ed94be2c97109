"""Check the simulated clinic against its targets and its own rules, and write numbers.json."""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import groupby, pairwise
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from simulate import HERE, SEED, Parameters, Patient, read_parameters, simulate

NUMBERS = HERE / "numbers.json"
FILES = ("patients.csv", "visits.csv")
REPLICATES = 20
VARIED = ("action_probability", "annual_drop_out", "metformin_effect_sd", "progression_sd", "missing_share")

Row = dict[str, str]


def read(name: str) -> list[Row]:
    """The rows of one of the two files."""
    with (HERE / "data" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def files() -> dict[str, Any]:
    """Size and digest of both files."""
    result = {}
    for name in FILES:
        data = (HERE / "data" / name).read_bytes()
        rows, columns = len(read(name)), len(read(name)[0])
        digest = hashlib.sha256(data).hexdigest()
        missing = sum(value == "" for row in read(name) for value in row.values())
        shape = {"rows": rows, "columns": columns, "missing_cells": missing}
        result[f"data/{name}"] = shape | {"bytes": len(data), "sha256": digest}
    return result


def numbers_of(values: Iterable[float | None]) -> list[float]:
    """The values that are there."""
    return [float(value) for value in values if value is not None]


def first(people: list[Patient], name: str) -> list[float]:
    """A measurement at the first visit."""
    return numbers_of(getattr(person.visits[0], name) for person in people)


def last_hba1c(people: list[Patient], months: float) -> list[float]:
    """The HbA1c at the end of follow-up, of those who are still there."""
    return numbers_of(person.visits[-1].hba1c for person in people if person.visits[-1].month == months)


def risked(people: list[Patient], p: Parameters) -> list[float]:
    """One entry per half-year at risk of leaving: 1 where the person left."""
    steps = int(p["follow_up"] / p["visit_interval"])
    return [
        float(person.left_early and index == len(person.visits) - 1)
        for person in people
        for index in range(min(len(person.visits), steps))
    ]


def missed(people: list[Patient]) -> list[float]:
    """One entry per measurement: 1 where it is missing."""
    return [float(value is None) for person in people for v in person.visits for value in (v.hba1c, v.sbp)]


def means(people: list[Patient], p: Parameters) -> dict[str, tuple[list[float], float]]:
    """What was simulated for every parameter that is a mean or a share, and its target."""
    adherent = [person.metformin_effect for person in people if person.adherent]
    others = [person.metformin_effect for person in people if not person.adherent]
    return {
        "female_share": ([float(q.female) for q in people], p["female_share"]),
        "age_mean": ([q.age for q in people], p["age_mean"]),
        "bmi_mean": ([q.bmi for q in people], p["bmi_mean"]),
        "smoker_share": ([float(q.smoker) for q in people], p["smoker_share"]),
        "hba1c_mean": (first(people, "hba1c"), p["hba1c_mean"]),
        "sbp_mean": (first(people, "sbp"), p["sbp_mean"]),
        "antihypertensive_share": (
            [float(q.on_antihypertensive) for q in people],
            p["antihypertensive_share"],
        ),
        "lipid_lowering_share": ([float(q.on_lipid_lowering) for q in people], p["lipid_lowering_share"]),
        "non_adherent_share": ([float(not q.adherent) for q in people], p["non_adherent_share"]),
        "metformin_effect": (adherent, p["metformin_effect"]),
        "metformin_effect_non_adherent": (others, p["metformin_effect"] - p["non_adherence_loss"]),
        "progression_per_year": ([q.progression for q in people], p["progression_ifcc"] * p["ngsp_per_ifcc"]),
        "half_yearly_drop_out": (risked(people, p), 1 - sqrt(1 - p["annual_drop_out"])),
        "missing_share": (missed(people), p["missing_share"]),
    }


def spreads(people: list[Patient], p: Parameters) -> dict[str, tuple[list[float], float]]:
    """The same for the parameters that are standard deviations."""
    return {
        "age_sd": ([q.age for q in people], p["age_sd"]),
        "bmi_sd": ([q.bmi for q in people], p["bmi_sd"]),
        "hba1c_sd": (first(people, "hba1c"), p["hba1c_sd"]),
        "sbp_sd": (first(people, "sbp"), p["sbp_sd"]),
    }


def compared(simulated: float, target: float, error: float, over: list[float]) -> dict[str, float]:
    """One simulated number beside its target, with its Monte Carlo error and the spread over seeds."""
    overall = fmean(over)
    return {
        "target": target,
        "simulated": simulated,
        "standard_error": error,
        "z": (simulated - target) / error,
        "mean_over_seeds": overall,
        "standard_error_over_seeds": stdev(over) / sqrt(len(over)),
        "z_over_seeds": (overall - target) / (stdev(over) / sqrt(len(over))),
    }


def calibration(runs: list[list[Patient]], p: Parameters) -> dict[str, Any]:
    """Every target against the deposited run, which is the first, and against all seeds."""
    result = {}
    all_means, all_spreads = [means(run, p) for run in runs], [spreads(run, p) for run in runs]
    for name, (values, target) in all_means[0].items():
        over = [fmean(run[name][0]) for run in all_means]
        result[name] = compared(fmean(values), target, stdev(values) / sqrt(len(values)), over)
    for name, (values, target) in all_spreads[0].items():
        over = [stdev(run[name][0]) for run in all_spreads]
        result[name] = compared(stdev(values), target, stdev(over), over)
    return result


def outcomes(people: list[Patient], p: Parameters) -> dict[str, float]:
    """The main results of one run."""
    end = last_hba1c(people, p["follow_up"])
    final = [person.visits[-1] for person in people if not person.left_early]
    pressure = numbers_of(visit.sbp for visit in final)
    return {
        "visits": float(sum(len(person.visits) for person in people)),
        "completed_share": fmean(float(not person.left_early) for person in people),
        "hba1c_at_entry": fmean(first(people, "hba1c")),
        "hba1c_at_end": fmean(end),
        "hba1c_below_7_at_end": fmean(float(value < 7) for value in end),
        "sbp_at_entry": fmean(first(people, "sbp")),
        "sbp_at_end": fmean(pressure),
        "metformin_at_end": fmean(float(visit.metformin) for visit in final),
        "sulfonylurea_at_end": fmean(float(visit.sulfonylurea) for visit in final),
    }


def replicates(runs: list[list[Patient]], p: Parameters) -> dict[str, Any]:
    """Mean and standard deviation of the main results over the seeds."""
    results = [outcomes(run, p) for run in runs]
    return {
        "seeds": [SEED + index for index in range(len(runs))],
        "deposited": results[0],
        "over_seeds": {
            name: {"mean": fmean(r[name] for r in results), "sd": stdev(r[name] for r in results)}
            for name in results[0]
        },
    }


def final_means(p: Parameters) -> list[float]:
    """The mean HbA1c at the end for every seed."""
    runs = (simulate(p, SEED + index) for index in range(REPLICATES))
    return [fmean(last_hba1c(run, p["follow_up"])) for run in runs]


def sensitivity(p: Parameters) -> dict[str, Any]:
    """How the mean HbA1c at the end moves when an assumed parameter is 20 % lower or higher."""
    base = final_means(p)
    result: dict[str, Any] = {}
    for name in VARIED:
        for label, factor in (("minus_20_percent", 0.8), ("plus_20_percent", 1.2)):
            other = final_means(p | {name: p[name] * factor})
            gaps = [new - old for new, old in zip(other, base, strict=True)]
            effect = {"mean_difference": fmean(gaps), "standard_error": stdev(gaps) / sqrt(len(gaps))}
            result.setdefault(name, {"value": p[name]})[label] = effect
    return {"outcome": "mean HbA1c at the end of follow-up, percentage points", "seeds": REPLICATES} | result


def in_range(low: float, high: float) -> Callable[[str], bool]:
    """Whether a cell is empty or a number in bounds."""
    return lambda text: text == "" or low <= float(text) <= high


def patient_rules(p: Parameters) -> dict[str, Callable[[Row], bool]]:
    """What must hold of every patient."""
    age, bmi = in_range(p["age_low"], p["age_high"]), in_range(12, 90)
    return {
        "sex is F or M": lambda r: r["sex"] in {"F", "M"},
        "age in bounds": lambda r: age(r["age_years"]),
        "BMI in 12..90": lambda r: r["bmi_kg_m2"] != "" and bmi(r["bmi_kg_m2"]),
        "completed exactly if seen at the end": lambda r: (
            (r["status"] == "completed") == (float(r["last_month"]) == p["follow_up"])
        ),
    }


def visit_rules(p: Parameters) -> dict[str, Callable[[Row], bool]]:
    """What must hold of every visit."""
    hba1c, sbp = in_range(p["hba1c_low"], p["hba1c_high"]), in_range(p["sbp_low"], p["sbp_high"])
    drugs = in_range(0, p["antihypertensives_most"])
    return {
        "HbA1c in bounds or missing": lambda r: hba1c(r["hba1c_percent"]),
        "systolic pressure in bounds or missing": lambda r: sbp(r["sbp_mmhg"]),
        "month on the visit grid": lambda r: int(r["month"]) % p["visit_interval"] == 0,
        "sulfonylurea only with metformin": lambda r: r["sulfonylurea"] <= r["metformin"],
        "no glucose-lowering drug at entry": lambda r: r["month"] != "0" or r["metformin"] == "0",
        "antihypertensives in bounds": lambda r: drugs(r["antihypertensives"]),
    }


def sequence_breaks(visits: list[Row], p: Parameters) -> dict[str, int]:
    """Pairs of successive visits of a person that are not one interval apart, or at which a drug is gone."""
    drugs = ("metformin", "sulfonylurea", "antihypertensives", "lipid_lowering")
    gaps = stopped = 0
    for _, rows in groupby(visits, lambda r: r["patient_id"]):
        for before, after in pairwise(rows):
            gaps += int(after["month"]) - int(before["month"]) != p["visit_interval"]
            stopped += any(int(after[drug]) < int(before[drug]) for drug in drugs)
    return {"visits without gaps": gaps, "no drug is ever stopped": stopped}


def link_breaks(patients: list[Row], visits: list[Row]) -> dict[str, int]:
    """Rows of one file that do not fit the other."""
    known = {row["patient_id"]: row for row in patients}
    last = {row["patient_id"]: row["month"] for row in visits}  # visits are in order of month
    pairs = {(row["patient_id"], row["month"]) for row in visits}
    entry = {row["patient_id"]: row for row in visits if row["month"] == "0"}
    return {
        "patient_id unique": len(patients) - len(known),
        "patient and month unique": len(visits) - len(pairs),
        "every visit has its patient": sum(row["patient_id"] not in known for row in visits),
        "every patient has a visit at month 0": sum(name not in entry for name in known),
        "last_month is the month of the last visit": sum(
            last.get(name) != row["last_month"] for name, row in known.items()
        ),
        "baseline drugs agree with the first visit": sum(
            (row["antihypertensives"], row["lipid_lowering"])
            != (known[name]["baseline_antihypertensive"], known[name]["baseline_lipid_lowering"])
            for name, row in entry.items()
        ),
    }


def violations(p: Parameters) -> dict[str, int]:
    """How often each rule is broken in the files; by construction never."""
    patients, visits = (read(name) for name in FILES)
    counts = {name: sum(not rule(r) for r in patients) for name, rule in patient_rules(p).items()}
    counts |= {name: sum(not rule(r) for r in visits) for name, rule in visit_rules(p).items()}
    return counts | sequence_breaks(visits, p) | link_breaks(patients, visits)


def reruns() -> dict[str, str]:
    """Whether the command writes the same bytes again, in new processes."""
    result = {}
    for label in ("again", "once_more"):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "simulate.py", "--out", folder]
            subprocess.run(command, cwd=HERE, check=True, capture_output=True)
            same = all((Path(folder) / n).read_bytes() == (HERE / "data" / n).read_bytes() for n in FILES)
        result[label] = "bit_identical" if same else "differs"
    return result


def parameters_summary() -> dict[str, int]:
    """How many parameters have a source and how many are assumed."""
    entries = json.loads((HERE / "parameters.json").read_text(encoding="utf-8"))["parameters"]
    assumed = sum(entry["assumed"] for entry in entries)
    return {"all": len(entries), "with_source": len(entries) - assumed, "assumed": assumed}


def rounded(value: Any) -> Any:
    """The same document with every number cut to six decimals."""
    if isinstance(value, dict):
        return {str(key): rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(value, 6) if isinstance(value, float) else value


def volatile(measured: float) -> dict[str, Any]:
    """What changes with the machine."""
    start = time.perf_counter()
    simulate(read_parameters())
    timing = {"simulate_s": round(time.perf_counter() - start, 2), "measure_s": round(measured)}
    system = {"python": platform.python_version(), "os_family": platform.system()}
    return system | {"timing": timing, "note": "kept from the first run unless --retime is given"}


def main() -> None:
    """Write numbers.json with sorted keys."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--retime", action="store_true", help="replace the recorded times")
    options = parser.parse_args()
    start = time.perf_counter()
    p = read_parameters()
    runs = [simulate(p, SEED + index) for index in range(REPLICATES)]
    numbers: dict[str, Any] = {
        "files": files(),
        "seed": SEED,
        "parameters": parameters_summary(),
        "calibration": calibration(runs, p),
        "rule_violations": violations(p),
        "replicates": replicates(runs, p),
        "sensitivity": sensitivity(p),
        "reruns": reruns(),
    }
    old = json.loads(NUMBERS.read_text(encoding="utf-8")) if NUMBERS.exists() else {}
    keep = "volatile" in old and not options.retime
    numbers["volatile"] = old["volatile"] if keep else volatile(time.perf_counter() - start)
    text = json.dumps(rounded(numbers), indent=1, sort_keys=True, allow_nan=False) + "\n"
    NUMBERS.write_bytes(text.encode())


if __name__ == "__main__":
    main()
