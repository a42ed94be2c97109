"""A recorded study of three columns, with tables of nobody; the tests run it in an empty folder."""

from pathlib import Path
from typing import Any

import numpy
from clinic import rows, table

import synthreport

SEED = 11
HERE = Path(__file__).parent
TRAIN, HOLDOUT = HERE / "train.csv", HERE / "holdout.csv"
PUBLIC = {"level": "person", "origin": "observed", "access": "public", "identifiability": "anonymous"}

with synthreport.recording(HERE / "synthreport.yaml") as run:
    run.input("breast_cancer", title="Breast cancer", version="1.9.1", routes=["training_records"], **PUBLIC)
    with run.step("divide", kind="prepare", takes="breast_cancer", makes=["train", "holdout"]) as step:
        step.seed("divided", SEED, purposes=["split"], algorithm="MT19937")
        table(TRAIN, rows(90, 0))
        table(HOLDOUT, rows(60, 1))
    sizes: Any = {"taken_from": ["breast_cancer"], "unit": "person"}
    run.split("train", TRAIN, seen_by_generator=["fit"], persons=90, **sizes)
    run.split("holdout", HOLDOUT, seen_by_generator="none", persons=60, **sizes)
    with run.step("fit", kind="fit", takes="train", family={"other": "mixture of Gaussians"}) as step:
        step.numpy("start", SEED, purposes=["training"])
        step.parameters({"n_components": int(numpy.sqrt(4))})
    with run.step("sample", kind="sample", takes="fit", random="none", made_count=90, rejected="none") as step:
        table(step.output(HERE / "synthetic.csv", records=90), rows(90, 3))
    run.measure(HERE / "synthetic.csv", train=TRAIN, holdout=HOLDOUT, outcomes=["event"])
