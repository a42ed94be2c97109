"""The real rows that a step reads: the nearest splits and person-level inputs on every way back from it."""

from __future__ import annotations

from synthreport.rules.rows.flow import pipeline
from synthreport.rules.shared.persons import learns
from synthreport.rules.value import Value


def rows_read(step: Value) -> list[str]:
    """The ids of the splits and person-level inputs that a step reads, itself or through other steps."""
    flow, splits = pipeline(step.root), dict(step.root.each("splits"))
    found, waiting, seen = list[str](), list(flow.behind.get(step.id, ())), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            if name in splits or name in flow.persons:
                found.append(name)
            else:
                waiting += flow.behind.get(name, ())
    return sorted(found)


def spenders(root: Value) -> list[Value]:
    """The steps that learn from persons inside the accounting of a formal guarantee."""
    return [step for _, step in root.each("steps") if step.get("accounting") == "inside" and learns(step)]


def protected_rows(root: Value) -> list[Value]:
    """What those steps read: the splits and inputs whose persons the guarantee is about.

    A split that does not count its persons has its inputs beside it.
    """
    names = dict.fromkeys(name for step in spenders(root) for name in rows_read(step))
    uncounted = [name for name in names if (split := root.find(name, "splits")) and split.get("persons") is None]
    return _counted(root, [*names, *_sources(root, uncounted)])


def protected_inputs(root: Value) -> list[Value]:
    """The same, with every input that those splits were taken from."""
    names = list(dict.fromkeys(name for step in spenders(root) for name in rows_read(step)))
    return _counted(root, [*names, *_sources(root, names)])


def _sources(root: Value, names: list[str]) -> list[str]:
    found = {source for name in names for source in pipeline(root).sources(name)}
    return sorted(found - set(names))


def named(rows: Value) -> str:
    """The id of a split or an input, of which this counts the persons."""
    return rows.pointer.split("/")[2]


def _counted(root: Value, names: list[str]) -> list[Value]:
    """The splits, and the populations of the inputs, with these ids: what counts persons and records."""
    found = [root.find(name, "splits") or root.get("inputs", name, "population") for name in names]
    return [rows for rows in found if rows is not None]
