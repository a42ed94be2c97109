"""The program, run many times from one process that has loaded it: each run in a fork, with streams of its own.

`python forks.py` reads runs from standard input, one JSON object a line, and answers each with one.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[1]
CLOSED = ""
"""A stream that is closed; all others are the paths of files."""


class Streams(NamedTuple):
    """Where the streams of a run lead: a file, CLOSED, or (None) what is given and what is kept."""

    stdin: str | None = None
    stdout: str | None = None
    stderr: str | None = None
    encoding: str = "utf-8"


class Ran(NamedTuple):
    """What a run left."""

    code: int
    stdout: bytes
    stderr: bytes


def run_all(runs: Iterable[tuple[list[str], Path, Streams, dict[str, str]]]) -> list[Ran]:
    """Arguments, folder, streams and variables of the environment of each run → what became of it."""
    lines = [json.dumps([arguments, str(folder), *streams, extra]) for arguments, folder, streams, extra in runs]
    done = subprocess.run(
        [sys.executable, __file__],
        input="\n".join(lines),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        timeout=PATIENCE,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(lines), done.stderr
    return [Ran(code, bytes.fromhex(out), bytes.fromhex(err)) for code, out, err in answers]


def _run(arguments: list[str], folder: str, *others: Any) -> tuple[int, str, str]:
    """The exit code of a run, and what it wrote to the streams that were kept."""
    kept = [Path(folder, name) for name in (".stdout", ".stderr")]
    child = os.fork()
    if not child:
        _become(arguments, folder, kept, *others)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = [path.read_bytes().hex() if path.exists() else "" for path in kept]
    for path in kept:
        path.unlink(missing_ok=True)
    return code, said[0], said[1]


def _become(
    arguments: list[str], folder: str, kept: list[Path], given: Any, out: Any, err: Any, encoding: str, extra: Any
) -> None:
    """Be the program, with these streams, from its beginning to its end."""
    os.chdir(folder)
    os.environ.update(extra)
    usual = (os.devnull, *map(str, kept))
    for number, path in enumerate((given, out, err)):
        _lead(number, usual[number] if path is None else path)
    sys.stdin, sys.stdout, sys.stderr = (_opened(number, encoding) for number in range(3))
    sys.argv = ["synthreport", *arguments]
    import_module("synthreport.__main__").main()


def _lead(number: int, path: str) -> None:
    """Let a stream lead to a file, or close it."""
    if path == CLOSED:
        os.close(number)
        return
    opened = os.open(path, os.O_RDWR | (os.O_CREAT | os.O_APPEND if number else 0))
    os.dup2(opened, number)
    if opened != number:
        os.close(opened)


def _opened(number: int, encoding: str) -> Any:
    """A stream as Python opens it when it starts; None for one that is closed."""
    try:
        os.fstat(number)
    except OSError:
        return None
    return open(number, "w" if number else "r", encoding=encoding)


def _load() -> None:
    """Load once what most runs need."""
    from synthreport import check
    from synthreport.cli.program import _COMMANDS
    from synthreport.journal.language import language
    from synthreport.overview.checked import Run
    from synthreport.reporters.formats import rendered

    for name in _COMMANDS:
        import_module(f"synthreport.cli.{name}")
    language("de")
    rendered("html", Run([], []))
    check({"synthreport": "1.0"})
    check(ROOT / "examples" / "tabular-trial" / "synthreport.yaml")


if __name__ == "__main__":
    asked = [json.loads(line) for line in sys.stdin]
    _load()
    gc.freeze()  # else each fork would look through all that is loaded, and copy it
    answers = [_run(*each) for each in asked]
    print("\n".join(map(json.dumps, answers)))
