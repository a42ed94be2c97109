"""`synthreport replay`: nothing runs without being asked for, and what comes out is compared for what it is."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from waiting import PATIENCE

from synthreport.cli.program import cli
from synthreport.evidence.replaying.closeness import Closeness
from synthreport.evidence.replaying.null_distance import distance, null
from synthreport.evidence.replaying.replay import reseeded
from synthreport.evidence.replaying.sandbox import Limits, sandbox

np = pytest.importorskip("numpy")

GENERATOR = """
import argparse, pathlib, random, sys
parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--shift", type=float, default=0)
parser.add_argument("--digits", type=int, default=2)
given = parser.parse_args()
draw = random.Random(given.seed)
rows = [f"{draw.gauss(60, 10) + given.shift:.{given.digits}f},{draw.choice('mf')}" for _ in range(800)]
pathlib.Path("data").mkdir(exist_ok=True)
pathlib.Path("data/synthetic.csv").write_text("\\n".join(["age,sex", *rows, ""]))
"""
LIMITS = Limits(60, 4 * 2**30, 2**28)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A folder with a generator, what it made with seed 42, and a manifest that claims identical bytes."""
    folder = tmp_path / "dataset"
    (folder / "data").mkdir(parents=True)
    (folder / "generate.py").write_text(GENERATOR)
    draw = __import__("random").Random(42)
    rows = [f"{draw.gauss(60, 10):.2f},{draw.choice('mf')}" for _ in range(800)]
    (folder / "data" / "synthetic.csv").write_text("\n".join(["age,sex", *rows, ""]))
    state(folder)
    return folder


def state(folder: Path, claim: str = "bit_identical", *, digest: str | None = None, **replay: Any) -> None:
    """Write the manifest of a dataset."""
    found = hashlib.sha256((folder / "data" / "synthetic.csv").read_bytes()).hexdigest()
    planned = {"command": ["python", "generate.py", "--seed", "42"], "outputs": ["table"], "seeds": {"s": "--seed"}}
    table = {"role": "data", "path": "data/synthetic.csv", "sha256": digest or found, "records": 800}
    answers = {"determinism": {"claim": claim}, "replay": planned | replay}
    manifest = {"synthreport": "1.0", "files": {"table": table}, "reproducibility": answers}
    (folder / "synthreport.yaml").write_text(yaml.safe_dump(manifest))


def replay(folder: Path, *options: str, code: int | None = None) -> Result:
    done = CliRunner().invoke(cli, ["replay", str(folder), "--timeout", str(PATIENCE), "--memory", "4", *options])
    assert code is None or done.exit_code == code, done.output
    return done


def test_nothing_runs_without_being_asked_for(dataset: Path) -> None:
    (dataset / "generate.py").write_text(f"open({str(dataset / 'ran')!r}, 'w')")
    shown = replay(dataset, code=2).stdout
    assert "command:  python generate.py --seed 42" in shown
    assert "not attempted: add --run to run this command" in shown
    assert not (dataset / "ran").exists()


def test_the_same_bytes(dataset: Path) -> None:
    before = sorted(dataset.rglob("*"))
    shown = replay(dataset, "--run", code=0).stdout
    assert "data/synthetic.csv: identical bytes" in shown
    assert "confirmed" in shown
    assert sorted(dataset.rglob("*")) == before


def test_an_old_file_is_never_taken_for_a_new_one(dataset: Path) -> None:
    (dataset / "generate.py").write_text("pass")
    assert "made no data/synthetic.csv" in replay(dataset, "--run", code=1).stdout


def test_an_equal_canonical_form(dataset: Path) -> None:
    command = ["python", "generate.py", "--seed", "42", "--digits", "9"]
    table = {"canonical": {"scheme": "csv, 1 decimal", "sha256": "0" * 64}}
    state(dataset, "canonical", command=command)
    held = yaml.safe_load((dataset / "synthreport.yaml").read_text())
    held["files"]["table"] |= table
    (dataset / "synthreport.yaml").write_text(yaml.safe_dump(held))
    (dataset / "data" / "synthetic.csv").write_text(drawn(dataset, "--digits", "8"))
    assert "identical in canonical form (equal when rounded to 1 decimal" in replay(dataset, "--run", code=0).stdout


def drawn(folder: Path, *options: str) -> str:
    """What the generator makes with these options."""
    import subprocess

    other = folder.parent / "elsewhere"
    other.mkdir()
    subprocess.run([sys.executable, folder / "generate.py", "--seed", "42", *options], cwd=other, check=True)
    return (other / "data" / "synthetic.csv").read_text()


