"""The only way to open a file found in a folder: regular files inside the folder, nothing else.

The folder may come from anybody. Other kinds of files are never opened: a pipe would block, and a device may act or be
endless. After opening, the file is compared with the one found by name, so that it cannot be swapped in between.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_WISHED = ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in _WISHED)
"""Flags for opening files, as far as the system has them: no links, no blocking, plain bytes."""

_LONGEST_PATH = 32_767
_FREE = 64 * 1024 * 1024
_RATIO = 200
_MOST_PIECES = 10_000
_KINDS = {
    stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device", stat.S_IFLNK: "a link",
}  # fmt: skip


class Refused(OSError):
    """A file was not opened or not read to its end; `strerror` says why."""

    def __init__(self, why: str, path: Path) -> None:
        super().__init__(errno.EPERM, why, str(path))


def opened(path: Path, inside: Path | None = None) -> BinaryIO:
    """A regular file, opened for reading bytes. Raises OSError, and Refused for other kinds of files.

    A link must lead to a file inside a folder, by default the folder of the path.
    """
    real, expected = _found(path, inside)
    handle = os.open(real, _FLAGS)
    try:
        if not os.path.samestat(expected, os.fstat(handle)) or (inside and os.path.realpath(real) != real):
            raise Refused("the file was replaced while it was opened", path)
        _refuse_hollow(path, handle)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def named(path: Path) -> BinaryIO:
    """A regular file named by a person, wherever a link leads. Raises OSError like `opened`."""
    return opened(real(path))


def real(path: Path) -> Path:
    """Where a path leads, through all links. A loop of links stays as it is; `Path.resolve` may raise there."""
    return Path(os.path.realpath(path))


def contents(path: Path, most: int, inside: Path | None = None) -> bytes:
    """The bytes of a small file. Raises OSError like `opened`, and Refused if it is larger than `most` bytes."""
    with opened(path, inside) as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise Refused(f"larger than {sized_in_words(most)}, the limit for such a file", path)
    return found


def expands_too_far(size: int, stored: int) -> bool:
    """Whether something expands to so much more than is stored that it must be an attack; honest data do not."""
    return size > _FREE and size > _RATIO * stored


def sized_in_words(number: int) -> str:
    """A number of bytes in words."""
    return f"{number // 2**20} MiB" if number >= 2**20 else f"{number // 2**10} KiB"


def _found(path: Path, inside: Path | None) -> tuple[str, os.stat_result]:
    """The real path of a regular file inside the folder, and its identity."""
    try:
        if len(str(path)) > _LONGEST_PATH:
            raise ValueError
        found = os.lstat(path)
        if inside is None and stat.S_ISREG(found.st_mode):
            return str(path), found
        real = os.path.realpath(path)
        if not Path(real).is_relative_to(os.path.realpath(inside or path.parent)):
            raise Refused("a link that leads out of the folder; it is not followed", path)
        found = os.lstat(real)
    except ValueError:
        raise Refused("not a valid file name", path) from None
    _refuse_irregular(path, found.st_mode)
    return real, found


def _refuse_irregular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise Refused(f"{_KINDS.get(stat.S_IFMT(mode), 'something else')}, expected a file", path)


def _refuse_hollow(path: Path, handle: int) -> None:
    """Refuse a file that is nearly all holes: a few bytes on disk can mean terabytes to read."""
    size = os.fstat(handle).st_size
    if expands_too_far(size, 0) and expands_too_far(size, _stored(handle, size)):
        raise Refused(f"nearly all of its {sized_in_words(size)} are empty holes", path)


def _stored(handle: int, size: int) -> int:
    """The number of stored bytes of a file, counted only as far as needed; all of them if the system does not say."""
    if not hasattr(os, "SEEK_DATA"):
        return size
    stored = at = 0
    try:
        for _ in range(_MOST_PIECES):
            start = os.lseek(handle, at, os.SEEK_DATA)
            at = os.lseek(handle, start, os.SEEK_HOLE)
            stored += at - start
            if at >= size or not expands_too_far(size, stored):
                return stored
        return size
    except OSError as error:
        return stored if error.errno == errno.ENXIO else size
    finally:
        os.lseek(handle, 0, os.SEEK_SET)
