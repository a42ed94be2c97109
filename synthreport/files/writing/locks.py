"""A lock on a file, so that changes of several programs come one after the other, and none is lost."""

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

from synthreport.files.writing.names import behind, beside
from synthreport.files.writing.signals import ended_in_order
from synthreport.files.writing.streams import is_stream

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 30.0
"""So many seconds a program waits for another."""

_PAUSE = 0.02
_LONGEST = 200

_LOG = logging.getLogger("synthreport")
_HELD = threading.local()
_NO_PLACE = (errno.EACCES, errno.EPERM, errno.EROFS)
"""What a file system answers where no file can be made."""
_NO_LOCKS = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL)
"""What a file system answers that knows no locks."""


class Busy(OSError):
    """Another program is changing the file, and did not end in time; the message says which."""


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[None]:
    """Keep other programs, and other threads, from changing a file meanwhile. Who holds it may take it again.

    The system's own lock is taken, on a file beside, which is gone in the end: a program that dies leaves no lock
    behind, only that file, which the next one takes over and removes. Where no file can be made beside, there is no
    lock, and none is needed: nothing can be written there. Raises Busy after so many seconds, and OSError.
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
    """Lock a file that has several names by what they share: it is written to in its place, and so stays what it is."""
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
            return  # some file systems lock only what is open for writing
        if time.monotonic() > end:
            raise Busy(f"{path} is being changed under another of its names: try again later, nothing is written")
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
    """The lock: the system's, or, where it knows none, the file's being there; None where no file can be made."""
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
    """A lock, as soon as it is free. Raises Busy."""
    from filelock import Timeout

    try:
        lock.acquire(timeout=max(0.0, end - time.monotonic()), poll_interval=_PAUSE)
    except Timeout as error:
        file = Path(lock.lock_file)
        fix = f"or, if that has ended, remove {file}" if "cannot probe" in str(error) else "nothing is written"
        raise Busy(f"{path} is being changed by {_note(file) or 'another program'}: try again later, {fix}") from None
    return lock


def _sign(taken: BaseFileLock, lock: Path) -> None:
    """Say in the file of a lock who holds it. Whoever has signed it before has died: else it would be gone."""
    if _is_soft(taken):
        return
    left = _note(lock)
    if left:
        _LOG.warning("%s was left behind by %s, which did not end in order; it is taken over", lock, left)
    from socket import gethostname

    program = Path(sys.argv[0] or "python").name
    since = time.strftime("%H:%M:%S")
    with suppress(OSError):  # without it, the others wait all the same
        lock.write_text(f"{program}, process {os.getpid()} on {gethostname()}, since {since}", encoding="utf-8")


def _note(lock: Path) -> str:
    try:
        text = lock.read_text(encoding="utf-8", errors="replace")[:_LONGEST]
    except OSError:
        return ""
    lines = ["".join(filter(str.isprintable, line)) for line in text.splitlines()]
    return f"process {lines[0]} on {lines[1]}" if len(lines) > 1 else "".join(lines)


def _let_go(taken: BaseFileLock, lock: Path) -> None:
    if not _is_soft(taken):
        with suppress(OSError):
            lock.unlink()  # those who wait for it see that it is gone, and make another
    taken.release()


def _is_soft(taken: BaseFileLock) -> bool:
    """Whether a lock is held by its file being there; then what is in the file is not ours to say."""
    from filelock import SoftFileLock

    return isinstance(taken, SoftFileLock)