def test_other_seeds_of_the_same_generator_are_equivalent(dataset: Path) -> None:
    state(dataset, "equivalent", command=["python", "generate.py", "--seed", "7"])
    shown = replay(dataset, "--run", code=0)
    assert "statistically equivalent (distance per column, median of 3 runs" in shown.stdout
    assert "run 3: python generate.py --seed 9" in shown.stderr


def test_a_claim_of_identical_bytes_is_refuted(dataset: Path) -> None:
    state(dataset, command=["python", "generate.py", "--seed", "7"])
    assert (
        "statistically equivalent; a repetition gives identical bytes: refuted"
        in replay(dataset, "--run", code=1).stdout
    )


def test_another_generator_is_different(dataset: Path) -> None:
    state(dataset, "equivalent", command=["python", "generate.py", "--seed", "42", "--shift", "3"])
    done = json.loads(replay(dataset, "--run", "--format", "json", "--runs", "1", code=1).stdout)
    assert (done["result"], done["as_claimed"]) == ("different", False)


def test_noise_that_must_be_secret_is_compared_as_a_distribution(dataset: Path) -> None:
    state(dataset, "equivalent")
    held = yaml.safe_load((dataset / "synthreport.yaml").read_text())
    held["privacy"] = {"claims": {"differential_privacy": {"unit": "person"}}}
    (dataset / "synthreport.yaml").write_text(yaml.safe_dump(held))
    assert "identical" not in replay(dataset, "--run", code=0).stdout.partition("synthetic.csv:")[2]


def test_a_released_file_that_is_not_there_has_its_digest(dataset: Path) -> None:
    (dataset / "data" / "synthetic.csv").unlink()
    assert "identical bytes" in replay(dataset, "--run", code=0).stdout


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import sys; sys.exit('no such column')", "exit code 1:\nno such column"),
        ("import os, time; os.write(1, b'x'); time.sleep(600)", "no answer within 1 s"),
        ("raise MemoryError if not bytearray(8 * 2**30) else 0", "exit code 1"),
        ("import pathlib; pathlib.Path('data/synthetic.csv').write_bytes(bytes(2 * 10**7))", "failed"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="no resource module")
def test_a_command_that_fails_is_a_result(dataset: Path, program: str, why: str) -> None:
    (dataset / "generate.py").write_text(program)
    timeout = "1" if "sleep" in program else str(PATIENCE)
    assert why in replay(dataset, "--run", "--timeout", timeout, "--disk", "0.01", code=1).stdout


def test_a_program_that_is_not_here(dataset: Path) -> None:
    state(dataset, command=["Rscript-of-nobody", "generate.R"])
    assert "Rscript-of-nobody is not installed here" in replay(dataset, "--run", code=1).stdout


def test_no_shell_reads_the_command(dataset: Path) -> None:
    state(dataset, command=["python", "generate.py", "--seed", "42", ";", "touch", str(dataset / "touched")])
    replay(dataset, "--run", code=1)
    assert not (dataset / "touched").exists()


def test_what_is_not_ours_to_give_stays_here(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "abc")
    (dataset / "generate.py").write_text("import os, sys; sys.exit(' '.join(sorted(os.environ)))")
    shown = replay(dataset, "--run", code=1).stdout
    assert "PATH" in shown
    assert "SECRET_TOKEN" not in shown


@pytest.mark.skipif(bool(sandbox(LIMITS, network=False).missing), reason="no links here")
def test_there_is_no_network(dataset: Path) -> None:
    (dataset / "generate.py").write_text(
        "import socket, sys\nlistener = socket.create_server(('0.0.0.0', 0))\n"
        "names = [name for _, name in socket.if_nameindex()]\nsys.exit(' '.join(names))"
    )
    assert replay(dataset, "--run", code=1).stdout.splitlines()[-1] == "lo"


