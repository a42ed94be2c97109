"""The runtime that files of a folder name, and what in it shows that the run took place on another machine."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.files.opener import contents
from synthreport.scan.scripts.scripts import Code
from synthreport.scan.surroundings.lock_files import Lock
from synthreport.scan.surroundings.machine import installed

_LARGEST_PIN = 4096
_CONTAINER = re.compile(r"(.*\.)?(dockerfile|containerfile|singularity|apptainer)(\..*)?", re.IGNORECASE)
_CLUSTER = (".slurm", ".sbatch", ".pbs", ".lsf")


def runtimes(folder: Path, code: Iterable[Code], lock: Lock | None, draft: Draft) -> dict[str, str]:
    """The runtimes that files name, such as `CPython 3.11.7`, each with the first file that names it."""
    found: dict[str, str] = {lock.runtime: lock.path} if lock and lock.runtime else {}
    for name, runtime in (*_of_notebooks(code), *_of_pin(folder, draft)):
        found.setdefault(runtime, name)
    return found


def _of_notebooks(code: Iterable[Code]) -> Iterator[tuple[str, str]]:
    return ((each.path, each.runtime) for each in code if each.runtime)


def _of_pin(folder: Path, draft: Draft) -> Iterator[tuple[str, str]]:
    """The Python that the file `.python-version` pins."""
    try:
        text = contents(folder / ".python-version", _LARGEST_PIN, folder).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return
    except OSError as error:
        draft.leave(".python-version", f"cannot be read: {error.strerror or error}")
        return
    if named := re.fullmatch(r"(?:cpython-)?(\d+\.\d+(?:\.\d+)?)", text):
        yield ".python-version", f"CPython {named[1]}"


def elsewhere(files: list[tuple[str, Path]], named: dict[str, str], *, in_r: bool) -> str:
    """What shows that the run took place on another machine than this; empty if nothing does.

    `in_r`: whether code is in R.
    """
    here = f"{platform.python_implementation()} {platform.python_version()}"
    for runtime, source in named.items():
        if runtime.startswith("CPython") and not f"{here}.".startswith(f"{runtime}."):
            return f"{source} names {runtime}, and here is {here}"
    if in_r and not installed("R"):
        return "the code is in R, which is not installed here"
    for name, path in files:
        if _CONTAINER.fullmatch(path.name):
            return f"{name} describes a container"
        if path.suffix in _CLUSTER:
            return f"{name} is a job of a cluster"
    return ""
