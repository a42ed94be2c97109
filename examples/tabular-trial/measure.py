"""Measure data/synthetic.csv against the real rows and write numbers.json."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fidelity
import numpy as np
import pandas as pd
import privacy
import utility
from actg import (
    CATEGORICAL,
    NUMERIC,
    RULES,
    SPLIT_SEED,
    csv_bytes,
    read_trial,
    sha256,
    source_bytes,
    split,
    violations,
)
from generate import OUT, SEED, metadata, synthesise

HERE = Path(__file__).resolve().parent
NUMBERS = HERE / "numbers.json"
SEEDS = (42, 43, 44, 45, 46)
PACKAGES = (
    "copulas",
    "lifelines",
    "numpy",
    "pandas",
    "rdt",
    "scikit-learn",
    "scipy",
    "sdmetrics",
    "sdv",
    "torch",
)


def rounded(value: Any) -> Any:
    """The same document with every number cut to six decimals."""
    if isinstance(value, dict):
        return {str(key): rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    return round(value, 6) if isinstance(value, float) else value


def shape(table: pd.DataFrame) -> dict[str, Any]:
    """What a table is, without any of its values."""
    data = csv_bytes(table)
    counts = {"rows": len(table), "columns": table.shape[1], "missing_cells": int(table.isna().sum().sum())}
    return counts | {
        "duplicate_rows": int(table.duplicated().sum()),
        "sha256": sha256(data),
        "bytes": len(data),
    }


def files(synthetic: pd.DataFrame, train: pd.DataFrame, holdout: pd.DataFrame) -> dict[str, Any]:
    """Source, split and result. ACTG 175 is public, so that unsalted digests tell nobody anything new."""
    source = source_bytes()
    return {
        "source": {
            "path": "lifelines/datasets/ACTG175.csv",
            "wheel": f"lifelines {version('lifelines')}",
            "bytes": len(source),
            "sha256": sha256(source),
        },
        "split": {
            "seed": SPLIT_SEED,
            "rng": "numpy.random.default_rng (PCG64).permutation; source order kept within each part",
            "unit": "patient, one row each",
            "train": shape(train),
            "holdout": shape(holdout),
            "rows_in_both": privacy.equal_rows(holdout, train, list(train.columns)),
            "minors_present": bool((pd.concat([train, holdout]).age < 18).any()),
        },
        "synthetic": {"path": "data/synthetic.csv"} | shape(synthetic) | {"sha256": sha256(OUT.read_bytes())},
    }


def environment() -> dict[str, Any]:
    """The versions that the numbers depend on."""
    system = platform.freedesktop_os_release() if sys.platform == "linux" else {}
    lock = HERE / "requirements.lock"
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "os_family": platform.system(),
        "os": " ".join(filter(None, (system.get("NAME"), system.get("VERSION_ID")))),
        "machine": platform.machine(),
        "packages": {name: version(name).partition("+")[0] for name in PACKAGES},
        "lock": {"path": lock.name, "sha256": sha256(lock.read_bytes()), "hashes": False},
        "accelerator": None,
    }


def generator(train: pd.DataFrame) -> dict[str, Any]:
    """What was in force in the generator; nothing here is learned from the rows."""
    _, model, _ = synthesise(train, SEED)
    learned = {name: d["distribution"] for name, d in model.get_learned_distributions().items()}
    types = metadata(list(train.columns)).to_dict()
    return {
        "class": "sdv.single_table.GaussianCopulaSynthesizer",
        "family": "Gaussian copula",
        "parameters": model.get_parameters(),
        "parameters_left_at_default": "all",
        "distribution_per_column": learned,
        "transformer_per_column": {n: type(t).__name__ for n, t in model.get_transformers().items()},
        "column_types": {"numerical": NUMERIC, "categorical": CATEGORICAL, "set": "by hand, not detected"},
        "metadata_sha256": sha256(json.dumps(types, sort_keys=True).encode()),
        "constraints": [],
        "seeds": {
            "fit": SEED,
            "fit_how": "random.seed and numpy.random.seed, which this fit does not read; RDT seeds a stream per column",
            "sample": SEED,
            "sample_how": "private method _set_random_state; the public one takes no seed",
        },
        "privacy_mechanism": None,
        "rows_requested": len(train),
    }


def validity(tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Rows that break the rules of the trial, in every table."""
    broken = {name: violations(table) for name, table in tables.items()}
    rules = {
        rule: {
            "sql": sql,
            "violations": {name: broken[name][rule] for name in tables},
            "synthetic_share": broken["synthetic"][rule] / len(tables["synthetic"]),
        }
        for rule, (sql, _) in RULES.items()
    }
    any_rule = {}
    for name, table in tables.items():
        kept = np.logical_and.reduce([rule(table).to_numpy() for _, rule in RULES.values()])
        any_rule[name] = {"rows": int((~kept).sum()), "share": float((~kept).mean())}
    return {
        "rules": rules,
        "rows_breaking_any_rule": any_rule,
        "duplicate_rows": {name: int(table.duplicated().sum()) for name, table in tables.items()},
    }


