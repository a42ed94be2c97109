"""Merge two drafts: match entries for the same thing, and rename ids that mean two things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from synthreport.document.pointers import equal, get
from synthreport.draft.ids import id_of
from synthreport.standard.catalogue import Node, load
from synthreport.standard.gaps import holds_answers

Answers = dict[str, Any]

_FIELDS = "/content/fields"
_ALIKE = {
    "/files": ("path",),
    "/tools": ("name",),
    "/parties": ("name",),
    "/inputs": ("title",),
    "/content/tables": ("files",),
}
"""Collections in which two entries are the same if these answers are equal, whatever their ids."""
_ALONE = {"/inputs": ("kind",), "/splits": ("seen_by_generator",), "/steps": ("kind",)}
"""Collections in which two entries play the same part in a pipeline if no other entry has these answers."""
_APART = {"/steps": ("kind", "tools"), "/files": ("path",), "/tools": ("name",), _FIELDS: ("table",)}
"""Collections in which two entries with one id are different if one of these answers differs."""


def merged(ours: Answers, theirs: Answers) -> Answers:
    """The answers of another draft, with ids that match ours or do not clash with them."""
    return renamed(theirs, new_names(ours, theirs))


def new_names(ours: Answers, theirs: Answers) -> dict[str, str]:
    """The ids of theirs that change: to those of ours for the same thing, or to new ones for something else."""
    names: dict[str, str] = {}
    for place, keys in _ALIKE.items():
        known = {look: name for name, entry in _entries(ours, place).items() if (look := _look(entry, keys, names))}
        others = {name: _look(entry, keys, names) for name, entry in _entries(theirs, place).items()}
        names |= {name: known[look] for name, look in others.items() if look in known}
    known_columns = {look: name for name, look in _columns(ours, {}).items()}
    names |= {name: known_columns[look] for name, look in _columns(theirs, names).items() if look in known_columns}
    taken = dict(_ids(ours)) | dict(_ids(theirs))
    for name, place in _ids(theirs):
        if name not in names and _clashes(ours, theirs, place, name, names):
            names[name] = id_of(name, taken)
            taken[names[name]] = place
    return names


def fitted(ours: Answers, theirs: Answers) -> Answers:
    """A pipeline that is laid out, with our ids for the entries that play the same part in ours."""
    names: dict[str, str] = {}
    for place, keys in _ALONE.items():
        own, others = _alone(ours, place, keys), _alone(theirs, place, keys)
        names |= {others[look]: own[look] for look in others.keys() & own.keys()}
    return dict(_renamed(theirs, names, load().root, ""))


def _alone(answers: Answers, place: str, keys: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """The ids of the entries that alone have some answers, by these answers."""
    looks = {name: _look(entry, keys, {}) for name, entry in _entries(answers, place).items()}
    times = Counter(looks.values())
    return {look: name for name, look in looks.items() if look and times[look] == 1}


def renamed(theirs: Answers, names: dict[str, str]) -> Answers:
    """Answers with new ids; a field whose id is new states the name of its column."""
    answers = dict(_renamed(theirs, names, load().root, ""))
    fields = _entries(answers, _FIELDS)
    for name in _entries(theirs, _FIELDS):
        if names.get(name, name) != name and isinstance(fields[names[name]], dict):
            fields[names[name]].setdefault("name", name)
    return answers


def moved(pointer: str, names: dict[str, str]) -> str:
    """A pointer into answers whose ids are renamed."""
    place = next((each for each in _places() if "*" not in each and pointer.startswith(f"{each}/")), None)
    if place is None:
        return pointer
    name, slash, rest = pointer.removeprefix(f"{place}/").partition("/")
    return f"{place}/{names.get(name, name)}{slash}{rest}"


def _columns(answers: Answers, names: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The table and the column of each field, by its id."""
    fields = _entries(answers, _FIELDS).items()
    stated = [(name, str(each["table"]), each) for name, each in fields if isinstance(each, dict) and "table" in each]
    return {name: (names.get(table, table), str(each.get("name", name))) for name, table, each in stated}


def _clashes(ours: Answers, theirs: Answers, place: str, name: str, names: dict[str, str]) -> bool:
    """Whether an id of theirs means something else in ours."""
    if any(each == name and other != place for each, other in _ids(ours)):
        return True
    own, other = _entries(ours, place).get(name), _entries(theirs, place).get(name)
    if not isinstance(own, dict) or not isinstance(other, dict):
        return False
    both = [(own[key], other[key]) for key in _APART.get(place, ()) if key in own and key in other]
    return any(not equal(was, _with_names([says], names)[0]) for was, says in both)


def _entries(answers: Answers, place: str) -> Answers:
    found: Any = get(answers, place, None)
    return found if holds_answers(found) else {}


def _look(entry: Any, keys: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
    """The answers that identify an entry; empty if one of them is missing."""
    said = [entry.get(key) for key in keys] if isinstance(entry, dict) else [None]
    return () if None in said else tuple(repr(_with_names(each, names)) for each in said)


def _with_names(answer: Any, names: dict[str, str]) -> Any:
    """An answer in which the ids of a list are renamed, in whatever depth."""
    if not isinstance(answer, list):
        return answer
    return [names.get(each, each) if isinstance(each, str) else _with_names(each, names) for each in answer]


@cache
def _places() -> tuple[str, ...]:
    """The collections whose ids are unique in the whole document."""
    return tuple(dict.fromkeys(place for reference in load().references for place in reference["to"]))


def _ids(answers: Answers) -> Iterator[tuple[str, str]]:
    """Every id with its collection, except collections inside entries."""
    for place in _places():
        if "*" not in place:
            yield from ((name, place) for name in _entries(answers, place))


def _renamed(data: Any, names: dict[str, str], node: Node, place: str) -> Any:
    """Data with renamed ids: as keys of their collections, and in references to them."""
    if isinstance(data, str):
        return names.get(data, data) if node.reference else data
    if isinstance(data, list):
        return [_renamed(each, names, node.each or Node(), f"{place}/*") for each in data]
    if not isinstance(data, dict) or not names:
        return data
    are_ids = node.key_targets is not None or place in _places()
    return {
        names.get(key, key) if are_ids else key: _renamed(each, names, inner, f"{place}/{part}")
        for key, each in data.items()
        for inner, part in [(node.children[key], key) if key in node.children else (node.each or Node(), "*")]
    }
