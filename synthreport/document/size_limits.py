"""Limits of size: the largest document that is read, and a quota for lists of problems that may be endless."""

from __future__ import annotations

from collections import Counter
from typing import Generic, TypeVar

from synthreport.finding import FIRST

Kind = TypeVar("Kind")

LIMIT = 10 * 1024 * 1024
"""The largest document, in bytes, that is read unless the caller sets another limit."""

VALUES = 300_000
"""The most keys and values of a document of up to `LIMIT` bytes: 2,000 fields with 20 codes each make 230,000."""

MOST = 20_000
"""The most problems or findings that are kept besides the first of each kind, unless the caller sets another limit."""


def most_values(limit: int) -> int:
    """The most keys and values that are read of a document of up to `limit` bytes."""
    return VALUES * max(limit, LIMIT) // LIMIT


class Quota(Generic[Kind]):
    """Keeps the first of each kind, and of all others a limited number; `more` counts the rest by kind."""

    __slots__ = ("_all", "_kept", "more", "most")

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.more: Counter[Kind] = Counter()
        self._kept: Counter[Kind] = Counter()
        self._all = 0

    def refuses(self, kind: Kind) -> bool:
        """Whether one more of a kind is refused; a refused one is counted here, and need not be made."""
        if self._all < self.most or self._kept[kind] < FIRST:
            return False
        self.more[kind] += 1
        return True

    def take(self, kind: Kind) -> None:
        """Keep one of a kind."""
        self._all += 1
        self._kept[kind] += 1
