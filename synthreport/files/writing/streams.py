"""Outputs that cannot be replaced: pipes, terminals, devices, and the streams of this process."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from pathlib import Path

_OWN = re.compile(r"/dev/(stdout|stderr)|(?:/dev|/proc/(self|thread-self|\d+))/fd/(\d+)")
_NUMBERS = {"stdout": 1, "stderr": 2}


def is_stream(path: Path) -> bool:
    """Whether a path is a stream. Raises OSError for folders and disks."""
    if own(path) is not None:
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a folder, expected a file", str(path))
    if stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, "a disk, expected a file", str(path))
    return not stat.S_ISREG(mode)


def own(path: Path) -> int | None:
    """The descriptor of a path such as /dev/stdout; None for other paths."""
    found = _OWN.fullmatch(os.path.normpath(path))
    if not found or found[2] not in (None, "self", "thread-self", str(os.getpid())):
        return None
    return _NUMBERS[found[1]] if found[1] else int(found[3])


def pour(path: Path, data: bytes) -> None:
    """Write all data to a stream. Raises OSError."""
    number = own(path)
    handle = os.open(path, os.O_WRONLY) if number is None else os.dup(number)
    for each in filter(None, (sys.stdout, sys.stderr)):
        each.flush()  # keep the order of output
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)
