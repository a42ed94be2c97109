"""The real rows that a step reads: the nearest splits and person-level inputs on every way back from it."""

from __future__ import annotations

from collections.abc import Iterable

from synthreport.rules.rows.flow import pipeline
from synthreport.rules.rows.graph import reached, turned
from synthreport.rules.shared.persons import learns
from synthreport.rules.value import Value


class Ways:
    """The ways back from steps to the rows that they read, which end there: found once, and without dead ends."""

    def __init__(self, root: Value) -> None:
        flow = pipeline(root)
        self._rows = {*(name for name, _ in root.each("splits")), *flow.persons}
        behind = {name: others for name, others in flow.behind.items() if name not in self._rows}
        leading = set(reached(turned(behind), self._rows, set()))
        self._behind = {name: [each for each in others if each in leading] for name, others in behind.items()}

    def rows(self, step: str, seen: set[str]) -> list[str]:
        """The ids of the splits and person-level inputs that a step reads, without those that have been seen."""
        return sorted(name for name in reached(self._behind, self._behind.get(step, ()), seen) if name in self._rows)

    def first_shared(self, steps: Iterable[str]) -> tuple[str, str, str] | None:
        """The first two steps that read the same rows, and these rows; None if no two do."""
        readers: dict[str, str] = {}
        for step in steps:
            waiting = list(self._behind.get(step, ()))
            while waiting:
                name = waiting.pop()
                if readers.get(name, step) != step:
                    rows = next(each for each in self.rows(step, set()) if readers.get(each, step) != step)
                    return readers[rows], step, rows
                if name not in readers:
                    readers[name] = step
                    waiting += self._behind.get(name, ())
        return None


def ways(root: Value) -> Ways:
    """The ways back to the rows of a manifest."""
    return root.once(Ways)


def rows_learned_from(root: Value) -> set[str]:
    """The ids of the splits and inputs that steps learned from. Raises Unsaid if it is not stated what one takes."""
    steps = root.each("steps") if pipeline(root).generated_from else ()
    seen: set[str] = set()
    return {name for _, step in steps if learns(step) for name in ways(root).rows(step.id, seen)}


def spenders(root: Value) -> list[Value]:
    """The steps that learn from persons inside the accounting of a formal guarantee."""
    return [step for _, step in root.each("steps") if step.get("accounting") == "inside" and learns(step)]


def protected_rows(root: Value) -> list[Value]:
    """What those steps read: the splits and inputs whose persons the guarantee is about.

    A split that does not count its persons has its inputs beside it.
    """
    names = _protected(root)
    uncounted = [name for name in names if (split := root.find(name, "splits")) and split.get("persons") is None]
    return _counted(root, [*names, *_sources(root, uncounted)])


def protected_inputs(root: Value) -> list[Value]:
    """The same, with every input that those splits were taken from."""
    names = _protected(root)
    return _counted(root, [*names, *_sources(root, names)])


def _protected(root: Value) -> list[str]:
    seen = set[str]()
    return [name for step in spenders(root) for name in ways(root).rows(step.id, seen)]


def _sources(root: Value, names: list[str]) -> list[str]:
    return sorted(set(pipeline(root).sources(*names)).difference(names))


def named(rows: Value) -> str:
    """The id of a split or an input, of which this counts the persons."""
    return rows.pointer.split("/")[2]


def _counted(root: Value, names: list[str]) -> list[Value]:
    """The splits, and the populations of the inputs, with these ids: what counts persons and records."""
    found = [root.find(name, "splits") or root.get("inputs", name, "population") for name in names]
    return [rows for rows in found if rows is not None]
