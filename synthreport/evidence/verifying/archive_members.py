"""Members of archives: which there are, whether one leads out, and their bytes, unpacked in memory piece by piece."""

from __future__ import annotations

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.bytes_read import Bytes, Progress, digest_of
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.files.opener import expands_too_far, opened
from synthreport.scan.readers.tar_streams import tar_stream

_MOST = 200_000
_LINK = "it is a link, which is not followed"
_BOMB = "unpacked, it is more than 200 times as large, as no data are"
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """The members of one archive: their names, and which are refused, with the reason."""

    def __init__(self, path: Path, inside: Path) -> None:
        """List the members. Raises Unusable if it is broken, or lists too many."""
        self.path, self.inside = path, inside
        self.names: list[str] = []
        self.refused: dict[str, str] = {}
        with _guarded():
            for name, is_link in _zipped(path, inside) if self.is_zip else _in_tar(path):
                self._add(name, is_link)

    @property
    def is_zip(self) -> bool:
        """Whether it is a zip archive; else it is a tar archive."""
        with opened(self.path, self.inside) as file:
            return file.read(4) == b"PK\x03\x04"

    def _add(self, name: str, is_link: bool) -> None:
        if len(self.names) + len(self.refused) == _MOST:
            raise Unusable(f"it has more than {_MOST:,} members")
        if why := leads_out(name) or (_LINK if is_link else ""):
            self.refused[name] = why
        else:
            self.names.append(name)

    def bytes_of(self, name: str, progress: Progress) -> Bytes:
        """The bytes of a member. Raises Unusable if it cannot be read, or expands without end."""
        with _guarded(), (self._of_zip if self.is_zip else self._of_tar)(name) as (stream, size):
            found = digest_of(stream, size, progress)
        if found.size != size:
            raise Unusable("it is not as long as the archive states")
        return found

    @contextmanager
    def _of_zip(self, name: str) -> Iterator[tuple[IO[bytes], int]]:
        with opened(self.path, self.inside) as file, zipfile.ZipFile(file) as archive:
            found = archive.getinfo(name)
            if expands_too_far(found.file_size, found.compress_size):
                raise Unusable(_BOMB)
            with archive.open(found) as stream:
                yield stream, found.file_size

    @contextmanager
    def _of_tar(self, name: str) -> Iterator[tuple[IO[bytes], int]]:
        with tar_stream(self.path) as archive:
            for item in archive:
                if item.name == name and (stream := archive.extractfile(item)):
                    yield stream, item.size
                    return
        raise Unusable("it is not in the archive")


def is_archive(head: bytes, name: str) -> bool:
    """Whether a file that begins like this is a zip archive, or by its name a tar archive."""
    return head.startswith(b"PK\x03\x04") or name.lower().endswith((".tar", ".tar.gz", ".tgz"))


def _zipped(path: Path, inside: Path) -> Iterator[tuple[str, bool]]:
    """The names of the members of a zip archive, and whether each is a link."""
    with opened(path, inside) as file, zipfile.ZipFile(file) as archive:
        files = (each for each in archive.infolist() if not each.is_dir())
        yield from ((each.filename, stat.S_ISLNK(each.external_attr >> 16)) for each in files)


def _in_tar(path: Path) -> Iterator[tuple[str, bool]]:
    """The names of the members of a tar archive, and whether each is a link or a device."""
    with tar_stream(path) as archive:
        yield from ((each.name, not each.isreg()) for each in archive if not each.isdir())


@contextmanager
def _guarded() -> Iterator[None]:
    """Say in one way that an archive is broken, without words from its content."""
    try:
        yield
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or 'its archive is broken'}") from None
    except (*_BROKEN, KeyError):
        raise Unusable("its archive is broken, encrypted, or packed in a way that is not read") from None
