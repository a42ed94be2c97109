"""Manifests in archives: read in memory one after the other, never unpacked to disk."""

from __future__ import annotations

import stat
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from synthreport.desk.batch.given import Given
from synthreport.desk.batch.source_reading import Reading
from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.listed_files import leads_out
from synthreport.files.opener import expands_too_far, named, real
from synthreport.scan.readers.archives import BROKEN, CROWDED, MOST_MEMBERS, legible, zip_archive
from synthreport.scan.readers.tar_streams import tar_stream

_LINK = "a link or a device in an archive; it is not followed"
_BOMB = "unpacked, its manifests are more than 200 times as large as the archive; the others were not read"
_TARS = (".tar", ".tar.gz", ".tgz")
_OTHERS = (".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".7z", ".rar")


def is_archive(path: Path) -> bool:
    """Whether a file is an archive by its name, or a zip archive by its first bytes. Raises OSError."""
    if path.name.lower().endswith((".zip", *_TARS, *_OTHERS)):
        return True
    with named(path) as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def packed_manifests(path: Path, reading: Reading) -> Iterator[Given]:
    """The manifests of an archive, in its order. What is refused, and where it breaks off, is said in their place."""
    why = "no manifest in this archive; archives in it are not opened: name other files with --name"
    numbered: Counter[str] = Counter()
    try:
        for each in _members(path)(path, reading):
            numbered[each.source] += 1
            again = f"#{numbered[each.source]}" if numbered[each.source] > 1 else ""
            yield each._replace(source=f"{path}!/{each.source}{again}")
        why = "" if numbered else why
    except Unusable as error:
        why = str(error)
    if why:
        yield Given(str(path), why=why)


def _members(path: Path) -> Callable[[Path, Reading], Iterator[Given]]:
    """The reader of an archive. Raises Unusable if there is none for its kind."""
    name = path.name.lower()
    if name.endswith(_OTHERS):
        raise Unusable("an archive of a kind that is not read: pack it as .zip or .tar.gz")
    return _in_tar if name.endswith(_TARS) else _in_zip


def _in_zip(path: Path, reading: Reading) -> Iterator[Given]:
    with zip_archive(real(path)) as archive:
        size, unpacked = path.stat().st_size, 0
        for member in archive.infolist():
            if not member.is_dir() and reading.is_wanted(member.filename):
                yield _zipped(archive, member, reading)
                unpacked += min(member.file_size, reading.limit)
                _refuse_bomb(unpacked, size)


def _zipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, reading: Reading) -> Given:
    name = member.filename
    if why := leads_out(name) or _LINK * stat.S_ISLNK(member.external_attr >> 16) or reading.refused(member.file_size):
        return Given(name, why=why)
    try:
        with legible(), archive.open(member) as stream:
            return Given(name, stream.read(reading.limit + 1))
    except Unusable as error:
        return Given(name, why=str(error))


def _in_tar(path: Path, reading: Reading) -> Iterator[Given]:
    with tar_stream(path) as archive:
        for number, member in enumerate(archive):
            if number == MOST_MEMBERS:
                raise Unusable(f"{CROWDED}; the others were not read")
            archive.members = []  # type: ignore[attr-defined]  # else tarfile keeps all of them
            if not member.isdir() and reading.is_wanted(member.name):
                yield _taped(archive, member, reading)


def _taped(archive: tarfile.TarFile, member: tarfile.TarInfo, reading: Reading) -> Given:
    why = leads_out(member.name) or _LINK * (not member.isreg()) or reading.refused(member.size)
    stream = None if why or member.size < 0 else archive.extractfile(member)
    if stream is None:
        return Given(member.name, why=why or BROKEN)
    return Given(member.name, stream.read(reading.limit + 1))


def _refuse_bomb(unpacked: int, size: int) -> None:
    if expands_too_far(unpacked, size):
        raise Unusable(_BOMB)
