"""What the checker says of the examples, and the places that quote it: `expected.txt`, and the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

_COUNTED = re.compile(r"\d+ items and \d+ rules")
_OUTPUT = re.compile(r"(?<=```text\n)(.*?)(?=```)", re.DOTALL)
_LEFT_OUT = "…\n"


class Done(NamedTuple):
    """A command that has run: its exit code and what it printed, with the line breaks of Unix."""

    code: int
    stdout: str
    stderr: str


def run(command: list[str], folder: Path, root: Path, columns: str) -> Done:
    """Run a command of the checkout at `root` as a user would in a folder, on a terminal of so many columns."""
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": columns, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True)
    return Done(done.returncode, *(said.decode().replace("\r\n", "\n") for said in (done.stdout, done.stderr)))


def quoted(root: Path, catalogue: dict[str, Any]) -> dict[Path, str]:
    """The text of every file that quotes the checker, by its path. The catalogue must stand in its file by now."""
    found = {folder / "expected.txt": _said(root, folder) for folder in _examples(root)}
    readme = root / "README.md"
    said = found[root / "examples" / "incomplete-submission" / "expected.txt"]
    return {**found, readme: _readme(readme.read_text(encoding="utf-8"), said, catalogue)}


def _examples(root: Path) -> list[Path]:
    return sorted(path.parent for path in (root / "examples").glob("*/synthreport.yaml"))


def _said(root: Path, folder: Path) -> str:
    """What a user reads who checks an example from the project's folder, on 100 columns."""
    name = (folder / "synthreport.yaml").relative_to(root).as_posix()
    done = run(["synthreport", "check", name], root, root, "100")
    if done.code not in (0, 1):
        raise RuntimeError(f"{name}: {done.stderr}")
    return done.stdout


def _readme(text: str, said: str, catalogue: dict[str, Any]) -> str:
    """The README with today's counts, and with today's wording of the findings that it quotes."""
    text = _COUNTED.sub(f"{len(catalogue['items'])} items and {len(catalogue['rules'])} rules", text)
    return _OUTPUT.sub(lambda block: quote(block[0], said), text, count=1)


def quote(block: str, said: str) -> str:
    """Parts of what the checker said, as it says them today; `…` stands between them for what is left out."""
    paragraphs = said.split("\n\n")
    return _LEFT_OUT.join(_paragraph(part, paragraphs) if part.strip() else part for part in block.split(_LEFT_OUT))


def _paragraph(part: str, paragraphs: list[str]) -> str:
    """The paragraph that begins as this part does; raises ValueError where nothing does any more."""
    start = " ".join(part.split()[:2])
    for paragraph in paragraphs:
        if paragraph.startswith(start):
            return paragraph.rstrip("\n") + "\n"
    raise ValueError(f"a page quotes {start!r}, which the checker does not say any more")
