"""Malformed rows of a table: counted by problem, and never shown."""

from __future__ import annotations

from typing import NamedTuple

from synthreport.scan.observations import Seen


class _Kind(NamedTuple):
    rows: int
    line: int
    is_read: bool


class RowProblems:
    """The problems with rows of one file: the number of each kind, and the line of the first."""

    def __init__(self) -> None:
        self.kinds: dict[str, _Kind] = {}

    def note(self, what: str, line: int, *, is_read: bool = False) -> None:
        """Note one more row of this kind: it was not read, or only in part, unless `is_read`."""
        rows, first, _ = self.kinds.get(what, _Kind(0, line, is_read))
        self.kinds[what] = _Kind(rows + 1, first, is_read)

    def tell(self, seen: Seen, name: str) -> None:
        """Report each kind as skipped, with the file's name."""
        for what, (rows, line, is_read) in self.kinds.items():
            seen.leave(f"{name}, line {line}", f"{what}; so in {rows} row{'s' * (rows > 1)}")
            seen.is_whole &= is_read
