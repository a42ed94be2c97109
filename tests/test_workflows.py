"""The page on workflows, word for word: Snakemake and DVC run its pipelines, with their own programs."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import ROOT
from waiting import PATIENCE

PAGE = (ROOT / "docs" / "workflows.md").read_text(encoding="utf-8")
_FILE = re.compile(r"`([\w.]+)`:\n+(?:<!--[^\n]*-->\n)?```\w+\n(.*?)```", re.DOTALL)
_COMMANDS = re.compile(r"^((?:snakemake|dvc|synthreport) .*?)(?:   #.*)?$", re.MULTILINE)
PEERS = Path(os.environ.get("SYNTHREPORT_PEERS", "none"))


def program(name: str) -> str:
    """A program of the environment that SYNTHREPORT_PEERS names, or of the system."""
    found = shutil.which(name, path=str(PEERS / "bin")) or shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} in SYNTHREPORT_PEERS")
    return found


def run(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A command, with this Python and this synthreport before all others."""
    name, *words = shlex.split(line)
    tools = door(folder / "tools")
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [str(tools / name) if name == "synthreport" else program(name), *words],
        cwd=folder, capture_output=True, text=True, timeout=PATIENCE,
        env={**environment, "DVC_NO_ANALYTICS": "1", "PYTHONUTF8": "1"},
    )  # fmt: skip


def door(tools: Path) -> Path:
    """`python` and `synthreport` as a pipeline finds them."""
    if not tools.exists():
        tools.mkdir()
        for name, command in (("python", ""), ("synthreport", " -m synthreport")):
            (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{command} "$@"\n', encoding="utf-8")
            (tools / name).chmod(0o755)
    return tools


def workflow(folder: Path) -> Path:
    """The files of the page, in a repository."""
    for name, text in _FILE.findall(PAGE):
        (folder / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def commands(heading: str) -> list[str]:
    """The commands under a heading."""
    return _COMMANDS.findall(PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0])


def succeed(folder: Path, *lines: str) -> None:
    for line in lines:
        done = run(folder, line)
        assert done.returncode == 0, (line, done.stdout[-3000:], done.stderr[-3000:])


def verdict(folder: Path) -> str:
    report = json.loads((folder / "verdict.json").read_text(encoding="utf-8"))
    return str(report["documents"][0]["verdict"]["conclusion"])


def test_the_page_has_what_these_tests_run() -> None:
    assert [name for name, _ in _FILE.findall(PAGE)] == [
        "generate.py", "synthreport.people.yaml", "Snakefile", "dvc.yaml", "main.nf"
    ]  # fmt: skip
    assert [len(commands(heading)) for heading in ("The example", "Snakemake", "DVC")] == [1, 2, 2]


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another shell")
@pytest.mark.parametrize(("heading", "again"), [("Snakemake", "--forceall"), ("DVC", "--force")])
def test_a_pipeline_gives_the_same_verdict_every_night(heading: str, again: str, tmp_path: Path) -> None:
    program(heading.lower())
    folder = workflow(tmp_path)
    if heading == "DVC":
        succeed(folder, "dvc init -q")
    first, nightly = commands(heading)
    succeed(folder, first, *commands("The example"), nightly)
    assert verdict(folder) == "complies"
    for _ in range(2):
        succeed(folder, f"{nightly} {again}")
        assert verdict(folder) == "complies"
    with (folder / "synthetic_adults.csv").open("a") as file:
        file.write("junk\n")
    assert "VE53" in run(folder, "synthreport check --files").stdout
