"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from synthreport.files.writing.keeping import kept, made_writable, usual_mode
from synthreport.files.writing.names import behind, beside
from synthreport.files.writing.signals import ended_in_order
from synthreport.files.writing.streams import is_stream, pour

_NOT_SYNCED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""What a file system answers that cannot be asked to put something on the disk at once."""


def write(path: Path, content: str | bytes, *, fresh: bool = False, private: bool = False) -> None:
    """Put content into a file: it is written beside, and takes the file's place only when it has reached the disk.

    A file that was there keeps its owner, permissions, attributes and names: a symbolic link is followed, and a file
    with several names, or with an owner that cannot be given to another, is written to in its place. A device, a pipe
    and a stream of this process are written to as they are. Missing folders are made. `fresh` replaces nothing, and
    raises FileExistsError; `private` keeps all but the owner from reading. Raises OSError where nothing can be written,
    and leaves the old file as it was.
    """
    data = encoded(content)
    if is_stream(path):
        pour(path, data)
        return
    path = behind(path)
    _make_folder(path.parent)
    with ended_in_order(), _passing(path) as new:
        with open(new, "xb", opener=_private) as file:
            _fill(file, data)
        _settle(path, new, data, fresh=fresh, private=private)
    _sync_folder(path.parent)


def encoded(content: str | bytes) -> bytes:
    """Content as a file holds it: text is UTF-8, and halves of characters, such as file names may hold, written out."""
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def scratch(path: Path, data: bytes) -> None:
    """Write a file in a folder of our own, of which nobody knows yet: nothing is kept, nothing is waited for."""
    _make_folder(path.parent)
    path.write_bytes(data)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to be filled, which takes its name when that is done, and is gone where it fails.

    Raises FileExistsError where there is something of that name.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "it is there already", str(path))
    with ended_in_order():
        new = _name_beside(path)
        try:
            new.mkdir(parents=True)
            yield new
            new.rename(path)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _make_folder(folder: Path) -> None:
    """Make a folder, and all above it that are missing, however many. Raises OSError."""
    missing = []
    for each in (folder, *folder.parents):
        try:
            if stat.S_ISDIR(each.stat().st_mode):
                break
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(each))
        except FileNotFoundError:
            missing.append(each)
    for each in reversed(missing):
        each.mkdir(exist_ok=True)


def _settle(path: Path, new: Path, data: bytes, *, fresh: bool, private: bool) -> None:
    """Let a new file, which is complete, take the place of what there is."""
    if not path.exists():
        new.chmod(0o600 if private else usual_mode())
        _name(new, path, fresh=fresh)
    elif fresh:
        raise FileExistsError(errno.EEXIST, "it is there already", str(path))
    elif not (kept(path, new, private=private) and _replaced(path, new)):
        _overwrite(path, data)
        if private:
            path.chmod(0o600)


def _name(new: Path, path: Path, *, fresh: bool) -> None:
    """Give a new file its name; a `fresh` one never takes it from another that has come meanwhile."""
    if fresh:
        try:
            os.link(new, path)
            return
        except FileExistsError:
            raise
        except OSError:  # not every file system has a second name for a file
            if path.exists():
                raise FileExistsError(errno.EEXIST, "it is there already", str(path)) from None
    new.replace(path)


def _replaced(path: Path, new: Path) -> bool:
    """Put a new file in the place of an old one; False where that is held fast, as a file that is mounted is."""
    if os.name == "nt":
        with made_writable(path):
            new.replace(path)
        return True
    try:
        new.replace(path)
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
        return False
    return True


def _overwrite(path: Path, data: bytes) -> None:
    """Write to a file in its place; where that fails, what was there is written back.

    Whoever is killed in between leaves all of the new content in the file beside.
    """
    with made_writable(path), path.open("r+b", buffering=0) as file:
        before = file.read()
        try:
            _fill(file, data)
        except BaseException:
            _fill(file, before)
            raise


def _fill(file: BinaryIO, data: bytes) -> None:
    """Make a file hold just this, on the disk."""
    file.seek(0)
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]
    file.truncate()
    file.flush()
    _sync(file.fileno())


@contextmanager
def _passing(path: Path) -> Iterator[Path]:
    """A name for a new file beside another; what has that name in the end is removed."""
    new = _name_beside(path)
    try:
        yield new
    finally:
        with suppress(OSError):
            new.unlink()


def _name_beside(path: Path) -> Path:
    return beside(path, f"{os.urandom(8).hex()}.synthreport-new")


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_SYNCED:
            raise


def _sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where there is a way to."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
