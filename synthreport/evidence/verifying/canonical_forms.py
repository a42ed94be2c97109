"""Canonical forms of files, whose digests stay the same when only the writing changes."""

from __future__ import annotations

import hashlib
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.canonical_table import DECIMALS, digest_of_table
from synthreport.scan.readers.streams import opened

FORMS = ("table", "text-lf", "unpacked")
_PIECE = 1 << 20
_TABLE = re.compile(r"table(?:-([0-9]{1,2}))?")


def canonical_digest(scheme: str, path: Path) -> str | None:
    """The SHA-256 of a file in a canonical form; None for a form that is not known. Raises Unusable, and MissingExtra.

    `text-lf` is the text, unpacked, in UTF-8 without a byte order mark, with LF at the end of lines; `unpacked` is what
    gzip holds; `table` is that of `digest_of_table`, and `table-2` the same with two decimals. A colon and words may
    follow, which say the same to people.
    """
    name = scheme.partition(":")[0].strip().lower()
    if table := _TABLE.fullmatch(name):
        return digest_of_table(path, int(table[1] or DECIMALS))
    form = {"text-lf": _lines, "unpacked": _plain}.get(name)
    if form is None:
        return None
    digest = hashlib.sha256()
    with opened(path) as stream:
        for piece in form(iter(partial(stream.read, _PIECE), b"")):
            digest.update(piece)
    return digest.hexdigest()


def _plain(pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield from pieces


def _lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The text with LF alone; a CR at the end of a piece waits for what follows."""
    decoder, waiting = getincrementaldecoder("utf-8-sig")(), ""
    try:
        for piece in pieces:
            text = waiting + decoder.decode(piece)
            waiting = "\r" if text.endswith("\r") else ""
            yield text.removesuffix(waiting).replace("\r\n", "\n").replace("\r", "\n").encode()
        yield (waiting.replace("\r", "\n") + decoder.decode(b"", final=True)).encode()
    except UnicodeDecodeError:
        raise Unusable("it is not UTF-8") from None
