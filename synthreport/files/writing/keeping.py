"""Keep owner, group, permissions and attributes when a file is replaced."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def kept(old: Path, new: Path, *, private: bool = False) -> bool:
    """Copy owner, permissions and attributes to a new file; False if that fails or the old file has other names."""
    before = old.stat()
    if before.st_nlink > 1:
        return False
    try:
        if hasattr(os, "chown"):
            os.chown(new, before.st_uid, before.st_gid)
        shutil.copystat(old, new)
        os.utime(new)
        if private:
            new.chmod(0o600)
    except PermissionError:
        return False
    return True


@contextmanager
def made_writable(path: Path) -> Iterator[None]:
    """Make a read-only file writable for the moment, if we may."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & stat.S_IWUSR:
        yield
        return
    path.chmod(mode | stat.S_IWUSR)
    try:
        yield
    finally:
        path.chmod(mode)


def usual_mode() -> int:
    """The permissions of a new file."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
