"""Fit SDV's Gaussian copula on the training rows of ACTG 175 and write a synthetic table of the same size."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from actg import CATEGORICAL, NUMERIC, TABLE, csv_bytes, read_trial, sha256, split
from sdv.metadata import Metadata
from sdv.single_table import GaussianCopulaSynthesizer

OUT = Path(__file__).resolve().parent / "data" / "synthetic.csv"
SEED = 42

Made = tuple[pd.DataFrame, GaussianCopulaSynthesizer, dict[str, float]]


def metadata(columns: list[str]) -> Metadata:
    """Column types written by hand: SDV's own detection would store the real minima and maxima."""
    types = dict.fromkeys(NUMERIC, "numerical") | dict.fromkeys(CATEGORICAL, "categorical")
    table = {"columns": {name: {"sdtype": types[name]} for name in columns}}
    # SDV 2.0 turns "V1" into "V2" while loading and adds nothing else.
    document = {"tables": {TABLE: table}, "relationships": [], "METADATA_SPEC_VERSION": "V1"}
    return Metadata.load_from_dict(document)


def fit(train: pd.DataFrame) -> GaussianCopulaSynthesizer:
    """The synthesizer with every parameter left at its default."""
    model = GaussianCopulaSynthesizer(metadata(list(train.columns)))
    model.fit({TABLE: train})
    return model


def sample(model: GaussianCopulaSynthesizer, rows: int, seed: int) -> pd.DataFrame:
    """Rows drawn with a seed. SDV's public interface takes none, hence the private method."""
    model._set_random_state(seed)
    return model.sample(rows)[TABLE]


def synthesise(train: pd.DataFrame, seed: int) -> Made:
    """A synthetic table as large as the training table, the fitted model, and the seconds both steps took."""
    random.seed(seed)
    np.random.seed(seed)  # the state that SDV's fit would read, if it read any
    start = time.perf_counter()
    model = fit(train)
    fitted = time.perf_counter()
    synthetic = sample(model, len(train), seed)
    seconds = {"fit_s": fitted - start, "sample_s": time.perf_counter() - fitted}
    return synthetic, model, seconds


def main() -> None:
    """Write the file and print what was made, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    train, holdout = split(read_trial())
    synthetic, _, seconds = synthesise(train, options.seed)
    data = csv_bytes(synthetic)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    report: dict[str, Any] = {"rows": len(synthetic), "bytes": len(data), "sha256": sha256(data)}
    report |= {"train_sha256": sha256(csv_bytes(train)), "holdout_sha256": sha256(csv_bytes(holdout))}
    report |= {name: round(value, 2) for name, value in seconds.items()}
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
