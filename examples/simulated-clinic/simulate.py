"""Simulate a primary-care clinic that follows people with newly treated type 2 diabetes for three years.

No human record is used: every number comes from parameters.json, where each has its source or is marked as
assumed. Only the standard library is needed. The arithmetic keeps to sums, products, quotients and square
roots, which every platform rounds alike, so the files are the same bytes wherever they are made.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent
SEED = 20260101
SKEW = 0.15  # weight of the square in a skewed variate; see skewed()
FOURTH = 2.9  # the fourth moment of standard(), a sum of twelve uniform variates

Parameters = dict[str, float]

PATIENT_COLUMNS = (
    *("patient_id", "sex", "age_years", "bmi_kg_m2", "smoker", "baseline_antihypertensive"),
    *("baseline_lipid_lowering", "last_month", "status"),
)
VISIT_COLUMNS = (
    *("patient_id", "month", "hba1c_percent", "sbp_mmhg", "metformin", "sulfonylurea"),
    *("antihypertensives", "lipid_lowering"),
)


@dataclass
class Visit:
    """One visit: what was measured, None where it was missed, and what was taken until then."""

    month: int
    hba1c: float | None
    sbp: float | None
    metformin: bool
    sulfonylurea: bool
    antihypertensives: int
    lipid_lowering: bool


@dataclass
class Patient:
    """One simulated person: what the files show, and the hidden truth behind it."""

    number: int
    female: bool
    age: float
    bmi: float
    smoker: bool
    hba1c: float
    sbp: float
    progression: float
    adherent: bool
    metformin_effect: float
    on_antihypertensive: bool
    on_lipid_lowering: bool
    left_early: bool = False
    visits: list[Visit] = field(default_factory=list)


def read_parameters(path: Path = HERE / "parameters.json") -> Parameters:
    """The values by name."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return {entry["name"]: entry["value"] for entry in document["parameters"]}


def standard(rng: Random) -> float:
    """A nearly normal variate with mean 0 and variance 1: twelve uniform ones, added up."""
    total = -6.0
    for _ in range(12):  # sum() is not used: Python 3.12 made it round otherwise
        total += rng.random()
    return total


def skewed(rng: Random) -> float:
    """A variate with mean 0 and variance 1 and a longer right tail; it never falls below about -1.75."""
    draw = standard(rng)
    return sqrt(1 - (FOURTH - 1) * SKEW * SKEW) * draw + SKEW * (draw * draw - 1)


def within(value: float, low: float, high: float) -> float:
    """The value, or the bound that it passes."""
    return min(max(value, low), high)


def age_at_entry(rng: Random, p: Parameters) -> float:
    """An age of an adult, drawn again while it is out of bounds."""
    while True:
        age = p["age_mean"] + p["age_sd"] * standard(rng)
        if p["age_low"] <= age < p["age_high"]:
            return age


def between_sd(p: Parameters) -> tuple[float, float]:
    """The spread of true HbA1c and pressure: what the noise of visits leaves of the published one."""
    noise = p["hba1c_within_cv"] * p["hba1c_within_cv"]
    hba1c = p["hba1c_sd"] * p["hba1c_sd"] - noise * p["hba1c_mean"] * p["hba1c_mean"]
    sbp = p["sbp_sd"] * p["sbp_sd"] - p["sbp_within_sd"] * p["sbp_within_sd"]
    return sqrt(hba1c / (1 + noise)), sqrt(sbp)


def enrol(number: int, rng: Random, p: Parameters) -> Patient:
    """A person at entry, before any glucose-lowering drug."""
    hba1c_sd, sbp_sd = between_sd(p)
    adherent = rng.random() >= p["non_adherent_share"]
    mean_effect = p["metformin_effect"] - (0 if adherent else p["non_adherence_loss"])
    return Patient(
        number=number,
        female=rng.random() < p["female_share"],
        age=age_at_entry(rng, p),
        bmi=p["bmi_mean"] + p["bmi_sd"] * skewed(rng),
        smoker=rng.random() < p["smoker_share"],
        hba1c=p["hba1c_mean"] + hba1c_sd * skewed(rng),
        sbp=p["sbp_mean"] + sbp_sd * standard(rng),
        progression=p["progression_ifcc"] * p["ngsp_per_ifcc"] + p["progression_sd"] * standard(rng),
        adherent=adherent,
        metformin_effect=max(0.0, mean_effect + p["metformin_effect_sd"] * standard(rng)),
        on_antihypertensive=rng.random() < p["antihypertensive_share"],
        on_lipid_lowering=rng.random() < p["lipid_lowering_share"],
    )


