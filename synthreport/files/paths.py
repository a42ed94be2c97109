"""Paths and files without pathlib, for what is on the way to a check; `__main__` says what that buys.

Everywhere else, pathlib it is.
"""

from __future__ import annotations

from os import getcwd, walk
from os.path import abspath, dirname, exists, isdir, isfile, join, realpath

__all__ = ["abspath", "dirname", "exists", "first_bytes", "getcwd", "isdir", "isfile", "join", "realpath", "walk"]


def first_bytes(path: str, most: int = -1) -> bytes:
    """What a file holds, and no more of it than so many bytes. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most)
