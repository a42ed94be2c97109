"""The generators that scripts set up, and the models that they ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from synthreport.scan.recipe.known_generators import IN_R, PYTHON, Generator
from synthreport.scan.recipe.prompted_models import prompting
from synthreport.scan.scripts.calls import Call, Script


class Built(NamedTuple):
    """A generator that a script sets up."""

    script: Script
    generator: Generator
    call: Call

    def given_to(self) -> list[Call]:
        """The calls that give data to it."""
        return [self.call, *self.script.calls_of(self.generator.package, *self.generator.fits)]


def built_in(scripts: list[Script]) -> Iterator[Built]:
    """The generators that scripts set up, and the models that they ask."""
    for script in scripts:
        for generator in (*PYTHON, *IN_R):
            if not generator.is_also_a_model or any(script.calls_of(generator.package, *generator.draws)):
                calls = script.calls_of(generator.package, generator.call)
                yield from (Built(script, generator, call) for call in calls)
    yield from (Built(*each) for each in prompting(scripts))
