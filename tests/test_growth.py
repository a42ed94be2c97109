"""The work of a check grows with its manifest, and never with the square of it: calls are counted, not seconds."""

from __future__ import annotations

import cProfile
import json
import pstats
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import synthreport
from synthreport.document import parse

BASES = Path(__file__).resolve().parents[1] / "schema" / "1.0" / "cases" / "bases"
Manifest = dict[str, Any]
FEW = 12
SELDOM = 150


def base(name: str) -> Manifest:
    data: Manifest = parse((BASES / f"{name}.yaml").read_bytes()).data
    return data


def chain(count: int, step: str) -> Manifest:
    """Steps each of which takes what the one before made."""
    data, before = base("private"), "bin"
    for number in range(count):
        data["steps"][f"c{number}"] = deepcopy(data["steps"][step]) | {"takes": [before]}
        before = f"c{number}"
    return data


def fits_behind_a_chain(count: int) -> Manifest:
    data = chain(count, "bin")
    fits = {f"f{n}": deepcopy(data["steps"]["fit_marginals"]) | {"takes": [f"c{count - 1}"]} for n in range(count)}
    data["steps"] |= fits
    return data


def fits_under_parallel_composition(count: int) -> Manifest:
    """Each fit reads a split of its own, at the end of a chain that leads to no rows."""
    data = chain(count, "bin")
    data["steps"]["bin"]["takes"] = "none"
    split = deepcopy(data["splits"]["kept_back"]) | {"overlaps": {}}
    claim = data["privacy"]["claims"]["differential_privacy"]
    claim["composition"] = {"kind": "parallel"}
    for n in range(count):
        data["splits"][f"s{n}"] = deepcopy(split)
        fit = deepcopy(data["steps"]["fit_marginals"])
        data["steps"][f"f{n}"] = fit | {"takes": [f"s{n}", f"c{count - 1}"]}
        claim["steps"][f"f{n}"] = {"epsilon": 3, "delta": 1e-6}
    return data


def chain_of_splits_that_are_read(count: int) -> Manifest:
    data, before = base("private"), "all_births"
    for n in range(count):
        split = deepcopy(data["splits"]["kept_back"])
        data["splits"][f"s{n}"] = split | {"taken_from": [before], "overlaps": {}, "persons": {"gap": "unknown"}}
        data["steps"][f"f{n}"] = deepcopy(data["steps"]["fit_marginals"]) | {"takes": [f"s{n}"]}
        before = f"s{n}"
    return data


def one_step_takes_all(count: int) -> Manifest:
    data = chain_of_splits_that_are_read(count)
    data["steps"]["bin"]["takes"] += [f"s{n}" for n in range(count)]
    return data


def alike(name: str, collection: str, entry: str) -> Callable[[int], Manifest]:
    def made(count: int) -> Manifest:
        data = base(name)
        data[collection] |= {f"e{n}": deepcopy(data[collection][entry]) for n in range(count)}
        return data

    return made


SHAPES = {
    "a chain of steps": lambda count: chain(count, "bin"),
    "a chain of fits": lambda count: chain(count, "fit_marginals"),
    "fits behind a chain": fits_behind_a_chain,
    "fits under parallel composition": fits_under_parallel_composition,
    "a chain of splits that are read": chain_of_splits_that_are_read,
    "one step takes all": one_step_takes_all,
    "fits": alike("private", "steps", "fit_marginals"),
    "samples": alike("private", "steps", "draw_births"),
    "splits": alike("private", "splits", "kept_back"),
    "inputs": alike("private", "inputs", "births"),
    "files": alike("private", "files", "births_table"),
    "results": alike("private", "results", "district_counts"),
}


def work(data: Manifest) -> Counter[Any]:
    """How often a check calls each function."""
    text, profile = json.dumps(data), cProfile.Profile()
    profile.enable()
    synthreport.check(text)
    profile.disable()
    calls: dict[Any, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return Counter({function: called for function, (called, *_) in calls.items()})


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_as_much_is_twice_the_work(shape: Callable[[int], Manifest]) -> None:
    """Four times as much would be that of a square; a function that is called seldom says nothing."""
    work(shape(1))  # what is read and compiled once
    first, second, third = (work(shape(count)) for count in (FEW, 2 * FEW, 4 * FEW))
    grown = {each: (second[each] - first[each], third[each] - second[each]) for each in third}
    assert {each: both for each, both in grown.items() if both[1] > max(2.4 * both[0], SELDOM)} == {}
