"""Lock files: which there are, and the exact versions that they give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Source, Unusable


class Lock(NamedTuple):
    """A lock file: its path from the folder, what it pins by plain name, and the runtime where it names one."""

    path: str
    file: Path
    versions: dict[str, str]
    runtime: str = ""


_LARGEST = 8 * 1024 * 1024
_MOST_LINES, _LONGEST_LINE = 20_000, 4096
_DEEPEST = 1
"""Folders between the folder and a lock file. A deeper one belongs to another program."""


def plain(name: str) -> str:
    """A package's name in normal form: case and punctuation make no difference."""
    return re.sub(r"[-_.]+", "-", name).lower()


def lock_in(files: Iterable[tuple[str, Path]]) -> Lock | None:
    """The lock file among some files, the strictest kind and then the outermost first.

    Raises Unusable if it cannot be read.
    """
    order = list(_READERS)
    named = [(name, path) for name, path in files if path.name in _READERS and name.count("/") <= _DEEPEST]
    there = sorted((order.index(path.name), name.count("/"), name, path) for name, path in named)
    for _, _, name, path in there:
        versions, runtime = _READERS[path.name](Source(path, name, inside=path.parent, most=_LARGEST))
        if versions:
            return Lock(name, path, versions, runtime)
    return None


def _pinned(source: Source) -> tuple[dict[str, str], str]:
    """The pins of a list of requirements; none at all if a requirement has no pin."""
    from packaging.requirements import InvalidRequirement, Requirement

    found: dict[str, str] = {}
    for line in _lines(source):
        text = re.split(r"(?<!\s)\s+(?:#|--hash)|\\$|^#", line)[0].strip()
        if not text or text.startswith("-"):
            continue
        try:
            wanted = Requirement(text)
        except InvalidRequirement:
            return {}, ""
        if not (exact := re.fullmatch(r"===?([^*,]+)", str(wanted.specifier))):
            return {}, ""
        found[plain(wanted.name)] = exact[1]
    return found, ""


def _lines(source: Source) -> list[str]:
    lines = source.text.splitlines()
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        most = f"more than {_MOST_LINES:,} lines, or one of more than {_LONGEST_LINE:,} characters"
        raise Unusable(f"{source.name}: {most}")
    return lines


def _listed(key: str, form: str) -> Callable[[Source], tuple[dict[str, str], str]]:
    """The reader of a lock file that lists packages with their names and versions under a key."""

    def read(source: Source) -> tuple[dict[str, str], str]:
        packages = source.mapping(getattr(source, form)).get(key)
        return _named(packages if isinstance(packages, list) else []), ""

    return read


def _named(packages: list[Any]) -> dict[str, str]:
    pairs = [(each.get("name"), each.get("version")) for each in packages if isinstance(each, dict)]
    return {plain(name): version for name, version in pairs if isinstance(name, str) and isinstance(version, str)}


def _renv(source: Source) -> tuple[dict[str, str], str]:
    data = source.mapping(source.json)
    packages, own = data.get("Packages"), data.get("R")
    held = packages if isinstance(packages, dict) else {}
    found = {name: each.get("Version") for name, each in held.items() if isinstance(each, dict)}
    version = own.get("Version") if isinstance(own, dict) else None
    runtime = f"R {version}" if isinstance(version, str) else ""
    return {plain(name): text for name, text in found.items() if isinstance(text, str)}, runtime


_READERS: dict[str, Callable[[Source], tuple[dict[str, str], str]]] = {
    "uv.lock": _listed("package", "toml"),
    "poetry.lock": _listed("package", "toml"),
    "pylock.toml": _listed("packages", "toml"),
    "conda-lock.yml": _listed("package", "yaml"),
    "requirements.lock": _pinned,
    "renv.lock": _renv,
    "requirements.txt": _pinned,
}
