"""The size and the SHA-256 of files and records, with a salt where guesses must not be testable."""

from __future__ import annotations

import hashlib
from pathlib import Path

_PIECE = 1 << 20


def sized(path: Path, salt: bytes = b"") -> tuple[int, str]:
    """A file's size in bytes, and the SHA-256 of salt and content, read piece by piece. Raises OSError."""
    digest, size = hashlib.sha256(salt), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def of_records(records: bytes | Path, salt: bytes = b"") -> str:
    """The SHA-256 of salt and records, be they in memory or in a file. Raises OSError."""
    return hashlib.sha256(salt + records).hexdigest() if isinstance(records, bytes) else sized(records, salt)[1]
