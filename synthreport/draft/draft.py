"""A draft: answers about a dataset, the source of each, and what was skipped, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from synthreport.document.pointers import ABSENT, equal, escape, get, put
from synthreport.draft.merge import fitted, merged
from synthreport.standard.reserved_words import RESERVED

Answers = dict[str, Any]


class Left(NamedTuple):
    """Something in a source that was skipped: its place in the source, and the reason."""

    source: str
    place: str
    why: str


class Draft:
    """A part of a manifest, as plain data.

    `origins` maps the pointer of every single answer to its source.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.answers: Answers = {}
        self.origins: dict[str, str] = {}
        self.left: list[Left] = []

    def state(self, pointer: str, answer: Any, *, whole: bool = False) -> None:
        """Set an answer and create its parents. None and empty values are ignored, except inside an answer that is
        `whole`, such as the settings of a tool.

        An existing answer is kept; a different one is noted as skipped. Raises ValueError if a parent is a single
        answer itself.
        """
        for place, each in [(pointer, answer)] if whole else _leaves(_cleaned(answer), pointer):
            self._state(place, each, self.source)

    def leave(self, place: str, why: str) -> None:
        """Note that something in the source is skipped."""
        self.left.append(Left(self.source, place, why))

    def take(self, other: Draft) -> None:
        """Add the answers of another draft that are missing here.

        An entry in both keeps its id from here; an id that means something else here is replaced.
        """
        answers = merged(self.answers, other.answers)
        places = dict(zip((p for p, _ in _leaves(answers)), (p for p, _ in _leaves(other.answers)), strict=True))
        for place, each in _leaves(answers):
            self._state(place, each, other.origins.get(places[place], other.source))
        self.left += other.left

    def lay_out(self, other: Draft) -> None:
        """Add a pipeline that another draft lays out; what plays the same part here keeps its id and its answers."""
        fitting = Draft(other.source)
        fitting.state("", fitted(self.answers, other.answers))
        fitting.left = other.left
        self.take(fitting)

    def _state(self, pointer: str, answer: Any, source: str) -> None:
        standing = get(self.answers, pointer, ABSENT)
        if standing is ABSENT:
            self._put(pointer, answer)
            self.origins[pointer] = source
        elif not equal(standing, answer):
            self.left.append(
                Left(source, pointer, f"conflicts with the value from {self.origins.get(pointer, self.source)}")
            )

    def _put(self, pointer: str, answer: Any) -> None:
        try:
            put(self.answers, pointer, answer)
        except LookupError:
            raise ValueError(f"{pointer}: its parent is a single answer") from None


def leaves(answers: Any, pointer: str = "") -> list[str]:
    """The pointers of all single answers: texts, numbers, lists, gaps, and forms such as `{about: …}`."""
    return [place for place, _ in _leaves(answers, pointer)]


def _leaves(answers: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(answers, dict) and answers and not _is_one(answers):
        for key, each in answers.items():
            yield from _leaves(each, f"{pointer}/{escape(str(key))}")
    elif answers not in (None, {}, []):
        yield pointer, answers


def _is_one(answers: Answers) -> bool:
    """Whether a mapping is one answer: a gap, or a form such as `{about: 5}` (not the `about` of a limitation)."""
    marked = {*RESERVED} & answers.keys() - {"rest"}
    return bool(marked) and not isinstance(answers.get("about"), list)


def _cleaned(answer: Any) -> Any:
    """An answer without empty values, at any depth."""
    if isinstance(answer, dict):
        kept = {key: _cleaned(each) for key, each in answer.items()}
        return {key: each for key, each in kept.items() if each not in (None, {}, [], "")}
    if isinstance(answer, list):
        return [each for each in map(_cleaned, answer) if each not in (None, {}, [], "")]
    return answer
