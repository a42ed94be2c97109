"""The work of one partition, the same in this process, in another one and on another machine."""

from __future__ import annotations

import gzip
import json

from synthreport import __version__
from synthreport.desk.batch.given import Asked, OtherChecker, Piece
from synthreport.desk.batch.rows import Row, row_of
from synthreport.profile.lookup import chosen
from synthreport.standard.resolved_profile import ProfileError

_QUICKLY = 1


def checked_piece(piece: Piece, asked: Asked) -> bytes:
    """The rows of a partition: one line of JSON for each manifest, gzipped. Raises OtherChecker."""
    _refuse_other(asked)
    return packed([row_of(source, content, asked) for source, content in piece.manifests])


def packed(rows: list[Row]) -> bytes:
    """Rows as they are kept until the tables are written; the same rows give the same bytes."""
    lines = "".join(f"{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n" for row in rows)
    return gzip.compress(lines.encode(), _QUICKLY, mtime=0)


def _refuse_other(asked: Asked) -> None:
    """Refuse to check by another checker or profile than the batch: its rows would not be comparable."""
    if asked.checker != __version__:
        raise OtherChecker(f"a worker has synthreport {__version__}, expected {asked.checker}: install the same")
    try:
        found = chosen(asked.profile).profile["sha256"]
    except ProfileError as error:
        raise OtherChecker(f"a worker cannot read the profile: {error}") from None
    if found != asked.profile_sha256:
        raise OtherChecker(f"a worker has another profile {asked.profile}: give all of them the same file")
