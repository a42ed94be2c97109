"""The files in a folder before a recording: a file is an output of the run only if it was written since."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from synthreport.files.paths import join

_MOST = 20_000
"""Files of a folder that are looked at when a recording begins."""
_TRIES, _PAUSE = 25, 0.002
"""How often, and after how many seconds, a file system is asked again whether its clock has moved on."""
_TOLERANCE = 1_000_000_000
"""The difference in nanoseconds between clocks that nobody has set."""

State = tuple[int, int, int, int, int]


class Earlier:
    """The state of files when a recording began, as far as they may become its outputs.

    In a folder of more files than are looked at, the others are compared by time; `known` are the first ones.
    """

    def __init__(self, folder: Path, known: Iterable[Path]) -> None:
        self._folder = folder
        self._began = _next_moment(folder)
        self._started = time.monotonic_ns()
        found = list(islice(_files(folder), _MOST + 1))
        self._is_whole = len(found) <= _MOST
        paths = {os.path.realpath(path) for path in (*map(str, known), *found[:_MOST])}
        self._states = {path: self._state(path) for path in paths}

    def look_at(self, path: Path) -> None:
        """Look at a file that becomes an output, unless it was looked at before: it may have been written by now."""
        real = os.path.realpath(path)
        if real not in self._states:
            state = None if self._is_whole else _state(real)
            self._states[real] = None if state and any(map(self._is_since, state[-2:])) else state

    def is_unwritten(self, path: Path) -> bool:
        """Whether a file that was looked at is there, and was not written since the recording began."""
        real = os.path.realpath(path)
        earlier = self._states.get(real)
        return earlier is not None and earlier == _state(real)

    def _state(self, path: str) -> State | None:
        """The state of a file; None where it could be written without a change, since the clock stands still."""
        state = _state(path)
        return None if state and self._began in state[-2:] else state

    def _is_since(self, stamp: int) -> bool:
        """Whether a time lies between the beginning and now, also where the clock was set back or on in between."""
        now, passed = _moment(self._folder), time.monotonic_ns() - self._started
        moved = now - passed - self._began
        began = self._began + moved if moved < -_TOLERANCE else self._began
        return began <= stamp <= max(now, self._began + passed)


def _files(folder: Path) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".git")
        yield from (join(where, name) for name in sorted(files))


def _state(path: str) -> State | None:
    """What changes when a file is written, rewritten with the same bytes, or replaced; None if there is none."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _next_moment(folder: Path) -> int:
    """The next time that files of a folder can have: files written before have an earlier one.

    If its clock ticks too slowly to wait for, it is the present time.
    """
    first = moment = _moment(folder)
    for _ in range(_TRIES):
        if moment != first:
            break
        time.sleep(_PAUSE)
        moment = _moment(folder)
    return moment


def _moment(folder: Path) -> int:
    """The time by the clock of the file system, in nanoseconds; by that of the machine if the folder is read-only."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        return time.time_ns()
