"""Measure what the registry of metrics defines, and write synthreport-measured.json; `--check` only compares.

Needs lifelines, pandas and synthreport[measure]. The real rows are in a private folder while this runs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from actg import csv_bytes, read_trial, split

HERE = Path(__file__).resolve().parent
MANIFEST, MEASURED = "synthreport.yaml", "synthreport-measured.json"


def measured() -> bytes:
    """The bytes of the file, measured now."""
    with TemporaryDirectory() as folder:
        for name, rows in zip(("train", "holdout"), split(read_trial()), strict=True):
            Path(folder, f"{name}.csv").write_bytes(csv_bytes(rows))
        Path(folder, MANIFEST).write_bytes((HERE / MANIFEST).read_bytes())
        command = [sys.executable, "-m", "synthreport", "measure", str(HERE / "data" / "synthetic.csv")]
        subprocess.run([*command, "--train", "train.csv", "--holdout", "holdout.csv"], cwd=folder, check=True)
        return Path(folder, MEASURED).read_bytes()


def results(data: bytes) -> dict[str, Any]:
    """The results by their ids."""
    return dict(json.loads(data)["results"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a result has changed")
    check = parser.parse_args().check
    found, target = measured(), HERE / MEASURED
    if check:
        before, now = results(target.read_bytes()), results(found)
        changed = sorted(id for id in before.keys() | now.keys() if before.get(id) != now.get(id))
        sys.exit(f"changed: {', '.join(changed)}" if changed else None)
    target.write_bytes(found)
