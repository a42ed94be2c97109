"""Members of archives: which there are, whether one leads out, and their bytes, unpacked in memory piece by piece."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.bytes_read import Bytes, Progress, digest_of
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.files.opener import expands_too_far, opened
from synthreport.scan.readers.archives import CROWDED, MOST_MEMBERS, legible, zip_archive
from synthreport.scan.readers.tar_streams import tar_stream

_LINK = "it is a link, which is not followed"
_BOMB = "unpacked, it is more than 200 times as large, as no data are"


class Archive:
    """The members of one archive: their names, and which are refused, with the reason.

    The wanted ones are read together: the archive is gone through once.
    """

    def __init__(self, path: Path, inside: Path) -> None:
        """List the members. Raises Unusable if it is broken, or lists too many."""
        self.path, self.inside = path, inside
        self.names: set[str] = set()
        self.wanted: set[str] = set()
        self.refused: dict[str, str] = {}
        self._read: dict[str, Bytes | Unusable] = {}
        with legible(), opened(path, inside) as file:
            self._is_zip = file.read(4) == b"PK\x03\x04"
        for name, is_link in _in_zip(path, inside) if self._is_zip else _in_tar(path):
            self._add(name, is_link)

    def _add(self, name: str, is_link: bool) -> None:
        if len(self.names) + len(self.refused) == MOST_MEMBERS:
            raise Unusable(CROWDED)
        if why := leads_out(name) or (_LINK if is_link else ""):
            self.refused[name] = why
        else:
            self.names.add(name)

    def bytes_of(self, name: str, progress: Progress) -> Bytes:
        """The bytes of a wanted member. Raises Unusable if it cannot be read, or expands without end."""
        if not self._read:
            self._read = self._all_wanted(progress)
        found = self._read[name]
        if isinstance(found, Unusable):
            raise found
        return found

    def _all_wanted(self, progress: Progress) -> dict[str, Bytes | Unusable]:
        """What was read of each wanted member; none of those behind the place where a tar archive is broken."""
        found, why = dict[str, Bytes | Unusable](), Unusable("it is not in the archive")
        try:
            for name, each in (self._of_zip if self._is_zip else self._of_tar)(progress):
                found.setdefault(name, each)
        except Unusable as error:
            why = error
        return dict.fromkeys(self.wanted, why) | found

    def _of_zip(self, progress: Progress) -> Iterator[tuple[str, Bytes | Unusable]]:
        with zip_archive(self.path, self.inside) as archive:
            for name in sorted(self.wanted):
                try:
                    yield name, _of_member(archive, name, progress)
                except Unusable as error:
                    yield name, error

    def _of_tar(self, progress: Progress) -> Iterator[tuple[str, Bytes | Unusable]]:
        with tar_stream(self.path) as archive:
            for item in archive:
                archive.members = []  # type: ignore[attr-defined]  # else tarfile keeps all of them
                if item.name in self.wanted:
                    stream = archive.extractfile(item)
                    yield item.name, _whole(stream, item.size, progress) if stream else Unusable(_LINK)


def _of_member(archive: zipfile.ZipFile, name: str, progress: Progress) -> Bytes:
    """The bytes of a member of a zip archive. Raises Unusable."""
    with legible():
        found = archive.getinfo(name)
        if expands_too_far(found.file_size, found.compress_size):
            raise Unusable(_BOMB)
        with archive.open(found) as stream:
            return _whole(stream, found.file_size, progress)


def _whole(stream: IO[bytes], size: int, progress: Progress) -> Bytes:
    """The bytes of a member. Raises Unusable if there are not as many as the archive states."""
    found = digest_of(stream, size, progress)
    if found.size != size:
        raise Unusable("it is not as long as the archive states")
    return found


def is_archive(head: bytes, name: str) -> bool:
    """Whether a file that begins like this is a zip archive, or by its name a tar archive."""
    return head.startswith(b"PK\x03\x04") or name.lower().endswith((".tar", ".tar.gz", ".tgz"))


def _in_zip(path: Path, inside: Path) -> Iterator[tuple[str, bool]]:
    """The names of the members of a zip archive, and whether each is a link."""
    with zip_archive(path, inside) as archive:
        files = (each for each in archive.infolist() if not each.is_dir())
        yield from ((each.filename, stat.S_ISLNK(each.external_attr >> 16)) for each in files)


def _in_tar(path: Path) -> Iterator[tuple[str, bool]]:
    """The names of the members of a tar archive, and whether each is a link or a device."""
    with tar_stream(path) as archive:
        for each in archive:
            archive.members = []  # type: ignore[attr-defined]  # else tarfile keeps all of them
            if not each.isdir():
                yield each.name, not each.isreg()
