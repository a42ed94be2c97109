"""How the name of an organisation is written: whole, in short, by its initials, and by what tells it from others."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from synthreport.journal.anonymity.needles import Form, How, Needles
from synthreport.journal.anonymity.ordinary import (
    is_abbreviation,
    is_eponym,
    is_nameless,
    is_ordinary,
    is_particle,
    is_proper,
)
from synthreport.journal.anonymity.spelling import HUMPS, fold, is_wide

_SHORT = 3
_LONG = 6
_CODE = 5
"""The least letters of a short name, of a word that is looked for within others, and of a number that tells."""
_PARTS = re.compile(r"\s+[-\u2010-\u2015|/]+\s+|[,;:()\[\]]+")
"""The separators between the parts of an organisation's name."""


def look_for_organisation(name: str, needles: Needles) -> None:
    """Look for every way in which a name may be written."""
    look_for_phrase(name, Form.NAME, needles)
    parts = [part for part in (part.strip() for part in _PARTS.split(name)) if fold(part)]
    for part in parts:
        _look_for_part(part, needles, is_whole=len(parts) == 1)
    for code in filter(_is_code, name.split()):
        needles.add_text(code, Form.IDENTIFIER, How.WORD)
        for number in re.findall(r"\d{4,}", code):
            needles.add_text(number, Form.IDENTIFIER, How.NEVER)
    telling = [word for part in parts for word in _words(part) if _tells(word)]
    for place, word in enumerate(telling):
        _look_for_word(word, needles, is_first=place == 0)


def _look_for_word(word: str, needles: Needles, *, is_first: bool) -> None:
    """A word that tells an organisation from others: the first does, those behind it may be a place or a trade."""
    how = how_alone(word)
    if not is_first:
        how = How.BESIDE_A_TITLE if is_proper(fold(word)) else max(how, How.TITLED)
    needles.add(HUMPS.sub(r"\1 \2", word).split(), Form.NAME, how)
    needles.add_in_code(word, Form.NAME, how)


def look_for_phrase(text: str, form: Form, needles: Needles) -> None:
    """Look for a text as a whole: one that is made of ordinary words alone says little, unless there are several."""
    words = _words(text)
    if any(_tells(word) or any(map(str.isdigit, word)) for word in words):
        needles.add_text(text, form, How.WORD if len(fold(text)) > _SHORT else how_alone(text))
    else:
        needles.add_text(text, form, {1: How.NEVER, 2: How.TITLED}.get(len(words), How.WORD))


def how_alone(word: str) -> How:
    """What must be there for one word to be the name of an organisation."""
    letters = fold(word)
    if is_proper(letters):
        return How.TITLED
    if is_eponym(letters):
        return How.EPONYM
    if is_ordinary(letters):
        return How.NEVER
    if word.isupper() and len(letters) <= _LONG:
        return How.NEVER if len(letters) < _SHORT else How.CAPITALS
    if len(letters) <= _SHORT:
        return How.TITLED if len(letters) == _SHORT else How.NEVER
    return How.ANYWHERE if len(letters) >= _LONG else How.WORD


def _look_for_part(part: str, needles: Needles, *, is_whole: bool) -> None:
    """A part of a name: for itself, where it is not the whole; and by its initials."""
    words = _words(part)
    behind = list(dropwhile(lambda word: not _tells(word), words))
    before = list(dropwhile(lambda word: not _tells(word), reversed(words)))[::-1]  # St Mary's, without Hospital
    is_more = not is_whole or " ".join(words) != part
    for some in (words if is_more else [], behind, before):
        if len(some) > 1:
            look_for_phrase(" ".join(some), Form.NAME, needles)
    if words and is_proper(fold(words[-1])) and any(map(str.isupper, part[1:])):
        look_for_phrase(part[: part.rfind(words[-1])].strip(), Form.NAME, needles)  # King's College, without London
    without_particles = [word for word in words if not is_particle(fold(word))]
    before_trust = list(takewhile(lambda word: word != "NHS", words))
    for each in (words, without_particles, before_trust):
        letters = "".join(word[0] for word in each if word[0].isupper())
        if len(letters) >= _SHORT and not is_abbreviation(fold(letters)):
            needles.add(list(letters), Form.NAME, How.CAPITALS)


def _is_code(word: str) -> bool:
    """Whether a word of a name is a number that nobody else has: of an employer, a school, a site."""
    return any(map(str.isdigit, word)) and len(fold(word)) > _CODE


def _tells(word: str) -> bool:
    """Whether a word of a name tells an organisation from others."""
    letters = fold(word)
    return not word[0].islower() and (len(letters) >= _SHORT or is_wide(word[0])) and not is_nameless(letters)


def _words(text: str) -> list[str]:
    return [
        word
        for word in re.split(r"[^\w'’.&-]+|\s|['’]s\b|(?<=\w)-(?=\w)", text)
        if fold(word) and not word[0].isdigit()
    ]
