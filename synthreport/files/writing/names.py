"""Names of files: where a path leads, and what the files are called that stand beside one for a moment."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_ROOM = 100
"""So many bytes of a name are kept: file systems allow 255, some of them 143."""


def behind(path: Path) -> Path:
    """The file that a path leads to, whatever links are in between. Raises OSError for links that lead in a circle."""
    found = Path(os.path.realpath(path))
    if found.is_symlink():
        raise OSError(errno.ELOOP, "links that lead in a circle", str(path))
    return found


def beside(path: Path, ending: str) -> Path:
    """A hidden name beside a file, with the beginning of its own."""
    begin = path.name.encode("utf-8", "surrogateescape")[:_ROOM].decode("utf-8", "ignore")
    return path.with_name(f".{begin}.{ending}")
