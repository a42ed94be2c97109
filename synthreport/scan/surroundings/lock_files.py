"""Lock files: which there are, and the exact versions that they give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.source_files import Source
from synthreport.scan.surroundings.lock_forms import FORMS, plain

__all__ = ["DEEPEST", "Lock", "lock_in", "plain"]


class Lock(NamedTuple):
    """A lock file: its path from the folder, what it pins by plain name, and the runtime where it names one."""

    path: str
    file: Path
    versions: dict[str, str]
    runtime: str = ""


_LARGEST = 8 * 1024 * 1024
DEEPEST = 1
"""Folders between the folder and a lock file. A deeper one belongs to another program."""


def lock_in(files: Iterable[tuple[str, Path]]) -> Lock | None:
    """The lock file among some files, the strictest kind and then the outermost first.

    Raises Unusable if it cannot be read.
    """
    near = [(name, path) for name, path in files if name.count("/") <= DEEPEST]
    kinds = [(kind, name, path) for name, path in near if (kind := _kind(path.name)) is not None]
    for kind, name, path in sorted(kinds, key=lambda each: (each[0], each[1].count("/"), each[1])):
        versions, runtime = FORMS[kind][1](Source(path, name, inside=path.parent, most=_LARGEST))
        if versions:
            return Lock(name, path, versions, runtime)
    return None


def _kind(name: str) -> int | None:
    return next((number for number, (form, _) in enumerate(FORMS) if re.fullmatch(form, name)), None)
