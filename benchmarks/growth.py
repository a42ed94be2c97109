"""What a check costs as manifests grow: `python -m benchmarks.growth [--quick]`."""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import manifests

KB = 1000
SIZES = (5, 10, 50, 100, 500, 1000, 5000)
"""Thousands of bytes of YAML."""

FAULTS = 2000

_MEASURED = """
def peak():
    # Linux hands what a parent's process once took on to its child in ru_maxrss, but not in VmHWM.
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

import gc, sys, time
gc.disable()
from pathlib import Path
from synthreport.checker.pipeline import check
from synthreport.document import parse
from synthreport.overview.checked import Checked
from synthreport.reporters.text import Look, render
from synthreport.finding import Level
from synthreport.standard.catalogue import load
load()
path = Path(sys.argv[1])
source = path.read_bytes()
start = time.process_time()
document = parse(source, name=path.name)
parsed = time.process_time()
result = check(document)
checked = time.process_time()
look = Look(100)
render(Checked(path.name, document, result), look=look, show="findings", fail_on=Level.MUST)
rendered = time.process_time()
print(parsed - start, checked - parsed, rendered - checked, len(result.findings), peak())
"""


def measured(path: Path, times: int) -> tuple[float, float, float, int, int]:
    """Processor seconds to read, judge and report, each the least of several processes; findings; bytes of memory."""
    runs = []
    for _ in range(times):
        done = subprocess.run([sys.executable, "-c", _MEASURED, str(path)], capture_output=True, text=True, check=True)
        runs.append([float(each) for each in done.stdout.split()])
    read, judged, told = (min(run[index] for run in runs) for index in range(3))
    return read, judged, told, int(runs[0][3]), int(max(run[4] for run in runs))


def line(path: Path, times: int) -> str:
    """One row of the table."""
    size = path.stat().st_size
    read, judged, told, findings, peak = measured(path, times)
    total = read + judged + told
    columns = [f"{each * 1e3:>10.1f}" for each in (read, judged, told, total)]
    memory = f"{peak / 1e6:>9.0f}" if peak else "  unknown"
    return f"{path.name:<18}{size / KB:>9.1f}{findings:>10}{''.join(columns)}{total / size * KB * 1e3:>11.3f}{memory}"


def documents(folder: Path, sizes: tuple[int, ...]) -> list[Path]:
    """Manifests of each size, in YAML and in JSON, and one with very many findings."""
    small = manifests.base("signals")
    made = {f"{size}": manifests.grown(small, size * KB) for size in sizes}
    made["faulty"] = manifests.with_findings(small, FAULTS)
    for name, manifest in made.items():
        (folder / f"{name}.yaml").write_text(manifests.as_yaml(manifest), encoding="utf-8")
        (folder / f"{name}.json").write_text(manifests.as_json(manifest), encoding="utf-8")
    return [folder / f"{name}.{kind}" for kind in ("yaml", "json") for name in made]


def main() -> None:
    """Write the manifests, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="nothing above 500 KB, one round")
    quick = parser.parse_args().quick
    sizes = tuple(size for size in SIZES if not quick or size <= 500)
    units = "ms of processors, KB = 1,000 bytes, MB of memory"
    print(f"Python {platform.python_version()}; one process each, without its start; {units}")
    print(
        f"{'manifest':<18}{'KB':>9}{'findings':>10}{'read':>10}{'judge':>10}{'report':>10}{'all':>10}{'ms/KB':>11}{'MB':>9}"
    )
    with tempfile.TemporaryDirectory() as name:
        for path in documents(Path(name), sizes):
            print(line(path, 1 if quick else 3), flush=True)


if __name__ == "__main__":
    main()
