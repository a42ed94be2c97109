"""`check --watch`: a change is seen, and judged once; what is half there does no harm; an interrupt ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from waiting import PATIENCE

from synthreport.cli.shared.check_run import Options
from synthreport.cli.shared.watch import _look, changes
from synthreport.result import Observed

ROOT = Path(__file__).resolve().parents[1]
TRIAL = (ROOT / "schema" / "1.0" / "cases" / "bases" / "trial.yaml").read_text(encoding="utf-8")
FAULTY = TRIAL.replace('synthreport: "1.0"', "synthreport: 1.0", 1)
HOUSE = 'profile: house\nversion: "1.0"\ntitle: House\ntext: For our house.\nextends: core\n'
STRICT = HOUSE + "levels: {MA54: {level: must, reason: We sign.}}\n"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


class Watched:
    """A process that watches; what it prints is read report by report."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def report(self) -> str:
        """What is printed up to the line about waiting."""
        assert self.process.stdout is not None
        lines: list[str] = []
        while not (lines and "waiting for changes" in lines[-1]):
            line = self.process.stdout.readline()
            assert line, "".join(lines)
            lines.append(line)
        return "".join(lines)

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def watching(*arguments: str, cwd: Path) -> Iterator[Watched]:
    command = [sys.executable, "-m", "synthreport", "check", "--watch", *arguments]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, **streams) as process:
        try:
            yield Watched(process)
        finally:
            process.kill()


def replaced(path: Path, text: str) -> None:
    """Save as editors do: beside, and renamed."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def test_with_files_the_listed_files_are_watched_too(tmp_path: Path) -> None:
    manifest = tmp_path / "synthreport.yaml"
    paths = ["a.csv", "part-**.csv", "../out.csv", "/etc/hosts", "a\0"]
    manifest.write_text(json.dumps({"files": {f"f{each}": {"path": path} for each, path in enumerate(paths)}}), "utf-8")
    looks = {each: _look((str(tmp_path),), Options(observe=each)) for each in (None, lambda _: Observed())}
    seen: list[list[object]] = []
    for name in ("", "a.csv", "part-1.csv", "other.csv", "a.csv"):
        if name:
            (tmp_path / name).write_text("x" * (len(seen) + 1), encoding="utf-8")
        seen.append([look() for look in looks.values()])
    without, with_files = zip(*seen, strict=True)
    assert all(each == without[0] for each in without)
    changed = [before != after for before, after in pairwise(with_files)]
    assert changed == [True, True, False, True]
    last: Any = with_files[-1]
    manifest.write_text("files: [", encoding="utf-8")
    assert all(look() for look in looks.values())
    named = {Path(str(state[0])).name for state in last}
    assert named == {"synthreport.yaml", "a.csv", "part-1.csv", "a\0"}


posix = pytest.mark.skipif(os.name == "nt", reason="an interrupt of one process is a signal")


@posix
def test_a_change_is_checked_and_an_interrupt_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    with watching(cwd=tmp_path) as watched:
        assert "error ID01" in watched.report()
        replaced(path, TRIAL)
        second = watched.report()
        assert "complies" in second
        assert "ID01" not in second
        path.unlink()
        assert "cannot be read: No such file" in watched.report()
        path.write_text(FAULTY, encoding="utf-8")
        assert "error ID01" in watched.report()
        assert watched.interrupt() == 130
        assert watched.process.stdout is not None
        rest = watched.process.stdout.read()
        assert "interrupted" in rest
        assert "Traceback" not in rest


@posix
def test_a_folder_and_a_profile_are_watched(tmp_path: Path) -> None:
    house = tmp_path / "house.yaml"
    house.write_text(HOUSE, encoding="utf-8")
    with watching("data", "--profile", "./house.yaml", cwd=tmp_path) as watched:
        assert "cannot be read" in watched.report()
        (tmp_path / "data" / "deep").mkdir(parents=True)
        assert "no manifest in this folder" in watched.report()
        unconfirmed = TRIAL.replace("\nmanifest:\n", "\nmanifest:\n  unconfirmed: [/dataset/title]\n", 1)
        (tmp_path / "data" / "deep" / "synthreport.yml").write_text(unconfirmed, encoding="utf-8")
        assert "warning MA54" in watched.report()
        replaced(house, STRICT)
        assert "error MA54" in watched.report()
        replaced(house, STRICT.replace("level: must", "level: shall"))
        assert "house.yaml:6:" in watched.report()


@posix
def test_a_reader_that_leaves_ends_it_at_the_next_report(tmp_path: Path) -> None:
    path = tmp_path / "synthreport.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    with watching(cwd=tmp_path) as watched:
        watched.report()
        assert watched.process.stdout is not None
        watched.process.stdout.close()
        replaced(path, TRIAL)
        assert watched.process.wait(PATIENCE) == -signal.SIGPIPE


def test_a_file_that_is_still_being_written_is_not_checked() -> None:
    looks = iter(["old", "old", "gone", "half", "new", "new", "new", "half", "new", "new", "newer", "newer"])
    seen: list[str] = []

    def look() -> str:
        seen.append(next(looks))
        return seen[-1]

    told = changes(look, 0)
    assert [(next(told), seen[-1]) for _ in range(3)] == [(None, "old"), (None, "new"), (None, "newer")]
    assert next(looks, "no more") == "no more"


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["-"], "--watch prints text"),
        (["--format", "json"], "--watch prints text"),
        (["--output", "json:report.json"], "--watch prints text"),
        (["--profile", "jurnal"], "jurnal"),
        (["--standard", "9.9"], "9.9"),
    ],
)
def test_what_cannot_be_watched_is_refused(arguments: list[str], told: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "synthreport", "check", "--watch", *arguments]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []
