"""The files that a manifest lists, found in the folder: each path checked before anything is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

from synthreport.document.pointers import pointer_of
from synthreport.files.opener import Refused, opened
from synthreport.standard.gaps import is_gap

Entry = dict[str, Any]
There = Callable[[], Mapping[str, Path]]

_OUT = "a link that leads out of the folder"
_NO_FILE, _NO_FORM = "it is not in the folder", "no file of that form is in the folder"


class Listed(NamedTuple):
    """One entry of `files`: where it is in the manifest, what it states, and the files that it stands for.

    `files` are by their paths from the folder. `why` says why there are none, and `leads_out` that the path is refused.
    `packed` is the archive that holds the file, which is then a member of that name.
    """

    id: str
    entry: Entry
    files: dict[str, Path]
    why: str = ""
    leads_out: bool = False
    packed: Path | None = None

    @property
    def pointer(self) -> str:
        """The pointer of the entry."""
        return pointer_of(["files", self.id])

    def at(self, key: str) -> str:
        """The pointer of one of its answers."""
        return f"{self.pointer}/{key}"

    def says(self, key: str) -> Any:
        """One of its answers; None if it is not stated, a gap or `none`."""
        answer = self.entry.get(key)
        return None if is_gap(answer) or answer == "none" else answer

    @property
    def path(self) -> str:
        """The path that the manifest states."""
        return str(self.entry["path"])

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return f"`{self.id}`"

    @property
    def is_missing(self) -> bool:
        """Whether there is nothing at its path."""
        return self.why in (_NO_FILE, _NO_FORM)


def listed_files(data: Any, folder: Path, there: There) -> Iterator[Listed]:
    """Every entry of `files` with a path; `there` gives all files of the folder by their paths."""
    files = data.get("files") if isinstance(data, dict) else None
    for name, entry in files.items() if isinstance(files, dict) and not is_gap(files) else ():
        if isinstance(entry, dict) and isinstance(entry.get("path"), str) and not name.startswith("x-"):
            yield _found(name, entry, folder, there)


def _found(name: str, entry: Entry, folder: Path, there: There) -> Listed:
    path = entry["path"]
    if why := leads_out(path):
        return Listed(name, entry, {}, why, leads_out=True)
    if "*" in path:
        form = re.compile("[^/]*".join(map(re.escape, path.split("*"))))
        files = {each: real for each, real in there().items() if form.fullmatch(each)}
        return Listed(name, entry, files, "" if files else _NO_FORM)
    try:
        with opened(folder / path, inside=folder):
            return Listed(name, entry, {path: folder / path})
    except FileNotFoundError:
        return Listed(name, entry, {}, _NO_FILE)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Listed(name, entry, {}, why, leads_out=isinstance(error, Refused) and why.startswith(_OUT))


def leads_out(path: str) -> str:
    """Why a path is refused before it is looked for; empty if it is not."""
    parts = re.split(r"[/\\]", path)
    if ".." in parts:
        return "the path leads out of the folder, through `..`"
    windows = PureWindowsPath(path)
    if PurePosixPath(path).is_absolute() or windows.drive or windows.root or path.startswith("~"):
        return "the path is absolute, expected one from the folder of the dataset"
    return ""
