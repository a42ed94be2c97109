"""What stems from what: the way back from a step, a split or a file."""

from __future__ import annotations

from typing import Any

from synthreport.rules.value import Value


def makers(root: Value, name: Any) -> list[Value]:
    """The step with this id, or the steps that make the thing with this id."""
    step = root.find(name, "steps")
    if step is not None:
        return [step]
    return [maker for _, maker in root.each("steps") if isinstance(name, str) and name in maker.listed("makes")]


def all_behind(root: Value, name: str) -> set[str]:
    """The ids of all that a step, a split or a file stems from, however far back."""
    seen: set[str] = set()
    waiting = behind(root, name)
    while waiting:
        taken = waiting.pop()
        if taken not in seen:
            seen.add(taken)
            waiting += behind(root, taken)
    return seen


def behind(root: Value, name: str) -> list[str]:
    """What a step takes; what a split was taken from; the steps that make a thing."""
    step, split = root.find(name, "steps"), root.find(name, "splits")
    if step is not None:
        return [*step.listed("takes")]
    taken_from = split.listed("taken_from") if split is not None else []
    return taken_from + [maker.id for maker in makers(root, name)]
