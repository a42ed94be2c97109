"""The index of a repository: what is under version control, and as what it will be committed next."""

from __future__ import annotations

import hashlib
import io
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.repository.bounds import INDEX, held, whole

if TYPE_CHECKING:
    from dulwich.index import SerializedIndexEntry

_CHECKSUM = 20
_LONGEST_PATH = 4096
_ENDLESS = re.compile(rb"[^\0]{8192}")
"""A byte sequence that no index contains: every path in it ends with a zero byte."""
_NOT_CHECKED_OUT = 0x4000
"""The mark of a file that is not to lie on disk."""


class Tracked(NamedTuple):
    """A file under version control: what it is, the id of its content, and whether it is to lie on disk."""

    mode: int
    id: str
    is_out: bool = True


Index = dict[bytes, Tracked]


def index_of(git: Path) -> Index | None:
    """Everything under version control, by its path; None where there is no index. Raises Unusable."""
    data = held(git, "index", INDEX)
    if data is None:
        return None
    body, checksum = data[:-_CHECKSUM], data[-_CHECKSUM:]
    if checksum not in (hashlib.sha1(body, usedforsecurity=False).digest(), bytes(_CHECKSUM)):
        raise Unusable(".git/index is broken: its checksum is another")
    if _ENDLESS.search(body):
        raise Unusable(".git/index is broken: it holds a path that has no end")
    with whole(".git/index"):
        return _entries(io.BytesIO(body))


def _entries(stream: io.BytesIO) -> Index:
    from dulwich.index import read_index

    found, size = Index(), 0
    for entry in read_index(stream):
        found[entry.name] = _tracked(entry)
        size += len(entry.name)
        if len(entry.name) > _LONGEST_PATH or size > INDEX:
            raise Unusable(".git/index is broken: it holds longer paths than files can have")
    _refuse_essential(stream)
    return found


def canonical(mode: int) -> int:
    """A mode as git compares it: of permissions, whether a file can be executed alone."""
    if stat.S_ISREG(mode):
        return 0o100755 if mode & 0o100 else 0o100644
    return stat.S_IFMT(mode)


def _tracked(entry: SerializedIndexEntry) -> Tracked:
    if entry.stage().value:
        raise Unusable("files are in conflict: a merge is under way")
    return Tracked(canonical(entry.mode), entry.sha.decode(), not entry.extended_flags & _NOT_CHECKED_OUT)


def _refuse_essential(stream: io.BytesIO) -> None:
    """Raise Unusable for an extension without which an index cannot be understood: its name is in small letters."""
    while len(header := stream.read(8)) == 8:
        if not header[:1].isupper():
            raise Unusable(".git/index is kept in a form that is not read: it is split or sparse")
        stream.seek(int.from_bytes(header[4:]), io.SEEK_CUR)
