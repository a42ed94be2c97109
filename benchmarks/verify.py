"""`python -m benchmarks.verify [--mb 10 100 1000]`: verify, and beside it hashing a file and one scan of it.

The table is generated on the spot, as CSV and as Parquet, and removed. Keys are apart: they need a further scan.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import duckdb

MOST_TIMES, MOST_MIB = 1.3, 1024
_LARGE = 1000
"""MB from which on the start of a process counts for little."""
_BYTES_A_ROW = 52
_ROWS = """
SELECT i AS id, 18 + (hash(i) % 80)::INT AS age, CASE WHEN hash(i + 1) % 2 = 0 THEN 'F' ELSE 'M' END AS sex,
  round(20 + (hash(i + 2) % 2000) / 100.0, 1) AS bmi, (hash(i + 3) % 2)::INT AS smoker,
  CASE WHEN hash(i + 4) % 10 = 0 THEN NULL ELSE round(4 + (hash(i + 4) % 800) / 100.0, 2) END AS hba1c,
  DATE '2010-01-01' + (hash(i + 5) % 3650)::INT AS visit, 'site-' || (hash(i + 6) % 40) AS site,
  round(80 + (hash(i + 7) % 1600) / 10.0, 1) AS sbp, (hash(i + 8) % 4)::INT AS drugs FROM range({}) t(i)
"""
_FIELDS: dict[str, dict[str, Any]] = {
    "id": {"type": "integer"}, "age": {"type": "integer", "range": {"min": 0, "max": 120}},
    "sex": {"type": "string", "categories": ["F", "M"]}, "bmi": {"type": "number", "decimals": 1},
    "smoker": {"type": "integer", "categories": [0, 1]}, "hba1c": {"type": "number", "missing": {"code": ""}},
    "visit": {"type": "date"}, "site": {"type": "string"}, "sbp": {"type": "number", "decimals": 1},
    "drugs": {"type": "integer", "range": {"min": 0, "max": 3}},
}  # fmt: skip
_VERIFY = """
import json, resource, sys, time
from pathlib import Path
from synthreport.evidence.verifying.contents.table_checks import TableRows
from synthreport.evidence.verifying.verification import Settings, verify
if sys.argv[2] == "alone":
    TableRows.wanted = lambda self: []
data, folder = json.loads(sys.stdin.read()), Path(sys.argv[1])
start = time.process_time()
verify(data, folder, Settings(skip=("*",)))
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


class Took(NamedTuple):
    """The processor seconds that something took, and the most memory in MiB."""

    used: float
    peak: float = 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verify", description=__doc__)
    parser.add_argument("--mb", type=int, nargs="+", default=[10, 100, 1000])
    print(f"{'':14}{'hash and scan':>14}{'verify':>10}{'ratio':>8}{'with keys':>11}{'MiB':>7}")
    for size in parser.parse_args().mb:
        with TemporaryDirectory() as folder:
            _measure(size, Path(folder))


def _measure(size: int, folder: Path) -> None:
    for form, options in (("csv", "FORMAT csv, HEADER"), ("parquet", "FORMAT parquet")):
        path = folder / f"table.{form}"
        duckdb.execute(f"COPY ({_ROWS.format(size * 1_000_000 // _BYTES_A_ROW)}) TO '{path.as_posix()}' ({options})")
        digest, hashing = _timed(partial(_hashed, path))
        _, scan = _timed(partial(_scanned, path))
        alone, keyed = _verified(path, digest, key=False), _verified(path, digest, key=True)
        whole = hashing.used + scan.used
        missed = size >= _LARGE and (alone.used > MOST_TIMES * whole or keyed.peak > MOST_MIB)
        times = f"{whole:>12.2f} s{alone.used:>8.2f} s{alone.used / whole:>8.2f}{keyed.used:>9.2f} s{keyed.peak:>7.0f}"
        print(f"{size:>5} MB {form:<8}{times}{'  MISSED' * missed}", flush=True)


def _timed(run: Callable[[], Any]) -> tuple[Any, Took]:
    start = time.process_time()
    return run(), Took(time.process_time() - start)


def _hashed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _scanned(path: Path) -> None:
    """The statistics that verify compares, as anybody would ask for them."""
    asked = [f"min({name}), max({name}), count({name}), approx_count_distinct({name})" for name in _FIELDS]
    duckdb.execute(f"SELECT count(*), {', '.join(asked)} FROM '{path.as_posix()}'").fetchall()


def _verified(path: Path, digest: str, *, key: bool) -> Took:
    """The time and the peak of memory of one verification, in a process of its own; without a key, keys are apart."""
    media_type = "text/csv" if path.suffix == ".csv" else "application/vnd.apache.parquet"
    file = {"path": path.name, "role": "data", "media_type": media_type, "sha256": digest, "bytes": path.stat().st_size}
    fields = {name: {"table": "t", **field} for name, field in _FIELDS.items()}
    data = {"files": {"d": file}, "content": {"tables": {"t": {"files": ["d"], "key": ["id"]}}, "fields": fields}}
    command = [sys.executable, "-c", _VERIFY, str(path.parent), "with keys" if key else "alone"]
    done = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True, check=True)
    return Took(*map(float, done.stdout.split()))


if __name__ == "__main__":
    main()
