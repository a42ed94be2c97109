"""The documentation does what it says: every command runs, every path exists, every excerpt is what it quotes."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from cases import base
from click.testing import CliRunner
from waiting import PATIENCE

import synthreport
from synthreport import State, parse
from synthreport.build.docs.tutorial import walked
from synthreport.cli.program import cli
from synthreport.finding import Level
from synthreport.journal.editor import decision
from synthreport.overview.checked import Checked
from synthreport.overview.view import View

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "schema/README.md", "examples/README.md")] + sorted(
    path for path in (ROOT / "docs").rglob("*.md") if "standard" not in path.parts
)

TUTORIAL = ROOT / "docs" / "tutorial.md"
BATCH = ROOT / "docs" / "batch.md"
NO_MANIFEST = "<!-- not a manifest -->"
"""The line before a block of YAML that is none; any other is a manifest, or a part that is put into a base."""

SEARCHED = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
"""Where a page's command finds `synthreport`: in the environment that runs the tests."""

_CONSOLE = re.compile(r"```console\n(.*?)```(?:\s*<!-- exit: (\d) -->)?", re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def commands() -> list[tuple[str, int]]:
    """Every `$ synthreport …` line of the documentation, with the exit code that the page promises."""
    found = []
    for page in PAGES:
        if page in (TUTORIAL, BATCH):
            continue  # each of their commands needs those before it
        for block, code in _CONSOLE.findall(page.read_text(encoding="utf-8")):
            lines = [line[2:] for line in block.splitlines() if line.startswith("$ synthreport")]
            found += [(line, int(code or 0)) for line in lines]
    return list(dict.fromkeys(found))


LONG = tuple(f"synthreport conformance{only}" for only in ("", " --only '??[0-4]?'", " --only 'PM*' --only 'total-*'"))
"""The whole suite, and large parts of it: `test_conformance.py` runs it whole."""

COMMANDS = [pytest.param(*each, id=each[0], marks=[pytest.mark.full] * (each[0] in LONG)) for each in commands()]


def test_the_long_commands_are_there() -> None:
    assert set(LONG) <= {line for line, _ in commands()}


@pytest.mark.parametrize(("line", "code"), COMMANDS)
def test_commands_run(line: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process: how the program starts and ends is held by `test_streams.py`."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PATH", SEARCHED)
    command, _, source = line.partition(" > ")[0].partition(" < ")
    given = (ROOT / source.strip()).read_bytes() if source else b""
    done = CliRunner().invoke(cli, shlex.split(command)[1:], input=given)
    assert done.exit_code == code, done.output
    assert done.stdout or "--output" in line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), f"{link} in {page.name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_yaml_in_the_documentation_is_yaml(page: Path) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        assert yaml.safe_load(block)


def parts_of_manifests() -> list[tuple[str, str]]:
    """Every block of YAML on a page that is a manifest or a part of one, with the page's name."""
    block = re.compile(rf"({NO_MANIFEST}\s*)?```yaml\n(.*?)```", re.DOTALL)
    others = [page for page in PAGES if page != TUTORIAL]  # whose steps are checked as they grow
    pages = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in others}
    return [(name, part) for name, text in pages.items() for mark, part in block.findall(text) if not mark]


def put_into(whole: Any, part: Any) -> Any:
    """A manifest with a part of one put into it; a gap replaces all answers there."""
    if not (isinstance(whole, dict) and isinstance(part, dict)) or "gap" in part:
        return part
    return {**whole, **{key: put_into(whole.get(key), value) for key, value in part.items()}}


@pytest.mark.parametrize(("page", "part"), parts_of_manifests(), ids=lambda text: text.split("\n")[0])
def test_what_is_shown_of_a_manifest_is_well_formed(page: str, part: str) -> None:
    """Put into a complete manifest, no key of it is unknown and no answer malformed."""
    document = parse(part.encode(), name=page)
    assert document.problems == ()
    result = synthreport.check(put_into(base("trial"), document.data))
    assert [outcome.code for outcome in result.items() if outcome.state is State.MALFORMED] == []
    assert [finding for finding in result.findings if finding.code == "DC67"] == []


def test_the_tutorial_does_what_it_says() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    assert walked(text, ROOT) == text
    assert text.count("<!-- step -->") > 5


def test_a_tutorial_that_promises_too_much_is_noticed() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="promises exit 0"):
        walked(text.replace("<!-- exit: 1 -->", "", 1), ROOT)
    with pytest.raises(ValueError, match="does not say any more"):
        walked(text.replace("error ID06 Not", "error ID99 No", 1), ROOT)


class Program(NamedTuple):
    """Blocks of Python on a page that run in one process, and what the page says that they print."""

    page: str
    marks: str
    text: str
    prints: str


