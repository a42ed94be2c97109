"""Names of files: the target of a path, and names for temporary files beside it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_ROOM = 100
"""How many bytes of a name are kept: file systems allow 255, some of them 143."""


def behind(path: Path) -> Path:
    """The file that a path leads to through links. Raises OSError for circular links."""
    found = Path(os.path.realpath(path))
    if found.is_symlink():
        raise OSError(errno.ELOOP, "circular links", str(path))
    return found


def beside(path: Path, ending: str) -> Path:
    """A hidden name beside a file, starting like its own name."""
    begin = path.name.encode("utf-8", "surrogateescape")[:_ROOM].decode("utf-8", "ignore")
    return path.with_name(f".{begin}.{ending}")
