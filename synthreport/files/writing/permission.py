"""Read-only files: their owner does not want them changed."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_ANYBODY = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ReadOnly(PermissionError):
    """A file is read-only."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EACCES, "read-only: make it writable first", str(path))


def refuse_read_only(path: Path) -> None:
    """Raise ReadOnly for an existing read-only file, even if the system would let us write."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if stat.S_ISREG(mode) and not (mode & _ANYBODY and os.access(path, os.W_OK)):
        raise ReadOnly(path)
