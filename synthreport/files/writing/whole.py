"""Write files whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from synthreport.files.writing.keeping import kept, made_writable, usual_mode
from synthreport.files.writing.names import behind, beside
from synthreport.files.writing.signals import ended_in_order
from synthreport.files.writing.streams import is_stream, pour

_NOT_SYNCED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""Errors of a file system that cannot sync."""


def write(path: Path, content: str | bytes, *, fresh: bool = False, private: bool = False) -> None:
    """Write content to a temporary file beside, which replaces the file when it has reached the disk.

    An existing file keeps its owner, permissions, attributes and names: symbolic links are followed, and a file with
    several names, or with an owner that cannot be copied, is overwritten in place. Devices, pipes and streams of this
    process are written directly. Missing folders are created. `fresh` replaces no existing file and raises
    FileExistsError; `private` makes the file readable only for its owner. Raises OSError if nothing can be written, and
    leaves the old file intact.
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
    """The bytes of content: text is UTF-8, with escapes for lone surrogates, which file names may contain."""
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A temporary folder of our own. It may hold rows of patients: it is also removed if a signal ends the program."""
    with ended_in_order(), TemporaryDirectory(prefix="synthreport-", ignore_cleanup_errors=True) as name:
        yield Path(os.path.realpath(name))


def scratch(path: Path, data: bytes) -> None:
    """Write a file in a temporary folder of our own, without locks and attributes."""
    _make_folder(path.parent)
    path.write_bytes(data)


def spooled(folder: Path, pieces: Iterable[bytes]) -> Path:
    """A new file in a temporary folder of our own, only for its owner, written piece by piece."""
    path = folder / os.urandom(8).hex()
    with open(path, "xb", opener=_private) as file:
        file.writelines(pieces)
    return path


def placed(path: Path, pieces: Iterable[bytes]) -> None:
    """A new file at a path of a temporary folder of our own, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "xb", opener=_private) as file:
        file.writelines(pieces)


def put(new: Path, path: Path) -> None:
    """Replace a file by a complete new one of our own, which is in its folder or below. Raises OSError."""
    with new.open("rb+") as file:
        _sync(file.fileno())
    new.chmod(usual_mode())
    new.replace(path)
    _sync_folder(path.parent)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which gets its name when complete and is removed on failure.

    Raises FileExistsError if the name is taken.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "it already exists", str(path))
    with ended_in_order():
        new = _name_beside(path)
        try:
            new.mkdir(parents=True)
            yield new
            new.rename(path)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _make_folder(folder: Path) -> None:
    """Create a folder and its missing parents, however many. Raises OSError."""
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
    """Put a complete new file in its place."""
    if not path.exists():
        new.chmod(0o600 if private else usual_mode())
        _name(new, path, fresh=fresh)
    elif fresh:
        raise FileExistsError(errno.EEXIST, "it already exists", str(path))
    elif not (kept(path, new, private=private) and _replaced(path, new)):
        _overwrite(path, data)
        if private:
            path.chmod(0o600)


def _name(new: Path, path: Path, *, fresh: bool) -> None:
    """Give a new file its name; a `fresh` one never replaces a file that appeared in the meantime."""
    if fresh:
        try:
            os.link(new, path)
            return
        except FileExistsError:
            raise
        except OSError:  # not every file system has hard links
            if path.exists():
                raise FileExistsError(errno.EEXIST, "it already exists", str(path)) from None
    new.replace(path)


def _replaced(path: Path, new: Path) -> bool:
    """Replace an old file by a new one; False if the old one cannot be replaced, such as a mount point."""
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
    """Overwrite a file in place; on failure, restore the old content.

    If the process is killed in between, the temporary file beside has the complete new content.
    """
    with made_writable(path), path.open("r+b", buffering=0) as file:
        before = file.read()
        try:
            _fill(file, data)
        except BaseException:
            _fill(file, before)
            raise


def _fill(file: BinaryIO, data: bytes) -> None:
    """Set the content of a file and sync it to the disk."""
    file.seek(0)
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]
    file.truncate()
    file.flush()
    _sync(file.fileno())


@contextmanager
def _passing(path: Path) -> Iterator[Path]:
    """A name for a temporary file beside another; the file is removed at the end."""
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
    """Sync the names in a folder to the disk, if the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
