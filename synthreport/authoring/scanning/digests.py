"""Lists of checksums that are there already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath

_LARGEST_LIST = 64 * 1024 * 1024
_LINE = re.compile(r"([0-9a-fA-F]{64})\s+\*?(.+)")


def listed(name: str, path: Path) -> Iterator[tuple[str, str]]:
    """The paths from the folder and the SHA-256 that a list of checksums gives; none where it is no such list.

    Raises OSError where the list cannot be read.
    """
    if path.stat().st_size > _LARGEST_LIST:
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := _LINE.fullmatch(line.strip()):
            yield normpath(join(name.rpartition("/")[0], match[2])), match[1].lower()
