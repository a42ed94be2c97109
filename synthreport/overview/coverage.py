"""How many items of each section are in each state."""

from __future__ import annotations

from typing import NamedTuple

from synthreport.outcome import ITEM_STATES, State
from synthreport.result import Result
from synthreport.standard.catalogue import Catalogue


class Section(NamedTuple):
    """A section of the standard, and how many of its items are in each state; every state is named."""

    code: str
    title: str
    counts: dict[State, int]

    @property
    def total(self) -> int:
        """How many items the section has."""
        return sum(self.counts.values())


def coverage(catalogue: Catalogue, result: Result) -> tuple[Section, ...]:
    """The sections that have items, in the order of the standard."""
    found: dict[str, dict[State, int]] = {}
    for outcome in result.items():
        counts = found.setdefault(outcome.code[:2], dict.fromkeys(ITEM_STATES, 0))
        counts[outcome.state] += 1
    return tuple(Section(code, catalogue.sections[code], found[code]) for code in catalogue.sections if code in found)
