"""Many manifests: throughput, processes, a cluster, memory: `python -m benchmarks.batch [--count N] [--quick]`."""

from __future__ import annotations

import argparse
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks import manifests
from benchmarks.run import AJV, SCHEMA, ajv, used

POOL = 200
"""How many manifests differ in more than a comment."""
BROKEN = 50
"""Every so many manifests, one is cut in the middle."""
_PAUSE = 0.05


class Ran(NamedTuple):
    """What a process took: seconds of processors, with its own processes and alone, and the most memory in MiB."""

    cpu: float
    alone: float
    peak: float

    def on_two(self) -> float:
        """The seconds on two free processors, if two workers share the work and wait while the process is at it."""
        return self.alone + (self.cpu - self.alone) / 2


def texts(count: int, form: str = "yaml") -> Iterator[tuple[str, bytes]]:
    """So many manifests of about 10 KB, no two alike, every fourth with faults, with their names."""
    bases = [manifests.base(path.stem) for path in sorted(manifests.BASES.glob("*.yaml"))]
    write = manifests.as_yaml if form == "yaml" else manifests.as_json
    pool = [write(each) for each in manifests.varied(bases, min(count, POOL))]
    for number in range(count):
        text = pool[number % len(pool)]
        text = text[: len(text) // 2] if number % BROKEN == BROKEN - 1 else text
        text += f"# variant {number}\n" if form == "yaml" else " " * (number // len(pool)) + "\n"
        yield f"{number:07}/synthreport.{form}", text.encode()


def taped(path: Path, count: int, form: str = "yaml") -> Path:
    """The manifests in a tar archive."""
    with tarfile.open(path, "w") as archive:
        for name, content in texts(count, form):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def ran(*command: str) -> Ran:
    """Run a process; its exit code does not matter, its output goes nowhere."""
    before, alone, peak = used(), 0.0, 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        alone, peak = max(alone, _alone(process.pid)), max(peak, _memory(process.pid))
        time.sleep(_PAUSE)
    return Ran(used() - before, alone, peak)


def _alone(process: int) -> float:
    """The processor seconds of a process so far, without those of its own processes."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """The most memory that a process has taken so far, in MiB."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines())
    return next((int(words[1]) / 1024 for words in lines if words[0] == "VmHWM:"), 0.0)


def batch(archive: Path, out: Path, *options: str) -> Ran:
    """One batch of an archive."""
    return ran(sys.executable, "-m", "synthreport", "batch", str(archive), "--out", str(out), "--again", *options)


def line(label: str, value: str, goal: str = "") -> None:
    """One line of the output."""
    print(f"{label:<64}{value:>24}   {goal}", flush=True)


def against_peers(folder: Path, count: int) -> None:
    """One process against check-jsonschema, and against Ajv, which looks at the shape alone."""
    ours = batch(taped(folder / "peers.tar", count), folder / "out", "--jobs", "1").cpu / count
    few = max(count // 20, 10)
    theirs = ran("check-jsonschema", "--schemafile", str(SCHEMA), *_unpacked(folder / "few", few)).cpu / few
    line("one process: check-jsonschema / batch, processor time a manifest", f"{theirs / ours:.1f}", "to reach 20")
    if (AJV / "node_modules").exists() and shutil.which("node"):
        ours = batch(taped(folder / "json.tar", count, "json"), folder / "out", "--jobs", "1").cpu
        whole = [content for number, (_, content) in enumerate(texts(count, "json")) if number % BROKEN != BROKEN - 1]
        before = used()
        ajv(whole)()
        node = used() - before
        line("one process, JSON: batch / Ajv (shape alone), processor time", f"{ours / node:.1f}", "to reach 6")


def _unpacked(folder: Path, count: int, form: str = "yaml") -> list[str]:
    folder.mkdir()
    paths = []
    for name, content in texts(count, form):
        path = folder / name.replace("/", "-")
        path.write_bytes(content)
        paths.append(str(path))
    return paths


def side_by_side(folder: Path, count: int) -> None:
    """One process, two, and two workers of a cluster, and a second run with nothing new."""
    archive, out = taped(folder / "many.tar", count), folder / "out"
    one = batch(archive, out, "--jobs", "1")
    two = batch(archive, out, "--jobs", "2")
    times = f"{one.cpu / two.on_two():.2f}"
    line(f"{count:,} manifests: one process / two on two free processors, processor time", times, "to reach 1.8")
    line(f"{count:,} manifests, two processes: processor time of the first", f"{two.alone:.1f} of {two.cpu:.1f} s")
    again = ran(sys.executable, "-m", "synthreport", "batch", str(archive), "--out", str(out))
    line(f"{count:,} manifests: second run with nothing new, processor time", f"{again.cpu:.1f} s")
    million = two.cpu / count * 1e6 / 60 / 2
    line("a million manifests on two cores, extrapolated processor time", f"{million:.0f} min", "to reach 45")
    distributed, before = import_module("distributed"), used()
    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        batch(archive, out, "--scheduler", cluster.scheduler_address)
    times = f"{(used() - before) / two.cpu:.2f}"
    line("two workers of Dask / two processes, processor time", times, "to reach 1.15")


def memory(folder: Path, counts: tuple[int, ...]) -> None:
    """The memory of the process that reads, as there are more manifests."""
    for count in counts:
        found = batch(taped(folder / "grown.tar", count), folder / "out", "--jobs", "2")
        shown = f"{found.peak:,.0f} MiB, {found.cpu:,.0f} s"
        line(f"{count:,} manifests, two processes: peak of the first", shown, "flat")


def main() -> None:
    """Write the manifests, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="manifests of the largest batch")
    parser.add_argument("--quick", action="store_true", help="500 manifests at most")
    given = parser.parse_args()
    most = min(given.count, 500) if given.quick else given.count
    print(f"Python {platform.python_version()}; duckdb {version('duckdb')}, distributed {version('distributed')}")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        against_peers(_fresh(home), min(most, 2_000))
        side_by_side(_fresh(home), min(most, 10_000))
        memory(_fresh(home), (most // 100, most // 10, most))


def _fresh(home: Path) -> Path:
    """An empty folder; those of before are removed."""
    for each in home.iterdir():
        shutil.rmtree(each)
    return Path(tempfile.mkdtemp(dir=home))


if __name__ == "__main__":
    main()
