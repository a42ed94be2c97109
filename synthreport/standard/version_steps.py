"""The steps between neighbouring versions: a manifest of the older one, rewritten as one of the newer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from synthreport.standard.versions import later_than

Data = dict[str, Any]


class MissingStep(Exception):
    """No step leads from a version to the major after it: a bug in the checker."""


class Step(NamedTuple):
    """One step forward. The docstring of `function` is the migration note.

    `function` gets its own copy of a manifest of the version `before`, and returns it as one of `after`. Malformed
    values are removed before; anything may be absent, or a gap. It keeps `x-` keys. `moved` maps the places of values:
    old patterns of pointers with the new ones, in which `*` matches any one key, the same in both.
    """

    before: str
    after: str
    function: Callable[[Data], Data]
    moved: Mapping[str, str] = {}


STEPS: tuple[Step, ...] = ()
"""One step to each major, from the version before it. A minor only adds, so it needs none."""


class Upgraded(NamedTuple):
    """A manifest in the form of a newer version, and the steps that led there."""

    data: Data
    steps: tuple[Step, ...]

    def origin(self, pointer: str) -> str:
        """The author's pointer of a value that is now at this pointer."""
        for step in reversed(self.steps):
            pointer = _moved(pointer, ((new, old) for old, new in step.moved.items()))
        return pointer

    def destination(self, pointer: str) -> str:
        """The present pointer of a value that the author wrote at this pointer."""
        for step in self.steps:
            pointer = _moved(pointer, step.moved.items())
        return pointer


def upgraded(data: Data, to: str) -> Upgraded:
    """A manifest in the form of the version `to`; the given data are not changed.

    They must have the form of the version that they state, which must be known. Raises MissingStep.
    """
    steps = tuple(steps_between(data["synthreport"], to))
    for step in steps:
        data = {**step.function(deepcopy(data)), "synthreport": step.after}
    return Upgraded(data, steps)


def steps_between(before: str, after: str) -> Iterable[Step]:
    """The steps from one known version to a later one, each to its neighbour. Raises MissingStep."""
    registered = {(step.before, step.after): step for step in STEPS}
    for version in later_than(before)[: -len(later_than(after)) or None]:
        step = registered.get((before, version))
        if step is None and before.partition(".")[0] != version.partition(".")[0]:
            raise MissingStep(f"no step leads from version {before} of the standard to {version}")
        yield step or Step(before, version, _unchanged)
        before = version


def _unchanged(data: Data) -> Data:
    """A minor version only adds: a manifest of the version before is one of this version."""
    return data


def _moved(pointer: str, moves: Iterable[tuple[str, str]]) -> str:
    """The new pointer of a value, by the move that fits its pointer best; its old pointer if none fits."""
    parts = pointer.split("/")
    for source, target in sorted(moves, key=lambda move: -move[0].count("/")):
        fitting = source.split("/")
        if len(fitting) <= len(parts) and all(one in ("*", part) for one, part in zip(fitting, parts, strict=False)):
            kept = iter([part for one, part in zip(fitting, parts, strict=False) if one == "*"])
            head = [next(kept) if part == "*" else part for part in target.split("/")]
            return "/".join([*head, *parts[len(fitting) :]])
    return pointer
