"""The same numbers generation by generation: rare values, coverage, drift, each against the same real rows or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from synthreport.evidence.lineage.chain import Chain, Generation
from synthreport.rules.value import Value, answers_of

_NONE = ("none", None, "")


class Point(NamedTuple):
    """A value of a result of one generation, and the real rows that it compares with, as far as known."""

    generation: int
    result: str
    value: float
    rows: str


class Trend(NamedTuple):
    """A metric over the generations, the oldest first; `is_fixed` says whether all values have the same real rows.

    None if that is not known.
    """

    metric: str
    points: tuple[Point, ...]
    is_fixed: bool | None

    @property
    def course(self) -> str:
        """In words: whether it falls or rises with every generation."""
        steps = [after.value - before.value for before, after in pairwise(self.points)]
        falls, rises = all(step < 0 for step in steps), all(step > 0 for step in steps)
        return "falls with every generation" if falls else "rises with every generation" if rises else ""


def trends(chain: Chain) -> list[Trend]:
    """Every metric that at least two generations report for the whole output, in the order of its name."""
    found: dict[str, list[Point]] = {}
    for generation in reversed(chain.generations):
        for metric, point in _points(generation):
            found.setdefault(metric, []).append(point)
    several = {metric: each for metric, each in found.items() if len({point.generation for point in each}) > 1}
    return [_trend(metric, points) for metric, points in sorted(several.items())]


def _trend(metric: str, points: list[Point]) -> Trend:
    rows = {point.rows for point in points}
    fixed = None if "" in rows else len(rows) == 1
    return Trend(metric, tuple(points), fixed)


def _points(generation: Generation) -> Iterator[tuple[str, Point]]:
    """The results on whole tables that say something on rare values, coverage or closeness to real rows."""
    root = answers_of(generation.found.document.data)
    others = {name for name, _ in root.each("lineage", "related")}
    for name, result in root.each("results"):
        value = result.get("value")
        if isinstance(value, int | float) and result.get("subject", "ref") not in others and _is_followed(result):
            yield _key(result), Point(generation.number, name, float(value), _rows(root, result.get("against")))


def _is_followed(result: Value) -> bool:
    """Whether a result compares the output with real rows, by a metric of fidelity or one with a name of its own."""
    metric = result.get("metric")
    own = result.get("kind") == "comparison" and isinstance(metric, Value)
    return result.get("group") in _NONE and (own or (isinstance(metric, str) and metric.startswith("fid.")))


def _key(result: Value) -> str:
    metric, fields = result.get("metric"), ", ".join(result.get("fields") or ())
    name = metric.get("other") if isinstance(metric, Value) else metric
    return f"{name} of {fields}" if fields else str(name)


def _rows(root: Value, name: object) -> str:
    """What identifies some real rows across manifests: their digest, or else title and version."""
    if not isinstance(name, str) or name in _NONE:
        return ""
    for collection in ("splits", "inputs", "evaluation_inputs"):
        holder = root.get(collection, name)
        if isinstance(holder, Value):
            digest = holder.get("digest", "sha256")
            title, version = holder.get("title"), holder.get("version")
            return digest if isinstance(digest, str) else f"{title or ''}{version or ''}"
    return ""


def guards(chain: Chain) -> list[str]:
    """Which guards against model collapse the newest manifest states, in sentences."""
    newest = chain.generations[0].stated
    if not newest.retrained and len(chain.generations) == 1:
        return []
    found = []
    if newest.share:
        found.append(f"observed records stay in the training: a share of {newest.share:g}")
    if newest.regime in ("accumulate", "fixed_budget", "weighted"):
        found.append(f"generated records do not simply replace observed ones: {newest.regime.replace('_', ' ')}")
    if newest.trend:
        found.append(f"the loss is measured per generation: {', '.join(newest.trend)}")
    if newest.reuse in ("advised_against", "allowed_with_real_data"):
        found.append(f"on further training: {newest.reuse.replace('_', ' ')}")
    return found or ["none is stated"]