def measured(value: float, low: float, high: float, missing: bool) -> float | None:
    """What is written down: one decimal, in bounds, or nothing."""
    return None if missing else round(within(value, low, high), 1)


def see(person: Patient, month: int, state: Visit, rng: Random, p: Parameters) -> Visit:
    """Measure at a visit. The same number of variates is drawn whatever happens."""
    lowered = person.metformin_effect * state.metformin + p["sulfonylurea_effect"] * state.sulfonylurea
    true = max(p["hba1c_floor"], person.hba1c + person.progression * month / 12 - lowered)
    added = state.antihypertensives - person.on_antihypertensive
    pressure = person.sbp - p["antihypertensive_effect"] * added + p["sbp_within_sd"] * standard(rng)
    hba1c = true * (1 + p["hba1c_within_cv"] * standard(rng))
    lost = [rng.random() < p["missing_share"] for _ in range(2)]
    state.hba1c = measured(hba1c, p["hba1c_low"], p["hba1c_high"], lost[0])
    state.sbp = measured(pressure, p["sbp_low"], p["sbp_high"], lost[1])
    state.month = month
    return state


def decide(person: Patient, seen: Visit, rng: Random, p: Parameters) -> Visit:
    """What the clinic prescribes after a visit, and so what is in force at the next one."""
    acts = [rng.random() < p["action_probability"] for _ in range(2)]
    lipid = rng.random() < p["lipid_start_probability"]
    hba1c, sbp = seen.hba1c or 0.0, seen.sbp or 0.0
    return Visit(
        month=seen.month,
        hba1c=None,
        sbp=None,
        metformin=seen.metformin or hba1c >= p["metformin_threshold"],
        sulfonylurea=seen.sulfonylurea or (seen.metformin and acts[0] and hba1c >= p["intensify_threshold"]),
        antihypertensives=min(
            int(p["antihypertensives_most"]),
            seen.antihypertensives + (acts[1] and sbp >= p["sbp_threshold"]),
        ),
        lipid_lowering=seen.lipid_lowering or (lipid and person.age >= p["lipid_start_age"]),
    )


def follow(person: Patient, rng: Random, p: Parameters) -> Patient:
    """All visits of one person until the end or until the person stays away."""
    staying = sqrt(1 - p["annual_drop_out"])  # over one half-year
    state = Visit(0, None, None, False, False, int(person.on_antihypertensive), person.on_lipid_lowering)
    step, last = int(p["visit_interval"]), int(p["follow_up"])
    for month in range(0, last + 1, step):
        if month and rng.random() >= staying:
            person.left_early = True
            break
        seen = see(person, month, state, rng, p)
        person.visits.append(seen)
        state = decide(person, seen, rng, p)
    return person


def simulate(p: Parameters, seed: int = SEED) -> list[Patient]:
    """The whole clinic. Everybody has random numbers of their own, so one change leaves the others alone."""
    people = []
    for number in range(1, int(p["patients"]) + 1):
        rng = Random(f"{seed}:{number}")
        people.append(follow(enrol(number, rng, p), rng, p))
    return people


def decimal(value: float | None) -> str:
    """One decimal, or nothing."""
    return "" if value is None else f"{value:.1f}"


def patient_row(person: Patient) -> Sequence[str | int]:
    """One line of patients.csv."""
    return (
        *(f"P{person.number:04d}", "F" if person.female else "M", int(person.age), decimal(person.bmi)),
        *(int(person.smoker), int(person.on_antihypertensive), int(person.on_lipid_lowering)),
        *(person.visits[-1].month, "left" if person.left_early else "completed"),
    )


def visit_rows(person: Patient) -> Iterable[Sequence[str | int]]:
    """This person's lines of visits.csv."""
    for v in person.visits:
        drugs = (int(v.metformin), int(v.sulfonylurea), v.antihypertensives, int(v.lipid_lowering))
        yield f"P{person.number:04d}", v.month, decimal(v.hba1c), decimal(v.sbp), *drugs


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 text with LF line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def render(people: list[Patient]) -> dict[str, bytes]:
    """Both files by name."""
    visits = [row for person in people for row in visit_rows(person)]
    return {
        "patients.csv": csv_bytes(PATIENT_COLUMNS, map(patient_row, people)),
        "visits.csv": csv_bytes(VISIT_COLUMNS, visits),
    }


def main() -> None:
    """Write both files and print their digests."""
    parser = argparse.ArgumentParser(description="Simulate the clinic.")
    parser.add_argument("--out", type=Path, default=HERE / "data")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, data in render(simulate(read_parameters(), options.seed)).items():
        (options.out / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {name}  {len(data)} bytes")


if __name__ == "__main__":
    main()
