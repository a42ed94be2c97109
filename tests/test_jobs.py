"""Several processes give the report of one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import BASE, ROOT, run
from waiting import PATIENCE

from synthreport.files.processes.side_by_side import in_order


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Manifests that comply, that do not, one that cannot be read, and decisions on one of them."""
    (tmp_path / ".git").mkdir()
    text = BASE.read_text(encoding="utf-8")
    for number in range(6):
        home = tmp_path / f"d{number}"
        home.mkdir()
        faulty = text.replace("  version: 1.1.0\n", "", 1)
        (home / "synthreport.yaml").write_text(f"# {number}\n{faulty if number % 2 else text}", encoding="utf-8")
    (tmp_path / "d4" / "synthreport.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "gone.yaml").mkdir()
    decision = "code: ID03\npointer: /dataset/version\nmanifest: d1/synthreport.yaml\nreason: It is the first.\n"
    decision += "by: Editor\non: 2026-11-30\nuntil: 2999-01-01\nanswer: missing\n"
    lines = "".join(f"    {line}\n" for line in decision.splitlines())
    (tmp_path / "decisions.yaml").write_text(f"decisions:\n  -\n{lines}", encoding="utf-8")
    return tmp_path


def test_the_report_does_not_depend_on_the_number_of_processes(folder: Path) -> None:
    options = ("check", "--format", "json", "--files", ".", "no.yaml")
    one, many = (run(*options, "--jobs", jobs, cwd=folder) for jobs in ("1", "2"))
    assert one.stdout == many.stdout
    assert (one.returncode, one.stderr) == (many.returncode, many.stderr)
    assert b"no.yaml: cannot be read" in many.stderr
    assert b'"origin": "decisions.yaml:' in many.stdout


def test_what_only_one_process_can_do_it_does(folder: Path) -> None:
    done = run("check", "-", "d0", "--jobs", "2", cwd=folder, stdin=BASE.read_bytes())
    assert (done.returncode, done.stdout.count(b" complies with ")) == (0, 2)
    refused = run("check", "--jobs", "2", "--profile", "jurnal", cwd=folder)
    assert (refused.returncode, b"Traceback" in refused.stderr) == (2, False)


WAITING = """
import time
from synthreport.files.processes.side_by_side import in_order

def work(seconds):
    print("begun", flush=True)
    time.sleep(seconds)

if __name__ == "__main__":
    list(in_order(work, [600], 1))
"""


@pytest.mark.skipif(os.name == "nt", reason="ends a process by a signal")
def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    """Also if it is killed: their ends of the pipes are closed, so that who waits for the output goes on."""
    script = tmp_path / "waiting_script.py"
    script.write_text(WAITING, encoding="utf-8")
    started = subprocess.Popen([sys.executable, "-u", script], stdout=subprocess.PIPE, cwd=ROOT)
    assert started.stdout
    assert started.stdout.readline() == b"begun\n"
    started.kill()
    started.communicate(timeout=PATIENCE)


def test_other_programs_are_started_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "a")
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    assert list(in_order(abs, [-1, -2], 1)) == [1, 2]
    assert os.environ["PYTHONPATH"] == "a"
    assert "PYTHONSAFEPATH" not in os.environ
