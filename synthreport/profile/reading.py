"""One of the two ways to read a manifest under a limit, and how much reading a limit may cost.

Gaps fit everything, to see whether the limit can hold; or nothing, to see whether it surely holds. Whatever a schema
denies is read the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from jsonschema import FormatChecker

Validator = Any
"""A validator of jsonschema, whose classes have no type of their own."""

MOST = 1_000_000
"""Steps that the limits of a profile may take with one manifest: ten seconds. Limits that read some answers once take
far fewer, however large it is."""

DEEPEST = 100
"""How deep keywords may be nested, through references. A profile is nested at most 64 levels deep, so only
references lead deeper. Python, and the libraries that read a limit, stop a little deeper, each in its own way."""

_LENGTH_OF_A_STEP = 16


class TooCostly(Exception):
    """A limit costs too much; the message names the cost."""


class Budget:
    """The remaining steps of the limits of a profile, and the current depth within a limit."""

    def __init__(self, most: int = MOST) -> None:
        self.left = self.most = most
        self.depth = 0

    def spend(self, steps: int) -> None:
        """Take some steps. Raises TooCostly."""
        self.left -= steps
        if self.left < 0:
            raise TooCostly(f"the limits of the profile take more than {self.most:,} steps")

    def enter(self) -> None:
        """Enter a keyword; `leave` it afterwards. Raises TooCostly."""
        if self.depth == DEEPEST:
            raise TooCostly(f"it leads through more than {DEEPEST} keywords, each within the one before")
        self.depth += 1

    def leave(self) -> None:
        """Leave a keyword."""
        self.depth -= 1

    def look(self, instance: Any) -> None:
        """Take the steps that one look at a value costs."""
        self.spend(1 + (len(instance) // _LENGTH_OF_A_STEP if isinstance(instance, str | list | dict) else 0))


class Reading(FormatChecker):
    """One reading of a manifest, which a validator passes on as its format checker; it checks no formats.

    `noting` is the object or list whose keys and indices are noted when a schema reads them.
    """

    def __init__(self, budget: Budget, *, gaps_fit: bool, other: Reading | None = None) -> None:
        super().__init__(())
        self.budget = budget
        self.gaps_fit = gaps_fit
        self.other = other or Reading(budget, gaps_fit=not gaps_fit, other=self)
        self.noting: Any = None
        self.noted: set[Any] = set()

    def note(self, instance: Any, keys: Any) -> None:
        """Note keys or indices that a schema reads."""
        if instance is self.noting:
            self.noted.update(keys)

    @contextmanager
    def notes_of(self, instance: Any) -> Iterator[set[Any]]:
        """Note what is read in an object or list from here on; afterwards, go on with the notes from before."""
        before = self.noting, self.noted
        self.noting, self.noted = instance, set()
        try:
            yield self.noted
        finally:
            self.noting, self.noted = before


def reading_of(validator: Validator) -> Reading:
    """The reading of a validator."""
    reading = validator.format_checker
    assert isinstance(reading, Reading)
    return reading


def is_valid(validator: Validator, schema: Any, instance: Any, *, gaps_fit: bool) -> bool:
    """Whether an instance is valid against a part of a limit, if gaps fit or not.

    The keys that it reads are noted only if it is valid, and is not read in reverse.
    """
    reading = reading_of(validator)
    reading.budget.spend(1)
    if reading.gaps_fit is not gaps_fit:
        with reading.notes_of(None):
            return _fits(validator.evolve(format_checker=reading.other), schema, instance)
    before = set(reading.noted)
    fits = _fits(validator, schema, instance)
    if not fits:
        reading.noted.intersection_update(before)
    return fits


def _fits(validator: Validator, schema: Any, instance: Any) -> bool:
    with closing(validator.descend(instance, schema)) as errors:
        return next(errors, None) is None
