"""What a machine could say of a dataset: answers, where each comes from, and what was left out, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from synthreport.authoring.order import node_at
from synthreport.reading.places import escape, held, parts_of
from synthreport.standard.catalogue import Node, load
from synthreport.standard.words import RESERVED

Answers = dict[str, Any]

_ALIKE = {
    "/files": ("path",),
    "/tools": ("name",),
    "/parties": ("name",),
    "/inputs": ("title",),
    "/content/tables": ("files",),
}
"""Collections in which two entries are one where these answers are the same, whatever their ids."""


class Left(NamedTuple):
    """Something that a source holds and no answer was made of: where it stands there, and why it was left."""

    source: str
    place: str
    why: str


class Draft:
    """A part of a manifest, as plain data.

    `origins` names, by the pointer of every single answer, the source that it was taken from.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.answers: Answers = {}
        self.origins: dict[str, str] = {}
        self.left: list[Left] = []

    def state(self, pointer: str, answer: Any, *, whole: bool = False) -> None:
        """Put an answer in its place; what holds it is made. Nothing (None, or empty) is no answer, unless it is part
        of one that is `whole`, such as the settings of a tool.

        An answer that is there already stays; the other is noted as left. Raises ValueError where what would hold the
        answer is an answer itself.
        """
        for place, each in [(pointer, answer)] if whole else _leaves(_cleaned(answer), pointer):
            self._state(place, each, self.source)

    def leave(self, place: str, why: str) -> None:
        """Note that the source holds something of which no answer is made."""
        self.left.append(Left(self.source, place, why))

    def take(self, other: Draft) -> None:
        """Add what another draft says and this one does not; an entry that both have keeps its id from here."""
        answers = _renamed(other.answers, _same(self.answers, other.answers), load().root)
        told = dict(zip((p for p, _ in _leaves(answers)), (p for p, _ in _leaves(other.answers)), strict=True))
        for place, each in _leaves(answers):
            self._state(place, each, other.origins.get(told[place], other.source))
        self.left += other.left

    def _state(self, pointer: str, answer: Any, source: str) -> None:
        *above, last = parts_of(pointer)
        holder = self.answers
        for part in above:
            holder = holder.setdefault(part, {})
            if not isinstance(holder, dict):
                raise ValueError(f"{pointer} leads through an answer")
        if last not in holder:
            holder[last] = answer
            self.origins[pointer] = source
        elif holder[last] != answer:
            self.left.append(Left(source, pointer, f"{self.origins.get(pointer, self.source)} says otherwise"))


def leaves(answers: Any, pointer: str = "") -> list[str]:
    """The pointers of all single answers: texts, numbers, lists, gaps, and forms such as `{about: …}`."""
    return [place for place, _ in _leaves(answers, pointer)]


def id_of(text: str, taken: Iterable[str] = ()) -> str:
    """An id made of a text: ASCII letters, digits and `_`, and none that is taken."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:48].strip("_")
    plain = plain if re.match(r"[a-z]", plain) else f"n{plain}" if plain else "entry"
    others = {*taken, *RESERVED}
    found, count = plain, 1
    while found in others:
        count += 1
        found = f"{plain}_{count}"
    return found


def _leaves(answers: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(answers, dict) and answers and not _is_one(answers):
        for key, each in answers.items():
            yield from _leaves(each, f"{pointer}/{escape(str(key))}")
    elif answers not in (None, {}, []):
        yield pointer, answers


def _is_one(answers: Answers) -> bool:
    """Whether a mapping is one answer: a gap, or a form such as `{about: 5}`; but a limitation is about ids."""
    marked = {"gap", *RESERVED} & answers.keys() - {"rest"}
    return bool(marked) and not isinstance(answers.get("about"), list)


def _cleaned(answer: Any) -> Any:
    """An answer without what is empty, however deep."""
    if isinstance(answer, dict):
        kept = {key: _cleaned(each) for key, each in answer.items()}
        return {key: each for key, each in kept.items() if each not in (None, {}, [], "")}
    if isinstance(answer, list):
        return [each for each in map(_cleaned, answer) if each not in (None, {}, [], "")]
    return answer


def _same(ours: Answers, theirs: Answers) -> dict[str, str]:
    """Ids that another draft gives to what is an entry here, each with the id that it has here."""
    found: dict[str, str] = {}
    for place, keys in _ALIKE.items():
        own, others = _collection(ours, place), _renamed(_collection(theirs, place), found, node_at(place, load()))
        known = {_look(entry, keys): name for name, entry in own.items()}
        found |= {name: known[look] for name, entry in others.items() if (look := _look(entry, keys)) in known}
    return {name: other for name, other in found.items() if name != other}


def _collection(answers: Answers, place: str) -> Answers:
    try:
        found = held(answers, place)
    except LookupError:
        return {}
    return found if isinstance(found, dict) and "gap" not in found else {}


def _look(entry: Any, keys: tuple[str, ...]) -> tuple[str, ...] | None:
    said = tuple(repr(entry.get(key)) for key in keys) if isinstance(entry, dict) else ()
    return said if said and "None" not in said else None


def _renamed(data: Any, names: dict[str, str], node: Node) -> Any:
    """Data in which ids are others: as keys of the collections they are from, and where something refers to them."""
    if isinstance(data, str):
        return names.get(data, data) if node.reference else data
    if isinstance(data, list):
        return [_renamed(each, names, node.each or Node()) for each in data]
    if not isinstance(data, dict) or not names:
        return data
    inner = {key: node.children.get(key) or node.each or Node() for key in data}
    as_ids = node.key_targets is not None or node.each is not None
    return {
        names.get(key, key) if as_ids and key not in node.children else key: _renamed(each, names, inner[key])
        for key, each in data.items()
    }
