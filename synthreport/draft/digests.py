"""The size and the SHA-256 of files and records, salted where guesses must not be testable."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO

from synthreport.files.opener import named, opened

_PIECE = 1 << 20


def sized(path: Path, inside: Path | None = None) -> tuple[int, str]:
    """The size in bytes and the SHA-256 of a file, opened by `opened`. Raises OSError."""
    with opened(path, inside) as file:
        return _sized(file)


def of_records(records: bytes | Path, salt: bytes = b"") -> str:
    """The SHA-256 of salt and records, in memory or in a file named by a person. Raises OSError."""
    if isinstance(records, bytes):
        return hashlib.sha256(salt + records).hexdigest()
    with named(records) as file:
        return _sized(file, salt)[1]


def _sized(file: BinaryIO, salt: bytes = b"") -> tuple[int, str]:
    """The size of a file, and the SHA-256 of salt and content, read in pieces."""
    digest, size = hashlib.sha256(salt), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()
