"""The ACTG 175 table: where it comes from, how it is split, and the rules its rows should obey.

The patients' rows are read from the installed lifelines wheel each time and are never written anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files

import numpy as np
import pandas as pd

TABLE = "actg175"
SPLIT_SEED = 20261123
TRAIN_SHARE = 0.8
# A row number, a patient identifier that ships in the public file, and a constant.
DROPPED = ["Unnamed: 0", "pidnum", "zprior"]
NUMERIC = ["age", "wtkg", "preanti", "cd40", "cd420", "cd496", "cd80", "cd820", "days"]
CATEGORICAL = [
    *("hemo", "homo", "drugs", "karnof", "oprior", "z30", "race", "gender", "str2", "strat", "symptom"),
    *("treat", "offtrt", "r", "cens", "arms"),
]
BASELINE = [
    *("age", "wtkg", "hemo", "homo", "drugs", "karnof", "oprior", "z30", "preanti", "race", "gender"),
    *("str2", "strat", "symptom", "arms", "cd40", "cd80"),
]
EVENT, TIME = "cens", "days"

Rule = Callable[[pd.DataFrame], pd.Series]
# Each rule says of every row whether it holds. The SQL is for readers and for other programs.
RULES: dict[str, tuple[str, Rule]] = {
    "R1": (
        "treat = CASE WHEN arms <> 0 THEN 1 ELSE 0 END",
        lambda t: t.treat == (t.arms != 0).astype(int),
    ),
    "R2": ("(r = 0) = (cd496 IS NULL)", lambda t: (t.r == 0) == t.cd496.isna()),
    "R3": ("(strat = 1) = (str2 = 0)", lambda t: (t.strat == 1) == (t.str2 == 0)),
    "R4": ("NOT (oprior = 1 AND str2 = 0)", lambda t: ~((t.oprior == 1) & (t.str2 == 0))),
    "R5": ("NOT (str2 = 0 AND preanti > 0)", lambda t: ~((t.str2 == 0) & (t.preanti > 0))),
    "R6": ("NOT (z30 = 1 AND str2 = 0)", lambda t: ~((t.z30 == 1) & (t.str2 == 0))),
    "R7": (
        "strat = 1 OR (strat = 2 AND preanti BETWEEN 1 AND 364) OR (strat = 3 AND preanti > 364)",
        lambda t: t.strat == np.select([t.strat == 1, t.preanti > 364, t.preanti > 0], [1, 3, 2], 0),
    ),
    "R8": (
        "days > 0 AND cd40 >= 0 AND cd420 >= 0 AND COALESCE(cd496, 0) >= 0 AND cd80 >= 0 AND cd820 >= 0",
        lambda t: (t.days > 0) & (t[["cd40", "cd420", "cd496", "cd80", "cd820"]].fillna(0) >= 0).all(axis=1),
    ),
}


def source_bytes() -> bytes:
    """The file as the lifelines wheel ships it."""
    return (files("lifelines.datasets") / "ACTG175.csv").read_bytes()


def read_trial() -> pd.DataFrame:
    """The trial table, 2,139 patients by 25 columns."""
    with (files("lifelines.datasets") / "ACTG175.csv").open("rb") as stream:
        return pd.read_csv(stream).drop(columns=DROPPED)


def split(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The train and the holdout rows, each in the order of the source file."""
    order = np.random.default_rng(SPLIT_SEED).permutation(len(table))
    rows = round(TRAIN_SHARE * len(table))
    train, holdout = (table.iloc[np.sort(part)].reset_index(drop=True) for part in np.split(order, [rows]))
    return train, holdout


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8, LF, shortest round-trip decimals, empty for missing."""
    return table.to_csv(index=False, lineterminator="\n").encode()


def sha256(data: bytes) -> str:
    """The digest in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def violations(table: pd.DataFrame) -> dict[str, int]:
    """How many rows break each rule."""
    return {name: int((~rule(table)).sum()) for name, (_, rule) in RULES.items()}
