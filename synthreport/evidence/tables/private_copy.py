"""Private copies: what DuckDB cannot read as it is, unpacked or written as UTF-8 in a folder that is removed later."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import expands_too_far
from synthreport.files.opener import opened as guarded
from synthreport.files.writing import spooled
from synthreport.scan.readers.archives import zip_archive
from synthreport.scan.readers.streams import opened

_PIECE = 1 << 20
_ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".psv", ".parquet", ".pq", ".jsonl", ".ndjson", ".json")
_BOMB = "unpacked, it is more than 200 times as large, as no data are; it was read no further"


def unpacked(path: Path, folder: Path, member: str | None = None) -> Path:
    """A file that is neither zipped nor gzipped: the path itself, or a copy in the folder. Raises Unusable."""
    start = _first_bytes(path)
    if start.startswith(b"PK\x03\x04"):
        with _member(path, member) as pieces:
            return spooled(folder, pieces)
    if start.startswith(b"\x1f\x8b"):
        with opened(path) as stream:
            return spooled(folder, iter(partial(stream.read, _PIECE), b""))
    return path


def as_utf_8(path: Path, folder: Path, encoding: str) -> Path:
    """A copy in UTF-8 of a text in another encoding. Raises Unusable if it is in none that is known."""
    with opened(path) as stream, io.TextIOWrapper(stream, encoding, newline="") as text:
        try:
            return spooled(folder, (piece.encode() for piece in iter(partial(text.read, _PIECE), "")))
        except UnicodeError:
            raise Unusable(f"not {encoding.upper()}, although its first bytes are") from None


def _first_bytes(path: Path) -> bytes:
    try:
        with guarded(path) as file:
            return file.read(4)
    except FileNotFoundError:
        raise Unusable("no such file") from None
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or error}") from None


@contextmanager
def _member(path: Path, name: str | None) -> Iterator[Iterator[bytes]]:
    """The bytes of the one table in an archive. Raises Unusable if there is none, or several."""
    with zip_archive(path) as archive:
        found = _only_table(archive, name)
        with archive.open(found) as stream:
            yield _metered(stream, found.compress_size)


def _only_table(archive: zipfile.ZipFile, name: str | None) -> zipfile.ZipInfo:
    files = [each for each in archive.infolist() if not each.is_dir()]
    found = [each for each in files if (each.filename == name if name else each.filename.lower().endswith(_ENDINGS))]
    if len(found) != 1:
        raise Unusable(f"a zip archive with {len(found) or 'no'} tables{' of that name' * bool(name)}; expected one")
    return found[0]


def _metered(stream: IO[bytes], packed: int) -> Iterator[bytes]:
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if expands_too_far(size, packed):
            raise Unusable(_BOMB)
        yield piece
