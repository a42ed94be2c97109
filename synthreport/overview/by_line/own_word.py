"""The lines of the checklist that only the authors vouch for, and the stretches of the manifest that answer them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from synthreport.document.pointers import escape, get
from synthreport.result import LineOutcome, LineState
from synthreport.standard.checklist import Line

_NEAR = 25
"""Stretches with fewer lines between them are one; nobody looks up hundreds of single lines."""
_ABSENT = object()

Stretch = tuple[int, int]
"""The first and the last line of a stretch of a manifest."""


class OwnWord(NamedTuple):
    """A line of the checklist, and the stretches of the manifest that answer it."""

    line: Line
    stretches: tuple[Stretch, ...]


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
