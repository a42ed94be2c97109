"""The objects of a repository: each must have the digest that is its name, or it is not read."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.repository.bounds import ALL_OBJECTS, OBJECT, held, whole
from synthreport.repository.packs import Found, Pack, packs_of

_HEADER = 64
_COMMIT = re.compile(rb"tree ([0-9a-f]{40})\n")
_TAG = re.compile(rb"object ([0-9a-f]{40})\ntype ([a-z]+)\ntag [^\n]*\n(?:tagger [^\n]*> (\d{1,12}) [^\n]*\n)?")
_NO_NAMES = {b"", b".", b"..", b".git"}


class Node(NamedTuple):
    """What a tree holds under a name."""

    name: bytes
    mode: int
    id: str


class Tag(NamedTuple):
    """What a tag stands for, and when it was made, in seconds."""

    id: str
    kind: str
    made: int


class Objects:
    """The objects of one repository. What lies elsewhere, or would have to be fetched, is not there."""

    def __init__(self, git: Path, stack: ExitStack) -> None:
        self._git, self._stack = git, stack
        self._spent = 0

    def tree_of(self, commit: str) -> str:
        """The id of the tree of a commit. Raises Unusable if the commit is not here."""
        if found := _COMMIT.match(self._read(commit, "commit")):
            return found[1].decode()
        raise Unusable(f"the commit {commit[:10]} is broken")

    def tree(self, id_: str) -> Iterator[Node]:
        """What a tree holds. Raises Unusable."""
        from dulwich.objects import parse_tree

        body = self._read(id_, "tree")
        self._spend(len(body))
        with whole(f"the tree {id_[:10]}"):
            for name, mode, each in parse_tree(body, 20):
                if name.lower() in _NO_NAMES or b"/" in name or b"\\" in name:
                    raise Unusable(f"the tree {id_[:10]} holds a name that no file can have")
                yield Node(name, mode, each.decode())

    def tag(self, id_: str) -> Tag | None:
        """The tag with an id; None where that is something else."""
        found = self._found(id_)
        said = _TAG.match(found.body) if found.kind == "tag" else None
        return Tag(said[1].decode(), said[2].decode(), int(said[3] or 0)) if said else None

    def _read(self, id_: str, kind: str) -> bytes:
        found = self._found(id_)
        if found.kind != kind:
            raise Unusable(f"the object {id_[:10]} is a {found.kind}, where a {kind} was expected")
        return found.body

    def _found(self, id_: str) -> Found:
        with whole(f"the object {id_[:10]}"):
            found = self._loose(id_) or next(filter(None, (pack.read(id_) for pack in self._packs)), None)
        if found is None:
            raise Unusable(f"the object {id_[:10]} is not here; what lies elsewhere is not fetched")
        if blob_id(found.body, found.kind) != id_:
            raise Unusable(f"the object {id_[:10]} is not what its name says")
        return found

    @cached_property
    def _packs(self) -> list[Pack]:
        return packs_of(self._git, self._stack, self._spend)

    def _loose(self, id_: str) -> Found | None:
        data = held(self._git, f"objects/{id_[:2]}/{id_[2:]}", OBJECT)
        if data is None:
            return None
        unpacked = zlib.decompressobj().decompress(data, OBJECT + _HEADER)
        self._spend(len(unpacked))
        header, _, body = unpacked.partition(b"\0")
        kind, _, size = header[:_HEADER].decode("ascii").partition(" ")
        if size != str(len(body)):
            raise Unusable(f"the object {id_[:10]} is broken, or larger than is read")
        return Found(kind, body)

    def _spend(self, size: int) -> None:
        self._spent += size
        if self._spent > ALL_OBJECTS:
            raise Unusable("its trees are larger than is read")


def blob_id(body: bytes, kind: str = "blob") -> str:
    """The id of an object with a content: its digest, as git takes it."""
    return hashlib.sha1(b"%s %d\0%s" % (kind.encode(), len(body), body), usedforsecurity=False).hexdigest()
