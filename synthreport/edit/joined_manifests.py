"""Several manifests about one dataset, such as those of parallel jobs → one, or where they contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from synthreport.document import Document
from synthreport.document.pointers import ABSENT, escape, has, same
from synthreport.draft.merge import moved, new_names, renamed
from synthreport.draft.standard_order import arranged
from synthreport.edit.provenance import FILLED, LISTS, listed, marked
from synthreport.standard.catalogue import load
from synthreport.standard.gaps import holds_answers
from synthreport.standard.versions import NEWEST

_SETS = re.compile(rf"/manifest/(?:{'|'.join(LISTS)})|/steps/[^/]+/makes")
"""Lists to which every part may add entries; so it may to a list that tools filled in."""
_DATE = "/manifest/date"


class Contradiction(NamedTuple):
    """An answer that two parts give differently: its pointer, and the place and the answer of each."""

    pointer: str
    earlier: tuple[Document, Any]
    later: tuple[Document, Any]


class Joined(NamedTuple):
    """The answers of all parts together, and where they contradict each other."""

    answers: dict[str, Any]
    contradictions: list[Contradiction]


def joined(parts: Sequence[Document]) -> Joined:
    """The parts as one manifest; of answers that contradict each other, it has the first.

    The same file, tool, table or column has one id in the end, and different ones have two.
    """
    answers: Any = {}
    found: list[Contradiction] = []
    for number, part in enumerate(parts):
        data = _named_alike(answers, part.data)
        join = _Join(marked(answers, FILLED) & marked(data, FILLED))
        answers = join.both(answers, data, "")
        for pointer, ours, theirs in join.contradictory:
            first = next((each for each in parts[:number] if has(each.data, pointer)), parts[0])
            found.append(Contradiction(pointer, (first, ours), (part, theirs)))
    return Joined(arranged(_with_short_lists(answers), load(NEWEST).root), found)


def _named_alike(answers: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """A part with the ids that the things in it have already, and with every single answer in the lists of pointers."""
    names = new_names(answers, part)
    made = renamed(part, names)
    about = made.get("manifest")
    if holds_answers(about):
        lists = {key: [moved(each, names) for each in sorted(marked(part, key))] for key in LISTS if key in about}
        made["manifest"] = {**about, **lists}
    return made


class _Join:
    """Joins two manifests; `filled` are the answers that a tool filled in, in both."""

    def __init__(self, filled: set[str]) -> None:
        self.filled = filled
        self.contradictory: list[tuple[str, Any, Any]] = []

    def both(self, ours: Any, theirs: Any, pointer: str) -> Any:
        """The answers of both at a pointer."""
        if ours is ABSENT or theirs is ABSENT or same(ours, theirs):
            return theirs if ours is ABSENT else ours
        if holds_answers(ours) and holds_answers(theirs):
            return {key: self._at(key, ours, theirs, pointer) for key in ours | theirs}
        if pointer == _DATE:
            return max(str(ours), str(theirs))
        if isinstance(ours, list) and isinstance(theirs, list) and (_SETS.fullmatch(pointer) or pointer in self.filled):
            return [*ours, *(each for each in theirs if each not in ours)]
        self.contradictory.append((pointer, ours, theirs))
        return ours

    def _at(self, key: str, ours: dict[str, Any], theirs: dict[str, Any], pointer: str) -> Any:
        return self.both(ours.get(key, ABSENT), theirs.get(key, ABSENT), f"{pointer}/{escape(key)}")


def _with_short_lists(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers with the two lists of pointers as short as they can be."""
    about = answers.get("manifest")
    lists = dict(_lists(answers)) if holds_answers(about) else {}
    return {**answers, "manifest": {**answers["manifest"], **lists}} if lists else answers


def _lists(answers: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for key in LISTS:
        if key in answers["manifest"]:
            yield key, listed(marked(answers, key), answers)
