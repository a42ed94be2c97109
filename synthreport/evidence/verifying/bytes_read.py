"""The bytes of a file, read once: how many there are, their digest, and the first of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import opened

_PIECE = 1 << 20
HEAD = 4096
"""How many of the first bytes are kept."""

Progress = Callable[[int], None]
"""Takes the number of bytes that were read since the last call."""


class Bytes(NamedTuple):
    """What was read of a file."""

    size: int
    sha256: str
    head: bytes


def bytes_of(path: Path, inside: Path, progress: Progress) -> Bytes:
    """The bytes of a file. Raises Unusable if it cannot be read, or changes meanwhile."""
    try:
        with opened(path, inside) as file:
            before = os.fstat(file.fileno())
            found = digest_of(file, before.st_size, progress)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or type(error).__name__}") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or found.size != before.st_size:
        raise Unusable("it changed while it was read")
    return found


def digest_of(file: IO[bytes], size: int, progress: Progress) -> Bytes:
    """The bytes of an open file, and at most one more than it had when it was opened: it may grow without end."""
    digest, read, head = hashlib.sha256(), 0, b""
    while read <= size and (piece := file.read(min(_PIECE, size + 1 - read))):
        head = head or piece[:HEAD]
        digest.update(piece)
        read += len(piece)
        progress(len(piece))
    return Bytes(read, digest.hexdigest(), head)
