"""Files that are read-only: their owner has said that nobody is to change them."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_ANYBODY = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ReadOnly(PermissionError):
    """A file is read-only."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EACCES, "it is read-only: make it writable first", str(path))


def refuse_read_only(path: Path) -> None:
    """Raise ReadOnly for a file that is there and is not to be written to, even where the system would let us."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if stat.S_ISREG(mode) and not (mode & _ANYBODY and os.access(path, os.W_OK)):
        raise ReadOnly(path)