_BLOCK = re.compile(r"(?:<!-- ([^>]*) -->\s*)?```(python|text)\n(.*?)```", re.DOTALL)


def programs() -> list[Program]:
    """Every program on a page: `<!-- continues -->` joins a block to the one before, `<!-- prints -->` is its output.

    `<!-- in an empty folder -->` is where it runs, if not in the root of the repository; `with sdv` is what it needs.
    `<!-- not run -->` marks a part of a module.
    """
    found: list[Program] = []
    for page in PAGES:
        name = page.relative_to(ROOT).as_posix()
        for marks, language, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
            if language == "python" and "continues" in marks:
                found[-1] = found[-1]._replace(text=found[-1].text + text)
            elif language == "python" and marks != "not run":
                found.append(Program(name, marks, text, ""))
            elif "prints" in marks:
                found[-1] = found[-1]._replace(prints=found[-1].prints + text)
    return found


def interpreter(marks: str) -> str:
    """A Python that has what a program needs: this one, or that of the environment which SYNTHREPORT_PEERS names."""
    if "with sdv" not in marks or find_spec("sdv"):
        return sys.executable
    peers = Path(os.environ.get("SYNTHREPORT_PEERS", "none"))
    python = next(
        (each for each in (peers / "bin" / "python", peers / "Scripts" / "python.exe") if each.exists()), None
    )
    if python is None:
        pytest.skip("sdv is not installed here, and SYNTHREPORT_PEERS names no environment that has it")
    return str(python)


PROGRAMS = [
    pytest.param(each, id=each.page, marks=[pytest.mark.full] * ("with sdv" in each.marks)) for each in programs()
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_python_in_the_documentation_runs(program: Program, tmp_path: Path) -> None:
    done = subprocess.run(
        [interpreter(program.marks), "-c", program.text],
        cwd=tmp_path if "in an empty folder" in program.marks else ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert program.prints in ("", done.stdout.decode().replace("\r\n", "\n"))


def test_contributing_names_paths_that_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"(?<!New file )`((?:\.ci|schema|synthreport|tests|docs)/[\w./-]+|CHANGELOG\.md)`", text)
    assert len(named) > 8
    for path in named:
        assert (ROOT / path).exists(), path


def test_the_readme_quotes_a_real_manifest() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    manifest = (ROOT / "examples" / "tabular-trial" / "synthreport.yaml").read_text(encoding="utf-8")
    quoted = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert quoted
    for part in quoted[0].split("# …\n"):
        assert part in manifest


def test_the_readme_quotes_real_output() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    output = (ROOT / "examples" / "incomplete-submission" / "expected.txt").read_text(encoding="utf-8")
    quoted = re.findall(r"```text\n(.*?)```", readme, re.DOTALL)
    assert quoted
    for part in quoted[0].split("\n…\n"):
        assert part.strip("\n") in output


def test_the_home_page_shows_a_manifest_a_finding_and_a_report_as_they_are() -> None:
    draft = ROOT / "examples" / "incomplete-submission"
    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    finding, report = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    output = (draft / "expected.txt").read_text(encoding="utf-8")
    assert [line for line in finding.splitlines() if line not in output] == []
    document = parse((draft / "synthreport.yaml").read_bytes())
    seen = View(Checked("m.yaml", document, synthreport.check(document, profile="journal")))
    page = decision(seen, Level.MUST)
    assert [part for line in report.splitlines() for part in line.split("…") if part.strip() not in page] == []
    written = (draft / "synthreport.yaml").read_text(encoding="utf-8")
    (manifest,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert [line for line in manifest.splitlines() if line not in written] == []


def test_no_page_counts_what_a_new_rule_would_change() -> None:
    """The README, the tutorial and the examples would be touched by every rule; `…` is in place of the numbers."""
    from synthreport.standard.catalogue import entries

    catalogue = entries()
    numbers = "|".join({str(len(catalogue[kind])) for kind in ("items", "rules", "metrics", "profiles")})
    counted = re.compile(rf"\b(?:{numbers}) (?:=|items|rules|codes|metrics|profiles|findings)")
    texts = {page: page.read_text(encoding="utf-8") for page in (*PAGES, *(ROOT / "examples").glob("*/expected.txt"))}
    assert [f"{page.name}: {found}" for page, text in texts.items() for found in counted.findall(text)] == []


def test_every_code_of_the_standard_is_in_the_changelog() -> None:
    from synthreport.standard.catalogue import entries

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b[A-Z]{2}\d\d\b", text))
    for section, first, last in re.findall(r"\b([A-Z]{2})(\d\d)–[A-Z]{2}(\d\d)", text):
        named |= {f"{section}{number:02}" for number in range(int(first), int(last) + 1)}
    catalogue = entries()
    assert {*catalogue["items"], *catalogue["rules"]} <= named
