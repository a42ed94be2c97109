"""Archives of anybody's: broken and crowded ones are refused, in words that quote nothing of their content."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import opened
from synthreport.files.standard_streams import reason

MOST_MEMBERS = 200_000
CROWDED = f"more than {MOST_MEMBERS:,} members: split the archive"
BROKEN = "broken, encrypted, or packed in a way that is not read"
_PIECE = 2**20
_ENTRY = b"PK\x01\x02"
"""The beginning of an entry in the directory of a zip archive."""


@contextmanager
def legible() -> Iterator[None]:
    """Raises Unusable for whatever a broken archive leads to while it, or a member of it, is read."""
    try:
        yield
    except Unusable:
        raise
    except OSError as error:  # one without a number is from the unpacking of bzip2
        raise Unusable(f"cannot be read: {reason(error)}" if error.errno else BROKEN) from None
    except Exception:  # each kind of packing has errors of its own, and bad bytes lead to others
        raise Unusable(BROKEN) from None


@contextmanager
def zip_archive(path: Path, inside: Path | None = None) -> Iterator[zipfile.ZipFile]:
    """A zip archive. Raises Unusable if it has too many members, or cannot be read while it is open here."""
    with legible(), opened(path, inside) as file:
        _refuse_crowded(file)
        with zipfile.ZipFile(file) as archive:
            yield archive


def _refuse_crowded(file: BinaryIO) -> None:
    """Count the entries before the directory is loaded, each of which takes some hundred bytes of memory."""
    count, before = 0, b""
    for piece in iter(partial(file.read, _PIECE), b""):
        count += (before + piece).count(_ENTRY)
        before = piece[-len(_ENTRY) + 1 :]
        if count > MOST_MEMBERS:
            raise Unusable(f"{CROWDED}; none of them was read")
