"""Which rows reach what: what a generator saw under any name, and which files are merely copied from real rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from synthreport.rules.rows.flow import GENERATING, pipeline
from synthreport.rules.rows.graph import reached
from synthreport.rules.value import Value

_WHOLE = ("prepare", "transform", "label", "export", "manual")
"""Kinds of steps that hand on all rows that they take, in some form."""
_PASSING = (*_WHOLE, "filter", "subset")
"""The same, and those that hand on some of them."""
_DRAWING = ("prompt", "simulate", "resample", "sample")
"""Kinds of steps that leave generated rows; a fitted model is none."""
_APPLYING = ("prepare", "transform", "manual")
"""Kinds of steps that may make other rows of what they take with a fitted model."""
_OBSERVED = ("observed", "mixed", "unknown")
_SHAPING = (*GENERATING, "filter", "select", "transform", "label")
"""Kinds of steps that decide which records there are, and what is in them."""
_SUMMARIES = ("counts", "bounds")


class Exposure:
    """A step that learned from rows, and the name under which it took them."""

    __slots__ = ("name", "step")

    def __init__(self, step: Value, name: str) -> None:
        self.step, self.name = step, name


class Rows:
    """The rows of a manifest on their way through the pipeline; everything is derived once.

    `holds` has, by its id, what is certainly a part of a thing, or the same: of an input its splits; of a step the
    splits that it makes, or else what it takes. A step that says it learned counts or bounds, or leaves nothing but a
    file of another role than data, hands on no rows.
    """

    def __init__(self, root: Value) -> None:
        self._pipeline = pipeline(root)
        self._splits, self._files, self._inputs = (dict(root.each(name)) for name in ("splits", "files", "inputs"))
        self.holds: dict[str, list[str]] = {}
        self._held: dict[str, set[str]] = {}
        for name, other in (*self._of_steps(), *self._of_files(), *self._of_splits()):
            self.holds.setdefault(name, []).append(other)

    def _of_steps(self) -> Iterator[tuple[str, str]]:
        for name, step in self._pipeline.steps.items():
            made, taken = step.texts("makes"), step.texts("takes")
            splits = [each for each in made if each in self._splits]
            yield from ((name, each) for each in splits)
            if splits or self._passes(step):
                yield from ((each, name) for each in taken if len(taken) == 1)
            if not splits and self._passes(step) and step.get("kind") in _WHOLE:
                yield from ((name, each) for each in taken)

    def _of_files(self) -> Iterator[tuple[str, str]]:
        for name in self._files:
            makers = self._pipeline.makers.get(name, ())
            if len(makers) == 1 and self._has_rows(name):
                yield name, makers[0].id

    def _of_splits(self) -> Iterator[tuple[str, str]]:
        for name, split in self._splits.items():
            yield from ((source, name) for source in split.texts("taken_from"))

    def _passes(self, step: Value) -> bool:
        """Whether a step hands on rows that it takes."""
        made = step.texts("makes")
        summary = step.get("learned_from_persons") in _SUMMARIES and step.get("kind") == "prepare"
        return step.get("kind") in _PASSING and not summary and (not made or any(map(self._has_rows, made)))

    def _has_rows(self, name: str) -> bool:
        return name not in self._files or self._files[name].get("role") == "data"

    @cached_property
    def exposed(self) -> dict[str, Exposure]:
        """What the making of the dataset learned from, under any name: by its id, the first step that did."""
        seen, found = set[str](), dict[str, Exposure]()
        for step in filter(self._learns, self._pipeline.steps.values()):
            for taken in step.listed("takes"):
                found |= {name: Exposure(step, taken) for name in reached(self.holds, [taken], seen)}
        return found

    def _learns(self, step: Value) -> bool:
        """Whether a step learns from the rows that it takes, and more than counts or bounds.

        An evaluation teaches only those who ask it: a step that takes it and shapes the records.
        """
        kind = step.get("kind")
        if kind == "evaluate" and not any(each.get("kind") in _SHAPING for each in self._takers(step)):
            return False
        return kind in GENERATING or step.get("learned_from_persons") == "values"

    def _takers(self, step: Value) -> list[Value]:
        """The steps that take a step."""
        steps = self._pipeline.steps
        return [steps[name] for name in self._pipeline.ahead.get(step.id, ()) if name in steps]

    def holding(self, name: str, others: Iterable[str]) -> str | None:
        """The first of some things that holds another thing, or is it."""
        return next((each for each in others if name in self._held_by(each)), None)

    def _held_by(self, name: str) -> set[str]:
        """The ids of all that a thing holds, and its own; found once for each that is asked about."""
        if name not in self._held:
            self._held[name] = set(reached(self.holds, [name], set()))
        return self._held[name]

    @cached_property
    def copied(self) -> dict[str, Value]:
        """The steps whose rows are real ones alone, each with the input of records about persons that they are from."""
        passing = {name for name, step in self._pipeline.steps.items() if self._passes(step)}
        ways = self._ways(passing)
        drawn = set(reached(ways, self._drawn(passing), set()))
        seen, found = set[str](), dict[str, Value]()
        for name, source in self._inputs.items():
            if source.get("level") == "person" and source.get("origin") in _OBSERVED:
                found |= {each: source for each in reached(ways, [name], seen) if each in passing and each not in drawn}
        return found

    def is_real(self, name: str) -> bool:
        """Whether a thing is a split or an input that holds records of persons, or a step that only hands those on."""
        return name in self._splits or name in self._pipeline.persons or name in self.copied

    def reaches_data(self, step: Value) -> bool:
        """Whether what a step leaves goes into a data file."""
        return step.id in self._before_data

    @cached_property
    def _before_data(self) -> set[str]:
        data = [name for name, file in self._files.items() if file.get("role") == "data"]
        return set(reached(self._pipeline.behind, data, set()))

    def _ways(self, passing: set[str]) -> dict[str, list[str]]:
        """What the rows of each thing reach next."""
        steps = self._pipeline.steps
        return {
            name: [each for each in others if each in passing or (each not in steps and self._has_rows(each))]
            for name, others in self._pipeline.ahead.items()
        }

    def _drawn(self, passing: set[str]) -> Iterator[str]:
        """The steps that leave generated rows, by themselves or with a fitted model, and what fitting itself leaves."""
        for name, step in self._pipeline.steps.items():
            if step.get("kind") in _DRAWING:
                yield name
            elif step.get("kind") == "fit":
                made = [each for each in step.texts("makes") if self._has_rows(each)]
                near = [each for each in self._pipeline.ahead.get(name, ()) if each in passing]
                yield from (*made, *(each for each in near if self._pipeline.steps[each].get("kind") in _APPLYING))


def rows(root: Value) -> Rows:
    """The rows of a manifest."""
    return root.once(Rows)
