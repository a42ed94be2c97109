"""Messages of the checker in other languages, by templates: one for each kind of message, not for each message.

A file for each language, `languages/de.messages.yaml`, has pairs of an English and a translated template, with places.
A message that no template fits stays in English.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Any, NamedTuple

from synthreport.journal.language import FOLDER
from synthreport.journal.translated_words import words_in
from synthreport.rules.value import NOUNS
from synthreport.standard.versions import NEWEST
from synthreport.standard.words.wording import wording

_PLACE = re.compile(r"\{([a-z]+)(\d*)\}")
_NAMED = rf"(?:{'|'.join(sorted(set(NOUNS.values())))})"
_WORD = rf"""(?:"[^"]*"|(?:{_NAMED} )?`[^`]*`|[^\s"`;]*[^\s"`;,:.])"""
_SEVERAL = rf"{_WORD}(?:(?:, | or | and |, or |, and ){_WORD})*"
_VERBATIM = ("written", "versions")
_WORDS = r"[a-z]+(?: [a-z]+){0,3}"
_ANY = {"clause": ".+?", "text": ".+", "labels": ".+"}
_PATTERNS = {"list": _SEVERAL, "versions": _SEVERAL, "words": _WORDS, **_ANY}
"""What a place may hold, by its name; any other name is a place for a word, a number or a quotation."""

_NOTED = re.compile(
    rf"(?P<noun>{_NAMED})(?= `)"
    r"""|`[^`]*`|"(?P<quotation>[^"]*)"|(?<![\w-])(?P<day>\d{4}-\d\d-\d\d)(?![\w-])"""
    r"""|(?<![\w.,@^~<>=-])(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]\d+)?)(?!\w|[.,]\d)"""
)
"""What languages write in their own way: what an id is of, quotations, days, numbers; never names."""

_LABEL = re.compile(r"\(([^()]+)\)")
_JOINT = re.compile(r"(?<= )(?:and|or)(?= )")

_DEEPEST = 6
_LONGEST = 4000
_MOST = 10_000


class Template(NamedTuple):
    """A template: what an English message must look like, and its translation, with the places of both."""

    english: re.Pattern[str]
    translated: str


class Messages:
    """The templates of a language, in their order, and its words."""

    def __init__(self, written: dict[str, Any], labels: dict[str, str]) -> None:
        self._labels = labels
        self._known: dict[tuple[str, int], str | None] = {}
        self._words: dict[str, str] = written["words"]
        self._joints: dict[str, str] = written["joints"]
        self._notation: dict[str, str] = written["notation"]
        self._nouns: dict[str, str] = written["nouns"]
        self.templates = [Template(_pattern(english), said) for english, said in written["templates"].items()]

    def said(self, message: str) -> str | None:
        """A message in the language; None if no template fits all of it."""
        if len(self._known) > _MOST:
            self._known.clear()
        return self._said(message, _DEEPEST) if len(message) <= _LONGEST else None

    def _said(self, message: str, deep: int) -> str | None:
        """The same for a message or a clause, each tried once: clauses can be cut in many ways."""
        if (message, deep) not in self._known:
            self._known[message, deep] = self._tried(message, deep)
        return self._known[message, deep]

    def _tried(self, message: str, deep: int) -> str | None:
        for template in self.templates if deep else ():
            found = template.english.fullmatch(message)
            said = self._filled(template, found.groupdict(), deep) if found else None
            if said is not None:
                return said
        return None

    def _filled(self, template: Template, held: dict[str, str], deep: int) -> str | None:
        """The translation with what its places hold; None if a clause in one of them has no translation."""
        places: dict[str, str | None] = {name: self._place(name, text, deep) for name, text in held.items()}
        if any(said is None for said in places.values()):
            return None
        return _PLACE.sub(lambda place: str(places[place[1] + place[2]]), template.translated)

    def _place(self, name: str, text: str, deep: int) -> str | None:
        match name.rstrip("0123456789"):
            case "clause":
                return self._said(text, deep - 1)
            case "words":
                return self._words.get(text, f"„{text}“")
            case "labels":
                return _LABEL.sub(lambda found: f"({self._labels.get(found[1], found[1])})", text)
            case "list" | "versions":
                text = _JOINT.sub(lambda joint: self._joints[joint[0]], text)
            case "text":
                return text
        return _NOTED.sub(partial(self._noted, verbatim=name.startswith(_VERBATIM)), text)

    def _noted(self, found: re.Match[str], verbatim: bool) -> str:
        """A quotation, a day or a number as the language writes it; a number or a day may be wanted verbatim."""
        form = self._notation
        if found.lastgroup == "noun":
            return self._nouns[found[0]]
        if found.lastgroup == "quotation":
            return form["quotation"].format(text=found["quotation"])
        if verbatim or found.lastgroup is None:
            return found[0]
        if found.lastgroup == "day":
            year, month, day = found[0].split("-")
            return form["day"].format(year=year, month=month, day=day)
        signs = {",": form["thousands"], ".": form["decimal"]}
        return "".join(signs.get(sign, sign) for sign in found[0])


def _pattern(english: str) -> re.Pattern[str]:
    """The expression that a message of a kind fits."""
    end, parts = 0, []
    for place in _PLACE.finditer(english):
        parts += [
            re.escape(english[end : place.start()]),
            f"(?P<{place[1]}{place[2]}>{_PATTERNS.get(place[1], _WORD)})",
        ]
        end = place.end()
    return re.compile("".join([*parts, re.escape(english[end:])]))


@cache
def messages_in(language: str) -> Messages:
    """The templates of a language other than English."""
    from synthreport.files.yaml_loader import load

    translated, original = words_in(language).lines, wording(NEWEST).lines
    labels = {texts["label"]: translated[number]["label"] for number, texts in original.items()}
    return Messages(load((FOLDER / f"{language}.messages.yaml").read_text(encoding="utf-8")), labels)
