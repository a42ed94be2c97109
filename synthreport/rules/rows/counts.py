"""How many records flow along the pipeline: what steps leave, what they take, and what files hold."""

from __future__ import annotations

from collections.abc import Sequence

from synthreport.rules.rows.flow import pipeline
from synthreport.rules.value import Value, exact

_FEW = 8
"""Of this number of files, every sum of some of them is looked at."""
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


def rejected_by(step: Value) -> int | None:
    """How many records a step rejected; None where that is not known exactly."""
    rejected = step.get("rejected")
    if not isinstance(rejected, Value):
        return 0
    counts = [exact(count) for count in rejected.data.values()]
    return None if None in counts else sum(filter(None, counts))


def may_hold(files: Sequence[Value], count: int) -> bool:
    """Whether files may hold this number of records, all together or some of them beside others on the same records.

    That is open where there is no file, or one of them is not counted exactly.
    """
    counts = [exact(file.get("records")) for file in files]
    known = [each for each in counts if each is not None]
    if not files or len(known) < len(counts):
        return True
    sums = set[int]()
    for each in known[:_FEW]:
        sums |= {each, *(each + other for other in sums)}
    return count in sums | {sum(known)}


def held(files: Sequence[Value]) -> str:
    """How many records files hold, in words; each is counted exactly."""
    return " and ".join(f"{exact(file.get('records')):,}" for file in files)
