"""Lists of checksums that are there already."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import join, normpath

_LARGEST_LIST = 64 * 1024 * 1024
_LINE = re.compile(r"([0-9a-fA-F]{64})\s+\*?(.+)")


def listed(name: str, path: Path) -> dict[str, str]:
    """The SHA-256 that a list of checksums gives, by the files' paths from the folder; none where it is no such list.

    Raises OSError where the list cannot be read.
    """
    if path.stat().st_size > _LARGEST_LIST:
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := _LINE.fullmatch(line.strip()):
            found[normpath(join(name.rpartition("/")[0], match[2]))] = match[1].lower()
    return found
