"""How much of a repository is read, and errors about its broken parts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synthreport.draft.source_files import Unusable
from synthreport.files.opener import contents

SETTINGS = 1024 * 1024
REFERENCE = 4096
REFERENCES = 16 * 1024 * 1024
INDEX = 64 * 1024 * 1024
OBJECT = 16 * 1024 * 1024
ALL_OBJECTS = 512 * 1024 * 1024
ALL_FILES = 16 * 1024 * 1024 * 1024
"""In bytes: the largest files of a repository that are read, and how much is read in all."""


@contextmanager
def whole(what: str) -> Iterator[None]:
    """Raise Unusable for any error of reading something that may be broken in any way."""
    try:
        yield
    except Unusable:
        raise
    except OSError as error:
        raise Unusable(f"{what} cannot be read: {error.strerror or error}") from None
    except Exception as error:  # a broken repository raises whatever its bytes lead to
        raise Unusable(f"{what} is broken: {type(error).__name__}") from None


def entries(git: Path, name: str) -> list[os.DirEntry[str]]:
    """The content of a folder of a repository, in order; nothing if there is none. Raises Unusable."""
    with whole(f".git/{name}"):
        if not Path(os.path.realpath(git / name)).is_relative_to(os.path.realpath(git)):
            raise Unusable(f".git/{name} is a link that leads out of the folder; it is not followed")
        try:
            with os.scandir(git / name) as found:
                return sorted(found, key=lambda entry: entry.name)
        except FileNotFoundError:
            return []


def held(git: Path, name: str, most: int) -> bytes | None:
    """The bytes of a file of a repository; None if there is none. Raises Unusable if it cannot be read."""
    with whole(f".git/{name}"):
        try:
            return contents(git / name, most, git)
        except (FileNotFoundError, NotADirectoryError):
            return None
