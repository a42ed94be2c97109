"""The size and the SHA-256 of files and records, with a salt where guesses must not be testable."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO

from synthreport.files.opener import named, opened

_PIECE = 1 << 20


def sized(path: Path, inside: Path | None = None) -> tuple[int, str]:
    """The size in bytes and the SHA-256 of a file, which is opened as `opened` does. Raises OSError."""
    with opened(path, inside) as file:
        return _sized(file)


def of_records(records: bytes | Path, salt: bytes = b"") -> str:
    """The SHA-256 of salt and records, be they in memory or in a file that a person named. Raises OSError."""
    if isinstance(records, bytes):
        return hashlib.sha256(salt + records).hexdigest()
    with named(records) as file:
        return _sized(file, salt)[1]


def _sized(file: BinaryIO, salt: bytes = b"") -> tuple[int, str]:
    """The size of what a file holds, and the SHA-256 of salt and content, read piece by piece."""
    digest, size = hashlib.sha256(salt), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()
