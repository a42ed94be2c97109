"""Patterns of files to skip, in the syntax of .gitignore; and the .gitignore files of a folder."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from dulwich.ignore import IgnoreFilter, IgnoreFilterManager, Pattern, read_ignore_patterns
from dulwich.wildmatch import MalformedPattern

from synthreport.files.opener import contents

GITIGNORE = ".gitignore"
_LARGEST = 128 * 1024
"""In bytes, of a .gitignore file."""


class Exclusion(NamedTuple):
    """A pattern, the folder that it is relative to, and where it was stated."""

    pattern: str
    folder: str
    origin: str


class WrongPattern(ValueError):
    """A pattern that cannot be read; the message names it."""


class Exclusions:
    """Patterns that exclude files; the first that fits is the reason."""

    def __init__(self, patterns: tuple[Exclusion, ...]) -> None:
        """Read the patterns. Raises WrongPattern."""
        self._filters = [(each, _filter(each)) for each in patterns]

    def reason(self, path: str, *, folder: bool = False) -> str:
        """The pattern that excludes a file, or a folder above it, and where that is stated; empty if none does."""
        for each, filter_ in self._filters:
            parts = _below(each.folder, path)
            steps = ["/".join(parts[:count]) + "/" for count in range(1, len(parts))]
            whole = "/".join(parts) + "/" * folder
            if parts and any(filter_.is_ignored(step) for step in (*steps, whole)):
                return f'excluded by "{each.pattern}" ({each.origin})'
        return ""


class GitIgnored:
    """The .gitignore files from the root of a repository down; of a folder in no repository, its own."""

    def __init__(self, root: str) -> None:
        self._root = os.path.realpath(root)
        self._manager = _Guarded(self._root, [], ignorecase=False)

    def skips(self, path: str, *, folder: bool) -> bool:
        """Whether git ignores a file or a folder. What cannot be read ignores nothing."""
        parts = _below(self._root, path)
        try:
            return bool(parts) and bool(self._manager.is_ignored("/".join(parts) + "/" * folder))
        except (OSError, UnicodeError):
            return False


class _Guarded(IgnoreFilterManager):
    """The .gitignore files of a folder that may be anybody's: small regular files alone; others ignore nothing."""

    def _load_path(self, path: str) -> IgnoreFilter | None:
        if path not in self._path_filters:
            name = Path(self._top_path, path, GITIGNORE)
            try:
                text = b"" if name.is_symlink() else contents(name, _LARGEST)
            except OSError:
                text = b""
            self._path_filters[path] = IgnoreFilter(read_ignore_patterns(BytesIO(text))) if text else None
        return self._path_filters[path]


def _below(folder: str, path: str) -> tuple[str, ...]:
    """The names that lead from a folder to a path; none if it is elsewhere."""
    absolute = Path(os.path.normpath(Path(path).absolute()))
    real = Path(os.path.realpath(absolute.parent), absolute.name)
    for base, at in ((Path(folder), absolute), (Path(os.path.realpath(folder)), real)):
        if at.is_relative_to(base):
            return at.relative_to(base).parts
    return ()


def _filter(each: Exclusion) -> IgnoreFilter:
    try:
        Pattern(each.pattern.encode())
    except (MalformedPattern, re.error):
        raise WrongPattern(
            f'{each.origin}: cannot read the pattern "{each.pattern}", expected one as in .gitignore'
        ) from None
    return IgnoreFilter([each.pattern.encode()])
