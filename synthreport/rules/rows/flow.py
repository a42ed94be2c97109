"""What stems from what: the way back from a step, a split or a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

from synthreport.rules.rows.graph import knots, reached, turned
from synthreport.rules.shared.dates import after, end_of, exists
from synthreport.rules.value import NAMED, Unsaid, Value

LEARNING = ("fit", "prompt", "resample")
GENERATING = ("fit", "prompt", "simulate", "resample", "sample")


class Pipeline:
    """The steps of a manifest, what they take and make, and what splits were taken from.

    `behind` holds, by its id, what a thing directly stems from: a step from what it takes; anything else from the steps
    that make it, and a split from what it was taken from, too. `ahead` is the same the other way round.
    """

    def __init__(self, root: Value) -> None:
        self.steps = dict(root.each("steps"))
        self.persons = [name for name, source in root.each("inputs") if source.get("level") == "person"]
        self.makers: dict[str, list[Value]] = {}
        for step in self.steps.values():
            for name in step.texts("makes"):
                self.makers.setdefault(name, []).append(step)
        self.behind = {name: [maker.id for maker in makers] for name, makers in self.makers.items()}
        for name, split in root.each("splits"):
            self.behind[name] = [*split.texts("taken_from"), *self.behind.get(name, ())]
        self.behind |= {name: list(step.texts("takes")) for name, step in self.steps.items()}
        self.ahead = turned(self.behind)
        self._first_starts: dict[Any, set[Any]] = {}

    @cached_property
    def made(self) -> set[str]:
        """The ids of all that steps make. Raises Unsaid if a step's list cannot be read."""
        for step in self.steps.values():
            place = step.place("makes").pointer
            if place in step.root.taken_out or ("makes" in step.data and step.get("makes") is None):
                raise Unsaid(place)
        return {*self.makers}

    def made_by(self, name: Any) -> list[Value]:
        """The step with this id, or the steps that make the thing with this id."""
        return [self.steps[name]] if name in self.steps else self.makers.get(name, [])

    def sources(self, *names: str) -> list[str]:
        """The person-level inputs that some things stem from."""
        persons = set(self.persons)
        return [each for each in reached(self.behind, names, set()) if each in persons]

    def all_started_after(self, name: Any, moment: str) -> bool:
        """Whether all steps that make a thing certainly started after a moment."""
        if name not in self._first_starts:
            self._first_starts[name] = _first([step.get("started") for step in self.made_by(name)])
        return all(after(started, moment) for started in self._first_starts[name])

    @cached_property
    def generated(self) -> set[str]:
        """The ids of all that stems from a step that generates records."""
        generating = [name for name, step in self.steps.items() if step.get("kind") in GENERATING]
        return set(reached(self.ahead, (name for each in generating for name in self.ahead.get(each, ())), set()))

    @cached_property
    def generated_from(self) -> set[str]:
        """The ids of all that reaches a step that generates records, or fits what does.

        Raises Unsaid if it is not stated what some step takes, or if one that must take something takes nothing.
        """
        for step in self.steps.values():
            if step.get("takes") is None or (step.get("kind") in LEARNING and not step.texts("takes")):
                raise Unsaid(f"{step.pointer}/takes")
        generating = [name for name, step in self.steps.items() if step.get("kind") in GENERATING]
        return set(reached(self.behind, generating, set()))

    @cached_property
    def circles(self) -> dict[str, list[str]]:
        """Every circle, by the id of its first step: the ids of its steps, in the order of the manifest."""
        order = {name: number for number, name in enumerate(self.steps)}
        round_ = (part for part in knots(self.behind) if len(part) > 1 or part[0] in self.behind.get(part[0], ()))
        found = (sorted(filter(order.__contains__, part), key=order.__getitem__) for part in round_)
        return {steps[0]: steps for steps in found if steps}

    def learned_before(self, name: str, day: str) -> list[tuple[str, Value]]:
        """The earliest of the steps that learned from something, by whatever way, and started before a day."""
        early = [(number, step) for end, number, step in self._learned.get(name, ()) if day[:10] > end]
        return [(step, self.steps[step]) for _, step in sorted(early)]

    @cached_property
    def _learned(self) -> dict[str, list[tuple[str, int, str]]]:
        """The earliest learning steps that stem from each thing, each with its day and its number."""
        learning = {name: each for name, each in self._started_by.items() if self.steps[name].get("kind") in LEARNING}
        found: dict[str, list[tuple[str, int, str]]] = {}
        for part in knots(self.ahead):
            next_to = {other for name in part for other in self.ahead.get(name, ())}
            near = {learning[name] for name in next_to if name in learning}
            best = sorted(near.union(*(found.get(name, ()) for name in next_to)))[:NAMED]
            found |= dict.fromkeys(part, best)
        return found

    @cached_property
    def _started_by(self) -> dict[str, tuple[str, int, str]]:
        """The steps that certainly started by some day: their own, or the first of a step that stems from them."""
        dated, first = dict(self._dated()), dict[str, tuple[str, int, str]]()
        for part in knots(self.ahead):
            later = [first[other] for name in part for other in self.ahead.get(name, ()) if other in first]
            for earliest in sorted([*later, *(dated[name] for name in part if name in dated)])[:1]:
                first |= dict.fromkeys(part, earliest)
        return {name: dated.get(name, first[name]) for name in self.steps if name in first}

    def _dated(self) -> Iterator[tuple[str, tuple[str, int, str]]]:
        for number, (name, step) in enumerate(self.steps.items()):
            started = step.get("started")
            if isinstance(started, str):
                yield name, (end_of(started), number, name)

    def unaccounted(self, name: str) -> str | None:
        """The person-level input that reaches a step on a way on which no step is inside the privacy accounting.

        Where a step on the way does not say whether it is, it may be.
        """
        found = {self._exposed[each] for each in self.behind[name] if each in self._exposed}
        return next((source for source in self.persons if source in found), None) if found else None

    @cached_property
    def _exposed(self) -> dict[str, str]:
        """All that a person-level input reaches in that way, with the first such input."""
        barred = {name for name, step in self.steps.items() if step.get("accounting") in (None, "inside")}
        open_ = {name: [other for other in others if other not in barred] for name, others in self.ahead.items()}
        seen = set[str]()
        return {name: source for source in self.persons for name in reached(open_, [source], seen)}


def _first(moments: list[Any]) -> set[Any]:
    """The few by which all of some moments are known to be after another: one that is unsaid, or the first of a kind.

    Times are compared with times, and days with all else: `2024-01-01T23:00Z` is before `2024-01-02T00:00+02:00`.
    """
    if None in moments:
        return {None}
    times = {each for each in moments if "T" in each and exists(each)}
    days = {each for each in moments if each not in times}
    by_day = (sorted(some, key=lambda moment: moment[:10])[:1] for some in (moments, days))
    return {*sorted(times, key=datetime.fromisoformat)[:1], *(each for some in by_day for each in some)}


def pipeline(root: Value) -> Pipeline:
    """The pipeline of a manifest."""
    return root.once(Pipeline)
