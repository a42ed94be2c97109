"""What .gitignore skips below a folder that is walked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from synthreport.files.paths import abspath, dirname, exists, isfile, join, realpath, walk

WHY = "skipped: .gitignore lists it; to check it, name it"
_GITIGNORE = ".gitignore"
_FOREIGN = "node_modules"


def root_of(folder: str) -> str | None:
    """The root of the repository that a folder is in; None outside of any."""
    while not exists(join(folder, ".git")):
        above = dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


class Ignored:
    """What .gitignore skips below a folder, from the root of its repository down; in none, what the folder's own skips.

    A folder that is ignored itself was named: then nothing below it is skipped.
    """

    def __init__(self, folder: str) -> None:
        self._folder = realpath(folder)
        self._root = root_of(self._folder) or self._folder
        self._files: Any = None
        self._is_off = False
        above = self._folder
        while above != self._root:
            above = dirname(above)
            if exists(join(above, _GITIGNORE)):
                self._load()

    def enter(self, names: Collection[str]) -> None:
        """Read the .gitignore files, if a folder has the first of them."""
        if self._files is None and not self._is_off and _GITIGNORE in names:
            self._load()

    def _load(self) -> None:
        from synthreport.repository.ignore_patterns import GitIgnored  # lazy: many folders have no such file

        files = GitIgnored(self._root)
        self._is_off = files.skips(self._folder, folder=True)
        self._files = None if self._is_off else files

    @staticmethod
    def walks(name: str) -> bool:
        """Whether folders of this name are walked at all: none that is hidden, and none of installed packages."""
        return not name.startswith(".") and name != _FOREIGN

    def skips(self, path: str, *, folder: bool = False) -> bool:
        """Whether a file or folder is skipped."""
        return self._files is not None and self._files.skips(abspath(path), folder=folder)

    def below(self, folder: str, names: Collection[str]) -> Iterator[str]:
        """The files of these names in a skipped folder, and one level deeper, for a report."""
        where, folders, _ = next(walk(folder), (folder, [], []))
        for each in (where, *(join(where, name) for name in sorted(folders))):
            yield from (join(each, name) for name in names if isfile(join(each, name)))