def one_replicate(train: pd.DataFrame, holdout: pd.DataFrame, synthetic: pd.DataFrame) -> dict[str, float]:
    """The main numbers of one synthetic table."""
    distances = privacy.Distances(synthetic, train, holdout)
    closest = privacy.closest(distances)
    columns = fidelity.columns(train, synthetic)
    risk = utility.predict(synthetic, holdout, "logistic", 0)
    quality = fidelity.sdmetrics_scores(train, synthetic)["quality"]["score"]
    pearson = fidelity.correlations(train, synthetic)["pearson"]
    hr = {c: utility.hazard_ratio(synthetic, c, adjusted=True)["hr"] for c in ("arms", "treat")}
    return {
        "ks_mean": columns["ks"]["mean"],
        "ks_max": columns["ks"]["max"],
        "total_variation_mean": columns["total_variation"]["mean"],
        "pearson_max_abs_difference": pearson["max_abs_difference"],
        "sdmetrics_quality": quality,
        "c2st_random_forest_auc": fidelity.told_apart(train, synthetic, "random_forest", 0)["mean"],
        "tstr_logistic_auc": float(utility.roc_auc_score(holdout[utility.EVENT], risk)),
        "adjusted_hr_coded_from_arms": hr["arms"],
        "adjusted_hr_coded_from_treat": hr["treat"],
        "rule_R1_share": violations(synthetic)["R1"] / len(synthetic),
        "dcr_median": closest["synthetic_to_train"]["median"],
        "closer_to_train_size_matched": closest["closer_to_train_size_matched"]["mean"],
        "membership_auc": privacy.membership(distances)["auc"]["mean"],
        "exact_copies_of_train": privacy.equal_rows(synthetic, train, list(train.columns)),
    }


def replicates(train: pd.DataFrame, holdout: pd.DataFrame) -> dict[str, Any]:
    """The spread over five tables, each fitted and sampled anew with its own seed."""
    tables = {seed: synthesise(train, seed)[0] for seed in SEEDS}
    results = pd.DataFrame({seed: one_replicate(train, holdout, table) for seed, table in tables.items()}).T
    gaps = [list(fidelity.column_distances(tables[SEED], tables[s]).values()) for s in SEEDS if s != SEED]
    return {
        "seeds": list(SEEDS),
        "metrics": {
            name: {
                "mean": float(column.mean()),
                "sd": float(column.std(ddof=1)),
                "per_seed": [float(value) for value in column],
            }
            for name, column in results.items()
        },
        "rerun_distance_to_seed_42": {"mean": float(np.mean(gaps)), "max": float(np.max(gaps))},
    }


def reruns() -> dict[str, Any]:
    """What the generating command writes when it is run again, in new processes."""
    expected = sha256(OUT.read_bytes())
    result: dict[str, Any] = {}
    for label, extra in (
        ("again", {}),
        ("once_more", {}),
        ("one_thread", {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}),
        ("hash_seed_1", {"PYTHONHASHSEED": "1"}),
    ):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "synthetic.csv"
            command = [sys.executable, "generate.py", "--out", str(path)]
            subprocess.run(command, cwd=HERE, env=os.environ | extra, check=True, capture_output=True)
            result[label] = "bit_identical" if sha256(path.read_bytes()) == expected else "differs"
    return result


def volatile(train: pd.DataFrame, seconds: float) -> dict[str, Any]:
    """What changes with the machine: the time it all took."""
    _, _, steps = synthesise(train, SEED)
    timing = {name: round(value, 2) for name, value in steps.items()} | {"measure_s": round(seconds)}
    return {
        "cpu_cores": os.cpu_count(),
        "timing": timing,
        "note": "kept from the first run unless --retime is given",
    }


def main() -> None:
    """Write numbers.json with sorted keys."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--retime", action="store_true", help="replace the recorded times")
    options = parser.parse_args()
    start = time.perf_counter()
    trial = read_trial()
    train, holdout = split(trial)
    synthetic = pd.read_csv(OUT)
    tables = {"real_all": trial, "real_train": train, "real_holdout": holdout, "synthetic": synthetic}
    numbers = {
        "files": files(synthetic, train, holdout),
        "environment": environment(),
        "generator": generator(train),
        "validity": validity(tables),
        "fidelity": fidelity.measure(train, holdout, synthetic),
        "utility": utility.measure(tables),
        "privacy": privacy.measure(train, holdout, synthetic),
        "replicates": replicates(train, holdout),
        "reruns": reruns(),
    }
    old = json.loads(NUMBERS.read_text("utf-8")) if NUMBERS.exists() else {}
    keep = "volatile" in old and not options.retime
    numbers["volatile"] = old["volatile"] if keep else volatile(train, time.perf_counter() - start)
    text = json.dumps(rounded(numbers), indent=1, sort_keys=True, allow_nan=False) + "\n"
    NUMBERS.write_bytes(text.encode())


if __name__ == "__main__":
    main()
