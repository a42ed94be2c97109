"""A clinic of nobody: tables of the fields of the base `trial`, and its manifest, made to fit them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cases import as_yaml, base
from click.testing import CliRunner, Result

from synthreport.cli.program import cli
from synthreport.evidence.computing.fidelity import whole_rows
from synthreport.evidence.computing.utility import learners
from synthreport.evidence.measuring.families import attacks

HEAD = "age,sex,upper,lower,event"


def rows(n: int, seed: int, *, effect: float = 0.8) -> list[str]:
    """Lines of a table: pressures rise with age, events with pressure, and men have more of them."""
    random = np.random.default_rng(seed)
    age = np.clip(random.normal(55, 14, n), 18, 95).astype(int)
    sex = random.choice(["f", "m"], n)
    upper = np.round(110 + 0.5 * age + random.normal(0, 12, n), 1)
    lower = np.round(upper - 30 - random.gamma(4, 4, n), 1)
    chance = 1 / (1 + np.exp(-(-8 + 0.05 * upper + effect * (sex == "m"))))
    event = random.random(n) < chance
    columns = (
        age.tolist(),
        sex.tolist(),
        upper.tolist(),
        lower.tolist(),
        ["true" if each else "false" for each in event],
    )
    return [",".join(map(str, row)) for row in zip(*columns, strict=True)]


def table(path: Path, lines: list[str], head: str = HEAD) -> Path:
    """A CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def small_learners() -> Iterator[None]:
    """Forests of few trees and attacks with few seeds: for tests of what is written.

    `test_metric_values` holds how well they learn.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole_rows, "TREES", 5)
        patch.setattr(attacks, "_SEEDS", 3)
        patch.setitem(learners._BOOSTING, "max_iter", 5)
        yield


class Clinic:
    """A folder with a manifest and a synthetic table, and real tables elsewhere."""

    def __init__(self, folder: Path, n: int = 240, held: int = 160) -> None:
        self.manifest = folder / "release" / "synthreport.yaml"
        self.synthetic = table(folder / "release" / "data" / "synthetic.csv", rows(n, 3, effect=0.3))
        self.train = table(folder / "secret" / "train.csv", rows(n, 1))
        self.holdout = table(folder / "secret" / "holdout.csv", rows(held, 2))
        self.write(self.data(n, held))

    def data(self, n: int, held: int) -> dict[str, Any]:
        """The base, with the numbers of these tables."""
        made = base("trial")
        made["files"]["table"] |= {
            "records": n,
            "sha256": digest(self.synthetic),
            "bytes": self.synthetic.stat().st_size,
        }
        made["content"]["subjects"] = n
        for group, sex in (("women", "f"), ("men", "m")):
            made["content"]["groups"][group] |= {"expression": f"sex = '{sex}'", "table": "patients"}
        made["estimands"]["sex_effect"]["analysis"] = {
            "method": "logistic", "table": "patients", "outcome": "event", "exposure": "sex", "reference": "m",
        }  # fmt: skip
        made["splits"]["train"] |= {"persons": n, "records": n}
        made["splits"]["holdout"] |= {"persons": held, "records": held}
        for step, count in (("draw", n + 30), ("keep_possible", n + 30)):
            made["steps"][step]["made_count"] = count
        made["steps"]["draw"]["sampling"]["rows"] = n + 30
        made["privacy"]["releases"]["public_table"]["rows"] = n
        for result in made["results"].values():
            result["n"] = min(n, held)
        return made

    def write(self, data: dict[str, Any]) -> None:
        self.manifest.write_text(as_yaml(data), encoding="utf-8")

    def measure(self, *options: str | Path, synthetic: Path | None = None) -> Result:
        """A run of the command, with both real tables unless options name others."""
        given = list(map(str, options))
        sides = {"--train": self.train, "--holdout": self.holdout}
        real = [word for option, path in sides.items() if option not in given for word in (option, str(path))]
        return self.run(*given, *([] if "--alone" in given else real), synthetic=synthetic)

    def run(self, *options: str | Path, synthetic: Path | None = None) -> Result:
        return self.invoke(synthetic or self.synthetic, *(each for each in options if each != "--alone"))

    def invoke(self, *words: str | Path, repeats: str = "2") -> Result:
        """A run of the command with these words alone."""
        given = ["measure", *map(str, words), "--into", str(self.manifest), "--repeats", repeats]
        return CliRunner().invoke(cli, given)
