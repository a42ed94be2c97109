"""The list that problems are noted on while a document is read."""

from __future__ import annotations

from typing import NamedTuple

from synthreport.document.positions import Problem, Source, Span

DEEPEST = 64
MOST = {"DC54": 20}
MOST_OF_ANY = 200


class Slip(NamedTuple):
    """What is wrong between two offsets of a text, and which other offsets help to understand it."""

    code: str
    start: int
    end: int
    message: str
    fix: str
    also: tuple[tuple[int, int], ...] = ()


class Unreadable(Exception):
    """Nothing more can be read: the problem that says why has been noted."""


class Notes:
    """Collects problems, and keeps no more than people and memory can bear of any one kind."""

    __slots__ = ("_counts", "_first_left_out", "problems", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._counts: dict[str, int] = {}
        self._first_left_out: dict[str, Span] = {}

    def add(self, slip: Slip, pointer: str = "", *, spoils: bool = False) -> None:
        """Note a problem, at the pointer to the nearest place that the data holds."""
        seen = self._counts[slip.code] = self._counts.get(slip.code, 0) + 1
        most = MOST.get(slip.code, MOST_OF_ANY)
        if seen > most + 1:
            return
        span = self.source.span(slip.start, slip.end)
        if seen > most:
            self._first_left_out[slip.code] = span
            return
        also = tuple(self.source.span(*offsets) for offsets in slip.also)
        self.problems.append(Problem(slip.code, pointer, span, slip.message, slip.fix, also, spoils))

    def stop(self, slip: Slip) -> Unreadable:
        """Note the problem that ends the reading, and return what to raise."""
        self.add(slip)
        return Unreadable(slip.code)

    def in_order(self) -> tuple[Problem, ...]:
        """All problems in the order of the text; of each kind with too many, the last says how many were left out."""
        return tuple(sorted([*self.problems, *self._rests()], key=lambda problem: problem.span))

    def _rests(self) -> list[Problem]:
        return [
            Problem(
                code,
                "",
                span,
                f"{self._counts[code] - MOST.get(code, MOST_OF_ANY):,} more problems of this kind are not listed",
                "Mend those that are listed, then check again.",
            )
            for code, span in self._first_left_out.items()
        ]


def empty() -> Slip:
    """What to note where a text says nothing."""
    return Slip("DC58", 0, 0, "found nothing but space or comments, expected a manifest", "Write the manifest here.")


def too_deep(offset: int) -> Slip:
    """What to note where the nesting goes beyond what any manifest needs, and what validators can follow."""
    message = f"the text is nested more than {DEEPEST} levels deep here, expected at most {DEEPEST}"
    return Slip("DC66", offset, offset + 1, message, "Look for brackets that are opened and never closed.")
