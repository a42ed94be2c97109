"""A quota for lists that may be endless: the first of each kind are kept, and of all others a limited number."""

from __future__ import annotations

from collections import Counter
from typing import Generic, TypeVar

from synthreport.finding import FIRST

Kind = TypeVar("Kind")

MOST = 20_000
"""How many are kept in all, besides the first of each kind, unless the caller sets another limit."""


class Quota(Generic[Kind]):
    """Counts the kept ones, and in `more`, by kind, the others."""

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
