"""Metrics beside those of sdmetrics, Anonymeter and synthpop's propensities, where their environment is at hand."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from custody import COLUMNS, cohort, write

from synthreport.evidence.computing.fidelity import pairs, single_columns, whole_rows
from synthreport.evidence.computing.frame import frames
from synthreport.evidence.computing.privacy import attributes, singling

pytestmark = pytest.mark.full

PEERS = os.environ.get("SYNTHREPORT_PEERS")
PROGRAM = Path(__file__).parent / "peers" / "metrics.py"
WORDS, SEEDS, ATTACKS = ("horTh", "menostat", "tgrade", "cens"), 10, 150
NUMBERS = tuple(name for name in COLUMNS if name not in WORDS)


class Tables:
    """Real and synthetic rows as frames, and what the peers say about them."""

    def __init__(self, folder: Path, python: Path) -> None:
        real, released = cohort(550, 1), cohort(250, 2)
        copied = [*released[:200], *real[:50]]
        self.rows = {"train": real[:400], "holdout": real[400:], "synthetic": copied}
        for side, rows in self.rows.items():
            write(folder / f"{side}.csv", rows)
        command = [python, PROGRAM, folder, SEEDS, ATTACKS]
        done = subprocess.run([str(each) for each in command], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr[-2000:]
        self.theirs: dict[str, Any] = json.loads(done.stdout)
        self.train, self.holdout, self.synthetic = frames(list(map(_columns, self.rows.values())), NUMBERS, WORDS)


def _columns(rows: Any) -> dict[str, Any]:
    return {
        name: np.array(values, dtype=object if name in WORDS else float)
        for name, values in zip(COLUMNS, zip(*rows, strict=True), strict=True)
    }


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    python = Path(PEERS or "", "bin", "python")
    if not python.is_file() or subprocess.run([python, "-c", "import anonymeter"], capture_output=True).returncode:
        pytest.skip("anonymeter is not at hand: name an environment that has it in SYNTHREPORT_PEERS")
    return Tables(tmp_path_factory.mktemp("tables"), python)


def test_comparisons_equal_those_of_sdmetrics(tables: Tables) -> None:
    real, own, theirs = tables.train, tables.synthetic, tables.theirs["sdmetrics"]
    ks = {name: single_columns.ks_complement(real.numbers[name], own.numbers[name]) for name in theirs["ks"]}
    tv = {name: single_columns.tv_complement(real.codes[name], own.codes[name]) for name in theirs["tv"]}
    assert ks == pytest.approx(theirs["ks"], abs=1e-9)
    assert tv == pytest.approx(theirs["tv"], abs=1e-9)
    both = [frame.only(["age", "time"]) for frame in (real, own)]
    assert pairs.correlation_similarity(*both) == pytest.approx(theirs["correlation"], abs=1e-9)
    both = [frame.only(WORDS[:2]) for frame in (real, own)]
    assert pairs.contingency_similarity(*both) == pytest.approx(theirs["contingency"], abs=1e-9)


def test_propensities_equal_those_of_a_logistic_model(tables: Tables) -> None:
    names = [name for name in NUMBERS if name != "cens"]
    chances, labels, _ = whole_rows.propensities(tables.train.only(names), tables.synthetic.only(names))
    assert whole_rows.pmse(chances, labels) == pytest.approx(tables.theirs["pmse"], rel=1e-4)


def _risks(tables: Tables, name: str, seed: int) -> float:
    train, holdout, own = tables.train, tables.holdout, tables.synthetic
    random = np.random.default_rng(seed)
    if name == "singling_out":
        return singling.risk(singling.singled_out(own, train, holdout, ATTACKS, seed, 4))
    targets = [each.take(random.permutation(each.rows)[:ATTACKS]) for each in (train, holdout)]
    if name == "linkability":
        names = random.permutation(own.names).tolist()
        hits = [int(singling.linked(own, each, (names[::2], names[1::2])).sum()) for each in targets]
    else:
        found = attributes.guesses(own, targets[0], targets[1], ["age", "menostat"], "tgrade")
        hits = [int(each.sum()) for each in found]
    return singling.risk(singling.Attacked(hits[0], hits[1], ATTACKS))


@pytest.mark.parametrize("attack", ["singling_out", "linkability", "inference"])
def test_intervals_of_attacks_meet_those_of_anonymeter(tables: Tables, attack: str) -> None:
    ours = [_risks(tables, attack, seed) for seed in range(SEEDS)]
    theirs = tables.theirs["anonymeter"][attack]
    error = 1.96 * np.hypot(np.std(ours, ddof=1), theirs["sd"]) / np.sqrt(SEEDS)
    print(attack, np.mean(ours), np.std(ours, ddof=1), theirs)
    assert abs(np.mean(ours) - theirs["mean"]) <= max(error, 0.01)


def test_a_copied_table_is_told_by_both(tables: Tables) -> None:
    """A quarter of the rows are copies: both attacks on identity see it, so that their agreement says something."""
    assert tables.theirs["anonymeter"]["linkability"]["mean"] > 0.05
    assert np.mean([_risks(tables, "linkability", seed) for seed in range(SEEDS)]) > 0.05
