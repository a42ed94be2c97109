"""One verification: every listed file is found, read once and compared; then the contents of those that hold data."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.evidence.tables import MEMORY
from synthreport.evidence.verifying.bytes_read import Progress
from synthreport.evidence.verifying.contents.data_checks import Files, judge_contents
from synthreport.evidence.verifying.listed_bytes import ListedBytes, Shown, silent
from synthreport.evidence.verifying.notes import Notes
from synthreport.evidence.verifying.other_digests import judge_other_digests
from synthreport.evidence.verifying.undescribed_files import Folder, judge_undescribed
from synthreport.result import Observed


class Settings(NamedTuple):
    """The settings of a verification: the memory that it may take, and patterns of paths that need not be listed.

    `progress` shows how many of a total of bytes were read.
    """

    memory: int = MEMORY
    skip: Collection[str] = ()
    progress: Shown = silent


_DEFAULTS = Settings()


def verify(data: Any, folder: Path, settings: Settings = _DEFAULTS) -> Observed:
    """What the files of a folder show about the claims of a manifest, for a check of it."""
    run = Verification(data, folder, settings)
    with settings.progress(run.total) as progress:
        run.look(progress)
    return run.notes.observed()._replace(files=run.bytes.counted())


class Verification:
    """What is known while the files of a manifest are verified."""

    def __init__(self, data: Any, folder: Path, settings: Settings) -> None:
        self.data, self.settings = data, settings
        self.notes = Notes()
        self.folder = Folder(folder, settings.skip)
        self.bytes = ListedBytes(data, self.folder, self.notes)

    @property
    def total(self) -> int:
        """How many bytes there are to read: those of data twice."""
        data = [each for each in self.bytes.listed if each.entry.get("role") == "data"]
        return self.bytes.total + sum(path.stat().st_size for each in data for path in each.files.values())

    def look(self, progress: Progress) -> None:
        """Look at everything."""
        there, listed = self.bytes.compare(progress), self.bytes.listed
        heads = {each.id: next(iter(self.bytes.read[each.id].values())).head for each in there}
        files = Files({each.id: each for each in there}, heads, self.folder.path)
        judge_contents(self.data, files, self.settings.memory, self.notes, progress)
        known = {name: each.sha256 for read in self.bytes.read.values() for name, each in read.items()}
        judge_other_digests(self.data, self.folder.path, known, self.notes, progress)
        judge_undescribed(self.folder, {name for each in listed for name in (each.path, *each.files)}, self.notes)
