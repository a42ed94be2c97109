"""Which lines of the checklist are not asked, and the answers that make it so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.pointers import get, pointer_of, reach
from synthreport.result import LineOutcome, LineState
from synthreport.standard.catalogue import Catalogue, Condition
from synthreport.standard.checklist import Line


class Unasked(NamedTuple):
    """Lines that are not asked because of the same answers: all that the condition of the first of them reads.

    Each answer has its pointer and its value; None is an answer of more than a word.
    """

    lines: tuple[Line, ...]
    answers: tuple[tuple[str, str | None], ...]


def switched_off(lines: tuple[tuple[Line, LineOutcome], ...], catalogue: Catalogue, data: Any) -> tuple[Unasked, ...]:
    """The lines that are not asked, by the answers that make it so, in the order of the checklist."""
    found: dict[tuple[tuple[str, str | None], ...], list[Line]] = {}
    for line, outcome in lines:
        if outcome.state is LineState.NOT_APPLICABLE:
            condition = _condition(line, catalogue, data)
            found.setdefault(tuple(_answers(condition, data)) if condition else (), []).append(line)
    return tuple(Unasked(tuple(members), answers) for answers, members in found.items())


def _condition(line: Line, catalogue: Catalogue, data: Any) -> Condition | None:
    """The first condition of a line's items that does not hold; None if there is none."""
    asked = (catalogue.items[code] for code in line.codes)
    names = (name for item in asked for name in (*item["when"], *item["essential_where"]))
    conditions = (catalogue.conditions[name] for name in names)
    return next((each for each in conditions if not each.holds(data)), None)


def _answers(condition: Condition, data: Any) -> Iterator[tuple[str, str | None]]:
    """The answers that a condition reads; if there is none, that of the nearest section above."""
    for end in range(len(condition.path), 0, -1):
        found = [(pointer, _word(answer)) for pointer, answer in reach(data, pointer_of(condition.path[:end]))]
        if found:
            yield from found
            return


def _word(answer: Any) -> str | None:
    """An answer of a word, a list of words, or the kind of a gap."""
    gap = get(answer, "/gap", None)
    if isinstance(answer, list) and all(isinstance(each, str) for each in answer):
        return ", ".join(answer)
    return f"gap: {gap}" if isinstance(gap, str) else answer if isinstance(answer, str) else None
