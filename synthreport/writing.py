"""Writes files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Put content into a file: it is written beside, and takes the file's place only when it is complete.

    A file that was there keeps its permissions; a link is followed; a device or a pipe is written to as it is; missing
    folders are made. Raises OSError where nothing can be written, and leaves the old file as it was.
    """
    path = Path(os.path.realpath(path))
    data = encoded(content)
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a folder refuses
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)


def encoded(content: str | bytes) -> bytes:
    """Content as a file holds it: text is UTF-8, and halves of characters, such as file names may hold, written out."""
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".new")
    beside = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  (a handle, and no path)
            file.write(data)
        beside.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
