"""Measure what the registry of metrics defines, and write synthreport-measured.json; needs synthreport[measure].

There are no real rows: counted are values of the declared form, broken rules, repeated and dangling keys.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
MANIFEST, MEASURED = "synthreport.yaml", "synthreport-measured.json"
TABLES = "persons_table=data/patients.csv", "visits_table=data/visits.csv"

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        Path(folder, MANIFEST).write_bytes((HERE / MANIFEST).read_bytes())
        command = [sys.executable, "-m", "synthreport", "measure", *TABLES, "--into", str(Path(folder, MANIFEST))]
        subprocess.run(command, cwd=HERE, check=True)
        (HERE / MEASURED).write_bytes(Path(folder, MEASURED).read_bytes())
