"""How sources are read, whatever kind each is of."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple

from synthreport.document import LIMIT
from synthreport.document.source import NAMES
from synthreport.files.opener import sized_in_words

_MAGIC = "*?["


class Reading(NamedTuple):
    """The names of manifests in folders, archives and buckets, the most bytes of one, and whether to go online.

    `journal` is the journal of every manifest for which a list names no other; `exclude` are names and paths to skip.
    What .gitignore skips is added to `skipped`.
    """

    names: tuple[str, ...] = NAMES
    limit: int = LIMIT
    online: bool = False
    journal: str = ""
    exclude: tuple[str, ...] = ()
    skipped: list[str] | None = None

    def is_wanted(self, path: str) -> bool:
        """Whether a file of a folder or an archive is a manifest by its name, and not excluded."""
        path = path.replace("\\", "/")
        name = path.rpartition("/")[2]
        return any(fnmatchcase(name, each) for each in self.names) and not any(
            fnmatchcase(text, each) for each in self.exclude for text in (name, path)
        )

    def refused(self, size: int) -> str:
        """The reason why a manifest of this size is not read; empty if it is."""
        return f"larger than {sized_in_words(self.limit)}, the limit for a manifest" if size > self.limit else ""


def is_pattern(source: str) -> bool:
    """Whether a source stands for all that fit it."""
    return any(sign in source for sign in _MAGIC)
