"""Which splits share persons, as far as splits say so."""

from __future__ import annotations

from typing import Any

from synthreport.rules.value import Value


def only_source(split: Value) -> list[Any]:
    """What a split was taken from, where it is one thing."""
    sources = split.listed("taken_from")
    return sources if len(sources) == 1 else []


class Apart:
    """Splits that share no person with one another, as stated.

    It is given, by a split's id, the overlaps that others state with it. Only stated overlaps are read: of very many
    splits, few have anything to do with each other.
    """

    def __init__(self, told: dict[str, dict[str, int]]) -> None:
        self.told = told
        self.splits: list[Value] = []
        self._names: set[str] = set()
        self._from_all: set[str] = set()

    def takes(self, split: Value) -> bool:
        """Add a split, if it is stated to share nobody with each of those already added."""
        if not self.is_apart(split):
            return False
        self.splits.append(split)
        self._names.add(split.id)
        self._from_all |= {split.id} if split.get("overlaps") == "none" else set()
        return True

    def is_apart(self, split: Value) -> bool:
        """Whether a split is stated to share nobody with each of those already added."""
        if split.get("overlaps") == "none":
            return True
        told = {**self.told.get(split.id, {}), **overlaps_of(split)}
        shared = {name: count for name, count in told.items() if name in self._names}
        besides = len(self._from_all) - len(self._from_all.intersection(shared))
        return len(shared) + besides == len(self._names) and not any(shared.values())


def told_overlaps(root: Value) -> dict[str, dict[str, int]]:
    """What splits say that they share with each other: by the id of the one, by the id of the one that says it."""
    found: dict[str, dict[str, int]] = {}
    for name, split in root.each("splits"):
        for other, shared in overlaps_of(split).items():
            found.setdefault(other, {})[name] = shared
    return found


def overlaps_of(split: Value) -> dict[str, Any]:
    """How many persons of each other split are in this one, as it says; none where it shares nobody at all."""
    overlaps = split.get("overlaps")
    said_ = {name: overlaps.get(name) for name in overlaps.data} if isinstance(overlaps, Value) else {}
    return {name: shared for name, shared in said_.items() if shared is not None}


def shared_with(split: Value) -> dict[str, Any]:
    """How many persons a split shares with each other one, by what either of them says."""
    return {**split.root.once(told_overlaps).get(split.id, {}), **overlaps_of(split)}


def told_pairs(splits: dict[str, Value]) -> list[tuple[str, str]]:
    """Every two splits of which one names the other, in the order of the manifest."""
    order = {name: number for number, name in enumerate(splits)}
    named = [{one, other} & order.keys() for one, split in splits.items() for other in overlaps_of(split)]
    pairs = {frozenset(pair) for pair in named if len(pair) == 2}
    numbers = sorted(sorted(order[name] for name in pair) for pair in pairs)
    names = list(order)
    return [(names[one], names[other]) for one, other in numbers]


def overlap(split: Value, other: str) -> int | None:
    """How many persons of another split are in this one, as this one says."""
    if split.get("overlaps") == "none":
        return 0
    shared: int | None = split.get("overlaps", other)
    return shared
