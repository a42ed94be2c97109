"""Writes files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path


def write(path: Path, content: str | bytes, *, fresh: bool = False, private: bool = False) -> None:
    """Put content into a file: it is written beside, and takes the file's place only when it is complete.

    A file that was there keeps its permissions; a link is followed; a device or a pipe is written to as it is; missing
    folders are made. `fresh` replaces nothing, and raises FileExistsError; `private` keeps all but the owner from
    reading. Raises OSError where nothing can be written, and leaves the old file as it was.
    """
    path = Path(os.path.realpath(path))
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a folder refuses
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        if fresh and path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        _replace(path, data, private=private)


def _replace(path: Path, data: bytes, *, private: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".new")
    beside = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  (a handle, and no path)
            file.write(data)
        beside.chmod(0o600 if private else path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
