"""Versions of packages: from the lock file, or else from loose lists of requirements and the installs in notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from synthreport.files.opener import contents
from synthreport.scan.scripts.scripts import Code
from synthreport.scan.surroundings.lock_files import DEEPEST, Lock, plain

_LARGEST = 1024 * 1024
_LISTS = re.compile(
    r"(.*[-_.])?requirements([-_.]\w+)?\.(txt|in)|(conda[-_])?env(ironment)?([-_.]\w+)?\.ya?ml", re.IGNORECASE
)
_PIN = re.compile(
    r"(?<![\w.:/-])(?P<name>[A-Za-z][\w.-]*)(?:\[[\w, -]*\])?[ \t]*(?P<sign>={1,2})[ \t]*(?P<version>\d[\w.]*)"
    r"(?![\w.*!+,<>|-])(?P<build>=\w+)?"
)
_OTHER_NAMES = {"pytorch": "torch"}
"""Packages of conda that have another name than those of pip."""
_THREE_PARTS = 3


class Stated(NamedTuple):
    """The version of a package, and the path of the file that states it."""

    version: str
    path: str


def stated_versions(files: list[tuple[str, Path]], code: list[Code], lock: Lock | None) -> dict[str, Stated]:
    """The versions by the packages' plain names, Python's among them; none where loose lists give two."""
    found: dict[str, Stated] = {}
    doubtful = set()
    for path, name, version in _pins(files, code):
        if found.setdefault(name, Stated(version, path)).version != version:
            doubtful.add(name)
    kept = {name: each for name, each in found.items() if name not in doubtful}
    return kept | ({name: Stated(each, lock.path) for name, each in lock.versions.items()} if lock else {})


def _pins(files: list[tuple[str, Path]], code: list[Code]) -> Iterator[tuple[str, str, str]]:
    """Every pin: the path of the file, the plain name, the version."""
    for path, line in chain(_listed(files), ((each.path, line) for each in code for line in each.installs)):
        for pin in _PIN.finditer(re.split(r"(?:^|\s)#", line)[0]):
            name = plain(pin["name"])
            if _is_exact(pin) or name == "python":
                yield path, _OTHER_NAMES.get(name, name), pin["version"]


def _is_exact(pin: re.Match[str]) -> bool:
    """Whether a pin is one version: conda takes `=1.2` for any that begins so."""
    return pin["sign"] == "==" or bool(pin["build"]) or pin["version"].count(".") >= _THREE_PARTS - 1


def _listed(files: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, str]]:
    """The lines of loose lists of requirements, each with the path of its file."""
    for path, file in files:
        if path.count("/") <= DEEPEST and _LISTS.fullmatch(file.name):
            with suppress(OSError):  # reported when its bytes are read
                yield from ((path, line) for line in contents(file, _LARGEST).decode("utf-8", "replace").splitlines())
