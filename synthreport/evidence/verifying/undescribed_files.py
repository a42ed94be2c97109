"""The files of a folder, and those of them that no entry of the manifest stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from synthreport.draft.draft import Draft
from synthreport.evidence.verifying.notes import Notes, named, plural
from synthreport.scan.columns.cell_shapes import path_may_name_somebody
from synthreport.scan.listing.folder import found

_FILES = "/files"


class Folder:
    """A folder, listed when that is needed first."""

    def __init__(self, path: Path, skip: Collection[str] = ()) -> None:
        self.path, self._skip = path, skip
        self._draft = Draft("the files")

    @cached_property
    def files(self) -> dict[str, Path]:
        """All files below it, by their paths from there."""
        return dict(found(self.path, self._skip, self._draft))

    @property
    def links(self) -> list[str]:
        """Those that lead elsewhere, and are not followed; known once the files are."""
        return [each.place for each in self._draft.left if "link" in each.why]


def judge_undescribed(folder: Folder, described: Collection[str], notes: Notes) -> None:
    """Note the files that no entry stands for; a name that may be that of a person is not shown."""
    others = [name for name in (*folder.files, *folder.links) if name not in described]
    message = f"{plural(len(others), 'file')} of the folder not listed: {named(_safe(others))}" if others else ""
    notes.judge("VE61", _FILES, message)


def _safe(names: Iterable[str]) -> list[str]:
    return ["a file whose name may be that of a person" if path_may_name_somebody(name) else name for name in names]
