"""Packs: files that hold many objects, most of them as differences to others."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import opened
from synthreport.repository.bounds import OBJECT, entries

if TYPE_CHECKING:
    from dulwich.pack import FilePackIndex

Spend = Callable[[int], None]

_KINDS = {1: "commit", 2: "tree", 3: "blob", 4: "tag"}
_BY_OFFSET, _BY_NAME = 6, 7
_LONGEST_CHAIN = 4096
_LONGEST_NUMBER = 9
_MOST = 2000
_PIECE = 1 << 16
_KEPT = 32 * 1024 * 1024
"""In bytes: objects that are kept, since others are differences to them."""


class Found(NamedTuple):
    """An object: its kind and its content."""

    kind: str
    body: bytes


class _Piece(NamedTuple):
    """The content of one place in a pack: an object, or, without a kind, a difference from another one."""

    kind: str
    body: bytes
    base: int = 0


def packs_of(git: Path, stack: ExitStack, spend: Spend) -> list[Pack]:
    """The packs of a repository; they are closed with the stack."""
    names = [entry.name for entry in entries(git, "objects/pack") if entry.name.endswith(".idx")]
    if len(names) > _MOST:
        raise Unusable(f"it has more than {_MOST:,} packs")
    return [Pack(git / "objects" / "pack" / name, git, stack, spend) for name in names]


class Pack:
    """One pack. Its objects are found through its index, which is a file of its own."""

    def __init__(self, path: Path, git: Path, stack: ExitStack, spend: Spend) -> None:
        self._index = stack.enter_context(_index(path, opened(path, git)))
        self._file: BinaryIO = stack.enter_context(opened(path.with_suffix(".pack"), git))
        self._spend = spend
        self._kept: dict[int, Found] = {}
        self._size = 0

    def read(self, id_: str) -> Found | None:
        """An object by its id; None where the pack does not have it."""
        try:
            offset = self._offset(bytes.fromhex(id_))
        except KeyError:
            return None
        return self._at(offset)

    def _offset(self, id_: bytes) -> int:
        from dulwich.objects import RawObjectID

        return int(self._index.object_offset(RawObjectID(id_)))

    def _at(self, offset: int) -> Found:
        """The object in a place: all differences are applied, from a whole object on."""
        steps: list[tuple[int, bytes]] = []
        while offset not in self._kept:
            piece = self._piece(offset)
            if piece.kind:
                self._keep(offset, Found(piece.kind, piece.body))
                break
            steps.append((offset, piece.body))
            if len(steps) > _LONGEST_CHAIN:
                raise Unusable("a chain of differences in a pack has no end")
            offset = piece.base
        found = self._kept[offset]
        for place, difference in reversed(steps):
            found = Found(found.kind, self._applied(found.body, difference))
            self._keep(place, found)
        return found

    def _keep(self, offset: int, found: Found) -> None:
        if self._size > _KEPT:
            self._kept.clear()
            self._size = 0
        self._kept[offset] = found
        self._size += len(found.body)

    def _piece(self, offset: int) -> _Piece:
        self._file.seek(offset)
        (first,) = self._file.read(1)
        kind, size, shift = (first >> 4) & 7, first & 15, 4
        while first & 128:
            (first,) = self._file.read(1)
            size |= (first & 127) << shift
            shift += 7
            _refuse_larger(shift, 7 * _LONGEST_NUMBER)
        base = self._base(kind, offset)
        return _Piece(_KINDS.get(kind, ""), self._inflated(size), base)

    def _base(self, kind: int, offset: int) -> int:
        """The place of what a difference is taken from."""
        if kind in _KINDS:
            return 0
        if kind == _BY_NAME:
            return self._offset(self._file.read(20))
        if kind != _BY_OFFSET:
            raise Unusable("a pack holds an object of an unknown kind")
        return offset - self._distance()

    def _distance(self) -> int:
        distance = -1
        for _ in range(_LONGEST_NUMBER):
            (byte,) = self._file.read(1)
            distance = (distance + 1) << 7 | byte & 127
            if byte < 128:
                break
        if distance <= 0:
            raise Unusable("a difference in a pack is taken from itself")
        return distance

    def _inflated(self, size: int) -> bytes:
        _refuse_larger(size, OBJECT)
        unpacker, found = zlib.decompressobj(), bytearray()
        while not unpacker.eof and len(found) <= size:
            piece = self._file.read(_PIECE)
            if not piece:
                break
            found += unpacker.decompress(piece, size + 1 - len(found))
        if len(found) != size:
            raise Unusable("an object in a pack is not as long as it says")
        self._spend(size)
        return bytes(found)

    def _applied(self, body: bytes, difference: bytes) -> bytes:
        from dulwich.pack import apply_delta

        _refuse_larger(_result_size(difference), OBJECT)
        found = b"".join(apply_delta(body, difference))
        self._spend(len(found))
        return found


def _index(path: Path, file: BinaryIO) -> FilePackIndex:
    from dulwich.object_format import SHA1
    from dulwich.pack import FilePackIndex, load_pack_index_file

    try:
        found = load_pack_index_file(path, file, SHA1)
        assert isinstance(found, FilePackIndex)
        return found
    except BaseException:
        file.close()  # a half-made object would complain
        raise


def _result_size(difference: bytes) -> int:
    """How long a difference says that its result is: the second of the numbers that it begins with."""
    at = size = 0
    for _ in range(2):
        size = shift = 0
        while True:
            byte = difference[at]
            at += 1
            size |= (byte & 127) << shift
            shift += 7
            _refuse_larger(shift, 7 * _LONGEST_NUMBER)
            if byte < 128:
                break
    return size


def _refuse_larger(number: int, most: int) -> None:
    if number > most:
        raise Unusable("an object in a pack is larger than is read")
