"""Lists of checksums: what they say, and whether they name all files of one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath

from synthreport.draft.source_files import Unusable
from synthreport.scan.readers.streams import lines

_MOST = 1_000_000
_LINE = re.compile(r"([0-9a-fA-F]{64})\s+\*?(.+)")


def listed(name: str, path: Path) -> Iterator[tuple[str, str]]:
    """The paths from the folder and the SHA-256 that a list of checksums gives; none if it is not such a list.

    Raises Unusable if the list cannot be read.
    """
    with lines(path, "utf-8-sig") as found:
        for number, line in enumerate(found):
            if number == _MOST:
                raise Unusable(f"more than {_MOST:,} lines")
            if match := _LINE.fullmatch(line.strip()):
                yield normpath(join(name.rpartition("/")[0], match[2])), match[1].lower()
