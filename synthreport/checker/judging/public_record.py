"""Contradictions of the public record: a third party who names one repeats it, and did not make it."""

from __future__ import annotations

from collections.abc import Iterator

from synthreport.finding import Place
from synthreport.result import THIRD_PARTY_BASIS
from synthreport.rules.value import Fault, Unsaid, Value

_NAMED = "record_contradictions"
_PAIR = ("pointer", "contradicts")


class PublicRecord:
    """The pairs of answers that a third party names as contradictory in the record, each with the place of its entry.

    Authors answer for what they write: under any other basis, there are none.
    """

    def __init__(self, root: Value) -> None:
        self._entries = dict(_pairs(root))

    def of(self, fault: Fault) -> Place | None:
        """The entry that names a contradiction: the place of the fault, and one that contradicts it."""
        if not self._entries:
            return None
        pairs = (frozenset({fault.at.pointer, other.pointer}) for other in fault.also)
        return next((self._entries[pair] for pair in pairs if pair in self._entries), None)


def _pairs(root: Value) -> Iterator[tuple[frozenset[str], Place]]:
    try:
        about = root.get("manifest")
        if not isinstance(about, Value) or about.get("basis") != THIRD_PARTY_BASIS:
            return
        for number, entry in enumerate(about.listed(_NAMED)):
            pair = frozenset(each for key in _PAIR if isinstance(each := entry.get(key), str))
            if len(pair) == len(_PAIR):
                yield pair, about.place(_NAMED, number)
    except Unsaid:  # who speaks cannot be read
        return
