"""Paths and files without pathlib, for modules on the path to a check; `__main__` says how much time that saves.

Other modules use pathlib.
"""

from __future__ import annotations

from os import getcwd, walk
from os.path import abspath, dirname, exists, isdir, isfile, join, realpath

__all__ = ["abspath", "dirname", "exists", "first_bytes", "getcwd", "isdir", "isfile", "join", "realpath", "walk"]


def first_bytes(path: str, most: int = -1) -> bytes:
    """The content of a file, or its first `most` bytes. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most)
