"""Shares: what the survey counts, each with what it is counted of."""

from __future__ import annotations

from typing import NamedTuple


class Share(NamedTuple):
    """So many of so many, in a number of manifests."""

    label: str
    number: int
    of: int
    manifests: int

    @property
    def percent(self) -> float | None:
        """The share in percent; None if there is nothing to count."""
        return 100 * self.number / self.of if self.of else None

    @property
    def in_words(self) -> str:
        """The share in percent, for people: only all of them are 100 %, and only none of them 0 %."""
        if self.percent is None:
            return "–"
        if 0 < self.percent < 1:
            return "<1 %"
        return ">99 %" if 99 < self.percent < 100 else f"{self.percent:.0f} %"


class Question(NamedTuple):
    """One question of the survey, with the words for what is counted, and of what."""

    name: str
    title: str
    counted: str
    among: str
    shares: list[Share]
    note: str = ""
