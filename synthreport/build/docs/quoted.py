"""What the checker reports on the examples, and the places that quote it: `expected.txt`, `expected.codes`, the README.

How many items and rules there are in each state is left out of every quote: a new rule would change them all.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from synthreport.checker.pipeline import check
from synthreport.document import parse
from synthreport.outcome import is_item
from synthreport.standard.documentation import ENVIRONMENT

_COUNTS = re.compile(r"^(  (?:items|rules): +)\d+ = .*(?:\n {12}.*)*", re.MULTILINE)
_OUTPUT = re.compile(r"(?<=```text\n)(.*?)(?=```)", re.DOTALL)
_LEFT_OUT = re.compile(r"^…\n", re.MULTILINE)


class Done(NamedTuple):
    """A command that has run: its exit code and what it printed, with the line breaks of Unix."""

    code: int
    stdout: str
    stderr: str


def run(command: list[str], folder: Path, root: Path, columns: str) -> Done:
    """Run a command of the checkout at `root` as a user would in a folder, on a terminal of `columns` columns."""
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": columns, "PYTHONPATH": str(root), ENVIRONMENT: ""}
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True)
    return Done(done.returncode, *(said.decode().replace("\r\n", "\n") for said in (done.stdout, done.stderr)))


def quoted(root: Path) -> dict[Path, str]:
    """The text of every file that quotes the checker, by its path. The catalogue must be in its file by now."""
    folders = _examples(root)
    texts = {folder / "expected.txt": _said(root, folder, "text") for folder in folders}
    codes = {folder / "expected.codes": _codes(_said(root, folder, "json")) for folder in folders}
    readme = root / "README.md"
    draft = texts[root / "examples" / "incomplete-submission" / "expected.txt"]
    shapes = {path.with_suffix(".expect"): _expected(path) for path in (root / "tests" / "shapes").glob("*.yaml")}
    return {**texts, **codes, **shapes, readme: _readme(readme.read_text(encoding="utf-8"), draft)}


def without_counts(said: str) -> str:
    """What the checker said, with `…` in place of the numbers of items and rules in each state."""
    return _COUNTS.sub(r"\1…", said)


def _examples(root: Path) -> list[Path]:
    return sorted(path.parent for path in (root / "examples").glob("*/synthreport.yaml"))


def _said(root: Path, folder: Path, form: str) -> str:
    """What a user reads who checks an example from the project's folder, on 100 columns."""
    name = (folder / "synthreport.yaml").relative_to(root).as_posix()
    done = run(["synthreport", "check", name, "--format", form], root, root, "100")
    if done.code not in (0, 1):
        raise RuntimeError(f"{name}: {done.stderr}")
    return without_counts(done.stdout)


def _codes(report: str) -> str:
    """A line `CODE pointer` for each finding of a report in JSON."""
    findings = json.loads(report)["documents"][0]["findings"]
    return "".join(f"{finding['code']} {finding['pointer']}".rstrip() + "\n" for finding in findings)


def _expected(path: Path) -> str:
    """What is expected of a manifest in the tests: the items that it misses today, and of rules what was expected.

    A new item asks everybody; a rule that finds something in an honest manifest is to be looked at by a person.
    """
    before = path.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    found = check(parse(path.read_bytes(), name=path.name)).findings
    today = [f"{each.code} {each.at.pointer}".rstrip() for each in found]
    kept = [line for line in today if line in before or is_item(line[:4])]
    gone = [line for line in before if line not in today and not is_item(line[:4])]
    return "".join(f"{line}\n" for line in [*kept, *gone])


def _readme(text: str, said: str) -> str:
    """The README with today's wording of the findings that it quotes."""
    return _OUTPUT.sub(lambda block: quote(block[0], said), text, count=1)


def quote(block: str, said: str) -> str:
    """Parts of what the checker said, as it says them today; a line `…` between them is for what is left out."""
    paragraphs = without_counts(said).split("\n\n")
    parts = _LEFT_OUT.split(block)
    return "…\n".join(_paragraph(part, paragraphs) if part.strip() else part for part in parts)


def _paragraph(part: str, paragraphs: list[str]) -> str:
    """The paragraph that begins as this part does, and whose last line does; raises ValueError if there is none."""
    start = " ".join(part.split()[:2])
    end = part.strip().splitlines()[-1].split()[0]
    for paragraph in paragraphs:
        if paragraph.startswith(start) and paragraph.strip().splitlines()[-1].split()[0] == end:
            return paragraph.rstrip("\n") + "\n"
    raise ValueError(f"a page quotes {start!r}, which the checker does not say any more")
