"""`python -m benchmarks.measure --peers .venv-peers`: measure of ACTG 175 beside sdmetrics and Anonymeter.

The peers' environment is the one that `.ci/full` makes of `tests/peers`. Processor time is compared: others use the
machine, too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

MOST_TIMES, MOST_SECONDS = 0.25, 180
TRIAL = Path(__file__).resolve().parents[1] / "examples" / "tabular-trial"
SEEDS, ATTACKS = 10, 300
_BOTH = ("resemblance", "attacks")
"""The families that the peers compute, too: quality of columns and pairs; singling out, linking, inference."""
_ROWS = """
import sys
from pathlib import Path
sys.path.append(sys.argv[1])
from actg import csv_bytes, read_trial, split
for name, rows in zip(("train", "holdout"), split(read_trial())):
    Path(sys.argv[2], f"{name}.csv").write_bytes(csv_bytes(rows))
"""
_THEIRS = """
import json, sys, time, warnings
from pathlib import Path
sys.path.append(sys.argv[1])
warnings.simplefilter("ignore")
import numpy as np, pandas as pd
from actg import CATEGORICAL, NUMERIC
from anonymeter.evaluators import InferenceEvaluator, LinkabilityEvaluator, SinglingOutEvaluator
from sdmetrics.reports.single_table import QualityReport
folder, seeds, attacks = Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
train, holdout = (pd.read_csv(folder / f"{name}.csv") for name in ("train", "holdout"))
synthetic = pd.read_csv(Path(sys.argv[1], "data", "synthetic.csv"))
KNOWN, SECRETS = ["age", "gender", "race", "karnof"], ["wtkg", "hemo", "homo", "drugs", "symptom"]
kinds = {"numerical": NUMERIC, "categorical": CATEGORICAL}
columns = {name: {"sdtype": kind} for kind, names in kinds.items() for name in names}
took = {}
def timed(name, run):
    start = time.process_time()
    run()
    took[name] = took.get(name, 0) + time.process_time() - start
def attacked(seed, attacks):
    np.random.seed(seed)
    rows = {"ori": train, "syn": synthetic, "control": holdout, "n_attacks": attacks}
    names = np.random.permutation(train.columns).tolist()
    timed("singling out", lambda: SinglingOutEvaluator(**rows, n_cols=4, seed=seed).evaluate("multivariate"))
    linked = LinkabilityEvaluator(**rows, aux_cols=(names[::2], names[1::2]), n_neighbors=1)
    timed("linkability", lambda: linked.evaluate(n_jobs=1))
    for secret in SECRETS:
        guessed = InferenceEvaluator(**rows, aux_cols=KNOWN, secret=secret, regression=secret == "wtkg")
        timed("inference", lambda: guessed.evaluate(n_jobs=1))
attacked(0, 5)  # what is compiled when it runs first
took.clear()
timed("quality report", lambda: QualityReport().generate(train, synthetic, {"columns": columns}, verbose=False))
for seed in range(seeds):
    attacked(seed, attacks)
print(json.dumps(took))
"""
_OURS = """
import json, sys, time
from pathlib import Path
from synthreport.document.source import read
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measurement import FAMILIES, Asked, measured
trial, folder, wanted = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
paths = {side: folder / f"{side}.csv" for side in ("train", "holdout")}
paths = {"synthetic": trial / "data" / "synthetic.csv"} | paths
ids = {"synthetic": "table", "train": "train", "holdout": "holdout"}
plan = Plan(left_out={name: "not asked for" for name in FAMILIES if name not in wanted})
took = {}
def begin(name, last=["", 0.0]):
    took[last[0]] = time.process_time() - last[1]
    last[:] = name, time.process_time()
measured(Asked(paths, ids, read(str(trial / "synthreport.yaml")).data, plan, "patients"), begin)
begin("")
del took[""]
print(json.dumps(took))
"""
_ALL = (
    "validity", "resemblance", "detection", "prediction", "effects", "copying", "attacks", "visits", "subgroups",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description=__doc__)
    parser.add_argument("--peers", type=Path, default=Path(".venv-peers"), help="the peers' environment")
    peers = str(parser.parse_args().peers / "bin" / "python")
    with TemporaryDirectory() as folder:
        subprocess.run([peers, "-c", _ROWS, str(TRIAL), folder], check=True)
        theirs = _run(peers, _THEIRS, folder, str(SEEDS), str(ATTACKS))
        ours = _run(sys.executable, _OURS, folder, *_BOTH)
        everything = _run(sys.executable, _OURS, folder, *_ALL)
    print(f"seconds of processor; {SEEDS} seeds of {ATTACKS} attacks")
    _show("sdmetrics and Anonymeter", theirs)
    _show("synthreport, the same families", ours)
    times = sum(ours.values()) / sum(theirs.values())
    print(f"ratio {times:.2f}, to reach {MOST_TIMES}{'  MISSED' * (times > MOST_TIMES)}")
    _show("synthreport, all families", everything)
    print(f"to reach {MOST_SECONDS} s{'  MISSED' * (sum(everything.values()) > MOST_SECONDS)}")


def _run(python: str, program: str, folder: str, *words: str) -> dict[str, float]:
    """The seconds of each part, by one process with one thread."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [python, "-c", program, str(TRIAL), folder, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _show(name: str, took: Mapping[str, float]) -> None:
    parts = ", ".join(f"{part} {seconds:.1f}" for part, seconds in took.items())
    print(f"{name:<32}{sum(took.values()):>8.1f} s  ({parts})")


if __name__ == "__main__":
    main()
