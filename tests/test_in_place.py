"""The checker where people work: as a pre-commit hook, a GitHub Action, a GitLab job."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from verifying import Copy
from waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
TOOLS = Path(sys.executable).parent


def run(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    paths = f"{TOOLS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, encoding="utf-8",
        env={**os.environ, "PATH": paths, "PYTHONUTF8": "1", "COLUMNS": "100", **environment},
    )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two manifests, one of which does not comply."""
    for name in ("tabular-trial", "incomplete-submission"):
        (tmp_path / name).mkdir()
        shutil.copyfile(EXAMPLES / name / "synthreport.yaml", tmp_path / name / "synthreport.yaml")
    run("git", "init", "-q", folder=tmp_path)
    run("git", "add", "-A", folder=tmp_path)
    return tmp_path


def test_the_hook_is_well_formed() -> None:
    assert run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", folder=ROOT).returncode == 0


@pytest.mark.full
def test_the_hook_checks_manifests_and_their_files(tmp_path: Path) -> None:
    """By pre-commit itself, which makes an environment of its own from this repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository here that pre-commit could clone")
    clinic = Copy(tmp_path / "repository")
    run("git", "init", "-q", folder=clinic.folder)
    run("git", "add", "-A", folder=clinic.folder)
    command = ("pre-commit", "try-repo", str(ROOT), "synthreport")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    good = run(*command, folder=clinic.folder, **home)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Passed" in good.stdout
    clinic.file("visits_file").unlink()
    gone = run(*command, folder=clinic.folder, **home)
    assert (gone.returncode, "VE51" in gone.stdout) == (1, True), gone.stdout


def test_the_action_is_well_formed() -> None:
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml", folder=ROOT)
    assert done.returncode == 0, done.stdout


def step() -> str:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    return str(steps[-1]["run"])


def test_no_input_is_pasted_into_a_script_of_the_action() -> None:
    for each in yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(("manifests", "code"), [("tabular-trial", 0), ("tabular-trial\nincomplete-submission\n", 1)])
def test_the_action_annotates_and_sums_up(repository: Path, tmp_path: Path, manifests: str, code: int) -> None:
    summary = tmp_path / "summary.md"
    given = {"MANIFESTS": manifests, "PROFILE": "core", "FAIL_ON": "must", "SARIF": "log.sarif", "BADGE": "badge.svg"}
    runner = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}
    done = run("bash", "-eo", "pipefail", "-c", step(), folder=repository, **given, **runner)
    assert done.returncode == code, done.stderr
    assert ("::error file=" in done.stdout) == bool(code)
    assert summary.read_text(encoding="utf-8").startswith("# `")
    assert (repository / "log.sarif").exists()
    assert (repository / "badge.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_recipe_for_gitlab_is_well_formed(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "pipelines.md").read_text(encoding="utf-8")
    recipe = re.search(r"```yaml\n(synthreport:\n.*?)```", page, re.DOTALL)
    assert recipe
    (tmp_path / ".gitlab-ci.yml").write_text(recipe[1], encoding="utf-8")
    done = run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml", folder=tmp_path)
    assert done.returncode == 0, done.stdout
    commands = yaml.safe_load(recipe[1])["synthreport"]["script"]
    shutil.copyfile(EXAMPLES / "incomplete-submission" / "synthreport.yaml", tmp_path / "synthreport.yaml")
    checked = run(*commands[-1].split(), folder=tmp_path)
    assert checked.returncode == 1
    assert (tmp_path / "synthreport.xml").read_text(encoding="utf-8").startswith("<?xml")
