"""Tar archives as streams that end: a member may claim to be larger than any disk."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from synthreport.scan.readers.archives import legible
from synthreport.scan.readers.streams import opened

_ENDS = 10
"""How often the end may be read: tarfile itself goes on until it has read, or skipped, all that a member claims."""


class _Ending:
    """A stream that may be read at its end a few times, and no more."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._ends = 0

    def read(self, size: int) -> bytes:
        """Read what comes next. Raises tarfile.ReadError if the end was read too often."""
        piece = self._file.read(size)
        self._ends += not piece
        if self._ends > _ENDS:
            raise tarfile.ReadError("a member is larger than what is there")
        return piece


@contextmanager
def tar_stream(path: Path) -> Iterator[tarfile.TarFile]:
    """A tar archive, gzipped or not, to be read from its beginning. Raises Unusable if it cannot be read."""
    with legible(), opened(path) as file:
        stream: Any = _Ending(file)
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            yield archive
