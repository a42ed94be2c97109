"""Where a command runs: without network where the system offers that, with limits on time, memory and disk."""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from synthreport.files.processes import Output, Processes

_UNSHARED = ("unshare", "--user", "--map-current-user", "--net")
_LAST_WORDS = 4_000
_OUTPUT = 64 * 2**20
_LIMITS = (
    "import os, resource as r, sys;"
    "m, d = map(int, sys.argv[1:3]);"
    "r.setrlimit(r.RLIMIT_DATA, (m, m)); r.setrlimit(r.RLIMIT_FSIZE, (d, d)); r.setrlimit(r.RLIMIT_CORE, (0, 0));"
    "os.execvp(sys.argv[3], sys.argv[3:])"
)
"""Sets the limits of a process and becomes the command: the limits reach all that it starts."""


class Limits(NamedTuple):
    """Seconds of the whole run, bytes of memory of each process, bytes of each file that it writes."""

    seconds: float
    memory: int
    disk: int


class Sandbox(NamedTuple):
    """How the command is started: the words before its own, and what of the limits the system does not offer."""

    words: tuple[str, ...]
    missing: tuple[str, ...]


def sandbox(limits: Limits, *, network: bool) -> Sandbox:
    """The strictest way to start a command that this machine offers."""
    words: tuple[str, ...] = ()
    missing = []
    if not network:
        if shutil.which(_UNSHARED[0]) and _unshares():
            words += (*_UNSHARED, "--")
        else:
            missing.append("the network is not cut off: this system has no unshare that works")
    if os.name == "posix":
        words += (sys.executable, "-I", "-c", _LIMITS, str(limits.memory), str(limits.disk))
    else:
        missing.append("memory and disk are not limited: this system offers no such limits")
    return Sandbox(words, tuple(missing))


def run(command: tuple[str, ...], folder: Path, environment: dict[str, str], how: Sandbox, limits: Limits) -> Output:
    """Run a command in a folder, and end all that it leaves. Raises OSError if it cannot be started."""
    processes = Processes(limits.seconds, _environment(folder, environment))
    try:
        return processes.run((*how.words, *command), _OUTPUT, folder)
    finally:
        processes.stop()


def last_words(output: Output) -> str:
    """The last lines that a failed command wrote to standard error."""
    return output.stderr[-_LAST_WORDS:].decode("utf-8", "replace").strip()


def _environment(folder: Path, declared: dict[str, str]) -> dict[str, str]:
    """As little of ours as a program needs to start: no token, key or proxy of the person who asks for the replay."""
    kept = ("PATH", "LANG", "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT")
    ours = {name: os.environ[name] for name in kept if name in os.environ}
    return {**ours, "HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder), **declared}


@cache
def _unshares() -> bool:
    """Whether a process can be started without a network here."""
    output = Processes(10).run((*_UNSHARED, "--", sys.executable, "-I", "-c", ""), 1_000)
    return output.code == 0
