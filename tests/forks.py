"""The program, run many times from one process that has loaded it: each run in a fork, with streams of its own.

`python forks.py` reads runs from standard input, one JSON object a line, and answers each with one.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import IO, Any, NamedTuple

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
    return [
        _answered(json.dumps([arguments, str(folder), *streams, extra])) for arguments, folder, streams, extra in runs
    ]


def _answered(line: str) -> Ran:
    asked, told = _loaded()
    asked.write(f"{line}\n")
    asked.flush()
    code, out, err = json.loads(told.readline())
    return Ran(code, bytes.fromhex(out), bytes.fromhex(err))


@cache
def _loaded() -> tuple[IO[str], IO[str]]:
    """What the process that has loaded the program is asked through, and what it answers through; one for all tests."""
    process = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    atexit.register(process.communicate)
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


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
    """Load once what a run may need: each fork that has to do it alone takes many times as long."""
    import duckdb  # noqa: F401

    import synthreport
    from synthreport.journal.translated_messages import messages_in
    from synthreport.overview.checked import Run
    from synthreport.reporters.formats import rendered

    for module in walk_packages(synthreport.__path__, "synthreport."):
        import_module(module.name)
    messages_in("de")
    rendered("html", Run([], []))
    synthreport.check({"synthreport": "1.0"})
    synthreport.check(ROOT / "examples" / "tabular-trial" / "synthreport.yaml")


if __name__ == "__main__":
    _load()
    gc.freeze()  # else each fork would look through everything that is loaded, and copy it
    for line in sys.stdin:
        print(json.dumps(_run(*json.loads(line))), flush=True)
