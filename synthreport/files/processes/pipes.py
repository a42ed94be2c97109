"""A pipe that is read up to our own mark, even if other processes still hold its other end."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress

_CHUNK = 65_536


class Pipe:
    """What a process writes into `theirs`, up to the moment at which `finish` is called.

    A process may leave others behind that hold the pipe, so that its end never comes. So we hold it, too, and write the
    end ourselves: a mark that nobody can guess, and that comes after everything written before.
    """

    def __init__(self, most: int, full: Callable[[], object] | None = None) -> None:
        """Begin to read. Of more than `most` bytes the last are kept; with `full`, it is called, and reading ends."""
        self._ours, self.theirs = os.pipe()
        self._mark = os.urandom(16)
        self._most, self._full = most, full
        self._data = bytearray()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def finish(self) -> bytes:
        """Everything written until now, as far as there was room."""
        with suppress(OSError):  # there was too much: nobody reads any more
            os.write(self.theirs, self._mark)
        os.close(self.theirs)
        self._reader.join()
        return bytes(self._data)

    def _read(self) -> None:
        try:
            while self._takes(os.read(self._ours, _CHUNK)):
                pass
        finally:
            os.close(self._ours)  # the system reports this to a process that still writes

    def _takes(self, chunk: bytes) -> bool:
        """Keep what came; whether more is to come."""
        begin = max(len(self._data) - len(self._mark), 0)
        self._data += chunk
        end = self._data.find(self._mark, begin)
        if end >= 0:
            del self._data[end:]
        if len(self._data) > self._most:
            if self._full:
                self._full()
                return False
            del self._data[: -self._most]
        return end < 0
