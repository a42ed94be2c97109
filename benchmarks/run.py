"""Measure the checker against its peers: `python -m benchmarks.run [--quick]`.

All times are those of processors, this process and its own together: others use the machine, too.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import jsonschema
import yaml

from benchmarks import manifests
from synthreport.checker.pipeline import check
from synthreport.document import parse
from synthreport.schema.engines import compiled, many, one
from synthreport.schema.evaluator import ANNOTATIONS

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "schema" / "1.0" / "manifest.schema.json"
AJV = ROOT / "tests" / "ajv"

Task = Callable[[], object]


def rounds(tasks: dict[str, Task], times: int, repeats: int = 1) -> dict[str, float]:
    """The smallest mean of processor seconds of so many repeats of each task, the tasks taking turns."""
    best = dict.fromkeys(tasks, float("inf"))
    for _ in range(times):
        for name, task in tasks.items():
            gc.collect()
            started = used()
            for _ in range(repeats):
                task()
            best[name] = min(best[name], (used() - started) / repeats)
    return best


def used() -> float:
    """The processor seconds that this process has taken, and those of its own that have ended."""
    children = os.times()
    return time.process_time() + children.children_user + children.children_system


def process(*command: str) -> Task:
    """A whole process; its exit code does not matter, its output goes nowhere."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def ajv(documents: list[bytes]) -> Task:
    """A process of Ajv that looks at the shape of documents in JSON, one a line; one that fails is an error."""
    command = ["node", str(AJV / "validate.mjs"), str(SCHEMA), *sorted(ANNOTATIONS)]
    lines = b"".join(json.dumps(json.loads(each)).encode() + b"\n" for each in documents)
    return lambda: subprocess.run(command, input=lines, stdout=subprocess.DEVNULL, check=True)


def ratio(label: str, ours: float, theirs: float, goal: str) -> None:
    """One line: our processor time, the peer's, the ratio, and what was to be reached."""
    print(f"{label:<64}{ours * 1e3:>10.2f} ms{theirs * 1e3:>12.2f} ms   ratio {ours / theirs:>7.3f}   {goal}")


def cold(folder: Path, times: int) -> None:
    """One process for one manifest."""
    ours, theirs = shutil.which("synthreport"), shutil.which("check-jsonschema")
    if not ours or not theirs:
        sys.exit("install the project with its dev extra first: pip install -e '.[dev]'")
    for name in ("10.yaml", "10.json", "10-faulty.yaml", "100.yaml", "100.json"):
        file = str(folder / name)
        best = rounds(
            {
                "bare": process(sys.executable, "-c", "pass"),
                "ours": process(ours, "check", file),
                "theirs": process(theirs, "--schemafile", str(SCHEMA), file),
            },
            times,
        )
        small = name.startswith("10.")
        ratio(f"cold {name}: check / check-jsonschema", best["ours"], best["theirs"], "to reach 0.25" if small else "")
        ratio(f"cold {name}: check / python -c pass", best["ours"], best["bare"], "to reach 6.5" if small else "")


def in_process(folder: Path, times: int) -> None:
    """Loading, and everything after it, in one process."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    is_valid, own = compiled("1.0"), one("1.0")
    for name in ("10.yaml", "100.yaml", "10-faulty.yaml"):
        source = (folder / name).read_bytes()
        document = parse(source)
        for _ in range(10):
            check(document, engine=many)
        best = rounds(
            {
                "load": lambda source=source: parse(source),  # type: ignore[misc]
                "csafe": lambda source=source: yaml.load(source, Loader=yaml.CSafeLoader),  # type: ignore[misc]
                "check": lambda document=document: check(document, engine=many),  # type: ignore[misc]
                "alone": lambda document=document: check(document),  # type: ignore[misc]
                "shape": lambda document=document: is_valid(document.data),  # type: ignore[misc]
                "own": lambda document=document: list(own(document.data)),  # type: ignore[misc]
                "jsonschema": lambda document=document: list(validator.iter_errors(document.data)),  # type: ignore[misc]
            },
            times,
            repeats=10,
        )
        ratio(f"in process {name}: load / CSafeLoader", best["load"], best["csafe"], "to reach 0.55")
        goal = {"10.yaml": "to reach 1.5", "100.yaml": "to reach 1.0"}.get(name, "")
        ratio(f"in process {name}: shape, items and rules / load", best["check"], best["load"], goal)
        ratio(f"in process {name}: the same with the engine for one / load", best["alone"], best["load"], "")
        ratio(f"in process {name}: shape, items and rules / jsonschema", best["check"], best["jsonschema"], "")
        ratio(f"in process {name}: shape alone / jsonschema", best["shape"], best["jsonschema"], "")
        ratio(f"in process {name}: shape alone, engine for one / jsonschema", best["own"], best["jsonschema"], "")


def batch(folder: Path, count: int, times: int) -> None:
    """Many manifests in one process."""
    ours, theirs = shutil.which("synthreport"), shutil.which("check-jsonschema")
    assert ours
    assert theirs
    files = [str(path) for path in sorted((folder / "many").iterdir())]
    best = rounds({"ours": process(ours, "check", "--show", "summary", *files)}, times)
    sample = files[: max(count // 20, 10)]
    peer = rounds({"theirs": process(theirs, "--schemafile", str(SCHEMA), *sample)}, 1)
    label = f"{count} manifests: check / check-jsonschema, time a manifest"
    ratio(label, best["ours"] / len(files), peer["theirs"] / len(sample), "to reach 0.033 (30 times the throughput)")
    if (AJV / "node_modules").exists() and shutil.which("node"):
        names = folder / "10.json"
        again = [str(names)] * 200
        node = rounds({"ajv": ajv([names.read_bytes()] * 200)}, times)
        one = rounds({"ours": process(ours, "check", "--show", "summary", *again)}, times)
        ratio("200 times 10.json: check / Ajv (shape alone)", one["ours"], node["ajv"], "")


def write(folder: Path, count: int) -> None:
    """All manifests that are measured on."""
    small = manifests.base("private")
    made = {"10": small, "100": manifests.grown(small, 100_000), "10-faulty": manifests.faulty(small)}
    for name, manifest in made.items():
        (folder / f"{name}.yaml").write_text(manifests.as_yaml(manifest), encoding="utf-8")
        (folder / f"{name}.json").write_text(manifests.as_json(manifest), encoding="utf-8")
    (folder / "many").mkdir()
    bases = [manifests.base(path.stem) for path in sorted(manifests.BASES.glob("*.yaml"))]
    for index, manifest in enumerate(manifests.varied(bases, count)):
        (folder / "many" / f"{index:04}.yaml").write_text(manifests.as_yaml(manifest), encoding="utf-8")
    for path in sorted(folder.glob("*.yaml")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> None:
    """Write the manifests, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and manifests")
    quick = parser.parse_args().quick
    count, times = (200, 5) if quick else (2000, 15)
    packages = ("PyYAML", "jsonschema", "jsonschema-rs", "check-jsonschema", "click")
    print(f"Python {platform.python_version()}; {', '.join(f'{name} {version(name)}' for name in packages)}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        cold(folder, times)
        in_process(folder, times)
        batch(folder, count, 1 if quick else 3)


if __name__ == "__main__":
    main()
