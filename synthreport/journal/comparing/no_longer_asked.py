"""What a revision no longer has to answer, and the changed answers that made it so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from synthreport.document.pointers import parts_of
from synthreport.outcome import State
from synthreport.overview.view import View
from synthreport.standard.catalogue import Condition


class Dropped(NamedTuple):
    """Items and rules that are no longer asked because the answer at a pointer changed; empty if no answer says so."""

    pointer: str
    codes: tuple[str, ...]


def no_longer_asked(old: View, new: View, changed: Iterable[str]) -> tuple[Dropped, ...]:
    """The codes that applied before and do not now, by the first of the changed answers that their conditions read.

    A rule that none of its conditions switched off is left out: what it was about may be gone.
    """
    pointers = list(changed)
    found: dict[str, list[str]] = {}
    for code in _dropped(old, new):
        reads = list(_conditions(code, new))
        cause = next((pointer for pointer in pointers if any(_is_read(pointer, each) for each in reads)), "")
        if cause or code in new.catalogue.items:
            found.setdefault(cause, []).append(code)
    return tuple(Dropped(pointer, tuple(codes)) for pointer, codes in found.items())


def _dropped(old: View, new: View) -> Iterator[str]:
    if new.result.readable:
        was_asked = {code for code, each in old.result.outcomes.items() if each.state is not State.NOT_APPLICABLE}
        unasked = (code for code, each in new.result.outcomes.items() if each.state is State.NOT_APPLICABLE)
        yield from (code for code in unasked if code in was_asked)


def _conditions(code: str, view: View) -> Iterator[Condition]:
    """The conditions of an item or a rule, with the other answers that they read."""
    entry = view.entry(code)
    for name in dict.fromkeys((*entry.get("when", ()), *entry.get("essential_where", ()))):
        condition = view.catalogue.conditions[name]
        yield from (condition, *condition.others)


def _is_read(pointer: str, condition: Condition) -> bool:
    """Whether a condition reads the answer at a pointer, or one below or above it."""
    pairs = zip(parts_of(pointer), condition.path, strict=False)
    return all(key in ("*", part) for part, key in pairs)
