"""The problems that are noted while a document is read."""

from typing import NamedTuple

from synthreport.document.positions import Problem, Source
from synthreport.document.size_limits import MOST, Quota

DEEPEST = 64
"""How deep a document may be nested."""

LONGEST = 1000
"""How many characters a key may have."""


EMPTY = "DC58"
"""The code of the problem of an empty text."""


class Slip(NamedTuple):
    """A mistake between two offsets of a text, and other offsets that help to understand it."""

    code: str
    start: int
    end: int
    message: str
    fix: str
    also: tuple[tuple[int, int], ...] = ()


class Unreadable(Exception):
    """Nothing more can be read; the problem behind it has been noted."""


class Notes:
    """Collects problems, as many as the quota allows; `quota.more` counts the others by their codes."""

    __slots__ = ("problems", "quota", "source")

    def __init__(self, source: Source, most: int = MOST) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.quota = Quota[str](most)

    def add(self, slip: Slip, pointer: str = "", *, spoils: bool = False) -> None:
        """Note a problem, at the pointer to the nearest place that exists in the data."""
        if self.quota.refuses(slip.code):
            return
        self.quota.take(slip.code)
        span = self.source.span(slip.start, slip.end)
        also = tuple(self.source.span(*offsets) for offsets in slip.also)
        self.problems.append(Problem(slip.code, pointer, span, slip.message, slip.fix, also, spoils))

    def stop(self, slip: Slip) -> Unreadable:
        """Note the problem that ends the reading, and return the exception to raise."""
        self.add(slip)
        return Unreadable(slip.code)

    def in_order(self) -> tuple[Problem, ...]:
        """The problems that were kept, in the order of the text."""
        return tuple(sorted(self.problems, key=lambda problem: problem.span))


def empty() -> Slip:
    """The mistake of an empty text."""
    return Slip(EMPTY, 0, 0, "the file is empty or has only comments, expected a manifest", "Write the manifest here.")


def too_deep(offset: int) -> Slip:
    """The mistake of nesting deeper than any manifest needs, and deeper than validators can follow."""
    message = f"the text is nested more than {DEEPEST} levels deep here, expected at most {DEEPEST}"
    return Slip("DC66", offset, offset + 1, message, "Look for brackets that are opened and never closed.")


def too_many(most: int, offset: int) -> Slip:
    """The mistake of more keys and values than any manifest needs."""
    message = f"here is key or value number {most + 1:,}, expected at most {most:,}; nothing has been read"
    return Slip("DC51", offset, offset + 1, message, "Move long lists to files that the manifest refers to.")


def long_key(key: str, start: int, end: int) -> Slip:
    """The mistake of a key that is longer than any manifest needs."""
    message = f"found a key of {len(key):,} characters, expected at most {LONGEST:,}; nothing has been read"
    return Slip("DC51", start, end, message, "Shorten the key, and write what it says as a value.")
