"""The identity of the authors in a manifest, in every spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from synthreport.document.pointers import escape, get, reach
from synthreport.journal.anonymity.identifier_spellings import (
    is_plain,
    look_for_commit,
    look_for_identifier,
)
from synthreport.journal.anonymity.needles import Form, How, Needles
from synthreport.journal.anonymity.ordinary import is_nameless, is_ordinary
from synthreport.journal.anonymity.organisation_spellings import look_for_organisation, look_for_phrase
from synthreport.journal.anonymity.people_spellings import Name, look_for_person
from synthreport.journal.anonymity.places import PATHS, PLACES, is_answered, vendors, words
from synthreport.journal.anonymity.spelling import fold, is_latin

_NAMES = "/parties/*/name"
_COMMIT = re.compile(r"/commit$").search
_BODY = re.compile(r"/body$").search
_SHORT = 3
_MOST_WORDS = 4


def needles_of(data: Any) -> Needles:
    """Every spelling of the texts that are withheld from a manifest."""
    needles = Needles()
    tools = (name for path in ("/tools/*/name", "/inputs/*/title") for _, name in reach(data, path))
    needles.spared = frozenset(fold(name) for name in tools if isinstance(name, str))
    for pointer, text in _names(data):
        _look_for_name(data, pointer, text, needles)
    for text in party_ids(data):
        _look_for_id(text, needles)
    for pointer, text in _withheld(data):
        _look_for_value(pointer, text, needles)
    for text in paths_of(data):
        needles.add_text(text, Form.PATH, How.PATH)
        needles.add_text(quote(text), Form.PATH, How.PATH)
    return needles


def party_ids(data: Any) -> list[str]:
    """The ids of the parties that are hidden."""
    parties = data.get("parties") if isinstance(data, dict) else None
    named = parties if isinstance(parties, dict) else ()
    return [name for name in named if not name.startswith("x-") and name not in vendors(data)]


def paths_of(data: Any) -> set[str]:
    """The paths that are hidden, but none without a stop or a slash, which may be any word."""
    found = (path for place in PATHS for _, path in reach(data, place))
    return {path for path in found if isinstance(path, str) and ("." in path or "/" in path)}


def has_other_scripts(data: Any) -> bool:
    """Whether there are names in other scripts than Latin."""
    return any(not is_latin(name) for _, name in _names(data))


def texts_of(data: Any) -> Iterator[str]:
    """Every text below some data, keys included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        for each in data.values():
            yield from texts_of(each)
    elif isinstance(data, list):
        for each in data:
            yield from texts_of(each)


def named_by_authors(data: Any) -> set[str]:
    """The names that authors give, except to parties: ids, and the names of their tools."""
    tools = (name for _, name in reach(data, "/tools/*/name") if isinstance(name, str) and len(name.split()) == 1)
    return {*(key for key in keys_of(data) if not key.startswith("x-")), *tools} - set(party_ids(data))


def keys_of(data: Any) -> Iterator[str]:
    """Every key below some data."""
    for key, each in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if isinstance(key, str):
            yield key
        yield from keys_of(each)


def _names(data: Any) -> Iterator[tuple[str, str]]:
    shown = {f"/parties/{escape(name)}/name" for name in vendors(data)}
    found = ((pointer, name) for pointer, name in reach(data, _NAMES) if pointer not in shown)
    yield from ((pointer, name) for pointer, name in found if isinstance(name, str) and name.strip())


def _look_for_name(data: Any, pointer: str, text: str, needles: Needles) -> None:
    kind = get(data, f"{pointer.rpartition('/')[0]}/kind", None)
    if kind == "person" or (kind is None and _is_like_a_person(text)):
        look_for_person(text, needles, german=str(get(data, "/manifest/language", None)).startswith("de"))
    elif kind == "software_agent":
        look_for_phrase(text, Form.NAME, needles)
    else:
        look_for_organisation(text, needles)


def _is_like_a_person(text: str) -> bool:
    parts = [*Name.read(text).given, *Name.read(text).family]
    return 1 < len(parts) <= _MOST_WORDS and not any(is_nameless(fold(part)) for part in parts)


def _look_for_id(text: str, needles: Needles) -> None:
    """Look for the id of a party where that is no ordinary word."""
    if len(fold(text)) >= _SHORT and not is_plain(text):
        needles.add_text(text, Form.NAME, How.WORD if len(fold(text)) > _SHORT else How.CAPITALS)


def _withheld(data: Any) -> Iterator[tuple[str, str]]:
    """Every text of the answers that are taken out, and of the author's own keys, which may hold anything."""
    for path in PLACES:
        for pointer, answer in reach(data, path):
            if path != _NAMES and is_answered(answer):
                yield from ((pointer, text) for text in _values(answer))
    yield from (("/x-", text) for text in _own(data) if _tells(text))


def _look_for_value(pointer: str, text: str, needles: Needles) -> None:
    if text in words() or not fold(text):
        return
    if _COMMIT(pointer):
        look_for_commit(text, needles)
    elif _BODY(pointer):
        look_for_organisation(text, needles)
    else:
        look_for_identifier(text, needles)


def _values(answer: Any) -> Iterator[str]:
    """The texts of an answer, without its keys."""
    if isinstance(answer, str):
        yield answer
    for each in answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list) else ():
        yield from _values(each)


def _own(data: Any, *, own: bool = False) -> Iterator[str]:
    """The texts below the author's own keys."""
    if isinstance(data, str) and own:
        yield data
    if isinstance(data, dict):
        for key, each in data.items():
            yield from _own(each, own=own or key.startswith("x-"))
    elif isinstance(data, list):
        for each in data:
            yield from _own(each, own=own)


def _tells(text: str) -> bool:
    """Whether a text of the author's own is worth looking for: an address, an account, a number, a name."""
    if re.search(r"[@/]|\\\\|10\.\d{4}", text):
        return True
    runs = re.findall(r"\w+", text)
    return len(fold(text)) > _MOST_WORDS and any(run[0].isupper() and not is_ordinary(fold(run)) for run in runs)
