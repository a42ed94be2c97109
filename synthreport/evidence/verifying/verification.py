"""One verification: every listed file is found, read once and compared; then the contents of those that hold data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from synthreport.draft.source_files import Unusable
from synthreport.evidence.tables import MEMORY
from synthreport.evidence.verifying.archive_members import Archive, is_archive
from synthreport.evidence.verifying.bytes_read import Bytes, Progress, bytes_of
from synthreport.evidence.verifying.contents.data_checks import Files, judge_contents
from synthreport.evidence.verifying.file_checks import Read, judge_bytes, judge_canonical, judge_presence
from synthreport.evidence.verifying.listed_files import Listed, listed_files
from synthreport.evidence.verifying.notes import Notes, named
from synthreport.evidence.verifying.undescribed_files import Folder, judge_undescribed
from synthreport.files.opener import opened
from synthreport.finding import Observed
from synthreport.grades import Grade
from synthreport.scan.listing.checksum_lists import listed as sums_in


@contextmanager
def _silent(total: int) -> Iterator[Progress]:
    """Show no progress."""
    yield lambda read: None


class Settings(NamedTuple):
    """The settings of a verification: the memory that it may take, and patterns of paths that need not be listed.

    `progress` shows how many of a total of bytes were read.
    """

    memory: int = MEMORY
    skip: Collection[str] = ()
    progress: Callable[[int], AbstractContextManager[Progress]] = _silent


_DEFAULTS = Settings()


def verify(data: Any, folder: Path, settings: Settings = _DEFAULTS) -> Observed:
    """What the files of a folder show about the claims of a manifest, for a check of it."""
    run = Verification(data, folder, settings)
    with settings.progress(run.total) as progress:
        run.look(progress)
    return run.notes.observed()


class Verification:
    """What is known while the files of a manifest are verified."""

    def __init__(self, data: Any, folder: Path, settings: Settings) -> None:
        self.data, self.settings = data, settings
        self.notes = Notes()
        self.folder = Folder(folder, settings.skip)
        self.archives: dict[str, Archive] = {}
        self.read: dict[str, Read] = {}
        self.listed = [self._unpacked(each) for each in self._outside()]

    @property
    def total(self) -> int:
        """How many bytes there are to read: those of data twice."""
        times = {each.id: 2 if each.entry.get("role") == "data" else 1 for each in self.listed}
        return sum(times[each.id] * path.stat().st_size for each in self.listed for path in each.files.values())

    def look(self, progress: Progress) -> None:
        """Look at everything."""
        there = [each for each in self.listed if judge_presence(each, self.notes) and self._read(each, progress)]
        sums = {each.id: _sums(each) for each in there if each.entry.get("role") == "checksums"}
        for each in there:
            judge_bytes(each, self.read[each.id], sums, self.notes)
            judge_canonical(each, self.notes)
        heads = {each.id: next(iter(self.read[each.id].values())).head for each in there}
        files = Files({each.id: each for each in there}, heads, self.folder.path)
        judge_contents(self.data, files, self.settings.memory, self.notes, progress)
        judge_undescribed(self.folder, {name for each in self.listed for name in (each.path, *each.files)}, self.notes)

    def _outside(self) -> list[Listed]:
        """The entries, and the archives among them opened."""
        listed = list(listed_files(self.data, self.folder.path, self.folder.files))
        for each in listed:
            if len(each.files) == 1 and each.entry.get("role") in ("archive", "data"):
                self._open(each)
        return listed

    def _open(self, listed: Listed) -> None:
        """Open an archive, and note the members that lead out."""
        ((name, path),) = listed.files.items()
        with suppress(OSError), opened(path, self.folder.path) as file:
            head = file.read(4)
            if not is_archive(head, name):
                return
        try:
            archive = Archive(path, self.folder.path)
        except Unusable:
            return  # reported when its bytes, or the table in it, are read
        self.archives[listed.id] = archive
        why = "".join(list(archive.refused.values())[:1])
        message = f"in {listed.name}, {named(list(archive.refused))}: {why}" if archive.refused else ""
        self.notes.judge("VE52", listed.at("path"), message)

    def _unpacked(self, listed: Listed) -> Listed:
        """An entry, as a member of its archive if it is not in the folder itself."""
        archive = self.archives.get(str(listed.entry.get("contained_in")))
        if archive and listed.is_missing and listed.path in archive.names:
            return listed._replace(why="", packed=archive.path)
        return listed

    def _read(self, listed: Listed, progress: Progress) -> bool:
        """Read the files of an entry; whether all of them could be read."""
        found, wrong = dict[str, Bytes](), dict[str, str]()
        for name in listed.files or [listed.path]:
            try:
                found[name] = self._bytes(listed, name, progress)
            except Unusable as error:
                wrong[name] = str(error)
        message = f"{named(list(wrong))}: {next(iter(wrong.values()))}" if wrong else ""
        if not self.notes.judge("VE57", listed.at("path"), message):
            self.notes.grade(listed.pointer, Grade.NOT_CHECKABLE, message)
        self.read[listed.id] = found
        return not wrong

    def _bytes(self, listed: Listed, name: str, progress: Progress) -> Bytes:
        if listed.packed is not None:
            return self.archives[str(listed.entry["contained_in"])].bytes_of(name, progress)
        return bytes_of(listed.files[name], self.folder.path, progress)


def _sums(listed: Listed) -> dict[str, str]:
    """The digests in a list of checksums; none if it cannot be read."""
    found: dict[str, str] = {}
    for name, path in listed.files.items():
        with suppress(Unusable):
            found |= dict(sums_in(name, path))
    return found
