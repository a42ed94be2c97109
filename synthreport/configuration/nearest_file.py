"""The configuration of a folder: the nearest file, from the folder up to the root of its repository.

A check without a configuration looks for files and reads none but pyproject.toml, without a parser.
"""

from __future__ import annotations

import re

from synthreport.files.paths import dirname, first_bytes, isfile, join, realpath
from synthreport.repository.ignored_paths import root_of

OWN, SHARED = "synthreport.toml", "pyproject.toml"
MOST = 1024 * 1024
"""A configuration is smaller, in bytes."""


class ConfigurationError(ValueError):
    """A configuration that cannot be used; the message names file, line and key, and what was expected."""


def nearest(folder: str) -> str | None:
    """The configuration for runs in a folder, which is absolute; None if there is none.

    Outside of a repository, only the folder itself is searched: folders above it may be anybody's. Raises
    ConfigurationError if one folder has two configurations.
    """
    top = root_of(folder) or folder
    while True:
        own, shared = join(folder, OWN), join(folder, SHARED)
        found = [path for path in (own, shared) if isfile(path) and (path == own or has_table(path))]
        if len(found) > 1:
            raise ConfigurationError(f"{own} and [tool.synthreport] in {shared}: two configurations; keep one of them")
        if found:
            return _within(found[0], top)
        if folder == top:
            return None
        folder = dirname(folder)


def _within(path: str, top: str) -> str:
    """A configuration that is in the repository or the folder. Raises ConfigurationError for a link out of it."""
    if not realpath(path).startswith(join(realpath(top), "")):
        raise ConfigurationError(f"{path}: a link that leads out of the folder; name its target with --config")
    return path


def has_table(path: str) -> bool:
    """Whether a pyproject.toml configures synthreport, as far as its text shows; cheaper than to parse it."""
    try:
        text = first_bytes(path, MOST)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
    if b"synthreport" not in text:
        return False
    return (
        re.search(rb"(?m)^[ \t]*(?:\[{1,2}[ \t]*)?[\"']?tool[\"']?(?:[ \t]*\][ \t]*(?:#.*)?\r?$|.*synthreport)", text)
        is not None
    )
