"""Tiers: how much is asked of whom, and the level at which `core` misses an answer of each."""

from __future__ import annotations

from enum import StrEnum

from synthreport.finding import Level


class Tier(StrEnum):
    """Whether an item is essential, recommended, or asked of a full account."""

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    FULL = "full"

    @property
    def level(self) -> Level:
        """The level of an item of this tier in the profile `core`."""
        return _LEVELS[self]


_LEVELS = {Tier.ESSENTIAL: Level.MUST, Tier.RECOMMENDED: Level.SHOULD, Tier.FULL: Level.MAY}
