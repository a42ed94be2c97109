"""Names that are given to persons, as far as they are common and no other word."""

from __future__ import annotations

import re
import unicodedata

_GIVEN = """
    aaron adam adrian agnes alan albert alejandro alessandro alex alexander alexandra alfred alice alicia alison amanda
    amelie amy ana anders andrea andreas andrew andrzej angela anita ann anna anne annette anthony antoine antonio
    barbara beatrice ben benjamin bernard bernd betty birgit bob brandon brian bruno camille carl carla carlos carmen
    carol caroline catherine cecilia charles charlotte chiara chloe chris christian christina christine christopher
    claire clara claudia claus craig cristina daniel daniela david deborah dennis diana diego dieter dmitri dominik
    donald donna dorothy douglas edward elena elisabeth elizabeth ellen emily emma enrique erik eric erika ernst esther
    eva evelyn fatima felix fernando florian francesca francesco francisco franz fred frederic gabriel gabriela george
    georg gerald gerhard giovanni giulia giuseppe gregory guillaume gustav hannah hans harald harold heather heidi
    heike heinrich heinz helen helena helga henri henry herbert hiroshi hugo ian ibrahim igor ines ingrid irina
    isabel isabella ivan jacob jacqueline jacques james jan jane janet jason javier jean jeff jeffrey jennifer jens
    jeremy jessica joan joao joe johan johann johannes john jon jonas jonathan jorge jose josef joseph joshua jose
    juan judith julia julian julie jun jurgen karen karin karl katarzyna kate katharina katherine kathleen keith kelly
    kenneth kevin kim klaus kristin krzysztof kurt lars laura lauren laurent lea leo leon leonie linda lisa lorenzo
    louis louise luca lucas lucia luigi luis lukas luke lynn magdalena manfred manuel marc marco marcus margaret maria
    marie mario marion martha martin martina mary mateo matteo matthew matthias maurice megan melanie melissa michael
    michel michelle miguel mike mohamed mohammed muhammad monica monika nancy natalia natalie nathan nicholas nicola
    nicolas nicole niels nikolai nina noah olaf olga oliver olivia oscar otto pablo pamela paola pascal patricia
    patrick paul paula paulo pedro peter petra philip philipp philippe pierre piotr rachel rafael ralf ralph raymond
    rebecca regina renate ricardo richard robert roberto robin roger roland ronald ruth ryan sabine sally samantha
    samuel sandra sara sarah scott sean sebastian sergei sergio sharon silvia simon sofia sonia sophia sophie
    stefan stefania stefano stephanie stephen steve steven susan susanne sven sylvia tanja tatiana teresa theodor
    theresa thomas tim timothy tina tobias tom tomasz tony ulrich ulrike ursula uwe valentina valerie vanessa vera
    veronica victoria vincent virginia vladimir walter werner wilhelm william wolfgang xavier yusuf yvonne zoe
"""
_NAMES = frozenset(_GIVEN.split())
_MOST = 3


def names_somebody(text: str) -> bool:
    """Whether a text is the name of a person: in capitals, and with a given name that is common at one of its ends."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    if not 2 <= len(words) <= _MOST or not all(word[0].isupper() for word in words):
        return False
    ends = {words[0].lower(), words[-1].lower()}
    return not ends.isdisjoint(_NAMES) and re.search(r"[^\w\s,.'’-]|\d|_", text) is None


def is_given_name(text: str) -> bool:
    """Whether a text is a given name alone, in any case, with or without accents."""
    return _plain(text).strip() in _NAMES


def has_given_name(text: str) -> bool:
    """Whether a given name is next to another word, in any case, with or without accents."""
    words = re.findall(r"[^\W\d_]+", _plain(text))
    return len(words) > 1 and not _NAMES.isdisjoint(words)


def _plain(text: str) -> str:
    """A text in lower case, without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))
