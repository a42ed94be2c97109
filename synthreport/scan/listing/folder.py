"""The files of a folder: every regular one that is not hidden; and what was skipped, with the reason."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.scan.listing.content_pointers import leads_to_annex

_SILENT = {".git", ".hg", ".svn", "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini"}
_FOREIGN = {"node_modules", "site-packages"}
_MANIFEST = re.compile(r"synthreport(\.[^/]*)?\.(ya?ml|json)", re.IGNORECASE)
_UNWRITABLE = re.compile(r"^~|^[A-Za-z]:|[\\*?\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
"""What a path in a manifest cannot hold, or holds with another meaning."""


def found(
    folder: Path, skip: Collection[str], draft: Draft, *, deepest: int | None = None
) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its path from there, in order; the draft reports what is skipped.

    `skip` holds paths from the folder, or patterns of them, of files and folders that are not looked at. At most
    `deepest` folders are between the folder and a file.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        below = []
        for entry in _entries(here, folder, draft):
            name = Path(entry.path).relative_to(folder).as_posix()
            why = _passed_over(entry, name, skip)
            if why is None and entry.is_dir(follow_symlinks=False):
                below += [Path(entry.path)] if deepest is None or name.count("/") < deepest else []
            elif why is None:
                yield name, Path(entry.path)
            elif why:
                draft.leave(_printable(name), why)
        waiting += reversed(below)


def _entries(here: Path, folder: Path, draft: Draft) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(here) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        place = here.relative_to(folder).as_posix()
        draft.leave(_printable(place), f"cannot be read: {error.strerror or error}")
        return []


def _passed_over(entry: os.DirEntry[str], name: str, skip: Collection[str]) -> str | None:
    """Why something is skipped; empty if that needs no words, None if it is not skipped."""
    if entry.name in _SILENT or any(fnmatchcase(name, pattern.rstrip("/")) for pattern in skip):
        return ""
    if entry.is_symlink() or _is_junction(entry):
        return _linked(Path(entry.path))
    if entry.name.startswith("."):
        return "hidden; hidden files are not listed"
    if entry.is_dir(follow_symlinks=False):
        return _foreign(Path(entry.path))
    return _not_listed(entry, name)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is what Windows has besides links: a folder that lies elsewhere."""
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)


def _linked(link: Path) -> str:
    try:
        if leads_to_annex(os.fsdecode(link.readlink())):
            help_ = "unlock it with git annex unlock" if link.exists() else "fetch it with git annex get"
            return f"a link of git-annex, which is not followed; {help_}"
    except OSError:
        pass
    return "a link; links are not followed"


def _foreign(folder: Path) -> str | None:
    if folder.name in _FOREIGN or folder.name.endswith((".egg-info", ".dist-info")):
        return "packages of others"
    return "a virtual environment" if (folder / "pyvenv.cfg").exists() else None


def _not_listed(entry: os.DirEntry[str], name: str) -> str | None:
    if _MANIFEST.fullmatch(entry.name):
        return ""
    if not entry.is_file(follow_symlinks=False):
        return "neither a file nor a folder"
    if _UNWRITABLE.search(name):
        return "its name has a character that a path in a manifest cannot have; rename it"
    return None


def _printable(name: str) -> str:
    """A name as it can be shown anywhere: with nothing in it that a terminal would act on, or that is no text."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in name)
