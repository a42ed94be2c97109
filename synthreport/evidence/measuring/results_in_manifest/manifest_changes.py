"""Changes to a manifest: results of an earlier measurement go, new ones come, and what they bear on names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from synthreport.document.pointers import get, pointer_of
from synthreport.edit import REMOVED, Change, Compact
from synthreport.edit.change import changed, narrowed
from synthreport.evidence.measuring.manifest_facts import Facts
from synthreport.evidence.measuring.measure_plan import Plan
from synthreport.evidence.measuring.measured_results import Number
from synthreport.evidence.measuring.results_in_manifest import links
from synthreport.evidence.measuring.results_in_manifest.manifest_entries import TOOL
from synthreport.standard.gaps import holds_answers, is_gap


def ours(data: Any) -> tuple[str | None, list[str]]:
    """The id of this program among the tools, and the ids of the results that it measured."""
    facts = Facts(data)
    tool = next((id for id, each in facts.entries("tools") if each.get("name") == TOOL), None)
    return tool, [id for id, each in facts.entries("results") if tool is not None and each.get("tool") == tool]


def renamed(numbers: list[Number], data: Any) -> list[Number]:
    """Results whose ids are not those of results that somebody else gave."""
    _, mine = ours(data)
    taken = {id for id, _ in Facts(data).entries("results")} - set(mine)
    return [each._replace(id=f"{each.id[:50]}_measured") if each.id in taken else each for each in numbers]


def changes(data: Any, numbers: list[Number], entries: Mapping[str, Any], plan: Plan) -> Iterator[Change]:
    """The changes, in order; none that changes nothing.

    `numbers` are complete results, `entries` other answers by their pointers. What a person wrote is not removed.
    """
    _, before = ours(data)
    wanted = {each.id: each.answers for each in numbers}
    gone = [id for id in before if id not in wanted]
    made = _Made(data)
    yield from made.all(Change(pointer, _written(entry)) for pointer, entry in entries.items())
    yield from made.all(_results(made, wanted, gone, before))
    yield from made.all(_without(made.data, set(gone)))
    for pointer, names in links.links(made.data, numbers, plan):
        yield from made.all(_linked(made.data, pointer, names))
    yield from made.all(Change(pointer, _written(entry)) for pointer, entry in links.planned(made.data, numbers, plan))


class _Made:
    """The data as the changes so far have made them."""

    def __init__(self, data: Any) -> None:
        self.data = data

    def all(self, wanted: Any) -> Iterator[Change]:
        """Those of some changes that change anything."""
        for each in wanted:
            if each.answer is REMOVED or get(self.data, each.pointer, None) != each.answer:
                self.data = changed(self.data, narrowed(self.data, each))
                yield each


def _results(made: _Made, wanted: dict[str, Any], gone: list[str], before: list[str]) -> Iterator[Change]:
    """All results at once if none is anybody else's, and else one by one."""
    there = get(made.data, "/results", None)
    if not holds_answers(there) or set(there) <= set(before):
        if wanted:
            yield Change("/results", {id: Compact(answers) for id, answers in wanted.items()})
        return
    for id in gone:
        yield Change(pointer_of(["results", id]))
    for id, answers in wanted.items():
        yield Change(pointer_of(["results", id]), Compact(answers))


def _without(data: Any, gone: set[str]) -> Iterator[Change]:
    """Lists that name results that are no longer there, without these."""
    for pointer, held in _lists(data, ()):
        kept = [each for each in held if each not in gone]
        if len(kept) < len(held):
            yield Change(pointer, kept or REMOVED)


_NAMING = ("claims", "privacy", "validation", "constraints", "limitations", "lineage", "reproducibility")


def _lists(data: Any, path: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Every list of texts in the sections that name results."""
    for key, value in data.items() if isinstance(data, dict) else ():
        if not path and key not in _NAMING:
            continue
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            yield pointer_of([*path, key]), value
        yield from _lists(value, (*path, str(key)))


def _linked(data: Any, pointer: str, names: list[str]) -> Iterator[Change]:
    """A list with more names; a gap that says that nothing was done is no longer true, another one stays."""
    there = get(data, pointer, None)
    if is_gap(there) and there.get("gap") not in ("not_performed", "not_recorded", "unknown"):
        return
    kept = there if isinstance(there, list) else []
    more = [each for each in names if each not in kept]
    above = get(data, pointer.rpartition("/")[0], None)
    if more and (above is None or holds_answers(above)):
        yield Change(pointer, [*kept, *more])


def _written(entry: Any) -> Any:
    """An entry as it is written: a mapping of few answers in brackets."""
    return Compact(entry) if isinstance(entry, dict) and entry else entry
