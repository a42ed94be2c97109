"""Files as streams of bytes or of lines, unpacked if they are gzipped, and never kept whole."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import expands_too_far
from synthreport.files.opener import opened as guarded

LONGEST_LINE = 16 * 1024 * 1024
"""In characters. A text with longer lines is not a table."""
_PIECE = 1 << 20
_OF_UTF_8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf](?![\x80-\xbf])|[\xe0-\xef][\x80-\xbf]{2}(?![\x80-\xbf])")
"""Letters as UTF-8 writes them; other encodings hardly ever have these bytes side by side."""


class _Metered(io.RawIOBase):
    """An unpacked stream with a limit on its size, against files that were packed to exhaust the reader."""

    def __init__(self, unpacked: gzip.GzipFile, packed: BinaryIO) -> None:
        self._unpacked, self._packed = unpacked, packed
        self._size = 0

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what comes next. Raises Unusable if it becomes too much."""
        piece = self._unpacked.read1(len(buffer))
        buffer[: len(piece)] = piece
        self._size += len(piece)
        if expands_too_far(self._size, self._packed.tell()):
            raise Unusable("unpacked, it is more than 200 times as large, as no data are; it was read no further")
        return len(piece)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked. Raises Unusable if it cannot be read, or is packed and broken."""
    try:
        with guarded(path) as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            with _unpacked(file) if packed else nullcontext(file) as stream:
                yield stream
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:  # whose words may quote what is in the file
        how = ": it ends too early" if isinstance(error, EOFError) else ""
        raise Unusable(f"its gzip stream is broken{how}") from None
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror or error}") from None


@contextmanager
def _unpacked(file: BinaryIO) -> Iterator[IO[bytes]]:
    with gzip.GzipFile(fileobj=file) as unpacked, io.BufferedReader(_Metered(unpacked, file), _PIECE) as metered:
        yield metered


class Text(NamedTuple):
    """How a text is written: UTF-8 if it is valid, UTF-16 if its mark says so, else Latin-1.

    A text is mixed if some of it can only be UTF-8, and some cannot.
    """

    encoding: str
    has_nul: bool = False
    is_mixed: bool = False


def text_of(path: Path) -> Text:
    """The encoding of a text. Raises Unusable if it cannot be read."""
    decoder, encoding, has_nul, has_pairs = getincrementaldecoder("utf-8")(), "utf-8-sig", False, False
    with opened(path) as stream:
        piece = stream.read(_PIECE)
        if piece.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return Text("utf-16")
        while piece:
            has_nul = has_nul or b"\0" in piece
            has_pairs = has_pairs or _OF_UTF_8.search(piece) is not None
            if encoding != "latin-1":
                encoding = encoding if _decodes(decoder, piece) else "latin-1"
            piece = stream.read(_PIECE)
    if encoding != "latin-1" and _decodes(decoder, b"", final=True):
        return Text(encoding, has_nul)
    return Text("utf-8-sig", has_nul, is_mixed=True) if has_pairs else Text("latin-1", has_nul)


def _decodes(decoder: IncrementalDecoder, piece: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def pieces(path: Path, encoding: str) -> Iterator[Iterator[str]]:
    """The lines of a text with their ends; lines that are too long come in pieces. Raises Unusable."""
    with opened(path) as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        yield iter(partial(text.readline, LONGEST_LINE), "")


@contextmanager
def lines(path: Path, encoding: str = "") -> Iterator[Iterator[str]]:
    """The lines of a text with their ends. Raises Unusable if it cannot be read, or a line is too long."""
    with pieces(path, encoding or text_of(path).encoding) as found:
        yield _checked(found)


def _checked(found: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(found, start=1):
        if len(line) == LONGEST_LINE:
            raise Unusable(f"line {number} is longer than {LONGEST_LINE // 2**20} Mi characters")
        yield line
