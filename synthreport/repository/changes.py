"""What differs between a commit, the index and the files on disk: proven by digests, and not by times."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from synthreport.draft.digests import sized
from synthreport.draft.source_files import Unusable
from synthreport.files.opener import opened
from synthreport.repository.bounds import ALL_FILES, whole
from synthreport.repository.index import Index, canonical
from synthreport.repository.objects import Node, Objects, blob_id
from synthreport.repository.settings import Settings

_PIECE = 1 << 20
_LARGEST_TEXT = 16 * 1024 * 1024
_LONGEST_NAMES = 64 * 1024 * 1024
_POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"


class Difference(NamedTuple):
    """Paths that differ from the commit, and those for which that is unknown."""

    changed: set[bytes]
    line_ends: set[bytes]
    not_out: set[bytes]
    submodules: set[bytes]


class Comparison:
    """A commit that is compared with the index and the files of its repository."""

    def __init__(self, top: Path, settings: Settings, objects: Objects, index: Index) -> None:
        self._top, self._settings, self._objects, self._index = top, settings, objects, index
        self._folders = _folders(index)
        self._left = ALL_FILES
        self.found = Difference(set(), set(), set(), set())

    def compare(self, tree: str) -> Difference:
        """What differs from a tree. Raises Unusable if something cannot be read."""
        missed = set(self._index)
        for path, node, is_here in self._files(tree):
            missed.discard(path)
            self._look_at(path, node, is_here)
        self.found.changed.update(missed)
        return self.found

    def _files(self, tree: str) -> Iterator[tuple[bytes, Node, bool]]:
        """The files of a tree by their paths, and whether their folder is on disk; only folders that the index has."""
        waiting = [(b"", tree, True)]
        while waiting:
            above, id_, is_here = waiting.pop()
            for node in self._objects.tree(id_):
                path = above + node.name
                if not stat.S_ISDIR(node.mode):
                    yield path, node, is_here
                elif path in self._folders:
                    waiting.append((path + b"/", node.id, is_here and stat.S_ISDIR(self._mode(path))))
                else:
                    self.found.changed.add(path)

    def _look_at(self, path: bytes, node: Node, is_here: bool) -> None:
        tracked = self._index.get(path)
        if tracked is None or tracked[:2] != (canonical(node.mode), node.id):
            self.found.changed.add(path)
        elif stat.S_IFMT(node.mode) == 0o160000:
            self.found.submodules.add(path)
        else:
            mode = self._mode(path) if is_here else 0
            if not mode and not tracked.is_out:
                self.found.not_out.add(path)
            elif not mode or not self._is_alike(mode, node.mode):
                self.found.changed.add(path)
            else:
                self._compare(path, node, mode)

    def _is_alike(self, here: int, committed: int) -> bool:
        """Whether two modes are of one kind, as far as the system and the repository know such kinds."""
        if stat.S_ISLNK(committed):
            return stat.S_ISLNK(here) or (stat.S_ISREG(here) and not self._settings.has_links)
        heeds = self._settings.heeds_modes and os.name != "nt"
        return canonical(here) == canonical(committed) if heeds else stat.S_ISREG(here)

    def _compare(self, path: bytes, node: Node, mode: int) -> None:
        file = self._path(path)
        with whole(os.fsdecode(path)):
            if stat.S_ISLNK(mode):
                if blob_id(os.fsencode(file.readlink())) != node.id:
                    self.found.changed.add(path)
            elif self._id(file) != node.id and not self._is_fetched(file, node.id):
                kind = self.found.line_ends if self._differs_in_line_ends(file, node.id) else self.found.changed
                kind.add(path)

    def _id(self, file: Path) -> str:
        """The id of the content of a file, as it lies there: no filter is run."""
        with opened(file, self._top) as stream:
            size = os.fstat(stream.fileno()).st_size
            self._left -= size
            if self._left < 0:
                raise Unusable(f"more than {ALL_FILES // 2**30} GiB are under version control, which are not compared")
            digest = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
            while piece := stream.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest()

    def _is_fetched(self, file: Path, id_: str) -> bool:
        """Whether what was committed is the pointer of git-lfs to just this content."""
        size, digest = sized(file, self._top)
        return blob_id(_POINTER.format(digest, size).encode()) == id_

    def _differs_in_line_ends(self, file: Path, id_: str) -> bool:
        with opened(file, self._top) as stream:
            text = stream.read(_LARGEST_TEXT)
        return blob_id(text.replace(b"\r\n", b"\n")) == id_

    def _mode(self, path: bytes) -> int:
        """The mode of the file at a path; 0 if there is none."""
        try:
            return self._path(path).lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return 0
        except (OSError, ValueError):
            raise Unusable(f"{os.fsdecode(path)} cannot be looked at") from None

    def _path(self, path: bytes) -> Path:
        return self._top / os.fsdecode(path)


def _folders(index: Index) -> set[bytes]:
    """The folders of all files of an index. Raises Unusable if their names are too long together."""
    found, size = set[bytes](), 0
    for path in index:
        above = path.rpartition(b"/")[0]
        while above and above not in found:
            found.add(above)
            size += len(above)
            above = above.rpartition(b"/")[0]
        if size > _LONGEST_NAMES:
            raise Unusable(".git/index is broken: it holds more folders than there can be")
    return found
