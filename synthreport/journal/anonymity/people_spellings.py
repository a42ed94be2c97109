"""How the name of a person is written: in which order, with which initials, and which parts of it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from synthreport.journal.anonymity.needles import Form, How, Needles
from synthreport.journal.anonymity.ordinary import is_common, is_eponym, is_ordinary, is_particle, is_proper
from synthreport.journal.anonymity.spelling import HUMPS, fold, is_wide

_HYPHENS = r"\s\-\u2010-\u2015\u2212"
_SIGNS = _HYPHENS + "'’‘ʼ`´"
_ALONE = 2
_SHORT = 3
_LONG = 6
"""So many letters are a name by their capital alone; and a name even within a longer word."""


class Name(NamedTuple):
    """The parts of a name, without titles."""

    given: tuple[str, ...]
    family: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> Name:
        """A name as it is written: `Jörg Müller`, `Müller, Jörg`, `Prof. Dr. Jörg Müller, PhD`, `王伟`."""
        wide = [char for char in text if is_wide(char)]
        if wide and len(wide) == len("".join(text.split())):
            return cls(("".join(wide[1:]),), (wide[0],)) if len(wide) > 1 else cls((), tuple(wide))
        before, _, after = text.partition(",")
        family, given = _words(before), _words(after)
        if not any(not is_particle(fold(word)) for word in given):
            given, family = _without_titles(family)[:-1], _without_titles(family)[-1:]
        return cls(tuple(given), tuple(family))


def look_for_person(text: str, needles: Needles, *, german: bool) -> None:
    """Look for every way in which a name may be written."""
    name = Name.read(text)
    parts = [*name.given, *name.family]
    for part in dict.fromkeys(chain.from_iterable(_pieces(part) for part in parts)):
        how = how_alone(part, german=german)
        if how is not None:
            needles.add(_split(HUMPS.sub(r"\1 \2", part)), Form.NAME, how)
            needles.add_in_code(part, Form.NAME, how)
    needles.add(_split(" ".join(_words(text))), Form.NAME, How.WORD, humps=not name.given)
    for words in dict.fromkeys(_orders(name)):
        _look_for_row(words, needles, german=german)


def how_alone(part: str, *, german: bool = False) -> How | None:
    """What must be there for one part of a name to be a name; None where it is none by itself."""
    letters = fold(part)
    if is_particle(letters) or len(letters) < _ALONE:
        return None
    if len(letters) == _ALONE and not any(map(is_wide, part)):
        return How.BESIDE_A_TITLE
    if is_proper(letters, german=german):
        return How.BESIDE_A_TITLE
    if is_eponym(letters):
        return How.EPONYM
    if is_common(letters):
        return How.IN_A_SENTENCE
    if len(letters) <= _SHORT and part.isascii():
        return How.TITLED
    return How.ANYWHERE if len(letters) >= _LONG else How.WORD


def _look_for_row(words: tuple[str, ...], needles: Needles, *, german: bool) -> None:
    """Look for some parts of a name behind each other; parts that are words by themselves keep their capitals."""
    sure = any(how_alone(word, german=german) in (How.ANYWHERE, How.WORD) for word in words)
    flat = [piece for word in words for piece in _split(word)]
    letters = fold("".join(flat))
    one_word = len(letters) >= _LONG and not is_ordinary(letters)
    if not sure:
        needles.add(flat, Form.NAME, How.WORD, humps=True)
    if sure and len(letters) > _LONG:
        needles.add(flat, Form.NAME, How.ANYWHERE)
    elif sure:
        needles.add(flat, Form.NAME, How.WORD, humps=len(letters) < _LONG - 1)
    elif one_word and min(map(len, words)) == 1:
        needles.add_text("".join(words), Form.NAME, How.WORD)


def _orders(name: Name) -> Iterator[tuple[str, ...]]:
    """The possible orders of the parts of a name, with initials, and without middle names."""
    if not name.given or not name.family:
        yield from (parts for parts in (name.given + name.family,) if len(parts) > 1)
        return
    first, every = name.given[:1], name.given
    initials = tuple(piece[0] for part in every for piece in _split(part))
    for family in dict.fromkeys((name.family, *((piece,) for piece in _pieces(" ".join(name.family))))):
        for given in dict.fromkeys((every, first, initials, initials[:1])):
            if _says_enough(given, family):
                yield given + family
                yield family + given


def _says_enough(given: tuple[str, ...], family: tuple[str, ...]) -> bool:
    """Whether an initial is beside a word that is a name together with it, not just any word: May A."""
    letters = fold("".join(family))
    if all(len(part) == 1 for part in given):
        return len(letters) > _SHORT and not (is_proper(letters) or is_particle(letters))
    return True


def _pieces(part: str) -> Iterator[str]:
    """A part of a name, the parts that hyphens and spaces make of it, and those that apostrophes make of these."""
    yield part
    for signs in (_HYPHENS, _SIGNS):
        pieces = _split(part, signs)
        if len(pieces) > 1:
            yield from (piece for piece in pieces if len(fold(piece)) > _ALONE)


def _split(part: str, signs: str = _SIGNS) -> list[str]:
    return [piece for piece in re.split(rf"[{signs}]+", part) if fold(piece)]


def _words(text: str) -> list[str]:
    """The words of a name, without stops and titles; particles stay with the name that they belong to."""
    return [word for word in re.split(r"[\s,.;()\"“”]+", text) if fold(word)]


def _without_titles(words: list[str]) -> list[str]:
    kept = [word for word in words if not is_particle(fold(word))]
    return kept or words
