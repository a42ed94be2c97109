"""Why something is asked, if the answer that a condition reads does not say so itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from synthreport.document.pointers import get
from synthreport.standard.catalogue import Condition
from synthreport.standard.gaps import is_gap

_EVERYWHERE = ""


class Reasons:
    """The reasons why answers of one manifest are asked; the places that open a condition are found once."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._found: dict[int, dict[str, list[str]]] = {}

    def asked_because(self, conditions: Iterable[Condition], pointer: str) -> str:
        """Why an answer at a pointer is asked: a gap, or another answer; empty if a plain answer says it."""
        reasons = (self._reason(condition, pointer) for condition in conditions)
        return next((f"; asked because {reason}" for reason in reasons if reason), "")

    def _reason(self, condition: Condition, pointer: str) -> str:
        """What opens a condition if nobody says that it holds."""
        places = self._places(condition, pointer)
        if any(not is_gap(get(self._data, place)) for place in places):
            return ""
        for other in condition.others:
            for place in self._places(other, pointer):
                return f"{other.words}, at `{place}`"
        words = condition.words[:1].lower() + condition.words[1:].rstrip(".")
        return f"it is left open whether {words}, at `{places[0]}`" if places else ""

    def _places(self, reading: Condition, pointer: str) -> list[str]:
        """The places that open a condition, in the element in which something is asked if it is asked of each."""
        if id(reading) not in self._found:
            self._found[id(reading)] = _by_element(reading, self._data)
        collection, element = _within(reading, pointer)
        is_of_each = collection and pointer.startswith(f"{collection}/")
        return self._found[id(reading)].get(element if is_of_each else _EVERYWHERE, [])


def _by_element(reading: Condition, data: Any) -> dict[str, list[str]]:
    """The places that open a condition: all of them, and those of each element."""
    found: dict[str, list[str]] = {}
    for place in reading.openings(data):
        for key in dict.fromkeys((_EVERYWHERE, _within(reading, place)[1])):
            found.setdefault(key, []).append(place)
    return found


def _within(reading: Condition, pointer: str) -> tuple[str, str]:
    """The collection whose elements a condition reads, and the element that a pointer is in; empty without one."""
    if not reading.depth:
        return "", ""
    return "/".join(["", *reading.path[: reading.depth - 1]]), "/".join(pointer.split("/")[: reading.depth + 1])
