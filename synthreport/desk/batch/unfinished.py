"""What a batch has checked and not yet written into its tables: one file a partition, each whole or not at all."""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from synthreport.desk.batch.rows import Row
from synthreport.files.writing import scratch, write

FOLDER = "unfinished"


class Unfinished:
    """The partitions of one setting in the folder of a batch, and the list of the manifests that it was given."""

    def __init__(self, out: Path, setting: str, *, again: bool = False) -> None:
        self.folder = out / FOLDER
        self.parts = self.folder / setting
        self._listed = self.folder / "listed"
        for stale in (self._listed, *([self.parts] if again else [])):
            shutil.rmtree(stale, ignore_errors=True)
        numbers = [int(path.name.partition(".")[0]) for path in self.part_files()]
        self._next = max(numbers, default=0) + 1
        self._lists = 0

    def part_files(self) -> list[Path]:
        """The files of the partitions, in the order in which these were begun."""
        return sorted(self.parts.glob("[0-9]*.jsonl.gz"))

    def listed_files(self) -> list[Path]:
        """The files of the list of manifests."""
        return sorted(self._listed.glob("*.jsonl.gz"))

    def number(self) -> int:
        """The number of the next partition."""
        self._next += 1
        return self._next - 1

    def keep(self, number: int, part: bytes) -> None:
        """Keep a partition. Raises OSError, and leaves nothing half written."""
        write(self.parts / f"{number:09}.jsonl.gz", part)

    def list(self, part: bytes) -> None:
        """Add to the list of manifests."""
        self._lists += 1
        scratch(self._listed / f"{self._lists:09}.jsonl.gz", part)

    def rows(self) -> Iterator[Row]:
        """The rows of all partitions; a file that is broken is removed: its manifests are checked again."""
        for path in self.part_files():
            try:
                lines = gzip.decompress(path.read_bytes()).splitlines()
                yield from [json.loads(line) for line in lines]
            except (EOFError, gzip.BadGzipFile, zlib.error, ValueError):
                path.unlink()

    def remove(self) -> None:
        """Remove all of it: its rows are in the tables."""
        with suppress(OSError):
            shutil.rmtree(self.folder)
