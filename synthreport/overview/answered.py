"""The places that answer each item, or the gap instead of an answer; and which answers nothing was compared with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from synthreport.document.pointers import escape, get
from synthreport.outcome import State
from synthreport.result import LineOutcome, LineState, Result
from synthreport.standard.catalogue import Catalogue, Entry
from synthreport.standard.checklist import Line
from synthreport.standard.gaps import holds_answers, is_gap

SHOWN = 3
"""How many places of the answers to one item a report lists."""
_NEAR = 25
"""Stretches with fewer lines between them are one; nobody looks up hundreds of single lines."""
_ABSENT = object()

Stretch = tuple[int, int]
"""The first and the last line of a stretch of a manifest."""


class OwnWord(NamedTuple):
    """A line of the checklist, and the stretches of the manifest that answer it."""

    line: Line
    stretches: tuple[Stretch, ...]


def answers(catalogue: Catalogue, result: Result, data: Any) -> dict[str, tuple[str, ...]]:
    """The pointers of the answers to every item that applies and has any, in the order of the standard.

    Those at the item's home come first.
    """
    found: dict[str, dict[str, None]] = {}
    for field in sorted(catalogue.fields, key=lambda field: not field.get("home", False)):
        code = field["item"]
        if code and field["asked"] and result.outcomes[code].state is not State.NOT_APPLICABLE:
            places = found.setdefault(code, {})
            places |= dict.fromkeys(_reached(data, field["path"].split("/")[1:], "", field))
    return {code: tuple(found[code]) for code in catalogue.items if found.get(code)}


def _reached(data: Any, path: list[str], pointer: str, field: Entry) -> Iterator[str]:
    """Every place that a field's path leads to, and every gap on the path."""
    if not path or is_gap(data):
        yield pointer
    elif path[0] == "*":
        for key, each in _elements(data):
            yield from _reached(each, path[1:], f"{pointer}/{escape(key)}", field)
    elif holds_answers(data) and (len(path) > 1 or _belongs(field, data)):
        if path[0] in data:
            yield from _reached(data[path[0]], path[1:], f"{pointer}/{path[0]}", field)
        elif is_gap(data.get("rest")):
            yield f"{pointer}/rest"


def _belongs(field: Entry, holder: Entry) -> bool:
    """Whether an object of this form has the field."""
    tagged: dict[str, list[Any]] = field.get("if", {})
    return all(holder.get(tag) in values if values else tag in holder for tag, values in tagged.items())


def _elements(data: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield from ((key, each) for key, each in data.items() if not key.startswith("x-"))
    elif isinstance(data, list):
        yield from ((str(index), each) for index, each in enumerate(data))


def own_word(
    lines: Iterable[tuple[Line, LineOutcome]],
    answers: Mapping[str, tuple[str, ...]],
    confirmed: Collection[str],
    data: Any,
    line_of: Callable[[str], int],
) -> tuple[OwnWord, ...]:
    """The lines that are answered, in the order of the checklist, without the answers that were confirmed.

    What is wrong with the open ones is found already.
    """
    found = []
    for line, outcome in lines:
        places = {each for code in line.codes for each in answers.get(code, ()) if each not in confirmed}
        stretches = [_stretch(each, data, line_of) for each in places if get(data, each, _ABSENT) is not _ABSENT]
        if stretches and outcome.state in (LineState.ANSWERED, LineState.BY_A_GAP):
            found.append(OwnWord(line, _joined(stretches)))
    return tuple(found)


def _stretch(pointer: str, data: Any, line_of: Callable[[str], int]) -> Stretch:
    """The lines from an answer to the last thing in it."""
    last, held = pointer, get(data, pointer, None)
    while held and isinstance(held, (dict, list)):
        key = next(reversed(held)) if isinstance(held, dict) else len(held) - 1
        last, held = f"{last}/{escape(str(key))}", held[key]
    return line_of(pointer), line_of(last)


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in order, those that are near to each other as one."""
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + _NEAR:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)
