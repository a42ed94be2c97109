"""Files as streams of bytes or of lines, unpacked where they are gzipped, and never held whole."""

from __future__ import annotations

import gzip
import io
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from synthreport.authoring.sources import Unusable

LONGEST_LINE = 16 * 1024 * 1024
"""In characters. What has longer lines is no table."""
LONGEST_HEADER = 1024 * 1024
_PIECE = 1 << 20


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked. Raises Unusable where it cannot be read, or is packed and broken."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            if not packed:
                yield file
            else:
                with gzip.open(file) as unpacked:
                    yield unpacked  # type: ignore[misc]
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unusable(f"its gzip stream is broken: {error}") from None
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or error}") from None


def encoding_of(path: Path) -> str:
    """The encoding of a text: that of its byte order mark, UTF-8 where it is that, else Latin-1. Raises Unusable."""
    with opened(path) as stream:
        piece = stream.read(_PIECE)
        if piece.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return "utf-16"
        decoder = getincrementaldecoder("utf-8")()
        try:
            while piece:
                decoder.decode(piece)
                piece = stream.read(_PIECE)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "latin-1"
    return "utf-8-sig"


@contextmanager
def lines(path: Path, encoding: str = "") -> Iterator[Iterator[str]]:
    """The lines of a text with their ends. Raises Unusable where it cannot be read, or a line is too long."""
    encoding = encoding or encoding_of(path)
    with opened(path) as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        yield _lines(text)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise Unusable(f"line {number} is longer than {LONGEST_LINE // 2**20} Mi characters; rows end with a line")
        yield line


def first_line(path: Path) -> str:
    """The first line of a text, as far as a header may be long; empty where it cannot be read."""
    try:
        with opened(path) as stream:
            return stream.readline(LONGEST_HEADER).decode("utf-8-sig", "replace")
    except Unusable:
        return ""
