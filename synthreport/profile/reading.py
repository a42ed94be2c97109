"""One of the two ways to read a manifest under a limit, and how much reading a limit may ask for.

Gaps fit everything, to see whether the limit could be kept; or nothing, to see whether it surely is. What a schema
denies is read the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jsonschema import FormatChecker

Validator = Any
"""A validator of jsonschema, whose classes have no type of their own."""

MOST = 1_000_000
"""Steps that a limit may take with one manifest: a few seconds. One that looks at each answer once takes far fewer."""

_LENGTH_OF_A_STEP = 16


class TooCostly(Exception):
    """A limit takes more steps than it may."""


class Budget:
    """The steps that are left to a limit."""

    def __init__(self, most: int) -> None:
        self.left = most

    def spend(self, steps: int) -> None:
        """Take some steps. Raises TooCostly."""
        self.left -= steps
        if self.left < 0:
            raise TooCostly

    def look(self, instance: Any) -> None:
        """Take the steps that it costs to look at something once."""
        self.spend(1 + (len(instance) // _LENGTH_OF_A_STEP if isinstance(instance, str | list | dict) else 0))


class Reading(FormatChecker):
    """A way to read a manifest, which a validator hands on as its checker of formats; of those, it checks none.

    `noting` is the object or list of which those keys and indices are noted that a schema has looked at.
    """

    def __init__(self, budget: Budget, *, gaps_fit: bool, other: Reading | None = None) -> None:
        super().__init__(())
        self.budget = budget
        self.gaps_fit = gaps_fit
        self.other = other or Reading(budget, gaps_fit=not gaps_fit, other=self)
        self.noting: Any = None
        self.noted: set[Any] = set()

    def note(self, instance: Any, keys: Any) -> None:
        """Note keys or indices that a schema looks at."""
        if instance is self.noting:
            self.noted.update(keys)

    @contextmanager
    def notes_of(self, instance: Any) -> Iterator[set[Any]]:
        """Note what is looked at in an object or list from here on; what was noted before is noted again after."""
        before = self.noting, self.noted
        self.noting, self.noted = instance, set()
        try:
            yield self.noted
        finally:
            self.noting, self.noted = before


def reading_of(validator: Validator) -> Reading:
    """How a validator reads."""
    reading = validator.format_checker
    assert isinstance(reading, Reading)
    return reading


def is_valid(validator: Validator, schema: Any, instance: Any, *, gaps_fit: bool) -> bool:
    """Whether an instance is valid against a part of a limit, gaps being so or not; notes are kept only if it is."""
    reading = reading_of(validator)
    reading = reading if reading.gaps_fit is gaps_fit else reading.other
    reading.budget.spend(1)
    before = set(reading.noted)
    found = next(validator.evolve(format_checker=reading).descend(instance, schema), None) is None
    if not found:
        reading.noted.intersection_update(before)
    return found
