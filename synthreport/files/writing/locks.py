"""A lock on a file, so that several programs change it one after the other and no change is lost."""

from __future__ import annotations

import errno
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from synthreport.files.opener import opened
from synthreport.files.writing.names import behind, beside
from synthreport.files.writing.signals import ended_in_order
from synthreport.files.writing.streams import is_stream

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 30.0
"""How many seconds a program waits for another."""

_PAUSE = 0.02
_LONGEST = 200

_LOG = logging.getLogger("synthreport")
_HELD = threading.local()
_NO_PLACE = (errno.EACCES, errno.EPERM, errno.EROFS)
"""Errors of a file system that does not let us create files."""
_NO_LOCKS = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL)
"""Errors of a file system without locks."""


class Busy(OSError):
    """Another program is changing the file and did not finish in time; the message says which."""


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[None]:
    """Lock a file against other programs and threads. The lock is reentrant.

    This is the system's own lock, on a file beside that is removed at the end: a program that dies leaves no lock
    behind, only that file, which the next program takes over and removes. If no file can be created beside, there is
    no lock, and none is needed: nothing can be written there. Raises Busy after `patience` seconds, and OSError.
    """
    held: set[Path] = _HELD.__dict__.setdefault("paths", set())
    lock = beside(behind(path), "synthreport-lock")
    if lock in held or is_stream(path):
        yield
        return
    end = time.monotonic() + (PATIENCE if patience is None else patience)
    with ended_in_order(), _taken(path, lock, end), _itself(path, end):
        held.add(lock)
        try:
            yield
        finally:
            held.discard(lock)


@contextmanager
def _itself(path: Path, end: float) -> Iterator[None]:
    """Lock a file with several names itself: it is overwritten in place, so it stays the same file."""
    if os.name == "nt" or not path.exists() or path.stat().st_nlink == 1:
        yield
        return
    with path.open("rb") as file:
        _wait_for_other_names(path, file.fileno(), end)
        yield


def _wait_for_other_names(path: Path, handle: int, end: float) -> None:
    from filelock import lock_descriptor

    while True:
        try:
            if lock_descriptor(handle, blocking=False):
                return
        except OSError:
            return  # some file systems lock only files open for writing
        if time.monotonic() > end:
            raise Busy(f"{path} is being changed under another name: try again later, nothing was written")
        time.sleep(_PAUSE)


@contextmanager
def _taken(path: Path, lock: Path, end: float) -> Iterator[None]:
    taken = _acquired(path, lock, end)
    try:
        if taken:
            _sign(taken, lock)
        yield
    finally:
        if taken:
            _let_go(taken, lock)


def _acquired(path: Path, lock: Path, end: float) -> BaseFileLock | None:
    """The lock: the system's, or a lock file if it has none; None if no file can be created."""
    from filelock import FileLock, SoftFileLock

    if not lock.parent.is_dir():
        return None
    try:
        try:
            return _waited_for(FileLock(lock, mode=0o666, fallback_to_soft=False), path, end)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            lock.unlink(missing_ok=True)
            return _waited_for(SoftFileLock(lock.with_name(f"{lock.name}-by-name")), path, end)
    except OSError as error:
        if error.errno not in _NO_PLACE or lock.exists():
            raise
        return None


def _waited_for(lock: BaseFileLock, path: Path, end: float) -> BaseFileLock:
    """Wait for a lock. Raises Busy."""
    from filelock import Timeout

    try:
        lock.acquire(timeout=max(0.0, end - time.monotonic()), poll_interval=_PAUSE)
    except Timeout as error:
        file = Path(lock.lock_file)
        fix = f"or, if that has ended, remove {file}" if "cannot probe" in str(error) else "nothing was written"
        raise Busy(f"{path} is being changed by {_note(file) or 'another program'}: try again later, {fix}") from None
    return lock


def _sign(taken: BaseFileLock, lock: Path) -> None:
    """Write the owner of a lock into its file. An earlier owner has died, or the file would be gone."""
    if _is_soft(taken):
        return
    left = _note(lock)
    if left:
        _LOG.warning("%s is an old lock of %s, which crashed; it is taken over", lock, left)
    from socket import gethostname

    program = Path(sys.argv[0] or "python").name
    since = time.strftime("%H:%M:%S")
    with suppress(OSError):  # the lock works without it
        lock.write_text(f"{program}, process {os.getpid()} on {gethostname()}, since {since}", encoding="utf-8")


def _note(lock: Path) -> str:
    try:
        with opened(lock) as file:
            text = file.read(_LONGEST).decode("utf-8", "replace")
    except OSError:
        return ""
    lines = ["".join(filter(str.isprintable, line)) for line in text.splitlines()]
    return f"process {lines[0]} on {lines[1]}" if len(lines) > 1 else "".join(lines)


def _let_go(taken: BaseFileLock, lock: Path) -> None:
    if not _is_soft(taken):
        with suppress(OSError):
            lock.unlink()  # waiting programs notice and create another
    taken.release()


def _is_soft(taken: BaseFileLock) -> bool:
    """Whether a lock is a lock file, whose content belongs to its library."""
    from filelock import SoftFileLock

    return isinstance(taken, SoftFileLock)
