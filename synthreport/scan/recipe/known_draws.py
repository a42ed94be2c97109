"""Calls that set seeds for a whole program, and calls that divide data."""

from __future__ import annotations

from typing import NamedTuple

from synthreport.scan.recipe.known_generators import NUMPY, R


class GlobalSeed(NamedTuple):
    """A call that seeds the hidden generator of a package: its module, its function, that generator, its algorithm."""

    package: str
    call: str
    seeds: str
    algorithm: str


GLOBAL_SEEDS = (
    GlobalSeed("numpy", "random.seed", "numpy", NUMPY),
    GlobalSeed("random", "random.seed", "python", "Mersenne Twister (Python's random)"),
    GlobalSeed("torch", "manual_seed", "torch", "the default generator of torch"),
    GlobalSeed("monai", "set_determinism", "torch", "the default generator of torch"),
    GlobalSeed("base", "set.seed", "R", R),
)

DIVIDED_AT_ONCE = (("sklearn", "train_test_split"),)
"""Functions that return the parts of data, with the argument `random_state`."""
DIVIDED_LATER = (("rsample", "initial_split", "training", "testing"),)
"""Functions that return a division, with the functions that give its first and its second part."""
OTHER_DIVISIONS = (
    ("sklearn", "GroupShuffleSplit"),
    ("sklearn", "StratifiedShuffleSplit"),
    ("caret", "createDataPartition"),
    ("caTools", "sample.split"),
)
"""Functions that divide data in ways in which the text does not show which part is which."""
