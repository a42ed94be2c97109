"""How many records flow along the pipeline: what steps leave, what they take, and what files hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from synthreport.rules.rows.flow import pipeline
from synthreport.rules.value import Value, exact

_FEW = 8
"""Of this number of files, every sum of some of them is looked at."""
_ROUGHLY = 2
"""A count with `about` is wrong by this factor at most, as the standard defines it."""
_DRAWING = ("prompt", "simulate", "resample", "sample", "filter")


class Counts:
    """The records of every step, each counted once."""

    def __init__(self, root: Value) -> None:
        self._pipeline = pipeline(root)
        self._left: dict[str, int | None] = {}
        self._files = {name: file for name, file in root.each("files") if file.get("role") == "data"}

    def files_of(self, step: Value) -> list[Value]:
        """The data files that a step makes; none where another step fills one of them, too."""
        made = [name for name in step.listed("makes") if name in self._files]
        shared = any(len(self._pipeline.makers[name]) > 1 for name in made)
        return [] if shared else [self._files[name] for name in dict.fromkeys(made)]

    def taken_by(self, step: Value) -> tuple[Value, int] | None:
        """The one step or file whose records a step takes, and how many these are, as far as that is known exactly."""
        names = step.texts("takes")
        sources = [name for name in names if name in self._files or name in self._pipeline.steps]
        if len(sources) != 1 or sources[0] == step.id:
            return None
        name = sources[0]
        source = self._files.get(name) or self._pipeline.steps[name]
        left = exact(source.get("records")) if name in self._files else self._left_by(source)
        return None if left is None else (source, left)

    def _left_by(self, step: Value) -> int | None:
        """How many records a step leaves to the next; unknown where it writes them to files itself."""
        if any(name in self._files for name in step.listed("makes")) or step.id in self._pipeline.circles:
            return None
        made, kind = exact(step.get("made_count")), step.get("kind")
        if kind == "subset" or (kind in _DRAWING and step.get("rejected") is not None):
            rejected = rejected_by(step) if kind != "subset" else 0
            return None if made is None or rejected is None else made - rejected
        return None


class Between:
    """The smallest and the largest number that a count may be."""

    __slots__ = ("high", "low")

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def __str__(self) -> str:
        """The number in words."""
        return f"{self.low:,.0f}" if self.low == self.high else f"{self.low:,.0f} to {self.high:,.0f}"

    def less(self, other: Between) -> Between:
        """What is left of this number without the other."""
        return Between(self.low - other.high, self.high - other.low)


def between(count: Any) -> Between | None:
    """What a count may be, which is known exactly or roughly; None if it is unsaid."""
    roughly = count.data if isinstance(count, Value) else count
    if isinstance(roughly, dict):
        about = roughly.get("about")
        return Between(about / _ROUGHLY, about * _ROUGHLY) if isinstance(about, int | float) else None
    number = exact(count)
    return None if number is None else Between(number, number)


def rejected_between(step: Value) -> Between:
    """How many records a step may have rejected."""
    rejected = step.get("rejected")
    counts = [between(count) for count in rejected.data.values()] if isinstance(rejected, Value) else []
    known = [each for each in counts if each is not None]
    return Between(sum(each.low for each in known), sum(each.high for each in known))


def rejected_by(step: Value) -> int | None:
    """How many records a step rejected; None where that is not known exactly."""
    found = rejected_between(step)
    return int(found.low) if found.low == found.high else None


def may_hold(files: Sequence[Value], count: Between) -> bool:
    """Whether files may hold this number of records, all together or some of them beside others on the same records.

    That is open where there is no file, or one of them is not counted.
    """
    counts = [between(file.get("records")) for file in files]
    known = [each for each in counts if each is not None]
    if not files or len(known) < len(counts):
        return True
    if any(each.low < each.high for each in (count, *known)):
        return count.high >= min(each.low for each in known) and count.low <= sum(each.high for each in known)
    sums = set[float]()
    for each in known[:_FEW]:
        sums |= {each.low, *(each.low + other for other in sums)}
    return count.low in sums | {sum(each.low for each in known)}


def held(files: Sequence[Value]) -> str:
    """How many records files hold, in words."""
    return " and ".join(str(between(file.get("records"))) for file in files)