def test_links_are_not_copied(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("private")
    try:
        (dataset / "secret.txt").symlink_to(tmp_path / "secret.txt")
    except OSError:
        pytest.skip("no links here")
    (dataset / "generate.py").write_text("import os, sys; sys.exit(str(os.path.lexists('secret.txt')))")
    assert "False" in replay(dataset, "--run", code=1).stdout


def test_data_from_elsewhere_is_given_by_name(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("42")
    (dataset / "generate.py").write_text(
        GENERATOR.replace(
            "given = parser.parse_args()", "given = parser.parse_args([])\ngiven.seed = int(open('in/rows.csv').read())"
        )
    )
    state(dataset, inputs={"registry": "in/rows.csv"})
    assert "give the file with --input registry=PATH" in replay(dataset, "--run", code=2).stdout
    assert "identical bytes" in replay(dataset, "--run", "--input", f"registry={tmp_path / 'rows.csv'}", code=0).stdout
    assert "has registry" in replay(dataset, "--input", "other=x", code=2).stderr
    assert "expected ID=PATH" in replay(dataset, "--input", "registry", code=2).stderr
    assert "cannot be copied" in replay(dataset, "--run", "--input", "registry=nowhere", code=2).stderr


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "not attempted: the manifest names no command; state it at /reproducibility/replay/command"),
        ({"determinism": {"claim": "not_repeatable"}}, "not applicable: the manifest says"),
        ({"replay": {"gap": "withheld", "reason": "x"}}, "not attempted: the manifest names no command"),
        ({"replay": {"command": ["python"], "outputs": []}}, "names no file that the command makes"),
        ({"replay": {"command": ["python"], "outputs": ["nothing"]}}, "names no file that the command makes"),
    ],
)
def test_why_there_is_nothing_to_replay(tmp_path: Path, answers: dict[str, Any], words: str) -> None:
    (tmp_path / "synthreport.yaml").write_text(yaml.safe_dump({"synthreport": "1.0", "reproducibility": answers}))
    shown = replay(tmp_path, "--run", code=2).stdout
    assert words in shown
    assert json.loads(replay(tmp_path, "--format", "json", code=2).stdout)["why"] in shown


def test_what_is_no_table_is_compared_by_bytes(dataset: Path) -> None:
    (dataset / "data" / "synthetic.csv").write_bytes(b"\x00\x01\x02" * 100)
    (dataset / "generate.py").write_text("open('data/synthetic.csv', 'wb').write(bytes(range(256)))")
    assert "the bytes differ, and it is not compared further" in replay(dataset, "--run", code=1).stdout


def test_the_environment_is_compared(dataset: Path) -> None:
    (dataset / "requirements.lock").write_text("click==0.0.1\nno-such-package==1.0\n")
    held = yaml.safe_load((dataset / "synthreport.yaml").read_text())
    held["reproducibility"]["environment"] = {
        "runtime": "CPython 2.7.1",
        "lockfile": {"path": "requirements.lock", "sha256": "0" * 64},
        "variables": {"PYTHONHASHSEED": 0},
        "time_zone": "UTC",
        "locale": "C",
    }
    (dataset / "synthreport.yaml").write_text(yaml.safe_dump(held))
    shown = replay(dataset, "--run", "--python", sys.executable, code=0).stdout
    assert "declared CPython 2.7.1, here" in shown
    assert "click 0.0.1 is declared, " in shown
    assert "no-such-package 1.0 is declared, but not installed here" in shown


def test_files_that_differ_in_every_run_are_not_compared(dataset: Path) -> None:
    held = yaml.safe_load((dataset / "synthreport.yaml").read_text())
    held["reproducibility"]["volatile"] = ["table"]
    (dataset / "synthreport.yaml").write_text(yaml.safe_dump(held))
    assert "made, and not compared" in replay(dataset, "--run", code=1).stdout


def test_seeds_are_raised_in_both_spellings() -> None:
    command = ("python", "make.py", "--seed", "42", "--fit=7", "--rows", "10")
    assert reseeded(command, ("--seed", "--fit"), 2) == ("python", "make.py", "--seed", "44", "--fit=9", "--rows", "10")
    assert reseeded(command, (), 2) == command


def test_distances_are_those_of_their_definitions() -> None:
    first = {"x": np.array([1.0, 2.0, 3.0, 4.0]), "c": np.array(["a", "a", "b", None], dtype=object)}
    second = {"x": np.array([3.0, 4.0, 5.0, 6.0]), "c": np.array(["a", "b", "b", "b"], dtype=object)}
    assert distance(first, first) == (0, 0)
    assert distance(first, second) == (0.5, 0.5)
    holes = {"x": np.array([1.0, np.nan, np.nan, np.nan])}
    assert distance({"x": first["x"]}, holes).largest == pytest.approx(0.75)
    empty = {"x": np.full(4, np.nan)}
    assert distance(empty, empty) == (0, 0)
    assert distance({"x": first["x"]}, empty).largest == 1


def test_chance_is_larger_in_small_tables() -> None:
    values = np.random.default_rng(1).normal(size=30_000)
    assert null({"x": values[:200]}, 200).mean > null({"x": values}, 30_000).mean > 0


def test_the_words_of_every_outcome() -> None:
    assert len({each.words for each in Closeness}) == len(Closeness)


def test_a_system_without_limits_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "the network is not cut off" in sandbox(LIMITS, network=False).missing[0]
    assert sandbox(LIMITS, network=True).missing == ()
