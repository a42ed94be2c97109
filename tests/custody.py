"""A cohort like GBSG2 with its manifest, measured once, in which lies can be planted; and what the commands say."""

from __future__ import annotations

import base64
import csv
import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from click.testing import CliRunner

from synthreport.cli.program import cli
from synthreport.document.source import read

COLUMNS = ["horTh", "age", "menostat", "tsize", "tgrade", "pnodes", "progrec", "estrec", "time", "cens"]
MANIFEST = """synthreport: "1.0"
dataset: {title: Simulated breast cancer cohort}
parties:
  hospital: {name: University hospital, kind: organisation}
content:
  fields:
    horTh: {type: string, description: Hormonal therapy, roles: [exposure]}
    age: {type: integer, description: Age, roles: [quasi_identifier]}
    menostat: {type: string, description: Menopause, roles: [quasi_identifier]}
    tsize: {type: integer, description: Size of the tumour}
    tgrade: {type: string, description: Grade, roles: [sensitive]}
    pnodes: {type: integer, description: Positive nodes}
    progrec: {type: integer, description: Progesterone receptors}
    estrec: {type: integer, description: Estrogen receptors}
    time: {type: integer, description: Time, roles: [time]}
    cens: {type: integer, description: Event, roles: [event]}
estimands:
  hazard_ratio:
    statement: Hazard ratio of hormonal therapy
    analysis: {method: cox, outcome: time, event: cens, exposure: horTh, reference: "no"}
"""
QUICK = """date: 2026-01-10
seed: 3
repeats: 2
left_out: {detection: slow, prediction: slow, effects: slow, attacks: slow, subgroups: slow}
"""

Rows = list[tuple[Any, ...]]


def cohort(rows: int, seed: int) -> Rows:
    """Persons with breast cancer who never lived."""
    random = np.random.default_rng(seed)
    age = np.clip(random.normal(53, 10, rows), 21, 80).round().astype(int)
    therapy = random.random(rows) < 0.36
    status = np.where(age + random.normal(0, 4, rows) > 50, "Post", "Pre")
    size = np.clip(random.gamma(4, 7.5, rows), 3, 120).round().astype(int)
    grade = random.choice(["I", "II", "III"], rows, p=[0.12, 0.65, 0.23])
    nodes = np.clip(random.geometric(0.2, rows), 1, 51)
    receptors = [random.gamma(0.5, scale, rows).round().astype(int) for scale in (220, 190)]
    risk = 0.06 * nodes - 0.35 * therapy + 0.3 * (grade == "III") - 0.001 * receptors[0]
    event, end = random.exponential(2800 / np.exp(risk)), random.uniform(200, 2700, rows)
    time = np.maximum(np.minimum(event, end).round(), 8).astype(int)
    words = np.where(therapy, "yes", "no")
    return list(zip(words, age, status, size, grade, nodes, *receptors, time, (event <= end).astype(int), strict=True))


def write(path: Path, rows: Rows) -> None:
    """A table in CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)


class Said(NamedTuple):
    """The exit code of a command, and what it printed."""

    code: int
    text: str


def run(*arguments: Any) -> Said:
    """A command in this process."""
    done = CliRunner().invoke(cli, [str(each) for each in arguments], catch_exceptions=False)
    return Said(done.exit_code, done.output)


class Cohort:
    """A dataset in one folder, and the real rows in another that nobody else sees."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder, self.real = home / "released", home / "real"
        self.manifest = self.folder / "synthreport.yaml"
        self.train, self.holdout = self.real / "train.csv", self.real / "holdout.csv"

    def make(self, train: Rows, holdout: Rows, synthetic: Rows, manifest: str = MANIFEST) -> None:
        """Write everything."""
        self.folder.mkdir()
        self.real.mkdir()
        write(self.train, train)
        write(self.holdout, holdout)
        write(self.folder / "synthetic.csv", synthetic)
        self.manifest.write_text(manifest, encoding="utf-8")

    def measure(self, *options: Any) -> None:
        """Measure, and write the results into the manifest."""
        files = "--train", self.train, "--holdout", self.holdout, "--into", self.manifest
        done = run("measure", self.folder / "synthetic.csv", *files, *options)
        assert done.code == 0, done.text

    def copy(self, home: Path) -> Cohort:
        """The same in other folders."""
        made = Cohort(home)
        shutil.copytree(self.folder, made.folder)
        shutil.copytree(self.real, made.real)
        return made

    def edit(self, old: str, new: str) -> None:
        """Replace a text in the manifest."""
        text = self.manifest.read_text(encoding="utf-8")
        assert old in text
        self.manifest.write_text(text.replace(old, new, 1), encoding="utf-8")

    def set(self, pointer: str, value: Any) -> None:
        """Change an answer of the manifest."""
        done = run("set", "--force", pointer, json.dumps(value), self.manifest)
        assert done.code == 0, done.text

    def stated(self, id: str, key: str) -> Any:
        """An answer of a result."""
        return read(str(self.manifest)).data["results"][id][key]

    def verify(self, *options: Any, source: Any = None, holdout: Any = None) -> Said:
        """`verify` beside the real rows."""
        rows = "--source", source or self.train, "--holdout", holdout or self.holdout
        return run("verify", self.manifest, *rows, *options)

    def ledger(self, *options: Any, **rows: Any) -> dict[str, tuple[str, str]]:
        """The grade of each claim and why, as `verify` reports it as JSON."""
        return ledger(self.verify("--format", "json", *options, **rows))


def ledger(said: Said) -> dict[str, tuple[str, str]]:
    """The grades in a report as JSON, with their reasons."""
    start = said.text.index("{")
    report, _ = json.JSONDecoder().raw_decode(said.text[start:])
    listed = report["documents"][0]["ledger"]
    return {each["pointer"]: (each["grade"], each.get("why", "")) for each in listed}


def payload(path: Path) -> dict[str, Any]:
    """The statement in an attestation."""
    found = json.loads(base64.b64decode(json.loads(path.read_text(encoding="utf-8"))["payload"]))
    assert isinstance(found, dict)
    return found
