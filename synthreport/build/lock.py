"""A released version is frozen: the digest of every file of its folder, and whether each is still what was released."""

from __future__ import annotations

import hashlib
from pathlib import Path

LOCK = "LOCK"
"""The file that freezes the folder in which it stands; `sha256sum --check LOCK` reads it, too."""


class Locked(Exception):
    """A released version was to be changed, or locked again."""


def is_locked(folder: Path) -> bool:
    """Whether a version is released."""
    return (folder / LOCK).exists()


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a version by its path in the folder; hidden files are no part of it."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path != folder / LOCK]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    kept = sorted(name for name in names if not any(part.startswith(".") for part in name.split("/")))
    return {name: hashlib.sha256(names[name].read_bytes()).hexdigest() for name in kept}


def lock(folder: Path) -> str:
    """The text of the lock of a version in its present state. Raises Locked if it has one."""
    if is_locked(folder):
        raise Locked(f"version {folder.name} is locked already")
    return "".join(f"{digest}  {name}\n" for name, digest in digests(folder).items())


def changes(folder: Path) -> list[str]:
    """What is no longer as it was when the version was locked: files changed, gone, or added."""
    lines = (folder / LOCK).read_text(encoding="utf-8").splitlines()
    then = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    now = digests(folder)
    differing = sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))
    return [f"{'added' if name not in then else 'changed' if name in now else 'gone'}: {name}" for name in differing]
