"""The listed files: each is found, read once, and compared with its size, digests and type; a table is opened for its
canonical digest alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synthreport.draft.source_files import Unusable
from synthreport.evidence.verifying.archive_members import Archive, is_archive
from synthreport.evidence.verifying.bytes_read import Bytes, Progress, bytes_of
from synthreport.evidence.verifying.file_checks import Read, judge_bytes, judge_canonical, judge_presence
from synthreport.evidence.verifying.listed_files import Listed, listed_files
from synthreport.evidence.verifying.notes import Notes, named
from synthreport.evidence.verifying.undescribed_files import Folder
from synthreport.files.opener import opened
from synthreport.grades import FilesCompared, Grade
from synthreport.outcome import Outcome, State
from synthreport.result import Observed
from synthreport.rules import RULES
from synthreport.scan.listing.checksum_lists import listed as sums_in

if TYPE_CHECKING:
    from collections.abc import Iterator

JUDGED = ("VE51", "VE52", "VE53", "VE54", "VE55", "VE56", "VE57", "VE62")
"""The rules on files that need no more than their bytes."""

_REST = "needs the contents of the files: run `synthreport verify`"

Shown = Callable[[int], AbstractContextManager[Progress]]
"""Shows how many of a total of bytes were read."""


@contextmanager
def silent(total: int) -> Iterator[Progress]:
    """Show no progress."""
    yield lambda read: None


def compared(data: Any, folder: Path, shown: Shown = silent) -> Observed:
    """What the bytes of the listed files show; every rule on their contents is not checked."""
    notes = Notes()
    files = ListedBytes(data, Folder(folder), notes)
    with shown(files.total) as progress:
        files.compare(progress)
    seen = notes.observed()
    rest = (code for code, rule in RULES.items() if rule.of_files and code not in JUDGED)
    unseen = {code: Outcome(code, RULES[code].level, State.NOT_CHECKED, _REST) for code in rest}
    return seen._replace(outcomes={**seen.outcomes, **unseen}, files=files.counted())


class ListedBytes:
    """The listed files of a manifest, as far as their bytes show something; what they show is noted."""

    def __init__(self, data: Any, folder: Folder, notes: Notes) -> None:
        self.folder, self.notes = folder, notes
        self.archives: dict[str, Archive] = {}
        self.closed: dict[str, str] = {}  # archives that cannot be read, with the reason
        self.read: dict[str, Read] = {}
        self.listed = [self._unpacked(each) for each in self._outside(data)]

    @property
    def total(self) -> int:
        """How many bytes there are to read."""
        return sum(path.stat().st_size for each in self.listed for path in each.files.values())

    def compare(self, progress: Progress) -> list[Listed]:
        """Compare each entry with its files; returns the entries of which every file could be read."""
        there = [each for each in self.listed if judge_presence(each, self.notes) and self._read(each, progress)]
        sums = {each.id: _sums(each) for each in there if each.entry.get("role") == "checksums"}
        for each in there:
            judge_bytes(each, self.read[each.id], sums, self.notes)
            judge_canonical(each, self.notes)
        return there

    def counted(self) -> FilesCompared:
        """How many entries there are, and how many have the stated digest."""
        grades = [self.notes.grades.get(each.pointer) for each in self.listed]
        return FilesCompared(len(grades), sum(each is not None and each[0] is Grade.MATCHED for each in grades))

    def _outside(self, data: Any) -> list[Listed]:
        """The entries, and the archives among them opened."""
        listed = list(listed_files(data, self.folder.path, lambda: self.folder.files))
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
        except Unusable as error:
            self.closed[listed.id] = str(error)
            return
        self.archives[listed.id] = archive
        why = "".join(list(archive.refused.values())[:1])
        message = f"in {listed.name}, {named(list(archive.refused))}: {why}" if archive.refused else ""
        self.notes.judge("VE52", listed.at("path"), message)

    def _unpacked(self, listed: Listed) -> Listed:
        """An entry, as a member of its archive if it is not in the folder itself."""
        holder = str(listed.entry.get("contained_in"))
        archive, why = self.archives.get(holder), self.closed.get(holder)
        if listed.is_missing and why:
            return listed._replace(why=f"its archive cannot be read: {why}")
        if listed.is_missing and archive and listed.path in archive.names:
            archive.wanted.add(listed.path)
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
