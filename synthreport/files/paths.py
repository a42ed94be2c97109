"""Paths and files without pathlib, for modules on the path to a check; `__main__` says how much time that saves.

Other modules use pathlib. Only modules are imported that Python has loaded when it starts: a `__future__.py` in the
current folder must not be run before `leave_folder`.
"""

import sys
from os import getcwd, walk
from os.path import abspath, dirname, exists, isdir, isfile, join, realpath

__all__ = [
    "abspath", "dirname", "exists", "first_bytes", "getcwd", "isdir", "isfile", "join", "leave_folder", "realpath",
    "walk",
]  # fmt: skip

_HOME = dirname(dirname(dirname(abspath(__file__))))  # noqa: PTH100, PTH120


def leave_folder() -> None:
    """Remove the current folder from Python's module path, unless this package itself is in it.

    `python -m` looks there first, and the folder may be anybody's: a `csv.py` in it must not be run.
    """
    try:
        here = getcwd()  # noqa: PTH109
    except OSError:
        return
    if here != _HOME:
        sys.path[:] = [each for each in sys.path if each not in ("", here)]


def first_bytes(path: str, most: int = -1) -> bytes:
    """The content of a file, or its first `most` bytes. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most)
