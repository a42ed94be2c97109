"""A repository made from nothing: three unchanged nights are green; each change is red, and its message says which."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_cli import ROOT
from test_in_place import act
from test_workflows import commands, door, program, run, succeed, workflow
from waiting import PATIENCE

PROFILE = "profile: team\nversion: '1.0'\ntitle: Our releases\ntext: What we ask for.\nextends: core\n"

DECISION = {
    "code": "ID07", "pointer": "/dataset/funding", "reason": "The funder is named after the award.", "by": "Data team",
    "on": "2026-11-30", "until": "2999-12-31", "answer": "missing",
}  # fmt: skip


class Team:
    """A repository with two generators in parallel, a hook at every commit, and the Action's step at night."""

    def __init__(self, folder: Path, runner: Path) -> None:
        self.folder, self.runner = workflow(folder), runner
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        hooks = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(hooks))
        self.write(".gitignore", "tools/\n.snakemake/\n")
        self.write("team.yaml", PROFILE)
        self.pin(self.digest())
        self.git("config", "user.email", "team@example.org")
        self.git("config", "user.name", "Team")
        self.shell(sys.executable, "-m", "pre_commit", "install")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def pin(self, digest: str) -> None:
        self.write("synthreport.toml", f'profile = "team.yaml@sha256:{digest}"\nfiles = true\n')

    def digest(self) -> str:
        shown = run(self.folder, "synthreport profiles show ./team.yaml --format json").stdout
        return str(yaml.safe_load(shown)["sha256"])

    def shell(self, *words: str) -> subprocess.CompletedProcess[str]:
        path = f"{door(self.folder / 'tools')}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(self.runner / "hooks")}
        return subprocess.run(words, cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE, env=env)

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.shell("git", *words)

    def gates(self) -> tuple[set[int], str]:
        """Whether a commit and the Action's step pass (0) or not (1), and what they print."""
        self.git("add", "-A")
        commit = self.git("commit", "--allow-empty", "-m", "A night")
        night = act(self.folder, self.runner, MANIFESTS="synthreport.yaml")
        printed = f"{commit.stdout} {commit.stderr} {night.log}"
        return {commit.returncode, min(night.code, 1)}, " ".join(printed.split())

    def is_green(self) -> None:
        codes, text = self.gates()
        assert codes == {0}, text[-3000:]

    def is_red(self, message: str) -> None:
        codes, text = self.gates()
        assert codes == {1}, text[-3000:]
        assert text.count(message) >= 2, (message, text[-3000:])


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another shell")
def test_a_gate_that_a_team_lives_with(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    program("snakemake")
    team = Team(tmp_path, tmp_path_factory.mktemp("runner"))
    first, nightly = commands("Snakemake")
    succeed(team.folder, first, *commands("The example"))
    for _ in range(3):
        succeed(team.folder, f"{nightly} --forceall")
        team.is_green()

    data = team.read("synthetic_adults.csv")
    team.write("synthetic_adults.csv", data[:-2] + ("1\n" if data[-2] != "1" else "2\n"))
    team.is_red("VE54")
    succeed(team.folder, f"{nightly} --forceall")
    team.is_green()

    whole = team.read("synthreport.yaml")
    team.write("synthreport.yaml", re.sub(r"(?m)^  funding: none\n", "", whole))
    team.is_red("ID07")
    decisions = team.read("decisions.yaml")
    accepted = yaml.safe_load(decisions)["decisions"]
    team.write("decisions.yaml", yaml.safe_dump({"decisions": [*accepted, DECISION]}))
    team.is_green()
    team.write("decisions.yaml", decisions)
    team.write("synthreport.yaml", whole)
    team.is_green()

    team.write("team.yaml", PROFILE.replace("What we ask for.", "What we asked for."))
    team.is_red("profile team.yaml has changed: expected sha256:")
    team.pin(team.digest())
    team.is_green()
